"""Copies of articles: the marks by which they are found, and the clusters that they form.

``article.cluster_id`` is None for an article that stands alone; all copies of one another share the row id of the one
that stands for them. Signatures are written with the article and placed later; what waits is known after any crash.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from app.language.shingles import BODY_MARKS, Longs, Signature, pack, unpack, unpack_marks
from app.store.columns import Lists
from app.store.engine import ReadSession, WriteSession, raw_connection
from app.store.tables import Article, CopyMark, CopySignature

HOLDERS_LOOKED_AT = 64
"""Articles taken from one mark: of a story in a thousand papers any of them will do."""
SHARED_BODY_MARKS = 3
SHARED_OPENING_MARKS = 2
GIVEN = "SELECT value FROM json_each(?)"
FIRST_OPENING_MARK = BODY_MARKS << 32


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a cluster, with what decides which one stands for it."""

    article_id: int
    cluster_id: int | None
    words: int
    first_day: int | None


def add_signatures(session: WriteSession, signatures: Sequence[tuple[int, bytes, int]]) -> None:
    """Keep the packed signatures of new articles, with their numbers of words; they wait to be placed."""
    rows = "INSERT INTO copy_signature (article_id, signature, words, placed) VALUES (?, ?, ?, 0)"
    raw_connection(session).executemany(rows, signatures)


def write_signatures(session: WriteSession, signatures: Sequence[tuple[int, Signature]], *, revision: int) -> None:
    """Keep the signatures of new or changed texts; an article whose text changed leaves its cluster until it is placed."""
    packed = {number: (pack(found), found.words) for number, found in signatures}
    known = {row.article_id: row.signature for row in _signatures(session, list(packed))}
    changed = [number for number in known if known[number] != packed[number][0]]
    release(session, changed, revision=revision)
    session.execute(delete(CopySignature).where(col(CopySignature.article_id).in_(changed)))
    rows = [
        {"article_id": n, "signature": signature, "words": words, "placed": False}
        for n, (signature, words) in packed.items()
        if known.get(n) != signature
    ]
    if rows:
        session.execute(insert(CopySignature), rows)


def release(session: WriteSession, article_ids: Sequence[int], *, revision: int) -> None:
    """Take articles out of their clusters and out of the marks; the other members wait to be placed anew."""
    found = _signatures(session, article_ids)
    marks = [(mark, row.article_id) for row in found for mark in unpack(row.signature).marks]
    raw_connection(session).executemany("DELETE FROM copy_mark WHERE mark = ? AND article_id = ?", marks)
    clusters = select(col(Article.cluster_id)).where(col(Article.id).in_(article_ids), col(Article.cluster_id).is_not(None))
    members = list(session.execute(select(col(Article.id)).where(col(Article.cluster_id).in_(clusters))).scalars())
    session.execute(update(CopySignature).where(col(CopySignature.article_id).in_(members)).values(placed=False))
    session.execute(update(Article).where(col(Article.id).in_(members)).values(cluster_id=None, revision=revision))


def release_all(session: WriteSession, *, revision: int) -> None:
    """Forget all marks and clusters; every article waits to be placed."""
    session.execute(delete(CopyMark))
    session.execute(update(Article).where(col(Article.cluster_id).is_not(None)).values(cluster_id=None, revision=revision))
    session.execute(update(CopySignature).values(placed=False))


def _signatures(session: WriteSession, article_ids: Sequence[int]) -> list[CopySignature]:
    return list(session.execute(select(CopySignature).where(col(CopySignature.article_id).in_(article_ids))).scalars())


def signature_of(session: WriteSession, article_id: int) -> CopySignature | None:
    """The signature of one article."""
    return next(iter(_signatures(session, [article_id])), None)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Articles that have not been compared with the others yet; each of their marks, in order, with the article that has it."""

    article_ids: list[int]
    marks: Longs
    holders: Longs


def waiting(session: ReadSession | WriteSession, *, limit: int) -> Waiting:
    """The next ones, in the order they came."""
    query = "SELECT article_id, signature FROM copy_signature WHERE NOT placed ORDER BY article_id LIMIT ?"
    rows = raw_connection(session).execute(query, (limit,)).fetchall()
    marks = [unpack_marks(signature) for _, signature in rows]
    article_ids = [number for number, _ in rows]
    holders = np.repeat(np.array(article_ids, np.int64), [len(some) for some in marks])
    joined = np.concatenate(marks) if marks else np.zeros(0, np.int64)
    order = np.lexsort((holders, joined))  # neighbours share a page
    return Waiting(article_ids, joined[order], holders[order])


def place(session: WriteSession, some: Waiting) -> None:
    """Let these articles be found by their marks, and note that they have been compared."""
    marks = zip(some.marks.tolist(), some.holders.tolist(), strict=True)
    raw_connection(session).executemany("INSERT OR IGNORE INTO copy_mark (mark, article_id) VALUES (?, ?)", marks)
    raw_connection(session).executemany("UPDATE copy_signature SET placed = 1 WHERE article_id = ?", [(n,) for n in some.article_ids])


def candidates(session: WriteSession, some: Waiting, *, limit: int) -> dict[int, list[int]]:
    """For each of these articles the others that share enough marks with it to be worth comparing, the likeliest first.

    They have to be placed before, so that those that came with an article are found like those that were there.
    """
    different, place = np.unique(some.marks, return_inverse=True)
    others, counts = _holders(session, different).gather(place)
    pairs, place = np.unique(np.repeat(some.holders, counts) << 32 | others, return_inverse=True)
    shared, opening = np.bincount(place), np.bincount(place, np.repeat(some.marks >= FIRST_OPENING_MARK, counts))
    numbers, others = pairs >> 32, pairs & 0xFFFFFFFF
    enough = (numbers != others) & ((shared - opening >= SHARED_BODY_MARKS) | (opening >= SHARED_OPENING_MARKS))
    numbers, others, shared = numbers[enough], others[enough], shared[enough]
    order = np.lexsort((others, -shared, numbers))
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, other in zip(numbers[order].tolist(), others[order].tolist(), strict=True):
        found[number].append(other)
    return {number: some[:limit] for number, some in found.items()}


def _holders(session: WriteSession, marks: Longs) -> Lists:
    """The articles that have each of these marks, by its place; of a mark that only one has, as most, nobody."""
    query = f"""
    SELECT key, (SELECT group_concat(article_id) FROM (SELECT article_id FROM copy_mark WHERE mark = value LIMIT {HOLDERS_LOOKED_AT}))
    FROM json_each(?) WHERE (SELECT count(*) FROM (SELECT 1 FROM copy_mark WHERE mark = value LIMIT 2)) > 1"""
    rows = raw_connection(session).execute(query, (json.dumps(marks.tolist()),)).fetchall()
    counts = [found.count(",") + 1 for _, found in rows]
    places = np.repeat(np.array([place for place, _ in rows], np.int32), counts)
    return Lists.of(len(marks), places, np.fromstring(",".join([found for _, found in rows]), np.int32, sep=","))


def compared_text(session: ReadSession | WriteSession, number: int) -> tuple[str, str]:
    """Title of an article, and the text that copies are known by."""
    query = "SELECT title, standfirst, body FROM article_text WHERE article_id = ?"
    title, standfirst, body = raw_connection(session).execute(query, (number,)).fetchone()
    return title, f"{standfirst}\n{body}"


def clusters_of(session: ReadSession | WriteSession, article_ids: Iterable[int]) -> dict[int, int | None]:
    query = f"SELECT id, cluster_id FROM article WHERE id IN ({GIVEN})"
    return dict(raw_connection(session).execute(query, (json.dumps(list(article_ids)),)))


def members(session: ReadSession | WriteSession, *, article_ids: Iterable[int] = (), cluster_ids: Iterable[int] = ()) -> list[Member]:
    """Articles by themselves and by their clusters."""
    query = f"""
    SELECT id, cluster_id, words, published_first FROM article JOIN copy_signature ON article_id = id
    WHERE id IN ({GIVEN} UNION SELECT id FROM article WHERE cluster_id IN ({GIVEN}))"""
    given = json.dumps(list(article_ids)), json.dumps(list(cluster_ids))
    return [Member(*row) for row in raw_connection(session).execute(query, given)]


def set_clusters(session: WriteSession, clusters: Mapping[int, int], *, revision: int) -> None:
    """Write the cluster of each article, and that the article changed."""
    raw_connection(session).executemany(
        "UPDATE article SET cluster_id = ?, revision = ? WHERE id = ?",
        [(cluster, revision, number) for number, cluster in clusters.items()],
    )


def folded_count(session: ReadSession | WriteSession) -> int:
    """How many articles stand folded behind the one that stands for their cluster."""
    query = "SELECT count(*) FROM article WHERE cluster_id IS NOT NULL AND cluster_id <> id"
    return int(raw_connection(session).execute(query).fetchone()[0])


def copies_of(session: ReadSession | WriteSession, article_id: int) -> list[int]:
    """The other articles of the cluster, the one that stands for it first, then the fullest."""
    cluster = session.execute(select(col(Article.cluster_id)).where(col(Article.id) == article_id)).scalar_one_or_none()
    if cluster is None:
        return []
    found = members(session, cluster_ids=[cluster])
    found.sort(key=lambda member: (member.article_id != cluster, -member.words, member.article_id))
    return [member.article_id for member in found if member.article_id != article_id]
