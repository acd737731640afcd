"""The rows of the ledger: written and read as decisions, and as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import col

from app.curate.decisions import Decision, arguments, decision
from app.errors import NotFoundError, UsageError
from app.store.engine import ReadSession, WriteSession
from app.store.tables import LedgerEntry
from app.store.writer import now


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger. ``id`` is its number in this archive; ``undone_at`` is None while it holds."""

    id: int
    made_at: str
    decision: Decision
    note: str
    undone_at: str | None

    def line(self) -> str:
        """The entry as a line of JSON; its number is for ``undo`` here and means nothing to another archive."""
        plain: dict[str, Any] = {
            "entry": self.id,
            "made_at": self.made_at,
            "action": self.decision.action,
            "arguments": arguments(self.decision),
        }
        plain |= {"note": self.note} if self.note else {}
        plain |= {"undone_at": self.undone_at} if self.undone_at else {}
        return json.dumps(plain, ensure_ascii=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """A line of JSON as read: an entry of some archive."""

    made_at: str
    decision: Decision
    note: str
    undone_at: str | None


def entries(session: ReadSession | WriteSession) -> Iterator[Entry]:
    """All entries, oldest first."""
    columns = (LedgerEntry.id, LedgerEntry.made_at, LedgerEntry.action, LedgerEntry.arguments, LedgerEntry.note, LedgerEntry.undone_at)
    for number, made_at, action, plain, note, undone_at in session.execute(select(*map(col, columns)).order_by(col(LedgerEntry.id))).all():
        yield Entry(id=number, made_at=made_at, decision=decision(action, json.loads(plain)), note=note, undone_at=undone_at)


def entry(session: ReadSession | WriteSession, number: int) -> Entry:
    """One entry by its number. Raises NotFoundError."""
    found = next((one for one in entries(session) if one.id == number), None)
    if found is None:
        raise NotFoundError(f"the ledger has no entry {number}; clippings people ledger lists them")
    return found


def active_decisions(session: ReadSession | WriteSession) -> list[Decision]:
    """What was decided and not undone, in order."""
    return [one.decision for one in entries(session) if one.undone_at is None]


def add_entry(session: WriteSession, made: Decision, *, note: str = "", made_at: str = "", undone_at: str | None = None) -> int:
    """Write a decision at the end of the ledger; returns the entry's number."""
    row: dict[str, Any] = {"made_at": made_at or now(), "action": made.action, "arguments": json.dumps(arguments(made), ensure_ascii=False)}
    row |= {"note": note, "undone_at": undone_at}
    return int(session.execute(insert(LedgerEntry).values(**row).returning(col(LedgerEntry.id))).scalar_one())


def mark_undone(session: WriteSession, number: int, undone_at: str) -> None:
    session.execute(update(LedgerEntry).where(col(LedgerEntry.id) == number).values(undone_at=undone_at))


def read_line(line: str) -> EntryLine:
    """The entry that ``Entry.line`` wrote. Raises UsageError."""
    try:
        plain = json.loads(line)
        json.dumps(plain, ensure_ascii=False).encode("utf-8")  # no archive can hold half of a character
        made = decision(plain["action"], plain["arguments"])
        texts = plain["made_at"], plain.get("note", ""), plain.get("undone_at") or ""
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(f"no ledger entry: {line[:80]!r}") from error
    if not all(isinstance(text, str) for text in texts):
        raise UsageError(f"no ledger entry: {line[:80]!r}")
    made_at, note, undone_at = texts
    return EntryLine(made_at=made_at, decision=made, note=note, undone_at=undone_at or None)
