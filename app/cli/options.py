"""What all commands share: the option for the database, settings, opening the archive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Engine

from app.settings import Settings
from app.store.derived import outdated, told
from app.store.engine import ReadSession, WriteSession, open_readers, open_writer
from app.store.migrate import check_schema, migrate

Db = Annotated[Path | None, typer.Option("--db", help="The archive: one SQLite file (default: data/clippings.db, or CLIPPINGS_DB).")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def settings_for(db: Path | None, **changes: Any) -> Settings:
    """Settings from the environment, with what the command line says on top."""
    given = {name: value for name, value in changes.items() if value is not None}
    return Settings(**(given | ({"db": db} if db else {})))


@contextmanager
def writing(settings: Settings) -> Iterator[Engine]:
    """The archive for writing, at the newest schema."""
    engine = open_writer(settings.db)
    try:
        migrate(engine)
        yield engine
    finally:
        engine.dispose()


def tell_outdated(engine: Engine) -> None:
    """Say on standard error when an older version found what the archive derives from its articles, and what to do."""
    with engine.connect() as connection:
        what = outdated(connection)
        connection.rollback()
    if what:
        typer.echo(f"clippings: {told(what)}; to bring them up to date: clippings rebuild", err=True)


@contextmanager
def write_session(settings: Settings) -> Iterator[WriteSession]:
    """One transaction: committed at the end, undone by an error."""
    with writing(settings) as engine, WriteSession(engine) as session:
        yield session
        session.commit()


@contextmanager
def reading(settings: Settings) -> Iterator[Engine]:
    """The archive for reading; raises DatabaseError when there is none or its schema is not this program's."""
    engine = open_readers(settings.db)
    try:
        check_schema(engine, settings.db)
        yield engine
    finally:
        engine.dispose()


@contextmanager
def read_session(settings: Settings) -> Iterator[ReadSession]:
    with reading(settings) as engine, ReadSession(engine) as session:
        yield session
