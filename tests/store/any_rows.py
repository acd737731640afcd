"""Rows for every table of any schema revision, made from what SQLite says about its columns."""

from __future__ import annotations

import sqlite3
from typing import Any

ROWS = 3
NOT_DATA = ("article_fts", "headline_fts", "comment_fts", "article_terms", "alembic_version", "sqlite_")


def data_tables(connection: sqlite3.Connection) -> list[str]:
    """Tables that hold the archive's own rows, those that others refer to first."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    waiting = [name for name in names if not name.startswith(NOT_DATA)]
    ordered: list[str] = []
    while waiting:
        ready = [name for name in waiting if _parents(connection, name) - {name} <= set(ordered)]
        assert ready, f"tables refer to each other in a ring: {waiting}"
        ordered += ready
        waiting = [name for name in waiting if name not in ready]
    return ordered


def fill(connection: sqlite3.Connection) -> None:
    """Put rows into every table that is empty, and into the full-text indexes."""
    for table in data_tables(connection):
        if connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
            continue
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        references = {row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
        marks = ", ".join("?" for _ in columns)
        for number in range(1, ROWS + 1):
            values = [_value(name, kind, number, refers=name in references) for _, name, kind, *_ in columns]
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)
    for (index,) in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5(%'").fetchall():
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")


def contents(connection: sqlite3.Connection) -> dict[str, list[dict[str, Any]]]:
    """All rows by table, each by its columns."""
    found = {}
    for table in data_tables(connection):
        cursor = connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
        names = [column[0] for column in cursor.description]
        found[table] = [dict(zip(names, row, strict=True)) for row in cursor]
    return found


def _parents(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}


def _value(name: str, kind: str, number: int, *, refers: bool) -> Any:
    if refers or "INT" in kind or kind == "BOOLEAN":
        return number if kind != "BOOLEAN" else number % 2
    if kind in {"FLOAT", "REAL"}:
        return number / 4
    if kind in {"BLOB", "LARGEBINARY"}:
        return bytes([number, 0, 255])
    return f"{name} {number} ünïcode"
