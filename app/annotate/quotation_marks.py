"""Where words stand in quotation marks: curly, straight or angled, nested or running over several paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIRS = {"“": "”", "«": "»", "„": "“"}
SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–:])|^)[‘'](?=\w)")
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?=[\s.,;:!?)\]—–]|$)")
MAX_LETTERS = 5_000
"""A mark that is not closed within this distance is taken for a slip."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words between two marks of one paragraph; ``continues`` when the last mark is missing, as the next paragraph goes on."""

    paragraph: int
    start: int
    end: int
    continues: bool = False


def quoted(paragraphs: Sequence[str]) -> list[Quoted]:
    """What stands in double quotation marks; where an article has none, what stands in single ones."""
    out = [q for number, text in enumerate(paragraphs) for q in _double(number, text, _next_opens(paragraphs, number))]
    if not out:
        out = [q for number, text in enumerate(paragraphs) for q in _single(number, text)]
    return [q for q in out if any(c.isalnum() for c in paragraphs[q.paragraph][q.start : q.end])]


def _next_opens(paragraphs: Sequence[str], number: int) -> bool:
    return number + 1 < len(paragraphs) and paragraphs[number + 1].lstrip()[:1] in ("“", '"', "«", "„")


def _double(number: int, text: str, next_opens: bool) -> list[Quoted]:  # noqa: FBT001 a fact, not an option
    out: list[Quoted] = []
    opened: int | None = None
    closing = ""
    for at, letter in ((m.start(), m.group()) for m in re.finditer('[“”„«»"]', text)):
        if opened is not None and at - opened > MAX_LETTERS:
            opened = None
        if opened is None:
            if letter == '"' or letter in PAIRS:
                opened, closing = at + 1, PAIRS.get(letter, '"')
        elif letter == closing or (closing == "”" and letter == '"') or (closing == '"' and letter == "”"):
            out.append(Quoted(number, opened, at))
            opened = None
    if opened is not None and next_opens and len(text) - opened <= MAX_LETTERS:
        out.append(Quoted(number, opened, len(text.rstrip()), continues=True))
    return out


def _single(number: int, text: str) -> list[Quoted]:
    out: list[Quoted] = []
    at = 0
    while opening := SINGLE_OPEN.search(text, at):
        closing = SINGLE_CLOSE.search(text, opening.end(), opening.end() + MAX_LETTERS)
        if closing is None:
            break
        out.append(Quoted(number, opening.end(), closing.start()))
        at = closing.end()
    return out
