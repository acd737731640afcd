"""Bring a database to the newest schema, all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from app.errors import DatabaseError
from app.store.engine import database_error

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def revision(connection: Connection) -> str | None:
    """The schema revision that a database is at; None when it is new."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def migrate(engine: Engine, *, to: str = "head") -> tuple[str | None, str | None]:
    """Upgrade in one transaction and return the revisions before and after.

    Raises DatabaseError for a database made by a newer version, or a file that holds other tables.
    """
    scripts = ScriptDirectory.from_config(_config())
    with engine.connect() as probe:  # a look first: most starts have nothing to do and must not wait for a writer
        before = revision(probe)
        probe.rollback()
    if before == scripts.get_current_head() and to == "head":
        return before, before
    try:
        with engine.begin() as connection:
            before = revision(connection)
            _refuse_foreign(connection, before, scripts, engine)
            command.upgrade(_config(connection), to)
            return before, revision(connection)
    except DBAPIError as error:
        raise database_error(error.orig, str(engine.url.database)) from error


def check_schema(engine: Engine) -> None:
    """Raise DatabaseError unless the database is exactly at this program's schema."""
    with engine.connect() as connection:
        found = revision(connection)
    if found != newest_revision():
        known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
        if found in known or found is None:
            raise DatabaseError(f"{engine.url.database or 'the archive'} has an older schema; bring it up with: clippings migrate")
        raise DatabaseError(_newer(engine, found))


def _refuse_foreign(connection: Connection, found: str | None, scripts: ScriptDirectory, engine: Engine) -> None:
    known = {script.revision for script in scripts.walk_revisions()}
    if found is not None and found not in known:
        raise DatabaseError(_newer(engine, found))
    if found is None:
        names = (
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").scalars().all()
        )
        if set(names) - {"alembic_version"}:
            raise DatabaseError(f"{engine.url.database} is a database of another program; choose another file with --db or CLIPPINGS_DB")


def _newer(engine: Engine, found: str | None) -> str:
    file = engine.url.database or "the archive"
    return f"{file} was made by a newer version of Clippings (schema {found}); update Clippings, or choose another file"
