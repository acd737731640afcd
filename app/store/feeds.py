"""What is remembered of feeds between two askings."""

from __future__ import annotations

from sqlalchemy import Engine

from app.store.documents import forgive
from app.store.engine import WriteSession
from app.store.inputs import remember_failures
from app.store.tables import Feed


def known_feed(writer: Engine, address: str) -> Feed:
    """The feed as last asked; a new one when it never was."""
    with WriteSession(writer) as session:
        found = session.get(Feed, address) or Feed(address=address)
        session.expunge_all()
        session.rollback()
    return found


def remember_feed(writer: Engine, feed: Feed, *, failure: str = "") -> None:
    """Keep what the server said, and the reason when nothing could be had."""
    with WriteSession(writer) as session:
        session.merge(feed)
        forgive(session, [feed.address])
        if failure:
            remember_failures(session, [(feed.address, failure)], 0)
        session.commit()
