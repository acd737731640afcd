"""Taggers and persons for tests, made rather than loaded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.annotate.people.linking import LocalPerson
from app.domain import NameSpan


class MarkedNames:
    """A tagger that finds exactly the names it is given, wherever they stand as words."""

    def __init__(self, *names: str, probability: float = 0.99) -> None:
        longest_first = sorted(names, key=len, reverse=True)
        self._pattern = re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in longest_first) or "(?!)")
        self._probability = probability

    def __call__(self, paragraphs: Sequence[str]) -> list[list[NameSpan]]:
        return [[NameSpan(m.start(), m.end(), self._probability) for m in self._pattern.finditer(text)] for text in paragraphs]


def local(
    article: int,
    name: str,
    *surfaces: str,
    position: int = 0,
    titles: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
    gender: str = "",
) -> LocalPerson:
    printed = tuple((s, 1) for s in (surfaces or (name,)))
    return LocalPerson(article=article, position=position, name=name, surfaces=printed, titles=titles, roles=roles, gender=gender)
