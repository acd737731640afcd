"""People of articles as linking sees them, read from the store, and the blocks by which they meet."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.annotate.people.linking import LocalPerson, affected, blocks, local_person
from app.domain import Mention, PersonInArticle

IDS = "(SELECT value FROM json_each(?))"
PAGE = 20_000

MEMBERS = f"""
SELECT ap.id, ap.article_id, ap.position, ap.name, ap.roles, ap.person_id, ap.evidence, a.public_id, a.published_first, a.published_last
FROM article_person ap JOIN article a ON a.id = ap.article_id WHERE ap.id IN {IDS} ORDER BY ap.id
"""
MENTIONS = f"""
SELECT article_person_id, surface, title FROM person_mention WHERE article_person_id IN {IDS} ORDER BY id
"""
BESIDE = f"""
SELECT DISTINCT other.block FROM person_block one JOIN person_block other ON other.article_person_id = one.article_person_id
WHERE one.block IN {IDS}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of one article. ``person_id`` and ``evidence`` are as stored; ``article`` is the public id."""

    id: int
    article_id: int
    article: str
    local: LocalPerson
    person_id: int | None
    evidence: str
    mention_count: int
    first_day: int | None
    last_day: int | None


def load_members(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Member]:
    """The people of articles with these row ids, in the order of the ids."""
    wanted = json.dumps(sorted(ids))
    named = _mentions(connection, wanted)
    found = []
    for number, article_id, position, name, roles, person_id, evidence, public_id, first, last in connection.execute(MEMBERS, (wanted,)):
        mentions = tuple(named[number])
        like = _read(name, mentions)
        local = LocalPerson(
            article=article_id,
            position=position,
            name=name,
            surfaces=like.surfaces,
            titles=like.titles,
            roles=() if roles == "[]" else tuple(json.loads(roles)),
            gender=like.gender,
        )
        member = Member(
            id=number,
            article_id=article_id,
            article=public_id,
            local=local,
            person_id=person_id,
            evidence=evidence,
            mention_count=len(mentions),
            first_day=first,
            last_day=last,
        )
        found.append(member)
    return found


def _mentions(connection: sqlite3.Connection, wanted: str) -> defaultdict[int, list[tuple[str, str]]]:
    """Surface and title of every mention, by row id of the person of an article."""
    named: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for owner, surface, title in connection.execute(MENTIONS, (wanted,)):
        named[owner].append((surface, title))
    return named


@lru_cache(100_000)
def _read(name: str, mentions: tuple[tuple[str, str], ...]) -> LocalPerson:
    """What linking makes of somebody so printed, in whichever article: reading a name anew costs most of a linking."""
    printed = tuple(Mention(field="body", start=0, end=len(surface), text=surface, title=title) for surface, title in mentions)
    return local_person(0, 0, PersonInArticle(name=name, mentions=printed))


def blocks_of(person: LocalPerson) -> frozenset[str]:
    """Blocking keys; a name without letters meets only its like."""
    return blocks(person) or frozenset({"n:" + person.name})


def name_blocks(name: str) -> frozenset[str]:
    return blocks_of(LocalPerson(article=0, position=0, name=name))


def refresh_blocks(connection: sqlite3.Connection, article_ids: Iterable[int] | None) -> frozenset[str]:
    """Write the blocks of the people of these articles (None: of all) anew, and return them (None: nothing)."""
    if article_ids is None:
        connection.execute("DELETE FROM person_block")
        for ids in _pages(connection):
            _write_blocks(connection, ids)
        return frozenset()
    wanted = json.dumps(sorted(set(article_ids)))
    ids = [row[0] for row in connection.execute(f"SELECT id FROM article_person WHERE article_id IN {IDS}", (wanted,))]
    connection.execute(f"DELETE FROM person_block WHERE article_person_id IN {IDS}", (json.dumps(ids),))
    written: set[str] = set()
    for start in range(0, len(ids), PAGE):
        written |= _write_blocks(connection, ids[start : start + PAGE])
    return frozenset(written)


def _pages(connection: sqlite3.Connection) -> Iterator[list[int]]:
    after = 0
    while ids := [row[0] for row in connection.execute("SELECT id FROM article_person WHERE id > ? ORDER BY id LIMIT ?", (after, PAGE))]:
        yield ids
        after = ids[-1]


def _write_blocks(connection: sqlite3.Connection, ids: Sequence[int]) -> set[str]:
    wanted = json.dumps(sorted(ids))
    named = _mentions(connection, wanted)
    people = connection.execute(f"SELECT id, name FROM article_person WHERE id IN {IDS}", (wanted,))
    rows = [(block, number) for number, name in people for block in sorted(blocks_of(_read(name, tuple(named[number]))))]
    connection.executemany("INSERT INTO person_block (block, article_person_id) VALUES (?, ?)", rows)
    return {block for block, _ in rows}


def affected_blocks(connection: sqlite3.Connection, seeds: Iterable[str], ties: Sequence[frozenset[str]]) -> frozenset[str]:
    """All blocks connected to ``seeds``, through shared people or because a decision ties them."""

    def beside(new: frozenset[str]) -> Iterable[frozenset[str]]:
        yield frozenset(row[0] for row in connection.execute(BESIDE, (json.dumps(sorted(new)),)))
        yield from (tie for tie in ties if tie & new)

    return affected(seeds, beside)


def components(connection: sqlite3.Connection, only: frozenset[str] | None, ties: Sequence[frozenset[str]]) -> list[list[int]]:
    """Row ids of people who can be linked apart from all others, by connected blocks, in an order that rows do not change.

    ``only`` restricts to these blocks, which must be closed; None means all.
    """
    if only is None:
        rows: Iterable[tuple[str, int]] = connection.execute("SELECT block, article_person_id FROM person_block ORDER BY article_person_id")
    else:
        wanted = json.dumps(sorted(only))
        rows = connection.execute(f"SELECT block, article_person_id FROM person_block WHERE block IN {IDS}", (wanted,))
    roots: dict[str, str] = {}
    for tie in filter(None, ties):
        first = min(tie)
        for block in tie:
            _unite(roots, first, block)
    block_of: dict[int, str] = {}
    for block, number in rows:
        _unite(roots, block_of.setdefault(number, block), block)
    grouped: defaultdict[str, list[int]] = defaultdict(list)
    for number, block in block_of.items():
        grouped[_root(roots, block)].append(number)
    return [grouped[root] for root in sorted(grouped)]


def _root(roots: Mapping[str, str], block: str) -> str:
    while (above := roots.get(block, block)) != block:
        block = above
    return block


def _unite(roots: dict[str, str], a: str, b: str) -> None:
    """The root of a component is its smallest block, so that it does not depend on the order of rows."""
    root_a, root_b = _root(roots, a), _root(roots, b)
    low, high = min(root_a, root_b), max(root_a, root_b)
    for block in (a, b, high):
        roots[block] = low
