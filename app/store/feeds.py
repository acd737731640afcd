"""What is remembered of feeds between two askings."""

from __future__ import annotations

from sqlalchemy import Engine, select
from sqlmodel import col

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


def forgive_unlisted(writer: Engine, before: float) -> None:
    """Drop the failures of feeds that could have been asked again before this time and were not: they are on no list any more."""
    with WriteSession(writer) as session:
        left = list(session.execute(select(Feed).where(col(Feed.failures) > 0, col(Feed.not_before) < before)).scalars())
        forgive(session, [feed.address for feed in left])
        for feed in left:
            feed.failures = 0
        (session.commit if left else session.rollback)()


def remember_feed(writer: Engine, feed: Feed, *, failure: str = "") -> None:
    """Keep what the server said, and the reason when nothing could be had."""
    with WriteSession(writer) as session:
        session.merge(feed)
        forgive(session, [feed.address])
        if failure:
            remember_failures(session, [(feed.address, failure)], 0)
        session.commit()
