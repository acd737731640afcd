"""Who is who in the archive: people of articles linked to people, by blocks, with what was decided by hand on top.

Linking starts from the printed names alone, so the result does not depend on the order in which articles came. Only the
people who share a block with somebody new, directly or through others, are linked anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.curate.decisions import Decision, ties, wanted_slugs
from app.curate.entries import active_decisions
from app.curate.groups import grouped
from app.curate.identity import assign
from app.curate.members import IDS, Member, affected_blocks, components, load_members, refresh_blocks
from app.curate.person_rows import Changes, heirs_of, known_people, lead_merged_slugs, retire, write_people
from app.store.engine import WriteSession, raw_connection
from app.store.writer import fold

LINKED_AT_ONCE = 20_000
"""People of articles held in memory together; one component of connected blocks is never parted."""

LEFT = "SELECT article_id, name, person_id, blocks FROM former_person ORDER BY id"
RECOUNT = """
UPDATE person SET (first_day, last_day) = (SELECT min(a.published_first), max(a.published_last)
  FROM article_person ap JOIN article a ON a.id = ap.article_id WHERE ap.person_id = person.id) WHERE id IN """


@dataclass(frozen=True, slots=True, kw_only=True)
class RelinkReport:
    """What a linking did. ``looked_at`` counts people of articles; ``mentions`` those that name somebody else than before."""

    looked_at: int = 0
    articles: int = 0
    mentions: int = 0
    new_people: int = 0
    changed_people: int = 0
    gone_people: int = 0

    def lines(self) -> list[str]:
        """The report for a terminal."""
        if not (self.articles or self.changed_people or self.gone_people):
            return ["nothing changed"]
        return [
            f"people: {self.new_people} new, {self.changed_people - self.new_people} changed, {self.gone_people} gone",
            f"articles: {self.articles}, mentions: {self.mentions}",
        ]


@dataclass(slots=True)
class _Left:
    """Who stood in articles that were read anew or deleted: by article and folded name, and their blocks."""

    person_of: dict[tuple[int, str], int] = field(default_factory=dict)
    people: set[int] = field(default_factory=set)
    blocks: set[str] = field(default_factory=set)


def relink(session: WriteSession, article_ids: Iterable[int] | None) -> RelinkReport:
    """Link the people of these articles, of those deleted or read anew since the last time, and of all whom that affects.

    None links everybody anew, in bounded memory. Decisions in the ledger are applied. The caller commits.
    """
    session.flush()
    connection = raw_connection(session)
    seeds = refresh_blocks(connection, article_ids)
    return _relink(session, None if article_ids is None else seeds, {}, ())


def relink_blocks(session: WriteSession, blocks: Iterable[str], *, pins: Mapping[str, str] | None = None) -> RelinkReport:
    """Link everybody connected to these blocks; ``pins`` gives the slug that the person of a key must have. The caller commits."""
    session.flush()
    seeds = frozenset(blocks)
    return _relink(session, seeds, pins or {}, [seeds])


def recount(session: WriteSession, person_ids: Iterable[int]) -> None:
    """Find the first and last day of these people again, after an article's publication date changed."""
    raw_connection(session).execute(RECOUNT + IDS, (json.dumps(sorted(person_ids)),))


def _relink(
    session: WriteSession, seeds: frozenset[str] | None, pins: Mapping[str, str], together: Sequence[frozenset[str]]
) -> RelinkReport:
    connection = raw_connection(session)
    left = _left(connection)
    work = _Relinking(connection, active_decisions(session), pins, left)
    tied = [*ties(work.decisions), *together]
    only = None if seeds is None else affected_blocks(connection, seeds | left.blocks, tied)
    looked_at = 0
    for ids in _packed(components(connection, only, tied)):
        members = load_members(connection, ids)
        looked_at += len(members)
        work.link(members)
    gone = _carried_by_nobody(connection, left.people if only is not None else None)
    retire(connection, gone, {}, work.changes)
    connection.execute("DELETE FROM former_person")
    changes = work.changes
    _bump(session, connection, changes.articles)
    return RelinkReport(
        looked_at=looked_at,
        articles=len(changes.articles),
        mentions=changes.mentions,
        new_people=len(changes.new),
        changed_people=len(changes.changed),
        gone_people=len(changes.gone - changes.changed),
    )


@dataclass(slots=True)
class _Relinking:
    """One run: what was decided, who stood where before, and what has changed so far."""

    connection: sqlite3.Connection
    decisions: Sequence[Decision]
    pins: Mapping[str, str]
    left: _Left
    changes: Changes = field(default_factory=Changes)

    def link(self, members: Sequence[Member]) -> None:
        """Link people of articles who are closed under shared blocks and under decisions."""
        groups = grouped(members)
        groups.apply(self.decisions)
        former = {member.id: number for member in members if (number := self._formerly(member)) is not None}
        known = known_people(self.connection, former.values(), groups.by_key, self.pins.values())
        former = {row: number for row, number in former.items() if number in known}
        found = assign(groups, known, former, self.pins)
        numbers = write_people(self.connection, groups, found, wanted_slugs=wanted_slugs(self.decisions), changes=self.changes)
        heirs = heirs_of(former, numbers)
        retire(self.connection, heirs, heirs, self.changes)
        lead_merged_slugs(self.connection, groups, numbers, self.decisions)

    def _formerly(self, member: Member) -> int | None:
        if member.person_id is not None:
            return member.person_id
        return self.left.person_of.get((member.article_id, fold(member.local.name)))


def _left(connection: sqlite3.Connection) -> _Left:
    left = _Left()
    for article_id, name, person_id, blocks in connection.execute(LEFT):
        left.person_of[article_id, fold(name)] = person_id
        left.people.add(person_id)
        left.blocks.update(json.loads(blocks))
    return left


def _carried_by_nobody(connection: sqlite3.Connection, among: Iterable[int] | None) -> list[int]:
    """Of these people (None: of all), those who still have counts and are in no article any more."""
    condition = "p.article_count > 0 AND NOT EXISTS (SELECT 1 FROM article_person ap WHERE ap.person_id = p.id)"
    if among is None:
        rows = connection.execute(f"SELECT p.id FROM person p WHERE {condition}")
    else:
        rows = connection.execute(f"SELECT p.id FROM person p WHERE p.id IN {IDS} AND {condition}", (json.dumps(sorted(among)),))
    return [row[0] for row in rows]


def _packed(parts: Iterable[Sequence[int]]) -> Iterator[list[int]]:
    """Components together, up to ``LINKED_AT_ONCE`` people of articles unless one alone is larger."""
    pack: list[int] = []
    for part in parts:
        if pack and len(pack) + len(part) > LINKED_AT_ONCE:
            yield pack
            pack = []
        pack.extend(part)
    if pack:
        yield pack


def _bump(session: WriteSession, connection: sqlite3.Connection, articles: set[int]) -> None:
    if articles:
        revision = session.next_revision()
        connection.execute(f"UPDATE article SET revision = ? WHERE id IN {IDS}", (revision, json.dumps(sorted(articles))))
