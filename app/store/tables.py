"""The tables of the archive: what is kept, and what is derived from it.

Days are stored as integers (proleptic ordinal, ``date.toordinal``), so that ranges are comparisons. Tables marked
*derived* can be rebuilt from the others; ids of articles and people never change.
"""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel


class Source(SQLModel, table=True):
    """A publication, as named by the articles; ``slug`` is its public id."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str


class Article(SQLModel, table=True):
    """What is known about one article, without its text. ``public_id`` is the id in its address."""

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(unique=True)
    source_id: int | None = Field(default=None, foreign_key="source.id", index=True)
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
    published_first: int | None = Field(default=None, index=True)  # first and last day of ``published``
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


class InputFile(SQLModel, table=True):
    """A file as last seen; equal size and time, or equal content, means there is nothing to do."""

    __tablename__ = "input_file"
    path: str = Field(primary_key=True)
    size: int
    modified_ns: int
    content_hash: str
    sidecar_hash: str = ""
    failed: bool = False
    seen_run: int


class InputDocument(SQLModel, table=True):
    """One document of a file: which article it became. ``key`` is unique over the archive."""

    __tablename__ = "input_document"
    key: str = Field(primary_key=True)
    path: str = Field(index=True)
    member: str = ""
    content_hash: str = Field(index=True)
    article_id: int = Field(foreign_key="article.id", index=True, ondelete="CASCADE")


class IngestRun(SQLModel, table=True):
    __tablename__ = "ingest_run"
    id: int | None = Field(default=None, primary_key=True)
    started_at: str
    finished_at: str | None = None
    paths: str
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    failed: int = 0


class IngestFailure(SQLModel, table=True):
    """An input that could not be taken in, until it can."""

    __tablename__ = "ingest_failure"
    path: str = Field(primary_key=True)
    reason: str
    first_seen: str
    last_seen: str
    run_id: int


class Correction(SQLModel, table=True):
    """A value that the user set for an article; it outlives every re-ingest."""

    article_id: int = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    name: str = Field(primary_key=True)
    value: str
    made_at: str


class Person(SQLModel, table=True):
    """A person of the archive. ``slug`` is the public id; a merged person keeps its row and points to the other."""

    __table_args__ = (Index("ix_person_redirected", "id", sqlite_where=text("merged_into IS NOT NULL OR hidden")),)
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    folded: str = Field(index=True)
    sort_name: str = Field(default="", index=True)  # folded, family name first
    cluster_key: str = Field(index=True)  # what linking calls this person
    merged_into: int | None = Field(default=None, foreign_key="person.id")
    hidden: bool = False
    article_count: int = Field(default=0, index=True)  # derived
    mention_count: int = Field(default=0, index=True)  # derived
    first_day: int | None = None  # derived: first and last day of dated articles
    last_day: int | None = Field(default=None, index=True)


class PersonAlias(SQLModel, table=True):
    """*Derived.* A surface form under which a person is named, with counts."""

    __tablename__ = "person_alias"
    person_id: int = Field(primary_key=True, foreign_key="person.id", ondelete="CASCADE")
    surface: str = Field(primary_key=True)
    folded: str = Field(index=True)
    mention_count: int
    article_count: int


class PersonAliasWord(SQLModel, table=True):
    """*Derived.* A word of a person's aliases, so that any part of a name leads to the person."""

    __tablename__ = "person_alias_word"
    word: str = Field(primary_key=True)
    person_id: int = Field(primary_key=True, foreign_key="person.id", ondelete="CASCADE", index=True)


class ArticlePerson(SQLModel, table=True):
    """A person inside one article, as grouped there; ``person_id`` says who that is in the archive, ``evidence`` why."""

    __tablename__ = "article_person"
    __table_args__ = (
        UniqueConstraint("article_id", "position"),
        Index("ix_article_person_person_article", "person_id", "article_id", "mention_count"),
        Index("ix_article_person_article_person", "article_id", "person_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", ondelete="CASCADE")
    position: int
    name: str
    roles: str = "[]"  # JSON list, as worded
    mention_count: int
    person_id: int | None = Field(default=None, foreign_key="person.id")
    evidence: str = ""


class PersonBlock(SQLModel, table=True):
    """*Derived.* Blocking keys: which article persons may be the same somebody."""

    __tablename__ = "person_block"
    block: str = Field(primary_key=True)
    article_person_id: int = Field(primary_key=True, foreign_key="article_person.id", ondelete="CASCADE", index=True)


class PersonMention(SQLModel, table=True):
    __tablename__ = "person_mention"
    id: int | None = Field(default=None, primary_key=True)
    article_person_id: int = Field(foreign_key="article_person.id", index=True, ondelete="CASCADE")
    field: str
    start: int
    end: int
    surface: str
    title: str
    probability: float


class ArticleDate(SQLModel, table=True):
    """A date that an article speaks of; ``expression`` lets it be resolved anew without the text."""

    __tablename__ = "article_date"
    __table_args__ = (  # two indexes, because a range can only be bounded at both ends when the mentions are short
        Index("ix_article_date_fine", "first_day", "last_day", "article_id", sqlite_where=text("last_day - first_day < 32")),
        Index("ix_article_date_wide", "first_day", "last_day", "article_id", sqlite_where=text("last_day - first_day >= 32")),
        Index("ix_article_date_status", "status", "type"),
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


class LedgerEntry(SQLModel, table=True):
    """One decision of a person about people: merge, split, rename, hide; replayed after every rebuild."""

    __tablename__ = "ledger_entry"
    id: int | None = Field(default=None, primary_key=True)
    made_at: str
    action: str
    arguments: str  # JSON object
    note: str = ""
    undone_at: str | None = None


class ArchiveState(SQLModel, table=True):
    """Small facts about the archive as a whole, by name (for example ``revision``)."""

    __tablename__ = "archive_state"
    name: str = Field(primary_key=True)
    value: str
