"""The rows of the ledger, read as decisions."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlmodel import col

from app.curate.decisions import Decision, decision
from app.store.engine import ReadSession, WriteSession
from app.store.tables import LedgerEntry


def active_decisions(session: ReadSession | WriteSession) -> list[Decision]:
    """What was decided and not undone, in order."""
    rows = session.execute(
        select(col(LedgerEntry.action), col(LedgerEntry.arguments))
        .where(col(LedgerEntry.undone_at).is_(None))
        .order_by(col(LedgerEntry.id))
    )
    return [decision(action, json.loads(arguments)) for action, arguments in rows]
