"""Find the person whom somebody means by a slug or a name, or say who is near."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from jellyfish import jaro_winkler_similarity

from app.curate.decisions import PersonKey
from app.errors import NotFoundError, UsageError
from app.store.writer import fold

MERGES_FOLLOWED = 50
NEAR_NAMES = 3
NEAR_ENOUGH = 0.75
CANDIDATES = 2_000
COLUMNS = "id, slug, name, cluster_key, merged_into, hidden"
NAMED = f"""
SELECT {COLUMNS} FROM person WHERE merged_into IS NULL AND article_count > 0
AND (folded = :folded OR id IN (SELECT person_id FROM person_alias WHERE folded = :folded)) ORDER BY folded != :folded, article_count DESC
"""
NEAR = """
SELECT DISTINCT p.slug, p.name, p.article_count FROM person_alias_word w JOIN person p ON p.id = w.person_id
WHERE w.word >= :start AND w.word < :end AND p.merged_into IS NULL ORDER BY p.article_count DESC LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A row of ``person`` that is not merged into another."""

    id: int
    slug: str
    name: str
    key: str
    merged_into: int | None
    hidden: bool

    @property
    def reference(self) -> PersonKey:
        return PersonKey(self.slug, self.name, self.key)


def find_person(connection: sqlite3.Connection, who: str) -> FoundPerson:
    """The person of a slug, through merges, or of a name that only one person has.

    Raises NotFoundError with the nearest names, and UsageError for a name that several people have.
    """
    row = connection.execute(f"SELECT {COLUMNS} FROM person WHERE slug = ?", (who,)).fetchone()
    for _ in range(MERGES_FOLLOWED):
        if row is None or row[4] is None:
            break
        row = connection.execute(f"SELECT {COLUMNS} FROM person WHERE id = ?", (row[4],)).fetchone()
    if row is not None:
        return _found(row)
    named = [_found(found) for found in connection.execute(NAMED, {"folded": fold(who)})] if fold(who) else []
    in_full = [person for person in named if fold(person.name) == fold(who)] or named
    if len(in_full) == 1:
        return in_full[0]
    if in_full:
        slugs = ", ".join(person.slug for person in in_full[:10])
        raise UsageError(f"{who[:80]!r} may be {len(in_full)} people: {slugs}; give the slug")
    raise nobody(connection, who)


def _found(row: tuple[int, str, str, str, int | None, int]) -> FoundPerson:
    number, slug, name, key, merged_into, hidden = row
    return FoundPerson(number, slug, name, key, merged_into, bool(hidden))


def nobody(connection: sqlite3.Connection, who: str) -> NotFoundError:
    """The error for a name that nobody has, with those that are near."""
    near = nearest(connection, who)
    hint = "; near: " + ", ".join(f"{slug} ({name})" for slug, name in near) if near else ""
    return NotFoundError(f"there is no person {who[:80]!r} in this archive{hint}")


def nearest(connection: sqlite3.Connection, who: str) -> list[tuple[str, str]]:
    """Slugs and names that are spelt nearly like this, best first."""
    wanted = fold(who)[:80]
    found: dict[str, tuple[str, int]] = {}
    for word in wanted.split()[:4]:
        start = word[:2]
        values = {"start": start, "end": start + "\U0010ffff", "limit": CANDIDATES}
        found.update((slug, (name, count)) for slug, name, count in connection.execute(NEAR, values))
    ranked = sorted((-jaro_winkler_similarity(wanted, fold(name)), -count, slug, name) for slug, (name, count) in found.items())
    return [(slug, name) for score, _, slug, name in ranked[:NEAR_NAMES] if -score >= NEAR_ENOUGH]
