"""The sample articles as a person would read them, without the program's own extraction."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
EXPECTED = Path(__file__).with_name("expected.json")


def records() -> list[dict[str, Any]]:
    """The records of every JSON Lines file."""
    return [json.loads(line) for path in sorted(SEEDS.rglob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def visible_text(page: str) -> str:
    """The words between the tags of a small, well-formed page."""
    without_code = re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]+>", " ", page)
    return html.unescape(without_code)


def article_files() -> list[Path]:
    """The files that hold one article each."""
    paths = (path for path in SEEDS.rglob("*") if path.suffix in {".txt", ".md", ".html"})
    return sorted(path for path in paths if path.name != "README.md")


def articles() -> dict[str, str]:
    """Raw text by path relative to seeds/; a record's key is the path of its file, ``#`` and its id."""
    found = {path.relative_to(SEEDS).as_posix(): path.read_text("utf-8") for path in article_files()}
    for path in sorted(SEEDS.rglob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            text = "\n\n".join([record["title"], record.get("body") or record["text"], *record.get("comments", [])])
            found[f"{path.relative_to(SEEDS).as_posix()}#{record['id']}"] = text
    return {key: visible_text(text) if key.endswith(".html") else text for key, text in found.items()}


def expected() -> dict[str, dict[str, Any]]:
    """What a person read in each article, by the same keys as ``articles``."""
    gold: dict[str, dict[str, Any]] = json.loads(EXPECTED.read_text("utf-8"))["articles"]
    return gold


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def runs(text: str, *, length: int) -> set[tuple[str, ...]]:
    """Every run of ``length`` words in a row."""
    tokens = words(text)
    return {tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1)}
