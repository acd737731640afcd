"""Lays out the differences of two texts: paragraphs with what was added and removed, long unchanged stretches folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.language.differences import Change
from app.web.pages.marking import PARAGRAPH_BREAK

CONTEXT = 30
"""Words of unchanged text that stay in sight beside a change."""

FEWEST_FOLDED = 40
"""A shorter stretch is read more quickly than it is unfolded."""

WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """``begins`` and ``ends`` are false where a fold cuts the paragraph."""

    pieces: tuple[Change, ...]
    begins: bool = True
    ends: bool = True


@dataclass(frozen=True, slots=True)
class Fold:
    """An unchanged stretch that nobody has to read."""

    words: int
    paragraphs: tuple[str, ...]


def laid_out(changes: Sequence[Change]) -> list[ChangedParagraph | Fold]:
    """The paragraphs of both texts in one, in reading order; no word of either is left out."""
    made: list[ChangedParagraph | Fold] = []
    pieces: list[Change] = []
    begins = True

    def close(*, ends: bool) -> None:
        if any(piece.text.strip() for piece in pieces):
            made.append(ChangedParagraph(tuple(pieces), begins, ends))
        pieces.clear()

    for part in _folded(changes):
        if isinstance(part, Fold):
            close(ends=False)
            made.append(part)
            begins = False
            continue
        for number, text in enumerate(PARAGRAPH_BREAK.split(part.text)):
            if number:
                close(ends=True)
                begins = True
            pieces += outside_blanks(Change(text, part.kind)) if text else ()
    close(ends=True)
    return made


def outside_blanks(change: Change) -> list[Change]:
    """The change with the blanks before it as text that nothing is marked in: an underlined blank looks like a fault."""
    words = change.text.lstrip()
    if change.kind == "same" or words == change.text:
        return [change]
    return [Change(change.text[: len(change.text) - len(words)], "same"), *([Change(words, change.kind)] if words else [])]


def _folded(changes: Sequence[Change]) -> Iterator[Change | Fold]:
    for number, change in enumerate(changes):
        if change.kind == "same":
            yield from _shortened(change.text, before=number > 0, behind=number < len(changes) - 1)
        else:
            yield change


def _shortened(text: str, *, before: bool, behind: bool) -> Iterable[Change | Fold]:
    """Unchanged text with its middle folded; ``before`` and ``behind`` say on which sides a change stands."""
    words = list(WORD.finditer(text))
    kept_first, kept_last = CONTEXT * before, CONTEXT * behind
    middle = words[kept_first : len(words) - kept_last]
    if len(middle) < FEWEST_FOLDED:
        return [Change(text, "same")]
    start = middle[0].start() if before else 0
    end = middle[-1].end() if behind else len(text)
    paragraphs = tuple(paragraph for paragraph in PARAGRAPH_BREAK.split(text[start:end].strip()) if paragraph)
    around = (Change(text[:start], "same"), Fold(len(middle), paragraphs), Change(text[end:], "same"))
    return [part for part in around if isinstance(part, Fold) or part.text]
