"""The outside gold of dates in news, read from the folder of outside data and scored as its own scorer scores."""

from __future__ import annotations

import importlib.util
import json
from typing import TYPE_CHECKING, Any

from app.annotate.dates import find_dates
from tests.corpus import corpus_path
from tests.evaluation.dates.samples import GoldMention, GoldText
from tests.evaluation.dates.scoring import published_on

if TYPE_CHECKING:
    from types import ModuleType

GOLD = "gold/dates-news.jsonl"


def outside_texts() -> list[GoldText]:
    """Every annotated text of the outside gold; skips the test when there is none."""
    return [
        GoldText(
            id=document["id"],
            text=document["text"],
            published=document["published"],
            mentions=[GoldMention(m["start"], m["end"], m["type"], m["value"]) for m in document["dates"]],
            ignored=[(span["start"], span["end"]) for span in document.get("ignore", ())],
        )
        for document in _documents().values()
    ]


def official_scores() -> dict[str, dict[str, float]]:
    """The figures of the gold's own scorer: ``span.relaxed``, ``span.strict``, ``value``, each with P, R and F1."""
    gold = _documents()
    found = {key: {"id": key, "dates": _found(document)} for key, document in gold.items()}
    scores, _ = _scorer().score("dates", gold, found)
    return dict(scores)


def _documents() -> dict[str, dict[str, Any]]:
    lines = corpus_path(GOLD).read_text(encoding="utf-8").splitlines()
    return {document["id"]: document for document in map(json.loads, filter(str.strip, lines))}


def _found(document: dict[str, Any]) -> list[dict[str, Any]]:
    mentions = find_dates({"body": document["text"]}, published=published_on(document["published"]))
    return [{"start": m.start, "end": m.end, "type": m.type, "value": m.value} for m in mentions]


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("outside_scorer", corpus_path("gold/score.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
