"""Articles as the reference engine holds them: folded words by column."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain

from app.domain import MentionStatus, SourceRef
from app.language.forms import forms
from app.language.words import words
from app.search.readings import Term

COLUMNS = ("title", "standfirst", "body", "comments", "forms")


@dataclass(frozen=True, kw_only=True)
class MemoryPerson:
    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MemoryArticle:
    """One article with all that can be searched for. Days are ordinals, 0 where unknown; ``spoken`` are first and last days."""

    number: int
    id: str
    title: str
    body: str
    standfirst: str = ""
    comments: str = ""
    source: SourceRef | None = None
    authors: tuple[str, ...] = ()
    language: str = ""
    first: int = 0
    last: int = 0
    not_before: int = 0
    not_after: int = 0
    people: tuple[MemoryPerson, ...] = ()
    spoken: tuple[tuple[int, int], ...] = ()
    unresolved: frozenset[MentionStatus] = frozenset()
    """``partial`` and ``unresolved``, as far as it says such things of days."""
    cluster: int = 0
    columns: dict[str, list[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        layers = {name: words(getattr(self, name)) for name in COLUMNS[:4]}
        layers["forms"] = forms([self.title, self.standfirst, self.body]).split()
        object.__setattr__(self, "columns", layers)


def has_term(text: list[str], term: Term) -> bool:
    """Whether a text has the term's words: next to each other, or all within ``slop`` other words."""
    if term.slop and len(term.words) > 1:
        places = [[at for at, word in enumerate(text) if word == wanted] for wanted in term.words]
        return any(all(any(at - 1 - term.slop <= p <= at for p in found) for found in places) for at in chain.from_iterable(places))
    last = len(term.words) - 1
    return any(
        all(text[at + i].startswith(word) if term.prefix and i == last else text[at + i] == word for i, word in enumerate(term.words))
        for at in range(len(text) - last)
    )
