"""Row ids as results to show: titles, sources, authors, people and passages, read in a few queries."""

from __future__ import annotations

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import Any, cast

from app.domain import (
    DayRange,
    FacetValue,
    Field,
    Origin,
    PersonRef,
    Precision,
    Published,
    Scope,
    SearchResult,
    Segment,
    Snippet,
    SourceRef,
)
from app.search.facets import Count
from app.search.filters import ends
from app.search.snippets import MOST_CLAUSES, MOST_SPANS, HitFinder, Span, apart, marked, opening, passages
from app.store.columns import Columns
from app.store.reader import OPENING

PEOPLE_SHOWN = 8
PeopleNames = dict[int, tuple[str, str]]
"""Slug and name by number."""

NOTHING_LACKS: Mapping[int, tuple[str, ...]] = MappingProxyType({})
_MENTIONS = itemgetter(1)
_IN = "IN (SELECT value FROM json_each(?))"


def fields_of(scope: Scope) -> tuple[Field, ...]:
    """The fields that passages are shown of, the likeliest first."""
    return {"body": ("body", "standfirst"), "comments": ("comments",), "all": ("body", "standfirst", "comments")}[scope]  # type: ignore[return-value]


class ResultReader:
    """Reads what is shown of articles, for one connection and one state of the archive."""

    def __init__(self, connection: sqlite3.Connection, columns: Columns, known: PeopleNames) -> None:
        """``known`` are people that were read already in this state of the archive; it is added to."""
        self.connection = connection
        self.columns = columns
        self.known = known

    def results(
        self,
        ids: Sequence[int],
        *,
        finder: HitFinder,
        snippets: int,
        scope: Scope,
        spoken: DayRange | None = None,
        scores: Mapping[int, float] | None = None,
        duplicates: Mapping[int, int] | None = None,
        relaxed: frozenset[int] = frozenset(),
        lacks: Mapping[int, tuple[str, ...]] = NOTHING_LACKS,
    ) -> tuple[SearchResult, ...]:
        """The articles in this order; one that is gone meanwhile is left out. What they say of the ``spoken`` days is marked too."""
        wanted = json.dumps([int(number) for number in ids])
        asked = _asked_fields(finder, scope) if snippets else ()
        fields = tuple(dict.fromkeys((*asked, *_OPENING))) if snippets else ()
        facts = {row[0]: row for row in self.connection.execute(_facts(fields), (wanted,))}
        authors = self._authors(wanted)
        people = self._people(wanted)
        dates = self._dates(wanted, spoken) if spoken and snippets else {}
        return tuple(
            SearchResult(
                id=row[1],
                title=row[2],
                opening=row[3],
                source=SourceRef(row[4], row[5]) if row[4] else None,
                authors=tuple(authors.get(number, ())),
                published=_published(row[6:12]),
                snippets=tuple(_snippets(dict(zip(fields, row[12:], strict=True)), asked, finder, snippets, dates.get(number, {}))),
                people=tuple(people.get(number, ())),
                score=_rounded((scores or {}).get(number)),
                duplicates=(duplicates or {}).get(number, 0),
                relaxed=number in relaxed,
                lacks=lacks.get(number, ()),
                headline=_headline(row[2], finder, scope) if snippets else (),
            )
            for number in map(int, ids)
            if (row := facts.get(number)) is not None
        )

    def _authors(self, wanted: str) -> dict[int, list[str]]:
        out: dict[int, list[str]] = {}
        sql = f"SELECT article_id, name FROM article_author WHERE article_id {_IN} ORDER BY article_id, position"
        for number, name in self.connection.execute(sql, (wanted,)):
            out.setdefault(number, []).append(name)
        return out

    def _people(self, wanted: str) -> dict[int, list[PersonRef]]:
        """The people of each article, most mentioned first, else as they come; merged ones under who they are now."""
        counts: defaultdict[int, dict[int, int]] = defaultdict(dict)
        sql = f"""SELECT article_id, person_id, mention_count FROM article_person WHERE article_id {_IN} AND person_id IS NOT NULL
          ORDER BY article_id, position"""
        redirected, hidden = self.columns.redirected, self.columns.hidden_people
        for number, person, mentions in self.connection.execute(sql, (wanted,)):
            kept = redirected.get(person, person)
            if kept not in hidden:
                of_article = counts[number]
                of_article[kept] = of_article.get(kept, 0) + mentions
        most = {number: sorted(found.items(), key=_MENTIONS, reverse=True)[:PEOPLE_SHOWN] for number, found in counts.items()}
        names = self.person_names({person for found in most.values() for person, _ in found})
        return {
            number: [PersonRef(*names[person], mentions) for person, mentions in found if person in names] for number, found in most.items()
        }

    def _dates(self, wanted: str, days: DayRange) -> dict[int, dict[Field, list[Span]]]:
        """Where each article speaks of these days: what lies within them, or else what reaches into them."""
        sql = f"""SELECT article_id, first_day >= ? AND last_day <= ?, field, start, "end" FROM article_date
          WHERE article_id {_IN} AND type IN ('DATE', 'TIME') AND first_day <= ? AND last_day >= ?"""
        first, last = ends(days)
        found: defaultdict[int, defaultdict[int, defaultdict[Field, list[Span]]]]
        found = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
        for number, within, field, start, end in self.connection.execute(sql, (first, last, wanted, last, first)):
            found[number][within][field].append(Span(start, end, MOST_CLAUSES))
        return {number: fields[max(fields)] for number, fields in found.items()}

    def person_names(self, people: Iterable[int]) -> PeopleNames:
        """Slug and name of people: of these at least. The same few hundred stand on most pages."""
        unread = [person for person in people if person not in self.known]
        if unread:
            sql = f"SELECT id, slug, name FROM person WHERE id {_IN}"
            self.known.update((row[0], (row[1], row[2])) for row in self.connection.execute(sql, (json.dumps(sorted(unread)),)))
        return self.known

    # ---------- facets ----------
    def people_values(self, counts: Sequence[Count]) -> tuple[FacetValue, ...]:
        names = self.person_names([count.value for count in counts])
        return tuple(FacetValue(*names[count.value], count.count) for count in counts if count.value in names)

    def source_values(self, counts: Sequence[Count]) -> tuple[FacetValue, ...]:
        sql = f"SELECT id, slug, name FROM source WHERE id {_IN}"
        names = {row[0]: (row[1], row[2]) for row in self.connection.execute(sql, (json.dumps([count.value for count in counts]),))}
        return tuple(FacetValue(*names[count.value], count.count) for count in counts if count.value in names)

    def author_values(self, counts: Sequence[Count]) -> tuple[FacetValue, ...]:
        columns = self.columns
        return tuple(FacetValue(columns.author_names[c.value], columns.author_names[c.value], c.count) for c in counts)


_OPENING: tuple[Field, ...] = ("standfirst", "body")
"""What the opening is shown of where there is no passage: the first that has any text."""

_READING_ORDER: dict[Field, int] = {"title": 0, "standfirst": 1, "body": 2, "comments": 3}


def _facts(fields: Sequence[Field]) -> str:
    """What is shown of articles, with the texts that passages are chosen from: a page's texts cost as much to find as to read."""
    texts = "".join(f", t.{field}" for field in fields)
    return f"""SELECT a.id, a.public_id, t.title, {OPENING}, s.slug, s.name, a.published, a.published_precision, a.published_origin,
      a.published_confidence, a.not_before, a.not_after{texts} FROM article a JOIN article_text t ON t.article_id = a.id
      LEFT JOIN source s ON s.id = a.source_id WHERE a.id {_IN}"""


def _asked_fields(finder: HitFinder, scope: Scope) -> tuple[Field, ...]:
    return fields_of("all" if any(reading.field == "comments" for reading in finder.readings) else scope)


def _snippets(
    texts: Mapping[Field, str], asked: Sequence[Field], finder: HitFinder, limit: int, dates: Mapping[Field, list[Span]]
) -> list[Snippet]:
    """Passages of the fields that were asked for, in reading order; the article's opening when there is none."""
    out: list[Snippet] = []
    for field in asked if finder.readings or dates else ():
        spans: list[Span] = finder.spans(texts[field], field, most=MOST_SPANS) if len(out) < limit else []
        if field in dates and len(out) < limit:
            spans = apart([*spans, *dates[field]])
        if spans:
            out += passages(texts[field], field, spans, limit=limit - len(out))
    if not out and limit:
        out = next(filter(None, (opening(texts[field], field) for field in _OPENING)), [])
    return sorted(out, key=lambda snippet: (_READING_ORDER[snippet.field], snippet.start))


def _headline(title: str, finder: HitFinder, scope: Scope) -> tuple[Segment, ...]:
    """The title with its hits, if it has any and was searched."""
    return marked(title, finder.spans(title, "title")) if finder.readings and scope != "comments" else ()


def _rounded(score: float | None) -> float | None:
    """None where no score was computed, which the order tells as NaN."""
    return None if score is None or math.isnan(score) else round(score, 4)


def _published(row: Sequence[Any]) -> Published:
    published, precision, origin, confidence, not_before, not_after = row
    return Published(
        date=published,
        precision=cast("Precision", precision),
        origin=cast("Origin", origin),
        confidence=confidence,
        not_before=None if published else not_before,
        not_after=None if published else not_after,
    )
