"""Filters as masks: who is named, who published and wrote it, when, and which days it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, assert_never

import numpy as np
from numpy.typing import NDArray

from app.domain import DayRange, MentionStatus, SearchOptions
from app.search.facets import having_status
from app.search.nodes import Author, Mentioned, Person, Published, Source
from app.store.columns import Columns, Ints, Mask

FilterLeaf = Person | Source | Author | Published | Mentioned


FACETS_OF_DAYS = {"published": ("year", "month"), "mentioned": ("mentioned_year", "mentioned_month")}


def sets_days(facet: str, date_field: str) -> bool:
    """Whether choosing a value of the facet limits these days: a facet leaves out the filter that it sets itself."""
    return facet in FACETS_OF_DAYS[date_field]


def without_titles(name: str) -> str:
    """A name without what is printed before it: ``Ms. Boone`` and ``Prime Minister Boone`` are called Boone."""
    from app.annotate.people.lexicon import COURTESY, OFFICES, TITLE_MODIFIERS  # noqa: PLC0415  slow to read in, seldom wanted

    words = name.split()
    while len(words) > 1 and words[0].strip(".,").lower() in COURTESY | OFFICES | TITLE_MODIFIERS:
        words = words[1:]
    return " ".join(words)


class Directory(Protocol):
    """Who is meant by a name. Nobody is an empty list, never everybody."""

    def people(self, name: str) -> Sequence[int]: ...

    def namesakes(self, name: str) -> Sequence[int]: ...

    def sources(self, name: str) -> Sequence[int]: ...

    def authors(self, name: str, columns: Columns) -> Sequence[int]: ...


class Filters:
    """Makes masks over one state of the archive; names that nobody has are collected in ``unknown``."""

    def __init__(self, columns: Columns, directory: Directory) -> None:
        self.columns = columns
        self.directory = directory
        self.unknown: list[str] = []
        self._of_options: tuple[SearchOptions, list[tuple[Sequence[str], Mask]]] | None = None

    def leaf(self, leaf: FilterLeaf) -> Mask:
        match leaf:
            case Person():
                return self.columns.people.having(self._ids("person", [leaf.name], self._meant))
            case Source():
                return self.source([leaf.name])
            case Author():
                return self.author([leaf.name])
            case Published():
                return self.published(leaf.days)
            case Mentioned():
                return self.mentioned(leaf.days)
            case _:
                assert_never(leaf)

    def options(self, options: SearchOptions, *, without: str = "") -> Mask | None:
        """All filters of the options together, ``without`` those that a facet sets itself; None when there is none."""
        if self._of_options is None or self._of_options[0] is not options:
            self._of_options = options, list(self._masks(options))
        masks = [mask for sets, mask in self._of_options[1] if not without or without not in sets]
        return np.logical_and.reduce(masks) if masks else None

    def _masks(self, options: SearchOptions) -> Iterator[tuple[Sequence[str], Mask]]:
        """Each filter, with the facets that set it."""
        if options.person:
            yield ("person",), self.person(options.person)
        if options.source:
            yield ("source",), self.source(options.source)
        if options.author:
            yield ("author",), self.author(options.author)
        if options.date_status:
            yield ("date_status",), self.date_status(options.date_status)
        if options.language:
            yield (), self.language(options.language)
        if options.exclude_person:
            yield (), ~self.person(options.exclude_person)
        if options.exclude_source:
            yield (), ~self.source(options.exclude_source)
        if options.days and (options.days.first or options.days.last):
            made = self.published if options.date_field == "published" else self.mentioned
            yield FACETS_OF_DAYS[options.date_field], made(options.days)

    def person(self, names: Sequence[str]) -> Mask:
        return self.columns.people.having(self._ids("person", names, self._called))

    def _called(self, name: str) -> Sequence[int]:
        """The people called so, or so without a title that is no part of their names."""
        return self.directory.people(name) or (self.directory.people(bare) if (bare := without_titles(name)) != name else ())

    def _meant(self, name: str) -> Sequence[int]:
        """Whom a query means: one word is what all are called who are called so, although one person's id is that word too."""
        called = self._called(name)
        return called if "-" in name or " " in name else sorted({*called, *self.directory.namesakes(name)})

    def source(self, names: Sequence[str]) -> Mask:
        return _any_of(self.columns.source, self._ids("source", names, self.directory.sources))

    def author(self, names: Sequence[str]) -> Mask:
        return self.columns.authors.having(self._ids("author", names, lambda name: self.directory.authors(name, self.columns)))

    def language(self, languages: Sequence[str]) -> Mask:
        wanted = {language.lower() for language in languages}
        held = {language.lower() for language in self.columns.languages}
        self.unknown += [f"no article in the language “{one[:60]}” is in the archive" for one in sorted(wanted - held)]
        codes = [code for code, language in enumerate(self.columns.languages) if language.lower() in wanted]
        return _any_of(self.columns.language, codes)

    def date_status(self, statuses: Sequence[MentionStatus]) -> Mask:
        return having_status(self.columns, statuses)

    def _ids(self, what: str, names: Sequence[str], find: Callable[[str], Sequence[int]]) -> list[int]:
        found: list[int] = []
        for name in names:
            ids = find(name)
            if not ids:
                self.unknown.append(f"no {what} called “{name[:60]}” is in the archive")
            found.extend(ids)
        return found

    def published(self, days: DayRange) -> Mask:
        """Published in a time that overlaps these days; with an unknown date only when its bounds leave no doubt."""
        columns = self.columns
        first, last = ends(days)
        mask: Mask = columns.first > 0
        mask &= columns.first <= last
        mask &= columns.last >= first
        bounded = columns.only_bounded
        if len(bounded):
            after = (columns.not_before[bounded] >= max(first, 1)) if days.first else True
            before = (columns.not_after[bounded] <= last) & (columns.not_after[bounded] > 0) if days.last else True
            mask[bounded[np.broadcast_to(after & before, len(bounded))]] = True
        return mask

    def mentioned(self, days: DayRange) -> Mask:
        """Speaks of a day or period that overlaps these days."""
        mask = np.zeros(self.columns.size, bool)
        mask[self.columns.spoken_article[self._spoken_rows(days)]] = True
        mask[0] = False
        return mask

    def fineness(self, days: DayRange) -> Ints:
        """For each article the number of days of the narrowest thing it says about these days; large where nothing."""
        rows = self._spoken_rows(days)
        widths = np.full(self.columns.size, np.iinfo(np.int32).max, np.int32)
        spans = self.columns.spoken_last[rows] - self.columns.spoken_first[rows]
        np.minimum.at(widths, self.columns.spoken_article[rows], spans)
        return widths

    def _spoken_rows(self, days: DayRange) -> NDArray[np.intp]:
        first, last = ends(days)
        inside = (self.columns.spoken_first <= last) & (self.columns.spoken_last >= first)
        return np.flatnonzero(inside)


def _any_of(column: Ints, wanted: Sequence[int]) -> Mask:
    """Which articles have one of the wanted values; of a single one, as mostly, in a tenth of the time."""
    return column == wanted[0] if len(wanted) == 1 else np.isin(column, wanted)


def ends(days: DayRange) -> tuple[int, int]:
    """The first and the last day as ordinals; an open end is before or after all days."""
    return (days.first.toordinal() if days.first else 0), (days.last.toordinal() if days.last else np.iinfo(np.int32).max)
