"""Who may be the same person: pairs that linking rightly left apart for want of proof, with the reasons in words.

A suggestion decides nothing. Two who are named side by side in one article are never suggested.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jellyfish import jaro_winkler_similarity
from sqlalchemy import Row, bindparam, text

from app.browse.rows import VISIBLE_PERSON
from app.browse.views import MergeSuggestion
from app.store.engine import ReadSession

MAX_SHOWN = 6
MAX_LOOKED_AT = 400
MAX_COMPANIONS = 60
ALIKE = 0.92
"""Jaro-Winkler similarity from which two spellings of a name may be one: Zelensky and Zelenskyy have 0.98, Dmitry and Dmitri 0.93."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: Row[Any]
    reason: str
    strength: float


def likely_merges(session: ReadSession, person: int, folded: str, sort_name: str) -> tuple[MergeSuggestion, ...]:
    """Those who may be this person, the likeliest first; ``folded`` and ``sort_name`` are this person's."""
    family = sort_name.split(" ", 1)[0]
    if not family:
        return ()
    candidates: list[_Candidate] = []
    for row in _near(session, person, family):
        reason, strength = _reason(folded.split(), family, row.folded.split(), row.sort_name.split(" ", 1)[0])
        if reason:
            candidates.append(_Candidate(row, reason, strength))
    candidates.sort(key=lambda one: (-one.strength, -one.row.article_count, one.row.id))
    candidates = candidates[: 3 * MAX_SHOWN]
    apart = _apart(session, person, [one.row.id for one in candidates])
    return _shown(session, person, [one for one in candidates if one.row.id not in apart])


def _shown(session: ReadSession, person: int, candidates: Sequence[_Candidate]) -> tuple[MergeSuggestion, ...]:
    """With the people whom both are named with as further evidence, which also orders them."""
    mine = _companions(session, person)
    found: list[tuple[float, MergeSuggestion]] = []
    for one in candidates:
        shared = [name for number, name in _companions(session, one.row.id).items() if number in mine][:3]
        evidence = one.reason + (f"; both are named with {', '.join(shared)}" if shared else "")
        suggestion = MergeSuggestion(id=one.row.slug, name=one.row.name, articles=one.row.article_count, evidence=evidence)
        found.append((one.strength + 0.1 * len(shared), suggestion))
    found.sort(key=lambda pair: (-pair[0], -pair[1].articles, pair[1].id))
    return tuple(suggestion for _, suggestion in found[:MAX_SHOWN])


def _near(session: ReadSession, person: int, family: str) -> list[Row[Any]]:
    """People whose family name begins with the same letters."""
    start = family[: max(3, len(family) - 3)]
    rows = session.connection().execute(
        text(
            f"""SELECT p.id, p.slug, p.name, p.folded, p.sort_name, p.article_count FROM person p
            WHERE p.sort_name >= :start AND p.sort_name < :end AND p.id != :person AND {VISIBLE_PERSON}
            ORDER BY p.article_count DESC, p.id LIMIT :limit"""
        ),
        {"start": start, "end": start + "\U0010ffff", "person": person, "limit": MAX_LOOKED_AT},
    )
    return list(rows)


def _reason(mine: list[str], my_family: str, theirs: list[str], their_family: str) -> tuple[str, float]:
    """Why two names may be one person's, and how strongly; an empty reason when they may not."""
    same_family = my_family == their_family
    if not same_family and not _spelled_alike(my_family, their_family):
        return "", 0
    my_given, their_given = _given(mine, my_family), _given(theirs, their_family)
    if not my_given or not their_given:
        return ("one is named by the family name only", 0.3) if same_family else ("", 0)
    if not _middles_agree(my_given[1:], their_given[1:]):
        return "", 0
    one, other = my_given[0], their_given[0]
    family = "the family names are the same" if same_family else "the family names are spelled alike"
    if one == other:
        middle = "the given names too, one has a middle name" if len(my_given) != len(their_given) else "the given names too"
        return f"{family}, {middle}", 0.9 if same_family else 0.8
    if len(one) == 1 or len(other) == 1:
        return (f"{family}, and {min(one, other, key=len).upper()}. may stand for the given name", 0.6) if one[0] == other[0] else ("", 0)
    if _spelled_alike(one, other):
        return f"{family}, the given names are spelled alike", 0.7
    if min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one)):
        return f"{family}, and one given name may be short for the other", 0.5
    return "", 0


def _given(words: list[str], family: str) -> list[str]:
    return [word for word in words if word != family]


def _spelled_alike(one: str, other: str) -> bool:
    """Two spellings of one name; a feminine ending makes another name: Lavrov and Lavrova, Alexander and Alexandra."""
    shorter, longer = sorted((one, other), key=len)
    if longer == shorter + "a" or (longer[-1:] == "a") != (shorter[-1:] == "a"):
        return False
    return len(shorter) >= 4 and jaro_winkler_similarity(one, other) >= ALIKE


def _middles_agree(mine: list[str], theirs: list[str]) -> bool:
    """Middle names that differ tell two people apart: George W. and George H. W. Bush."""
    return all(one[0] == other[0] for one, other in zip(mine, theirs, strict=False)) and not (mine and theirs and len(mine) != len(theirs))


def _apart(session: ReadSession, person: int, others: Sequence[int]) -> set[int]:
    """Those who stand beside this person in some article, or were set apart from this person by somebody."""
    connection = session.connection()
    beside = connection.execute(
        text(
            """SELECT DISTINCT other.person_id FROM article_person other WHERE other.person_id IN :others AND EXISTS (
              SELECT 1 FROM article_person mine WHERE mine.person_id = :person AND mine.article_id = other.article_id)"""
        ).bindparams(bindparam("others", expanding=True)),
        {"person": person, "others": list(others)},
    )
    split = connection.execute(
        text(
            """SELECT o.id FROM ledger_entry l JOIN person mine ON mine.id = :person JOIN person o ON o.id IN :others
            WHERE l.action = 'split' AND l.undone_at IS NULL
              AND instr(l.arguments, '"' || mine.slug || '"') AND instr(l.arguments, '"' || o.slug || '"')"""
        ).bindparams(bindparam("others", expanding=True)),
        {"person": person, "others": list(others)},
    )
    return {*beside.scalars(), *split.scalars()}


def _companions(session: ReadSession, person: int) -> dict[int, str]:
    """Who is named in the same articles, most often first, looked for in the first articles only."""
    rows = session.connection().execute(
        text(
            f"""SELECT p.id, p.name FROM (
              SELECT other.person_id, count(*) AS articles FROM (
                SELECT DISTINCT article_id FROM article_person WHERE person_id = :person LIMIT 300) mine
              CROSS JOIN article_person other ON other.article_id = mine.article_id WHERE other.person_id != :person
              GROUP BY other.person_id ORDER BY articles DESC LIMIT :limit) n
            CROSS JOIN person p ON p.id = n.person_id WHERE {VISIBLE_PERSON} ORDER BY n.articles DESC"""
        ),
        {"person": person, "limit": MAX_COMPANIONS},
    )
    return {row.id: row.name for row in rows}
