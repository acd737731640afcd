"""Where articles came from: files, documents, runs and failures."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


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
    near_copies: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # articles more that are folded than before
    failed: int = 0


class IngestFailure(SQLModel, table=True):
    """An input that could not be taken in, until it can."""

    __tablename__ = "ingest_failure"
    path: str = Field(primary_key=True)
    reason: str
    first_seen: str
    last_seen: str
    run_id: int


class Feed(SQLModel, table=True):
    """What a feed's server said last, so that it is asked politely the next time. ``address`` is the one in the user's list."""

    address: str = Field(primary_key=True)
    moved_to: str = ""  # where it moved for good
    etag: str = ""
    last_modified: str = ""
    failures: int = 0  # in a row
    not_before: float = 0.0  # seconds since 1970: not to be asked again earlier
    asked_at: float = 0.0
