"""Alembic's entry: runs the migrations on the connection that ``app.store.migrate`` hands over."""

from alembic import context
from sqlmodel import SQLModel

from app.store import tables  # noqa: F401  registers the tables
from migrations.article_fts import FTS_TABLES


def include_name(name, kind, _parents):
    """Autogenerate must leave the full-text tables and their shadows alone."""
    return kind != "table" or not any(name == table or name.startswith(f"{table}_") for table in FTS_TABLES)


connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=SQLModel.metadata, include_name=include_name, compare_type=True)
context.run_migrations()
