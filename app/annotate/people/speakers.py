"""Who speaks in a transcript: 'PETER JENNINGS, ABC NEWS:' at the start of a paragraph is no dateline."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import ROLE_HEADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.annotate.people.paragraphs import Paragraph
    from app.domain import NameSpan

_CAPITALS = r"(?:Ma?c)?[^\W\d_a-z](?:[^\W\d_a-z]|[.'’-])+"
LABEL = re.compile(rf"\s*(?P<name>{_CAPITALS}(?: {_CAPITALS}){{0,3}})(?P<role>, [^:\n]{{2,70}})?:(?=\s)")
OF_A_BROADCASTER = frozenset(("news", "host", "anchor", "correspondent", "moderator"))
SURE_OF_A_NAME = 0.9


def with_speakers(paragraphs: Sequence[Paragraph], marked: Sequence[Sequence[NameSpan]]) -> list[Paragraph]:
    """The paragraphs, those marked in which somebody speaks: with a role in the label, a label that returns or a name known elsewhere."""
    labels = [None if p.upper_case else LABEL.match(p.text) for p in paragraphs]
    if not any(labels):
        return list(paragraphs)
    surnames = _surnames(paragraphs, marked)
    printed = Counter(_surname(label) for label in labels if label)
    return [
        replace(p, spoken=True) if label and (_has_role(label) or _surname(label) in surnames or printed[_surname(label)] > 1) else p
        for p, label in zip(paragraphs, labels, strict=True)
    ]


def _surname(label: re.Match[str]) -> str:
    return label["name"].rpartition(" ")[2]


def _has_role(label: re.Match[str]) -> bool:
    words = {word.strip(".,").lower() for word in (label["role"] or "").split()}
    return bool(words & (ROLE_HEADS | OF_A_BROADCASTER))


def _surnames(paragraphs: Sequence[Paragraph], marked: Sequence[Sequence[NameSpan]]) -> set[str]:
    """The last words, in capitals, of names of several words that do not open a paragraph in capitals."""
    names = (p.text[s.start : s.end] for p, spans in zip(paragraphs, marked, strict=True) for s in spans if s.probability >= SURE_OF_A_NAME)
    return {name.split()[-1].upper() for name in names if " " in name and not name.isupper()}
