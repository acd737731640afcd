"""The people of the archive."""

from __future__ import annotations

from datetime import date

from pydantic import computed_field

from app.browse.views import CoPerson, MergeSuggestion, MonthCount, NameCount
from app.domain import Field
from app.web.schemas.common import Links, Out, SummaryOut, links


class PersonCountsOut(Out):
    id: str
    name: str
    articles: int
    mentions: int
    first_day: date | None
    last_day: date | None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def links(self) -> Links:
        return links("people", self.id)


class PersonSummaryOut(PersonCountsOut):
    matched: str


class PeopleOut(Out):
    total: int
    page: int
    per_page: int
    people: list[PersonSummaryOut]
    letters: list[str]


class RoleOut(Out):
    text: str
    articles: int
    first: str | None
    last: str | None
    article: SummaryOut


class PersonQuoteOut(Out):
    article: SummaryOut
    field: Field
    start: int
    end: int
    text: str
    cue: str


class LikelyPairOut(Out):
    """Two who may be one: ``person`` would be merged into ``into``; ``score`` runs from 0 to 1."""

    person: str
    person_name: str
    person_articles: int
    into: str
    into_name: str
    into_articles: int
    score: float
    evidence: str


class LikelyMergesOut(Out):
    pairs: list[LikelyPairOut]


class PersonOut(PersonCountsOut):
    undated: int
    names: list[NameCount]
    roles: list[RoleOut]
    months: list[MonthCount]
    together: list[CoPerson]
    quotes: list[PersonQuoteOut]
    suggestions: list[MergeSuggestion]
