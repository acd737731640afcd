"""People: inside an article, in the archive, and what was decided about them."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel


class Person(SQLModel, table=True):
    """A person of the archive. ``slug`` is the public id; a merged person keeps its row and points to the other."""

    __table_args__ = (Index("ix_person_redirected", "id", sqlite_where=text("merged_into IS NOT NULL OR hidden")),)
    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    name: str
    folded: str = Field(index=True)
    sort_name: str = Field(default="", index=True)  # folded, family name first
    cluster_key: str = Field(index=True)  # what linking calls this person
    merged_into: int | None = Field(default=None, foreign_key="person.id", index=True)
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
        Index("ix_article_person_article_person", "article_id", "person_id", "mention_count"),
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


class FormerPerson(SQLModel, table=True):
    """*Derived.* Who stood in an article before it was read anew or deleted, until people are linked again."""

    __tablename__ = "former_person"
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(index=True)  # no foreign key: the article may be gone
    name: str
    person_id: int = Field(index=True)
    blocks: str  # JSON list


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


class LedgerEntry(SQLModel, table=True):
    """One decision of a person about people: merge, split, rename, hide; replayed after every rebuild."""

    __tablename__ = "ledger_entry"
    id: int | None = Field(default=None, primary_key=True)
    made_at: str
    action: str
    arguments: str  # JSON object
    note: str = ""
    undone_at: str | None = None
