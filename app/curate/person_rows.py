"""Write who is who: the rows of people, of their names, and of the articles they are in."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.annotate.people.lexicon import FAMILY_NAMES_FIRST
from app.annotate.people.linking import slug as slug_of
from app.annotate.people.names import REGNAL, parse
from app.curate.decisions import Decision, Merge
from app.curate.groups import Group, Groups
from app.curate.identity import KnownPerson
from app.curate.members import IDS, Member
from app.store.writer import fold

COLUMNS = "p.id, p.slug, p.name, p.cluster_key, p.merged_into, p.hidden, p.article_count, p.mention_count, p.first_day, p.last_day"
UNCARRIED = "NOT EXISTS (SELECT 1 FROM article_person ap WHERE ap.person_id = p.id)"


@dataclass(slots=True)
class Changes:
    """What a linking changed: row ids of articles and people, and mentions that name somebody else than before."""

    articles: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    mentions: int = 0

    def count(self, came: Iterable[Member]) -> None:
        """Note those who are somebody else now."""
        for member in came:
            self.articles.add(member.article_id)
            self.mentions += member.mention_count


def known_people(connection: sqlite3.Connection, ids: Iterable[int], keys: Iterable[str], slugs: Iterable[str]) -> dict[int, KnownPerson]:
    """People by row id, and those by key or slug whom no article carries."""
    parts = (
        (f"SELECT {COLUMNS} FROM person p WHERE p.id IN {IDS}", sorted(set(ids))),
        (f"SELECT {COLUMNS} FROM person p WHERE p.cluster_key IN {IDS} AND {UNCARRIED}", sorted(set(keys))),
        (f"SELECT {COLUMNS} FROM person p WHERE p.slug IN {IDS} AND {UNCARRIED}", sorted(set(slugs))),
    )
    rows = [row for statement, wanted in parts for row in connection.execute(statement, (json.dumps(wanted),))]
    return {row[0]: _known(*row) for row in rows}


def _known(*row: Any) -> KnownPerson:
    number, slug, name, key, merged_into, hidden, articles, mentions, first, last = row
    return KnownPerson(
        id=number,
        slug=slug,
        name=name,
        key=key,
        merged_into=merged_into,
        hidden=bool(hidden),
        article_count=articles,
        mention_count=mentions,
        first_day=first,
        last_day=last,
    )


def sort_name(name: str) -> str:
    """The name folded, family name first: ``Benedict XVI`` and ``Xi Jinping`` stay as they are."""
    parsed = parse(name)
    as_printed = not parsed.full or parsed.key[0] in FAMILY_NAMES_FIRST or REGNAL.fullmatch(parsed.key[-1])
    words = parsed.key if as_printed else (parsed.key[-1], *parsed.key[:-1])
    return " ".join((*words, parsed.generation)).replace("_", "").strip() or fold(name) or name


def write_people(
    connection: sqlite3.Connection, groups: Groups, found: Mapping[Group, KnownPerson], *, wanted_slugs: Mapping[str, str], changes: Changes
) -> dict[Group, int]:
    """Write all groups as people; returns the row id of each and notes in ``changes`` what became different."""
    numbers: dict[Group, int] = {}
    for group in sorted(groups.all, key=lambda g: g.rank):
        person = found.get(group)
        if person is None:
            wanted = wanted_slugs.get(group.key) or slug_of(group.name)
            numbers[group] = _insert(connection, group, free_slug(connection, wanted))
            changes.new.add(numbers[group])
        else:
            numbers[group] = person.id
        came = _write_members(connection, group, numbers[group], groups.evidence)
        changes.count(came)
        if came or person is None or _facts(group) != _stored_facts(person):
            _update(connection, group, numbers[group])
            if person is not None:
                _forget_names(connection, person.id)
            _write_names(connection, group, numbers[group])
            changes.changed.add(numbers[group])
        if person is not None and person.hidden != group.hidden:
            changes.count(group.members)
    return numbers


def free_slug(connection: sqlite3.Connection, wanted: str) -> str:
    """``wanted``, or with the next number that nobody has: ``john-smith-2``."""
    slug, number = wanted, 1
    while connection.execute("SELECT 1 FROM person WHERE slug = ?", (slug,)).fetchone():
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _facts(group: Group) -> tuple[str, str, int | None, bool, int, int, int | None, int | None]:
    first = [m.first_day for m in group.members if m.first_day is not None]
    last = [m.last_day for m in group.members if m.last_day is not None]
    articles = len({m.article_id for m in group.members})
    mentions = sum(m.mention_count for m in group.members)
    return group.name, group.key, None, group.hidden, articles, mentions, min(first, default=None), max(last, default=None)


def _stored_facts(person: KnownPerson) -> tuple[str, str, int | None, bool, int, int, int | None, int | None]:
    counts = (person.article_count, person.mention_count, person.first_day, person.last_day)
    return person.name, person.key, person.merged_into, person.hidden, *counts


def _insert(connection: sqlite3.Connection, group: Group, slug: str) -> int:
    row = (slug, group.name, fold(group.name), sort_name(group.name), group.key)
    statement = """INSERT INTO person (slug, name, folded, sort_name, cluster_key, hidden, article_count, mention_count)
      VALUES (?, ?, ?, ?, ?, 0, 0, 0) RETURNING id"""
    return int(connection.execute(statement, row).fetchone()[0])


def _update(connection: sqlite3.Connection, group: Group, number: int) -> None:
    name, key, merged, hidden, *counts = _facts(group)
    connection.execute(
        """UPDATE person SET name = ?, folded = ?, sort_name = ?, cluster_key = ?, merged_into = ?, hidden = ?,
          article_count = ?, mention_count = ?, first_day = ?, last_day = ? WHERE id = ?""",
        (name, fold(name), sort_name(name), key, merged, hidden, *counts, number),
    )


def _write_members(connection: sqlite3.Connection, group: Group, number: int, evidence: Mapping[int, str]) -> list[Member]:
    """Write the rows of ``article_person`` that differ; returns those who were somebody else or not linked yet."""
    rows = [(number, evidence[m.id], m.id) for m in group.members if (m.person_id, m.evidence) != (number, evidence[m.id])]
    connection.executemany("UPDATE article_person SET person_id = ?, evidence = ? WHERE id = ?", rows)
    return [member for member in group.members if member.person_id != number]


def _write_names(connection: sqlite3.Connection, group: Group, number: int) -> None:
    """Write the printed names, and their words, of a person who has none stored."""
    printed = [(surface, fold(surface), mentions, articles) for surface, mentions, articles in _names(group.members)]
    words = sorted({word for folded in (fold(group.name), *(folded for _, folded, _, _ in printed)) for word in folded.split()})
    connection.executemany("INSERT INTO person_alias_word (word, person_id) VALUES (?, ?)", [(word, number) for word in words])
    connection.executemany(
        "INSERT INTO person_alias (person_id, surface, folded, mention_count, article_count) VALUES (?, ?, ?, ?, ?)",
        [(number, *row) for row in printed],
    )


def _forget_names(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM person_alias WHERE person_id = ?", (number,))
    connection.execute("DELETE FROM person_alias_word WHERE person_id = ?", (number,))


def _names(members: Iterable[Member]) -> Iterator[tuple[str, int, int]]:
    mentions: Counter[str] = Counter()
    articles: dict[str, set[int]] = {}
    for member in members:
        for surface, count in member.local.surfaces:
            mentions[surface] += count
            articles.setdefault(surface, set()).add(member.article_id)
    for surface in sorted(mentions):
        yield surface, mentions[surface], len(articles[surface])


def retire(connection: sqlite3.Connection, gone: Iterable[int], heirs: Mapping[int, Counter[int]], changes: Changes) -> None:
    """Those whom nobody carries any more lose names and counts; their slug leads to the heir who has most of their rows."""
    for person in sorted(gone):
        heir = min(heirs[person].items(), key=lambda item: (-item[1], item[0]))[0] if person in heirs else None
        connection.execute(
            """UPDATE person SET merged_into = coalesce(?, merged_into), hidden = 0, article_count = 0, mention_count = 0,
              first_day = NULL, last_day = NULL WHERE id = ?""",
            (heir, person),
        )
        _forget_names(connection, person)
        changes.gone.add(person)


def heirs_of(former: Mapping[int, int], numbers: Mapping[Group, int]) -> dict[int, Counter[int]]:
    """For each person whom nobody carries any more: who has how many of the rows now. ``former`` is by row id."""
    alive = set(numbers.values())
    heirs: dict[int, Counter[int]] = {}
    for group, number in numbers.items():
        for member in group.members:
            person = former.get(member.id, number)
            if person not in alive:
                heirs.setdefault(person, Counter())[number] += 1
    return heirs


def lead_merged_slugs(connection: sqlite3.Connection, groups: Groups, numbers: Mapping[Group, int], decisions: Iterable[Decision]) -> None:
    """Make the slugs of merged people lead to the survivor also where nobody was ever stored under them."""
    for decision in decisions:
        group = groups.find(decision.into) if isinstance(decision, Merge) else None
        if not isinstance(decision, Merge) or group is None or group not in numbers or groups.find(decision.person) is not group:
            continue
        gone = decision.person
        if connection.execute("SELECT 1 FROM person WHERE slug = ?", (gone.slug,)).fetchone() is None:
            connection.execute(
                """INSERT INTO person (slug, name, folded, sort_name, cluster_key, merged_into, hidden, article_count, mention_count)
                  VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0)""",
                (gone.slug, gone.name, fold(gone.name), sort_name(gone.name), gone.key, numbers[group]),
            )
