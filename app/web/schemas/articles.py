"""One article."""

from __future__ import annotations

from datetime import date

from pydantic import computed_field

from app.browse.views import FileView
from app.domain import DateStatus, Dropped, Field, PersonRef, Snippet, TimexType
from app.web.schemas.common import Out, PublishedWithCandidates, SummaryOut


class MentionOut(Out):
    field: Field
    start: int
    end: int
    text: str


class ArticlePersonOut(Out):
    """``name_here`` is the fullest name that the article prints, ``evidence`` why it is this person of the archive."""

    id: str | None
    name: str
    name_here: str
    roles: list[str]
    mentions: list[MentionOut]
    evidence: str


class DateOut(Out):
    field: Field
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str
    first_day: date | None
    last_day: date | None
    status: DateStatus
    anchor: str
    rule: str
    evidence: str
    confidence: float


class QuoteOut(Out):
    field: Field
    start: int
    end: int
    text: str
    speaker: str
    cue: str
    person: PersonRef | None


class ArticleOut(SummaryOut):
    """One article with everything known about it; see ``/docs`` for how offsets count.

    No query found it, so what a search says of a result beside the article says nothing here: no ``snippets``, no ``score``.
    """

    standfirst: str
    body: str
    comments: str
    authors: list[str]
    byline: str
    dateline: str
    url: str
    language: str
    published: PublishedWithCandidates
    dropped: list[Dropped]
    files: list[FileView]
    people: list[ArticlePersonOut]
    dates: list[DateOut]
    quotes: list[QuoteOut]
    versions: list[SummaryOut]
    snippets: tuple[Snippet, ...] = ()
    score: float | None = None
    relaxed: bool = False
    duplicates: int
    stands_for_cluster: bool
    corrected: list[str]
    annotated: bool
    missing: bool
    added_at: str
    updated_at: str

    @computed_field  # type: ignore[prop-decorator]
    @property
    def file(self) -> str | None:
        """The first of the files that it came from."""
        return self.files[0].path if self.files else None


class UndatedArticleOut(Out):
    article: SummaryOut
    waiting: int
    example: str
    candidates: list[str]


class UndatedOut(Out):
    total: int
    page: int
    per_page: int
    articles: list[UndatedArticleOut]
