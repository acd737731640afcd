"""Articles, their text, their dates and quotes, and what search derives from them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel


class Source(SQLModel, table=True):
    """A publication, as named by the articles; ``slug`` is its public id."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str


class Article(SQLModel, table=True):
    """What is known about one article, without its text. ``public_id`` is the id in its address."""

    __table_args__ = (  # covering, so that counts by source and by day read no rows: 2 s against 0.3 s at 100,000 articles
        Index("ix_article_source", "source_id", "published"),
        Index("ix_article_published", "published_first", "published_last"),
        Index("ix_article_missing", "id", sqlite_where=text("missing")),
    )
    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(unique=True)
    source_id: int | None = Field(default=None, foreign_key="source.id")
    byline: str
    dateline: str
    language: str
    url: str
    published: str | None = Field(default=None)
    published_precision: str
    published_origin: str
    published_confidence: float
    not_before: str | None = None
    not_after: str | None = None
    published_first: int | None = None  # first and last day of ``published``
    published_last: int | None = None
    draft_hash: str  # of the extracted draft with its corrections: equal means nothing to annotate or index anew
    annotated: bool = Field(default=False, index=True)
    missing: bool = False  # its files are gone from the folder
    cluster_id: int | None = Field(default=None, index=True)  # near-identical copies share the id of the one that stands for them
    revision: int = Field(default=0, index=True)  # grows with every change, so that readers can catch up
    created_at: str
    updated_at: str


class ArticleText(SQLModel, table=True):
    """The text layers of one article, kept apart so that reading facts of a million articles reads no text.

    The full-text index is an external-content table over this one.
    """

    __tablename__ = "article_text"
    article_id: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    title: str
    standfirst: str
    body: str
    comments: str
    forms: str = ""  # derived: search tokens that the text implies but does not spell (see app.language.forms)


class CopySignature(SQLModel, table=True):
    """What finds possible copies of an article's text (see app.language.shingles); ``placed`` once it has been compared."""

    __tablename__ = "copy_signature"
    __table_args__ = (Index("ix_copy_signature_waiting", "article_id", sqlite_where=text("NOT placed")),)
    article_id: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    signature: bytes
    words: int
    placed: bool = False


class CopyMark(SQLModel, table=True):
    """*Derived.* The marks of placed signatures, on disk in their own order: articles that share marks are compared."""

    __tablename__ = "copy_mark"
    __table_args__ = {"sqlite_with_rowid": False}  # in the order of its key, nothing else
    mark: int = Field(primary_key=True, sa_type=BigInteger)
    article_id: int = Field(primary_key=True)


class DeletedArticle(SQLModel, table=True):
    """An article that is gone, so that readers who hold columns in memory can let go of it."""

    __tablename__ = "deleted_article"
    article_id: int = Field(primary_key=True)
    revision: int = Field(index=True)


class ArticleAuthor(SQLModel, table=True):
    __tablename__ = "article_author"
    article_id: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    name: str
    folded: str = Field(index=True)


class PublishedCandidate(SQLModel, table=True):
    """A date that was found for an article, the losing ones too."""

    __tablename__ = "published_candidate"
    article_id: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    date: str
    precision: str
    origin: str
    confidence: float
    evidence: str


class DroppedPart(SQLModel, table=True):
    """A piece of the page that was cut as boilerplate; ``evidence`` counts where a folder taught it."""

    __tablename__ = "dropped_part"
    article_id: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    reason: str
    text: str


class LearnedSource(SQLModel, table=True):
    """*Derived.* Which lines recur across the articles of a source, and how many articles that was decided on."""

    __tablename__ = "learned_source"
    source_id: int = Field(primary_key=True, foreign_key="source.id", ondelete="CASCADE")
    articles: int
    newest_article: int  # articles after this one have not been looked at
    lines: str  # JSON object: key of the line → [its wording, articles that have it, articles looked at]


class LearnedFolder(SQLModel, table=True):
    """*Derived.* The same for the articles of one folder that name no source; ``folder`` is its path with a slash behind it."""

    __tablename__ = "learned_folder"
    folder: str = Field(primary_key=True)
    articles: int
    newest_article: int
    lines: str


class LearnedPart(SQLModel, table=True):
    """A paragraph that was cut because it recurs, with its place in the whole body, so that it can be put back."""

    __tablename__ = "learned_part"
    article_id: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    place: int = Field(primary_key=True)
    text: str


class Correction(SQLModel, table=True):
    """A value that the user set for an article; it outlives every re-ingest."""

    article_id: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    name: str = Field(primary_key=True)
    value: str
    made_at: str


class ArticleDate(SQLModel, table=True):
    """A date that an article speaks of; ``expression`` lets it be resolved anew without the text."""

    __tablename__ = "article_date"
    __table_args__ = (  # two indexes, because a range can only be bounded at both ends when the mentions are short
        Index("ix_article_date_fine", "first_day", "last_day", "article_id", sqlite_where=text("last_day - first_day < 32")),
        Index("ix_article_date_wide", "first_day", "last_day", "article_id", sqlite_where=text("last_day - first_day >= 32")),
        Index("ix_article_date_status", "status", "type", "article_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True, ondelete="CASCADE")
    position: int
    field: str
    start: int
    end: int
    surface: str
    type: str
    value: str
    mod: str
    first_day: int | None = None
    last_day: int | None = None
    status: str
    anchor: str
    rule: str
    evidence: str
    confidence: float
    expression: str


class ArticleQuote(SQLModel, table=True):
    __tablename__ = "article_quote"
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True, ondelete="CASCADE")
    field: str
    start: int
    end: int
    surface: str
    speaker: str
    cue: str


class Abbreviation(SQLModel, table=True):
    """*Derived.* A short form that an article spells out: ``ATACMS`` for *Army Tactical Missile System*."""

    short: str = Field(primary_key=True)
    long_folded: str = Field(primary_key=True)
    article_id: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE", index=True)
    short_folded: str = Field(index=True)
    long: str


class CapitalPhrase(SQLModel, table=True):
    """*Derived.* A capitalised phrase of the archive, which an abbreviation may stand for; kept when its articles go."""

    __tablename__ = "capital_phrase"
    id: int | None = Field(default=None, primary_key=True)
    folded: str = Field(unique=True)
    phrase: str
    initials: str = Field(index=True)


class ArchiveState(SQLModel, table=True):
    """Small facts about the archive as a whole, by name (for example ``revision``)."""

    __tablename__ = "archive_state"
    name: str = Field(primary_key=True)
    value: str
