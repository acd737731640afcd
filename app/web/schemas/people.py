"""The people of the archive."""

from __future__ import annotations

from datetime import date

from pydantic import computed_field

from app.domain import Field
from app.web.schemas.common import Links, Out, SummaryOut, links


class PersonSummaryOut(Out):
    id: str
    name: str
    articles: int
    mentions: int
    first_day: date | None
    last_day: date | None
    matched: str

    @computed_field  # type: ignore[prop-decorator]
    @property
    def links(self) -> Links:
        return links("people", self.id)


class PeopleOut(Out):
    total: int
    page: int
    per_page: int
    people: list[PersonSummaryOut]
    letters: list[str]


class NameOut(Out):
    text: str
    mentions: int
    articles: int


class RoleOut(Out):
    text: str
    articles: int
    first: str | None
    last: str | None
    article: SummaryOut


class MonthOut(Out):
    period: str
    articles: int
    mentions: int


class CoPersonOut(Out):
    id: str
    name: str
    articles: int


class PersonQuoteOut(Out):
    article: SummaryOut
    field: Field
    start: int
    end: int
    text: str
    cue: str


class MergeSuggestionOut(Out):
    id: str
    name: str
    articles: int
    evidence: str


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


class PersonOut(Out):
    id: str
    name: str
    articles: int
    mentions: int
    first_day: date | None
    last_day: date | None
    undated: int
    names: list[NameOut]
    roles: list[RoleOut]
    months: list[MonthOut]
    together: list[CoPersonOut]
    quotes: list[PersonQuoteOut]
    suggestions: list[MergeSuggestionOut]

    @computed_field  # type: ignore[prop-decorator]
    @property
    def links(self) -> Links:
        return links("people", self.id)
