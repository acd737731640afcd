"""An article, in full and in a list."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain import DateMention, Dropped, Field, Mention, PersonRef, Published, SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """An article in a list: enough for one line and its link. ``opening`` are the first words of one without a title.
    ``published.candidates`` is left empty."""

    id: str
    title: str
    source: SourceRef | None
    published: Published
    opening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePersonView:
    """A person of one article. ``id`` is None while the person is not linked or is hidden; ``name`` is the archive's
    name, ``name_here`` the fullest name that the article prints, ``evidence`` why this is that person."""

    id: str | None
    name: str
    name_here: str
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """Words in quotation marks; ``person`` is the linked speaker, None when ``speaker`` is nobody of this article."""

    field: Field
    start: int
    end: int
    text: str
    speaker: str
    cue: str
    person: PersonRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """Where an article came from: the file, and the member of it when one file holds many."""

    path: str
    member: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """Everything about one article.

    ``versions`` are its near-identical copies, without itself, 200 at the most of the ``duplicates`` that there are;
    ``stands_for_cluster`` says that it is the one that results show for them. ``corrected`` names the fields that the
    user set. ``missing``: its files are gone from the folder. ``annotated``: people and dates have been looked for.
    Times are ISO, UTC.
    """

    id: str
    title: str
    standfirst: str
    body: str
    comments: str
    byline: str
    dateline: str
    authors: tuple[str, ...]
    source: SourceRef | None
    url: str
    language: str
    published: Published
    dropped: tuple[Dropped, ...]
    files: tuple[FileView, ...]
    people: tuple[ArticlePersonView, ...]
    dates: tuple[DateMention, ...]
    quotes: tuple[QuoteView, ...]
    versions: tuple[ArticleSummary, ...]
    duplicates: int
    stands_for_cluster: bool
    corrected: tuple[str, ...]
    annotated: bool
    missing: bool
    added_at: str
    updated_at: str

    @property
    def opening(self) -> str:
        return "" if self.title else f"{self.standfirst} {self.body}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedArticle:
    """An article without a publication date, with its soft bounds (in ``published``) and what it would gain:
    ``waiting`` counts its dates that stay unresolved until the publication date is known, ``example`` is one of them."""

    article: ArticleSummary
    waiting: int
    example: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedView:
    total: int
    page: int
    per_page: int
    articles: tuple[UndatedArticle, ...]
