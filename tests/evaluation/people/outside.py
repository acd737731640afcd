"""The outside gold set and its own scorer, loaded from where they lie."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

from app.annotate.people.reading import find_people
from app.annotate.people.tagger import PersonTagger


def outside_scores(folder: Path, tagger: PersonTagger) -> dict[str, dict[str, float]]:
    """Score the people of ``folder/people-news.jsonl`` with ``folder/score.py``: measure → P, R, F1."""
    scorer = _scorer(folder / "score.py")
    gold = scorer.load(folder / "people-news.jsonl")
    scores: dict[str, dict[str, float]] = scorer.score("people", gold, {i: _found(d, tagger) for i, d in gold.items()})[0]
    return scores


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("outside_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _found(document: dict[str, Any], tagger: PersonTagger) -> dict[str, Any]:
    people = find_people({"body": document["text"]}, tagger=tagger)
    return {
        "id": document["id"],
        "people": [{"name": p.name, "mentions": [{"start": m.start, "end": m.end} for m in p.mentions]} for p in people],
    }


def outside_words(folder: Path) -> list[str]:
    """The texts of the gold set, for measuring speed."""
    lines = (folder / "people-news.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]
