"""What is known about a person of the archive that tells whether another may be the same."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from app.annotate.people.alike import one_slip_apart
from app.annotate.people.lexicon import FEMALE_NAMES, MALE_NAMES
from app.annotate.people.names import Name, gender, parse
from app.curate.members import IDS

ROWS_READ = 2_000
"""The newest rows of a person that are looked at, so that a head of state costs no more than others."""

MANY = 40
"""People who share a sound of the surname; beyond that those in most articles are looked at."""

PEOPLE = f"SELECT id, slug, name, article_count FROM person WHERE id IN {IDS} AND merged_into IS NULL AND NOT hidden AND article_count > 0"
ROWS = "SELECT id, article_id, roles FROM article_person WHERE person_id = ? ORDER BY article_id DESC LIMIT ?"
TITLES = f"SELECT DISTINCT title FROM person_mention WHERE article_person_id IN {IDS} AND title != ''"
COMPANY = f"SELECT DISTINCT person_id FROM article_person WHERE article_id IN {IDS} AND person_id != ?"
SAME_BLOCK = """
WITH mine AS (SELECT DISTINCT b.block FROM article_person ap JOIN person_block b ON b.article_person_id = ap.id WHERE ap.person_id = ?)
SELECT DISTINCT ap.person_id FROM mine JOIN person_block b ON b.block = mine.block JOIN article_person ap ON ap.id = b.article_person_id
WHERE ap.person_id != ?
"""
ALMOST = "SELECT word, person_id FROM person_alias_word WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A person with the articles, roles (as worded, by their casefolded words) and company (row ids of people) of the newest articles."""

    id: int
    slug: str
    name: Name
    shown: str
    article_count: int
    articles: frozenset[int]
    roles: Mapping[str, str]
    company: frozenset[int]
    gender: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person to look at, before anything is read about the articles."""

    id: int
    slug: str
    name: str
    article_count: int


def candidates(connection: sqlite3.Connection, person: Candidate) -> list[Candidate]:
    """People whose surname sounds alike, or is one slip of the pen away; those in most articles first."""
    found = {row[0] for row in connection.execute(SAME_BLOCK, (person.id, person.id))}
    surname = parse(person.name).surname
    if len(surname) > 4:
        limits = (surname[:2], surname[:2] + "\U0010ffff", len(surname) - 1, len(surname) + 1)
        found |= {number for word, number in connection.execute(ALMOST, limits) if one_slip_apart(surname, word)}
    people = by_ids(connection, found - {person.id})
    return sorted(people, key=lambda other: (-other.article_count, other.slug))[:MANY]


def by_ids(connection: sqlite3.Connection, ids: set[int]) -> list[Candidate]:
    """Those of these people who are shown."""
    return [Candidate(*row) for row in connection.execute(PEOPLE, (json.dumps(sorted(ids)),))]


def busiest(connection: sqlite3.Connection, limit: int) -> list[Candidate]:
    """The people who are named in most articles."""
    statement = (
        "SELECT id FROM person WHERE merged_into IS NULL AND NOT hidden AND article_count > 0 ORDER BY article_count DESC, slug LIMIT ?"
    )
    people = by_ids(connection, {row[0] for row in connection.execute(statement, (limit,))})
    return sorted(people, key=lambda person: (-person.article_count, person.slug))


def profile(connection: sqlite3.Connection, person: Candidate) -> Profile:
    rows = connection.execute(ROWS, (person.id, ROWS_READ)).fetchall()
    articles = sorted({row[1] for row in rows})
    titles = [row[0] for row in connection.execute(TITLES, (json.dumps([row[0] for row in rows]),))]
    company = {row[0] for row in connection.execute(COMPANY, (json.dumps(articles), person.id)) if row[0] is not None}
    name = parse(person.name)
    given = name.key[0] if name.full else ""
    return Profile(
        id=person.id,
        slug=person.slug,
        name=name,
        shown=person.name,
        article_count=person.article_count,
        articles=frozenset(articles),
        roles={role.casefold(): role for row in rows for role in json.loads(row[2])},
        company=frozenset(company),
        gender=gender(" ".join(titles)) or ("f" if given in FEMALE_NAMES else "m" if given in MALE_NAMES else ""),
    )
