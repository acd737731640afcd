"""Bring a database to the newest schema, all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from app.errors import DatabaseError
from app.store.derived import note_derived
from app.store.engine import database_error

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def revision(connection: Connection) -> str | None:
    """The schema revision that a database is at; None when it is new."""
    table = connection.execute(text("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'")).first()
    found = connection.execute(text("SELECT version_num FROM alembic_version")).first() if table else None
    return str(found[0]) if found else None


def revisions() -> list[str]:
    """All revisions that this program knows, oldest first: what the files of the migrations are called by."""
    return sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def migrate(engine: Engine, *, to: str = "head") -> tuple[str | None, str | None]:
    """Upgrade in one transaction and return the revisions before and after.

    Raises DatabaseError for a database made by a newer version, or a file that holds other tables.
    """
    with engine.connect() as probe:  # a look first: most starts have nothing to do and must not wait for a writer
        before = revision(probe)
        probe.rollback()
    if before == revisions()[-1] and to == "head":
        return before, before
    from alembic import command  # noqa: PLC0415  a fifth of a second that most starts need not spend

    try:
        with engine.begin() as connection:
            before = revision(connection)
            _refuse_foreign(connection, before, engine)
            command.upgrade(config(connection), to)
            if before is None and to == "head":
                note_derived(connection)
            return before, revision(connection)
    except DBAPIError as error:
        raise database_error(error.orig, str(engine.url.database)) from error


def config(connection: Connection) -> Config:
    """Alembic's configuration for an open transaction."""
    from alembic.config import Config  # noqa: PLC0415  see above

    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.set_main_option("path_separator", "os")
    made.set_main_option("prepend_sys_path", str(MIGRATIONS.parent))  # the revisions import each other's parts
    made.attributes["connection"] = connection
    return made


def check_schema(engine: Engine, path: Path) -> None:
    """Raise DatabaseError unless the database, opened from ``path``, is exactly at this program's schema."""
    with engine.connect() as connection:
        found = revision(connection)
    if found != revisions()[-1]:
        if found in revisions() or found is None:
            raise DatabaseError(f"{path} has an older schema; bring it up with: clippings migrate --db {path}")
        raise DatabaseError(_newer(path, found))


def _refuse_foreign(connection: Connection, found: str | None, engine: Engine) -> None:
    if found is not None and found not in revisions():
        raise DatabaseError(_newer(engine.url.database, found))
    if found is None:
        names = (
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").scalars().all()
        )
        if set(names) - {"alembic_version"}:
            raise DatabaseError(f"{engine.url.database} is a database of another program; choose another file with --db or CLIPPINGS_DB")


def _newer(file: Path | str | None, found: str | None) -> str:
    return f"{file} was made by a newer version of Clippings (schema {found}); update Clippings, or choose another file"
