"""Reads columns of numbers out of tables: all articles in spans of row ids, or some of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import numpy as np

from app.store.columns import Ints

CHUNK = 200_000
"""Row ids read in one go: ``group_concat`` and one parse by numpy cost 0.1 µs a value, Python tuples 0.3."""


class Spans:
    """Everything, in spans of row ids."""

    def __init__(self, chunks: list[tuple[int, int]]) -> None:
        self.parts = chunks
        self.touched: Ints | None = None

    def where(self, column: str) -> str:
        return f"{column} BETWEEN ? AND ?"


class Rows:
    """Some articles, in groups of parameters."""

    def __init__(self, changed: Ints, touched: Ints) -> None:
        ids = [int(i) for i in changed]
        self.parts = [(",".join(map(str, ids[at : at + CHUNK])),) for at in range(0, len(ids), CHUNK)]
        self.touched = touched

    def where(self, column: str) -> str:
        return f"{column} IN (SELECT value FROM json_each('[' || ? || ']'))"


def concat(expressions: str) -> str:
    """``group_concat`` of each of the expressions, which commas separate."""
    parts, depth, at = [], 0, 0
    for index, character in enumerate(expressions):
        depth += (character == "(") - (character == ")")
        if character == "," and not depth:
            parts.append(expressions[at:index])
            at = index + 1
    parts.append(expressions[at:])
    return ", ".join(f"group_concat({part.strip()})" for part in parts)


def numbers(connection: sqlite3.Connection, sql: str, parameters: Sequence[Any] = ()) -> list[Ints]:
    """The columns of a query of ``group_concat``s."""
    row = connection.execute(sql, tuple(parameters)).fetchone()
    return [np.fromstring(text, np.int32, sep=",") if text else np.zeros(0, np.int32) for text in map(_as_text, row)]


def _as_text(value: object) -> str:
    return "" if value is None else str(value)
