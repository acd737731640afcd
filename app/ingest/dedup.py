"""Cluster near-identical copies: articles that share marks are compared word by word, and joined when they are copies.

Incremental and in bounded memory: marks lie on disk, at most ``COMPARED`` texts are taken apart for one article, and
texts just taken apart are kept for the next. Clusters are the connected copies, so the order of arrival does not matter.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.language.shingles import Comparable, are_copies, comparable
from app.store import copies
from app.store.copies import Member
from app.store.engine import Engine, WriteSession

COMPARED = 24
COMPARED_IN_ONE_CLUSTER = 3
KEPT_TEXTS = 256
PAGE = 2_000
AT_ONCE = 10_000
"""Articles placed in one transaction: marks fall anywhere, so each one writes much of the table of marks anew."""


def cluster(session: WriteSession, *, at_most: int = AT_ONCE) -> int:
    """Place up to ``at_most`` articles that wait for it; returns how many were looked at, 0 when none is left.

    An article whose cluster changes gets a new revision. The caller commits.
    """
    revision = session.next_revision()
    texts = _Texts(session)
    done = 0
    while done < at_most and (page := copies.waiting(session, limit=min(PAGE, at_most - done))).article_ids:
        copies.place(session, page)
        found = copies.candidates(session, page, limit=COMPARED)
        _join(session, [(number, other) for number in found for other in _copies(session, texts, number, found[number])], revision)
        done += len(page.article_ids)
    return done


def cluster_waiting(writer: Engine) -> None:
    """Place all articles that wait for it, a short transaction at a time."""
    looked_at = 1
    while looked_at:
        with WriteSession(writer) as session:
            looked_at = cluster(session)
            (session.commit if looked_at else session.rollback)()


@dataclass(slots=True)
class _Texts:
    """Texts taken apart, the latest ones kept."""

    session: WriteSession
    kept: OrderedDict[int, Comparable] = field(default_factory=OrderedDict)

    def get(self, number: int) -> Comparable:
        if number in self.kept:
            self.kept.move_to_end(number)
            return self.kept[number]
        found = comparable(*copies.compared_text(self.session, number))
        self.kept[number] = found
        if len(self.kept) > KEPT_TEXTS:
            self.kept.popitem(last=False)
        return found


def _copies(session: WriteSession, texts: _Texts, number: int, possible: Sequence[int]) -> Iterable[int]:
    """Those of the candidates that an article is a copy of: one of each cluster is enough."""
    clusters = copies.clusters_of(session, possible)
    tried: Counter[int] = Counter()
    settled: set[int] = set()
    for other in possible:
        key = clusters[other] or other
        if key in settled or tried[key] >= COMPARED_IN_ONE_CLUSTER:
            continue
        tried[key] += 1
        if are_copies(texts.get(number), texts.get(other)):
            settled.add(key)
            yield other


def _join(session: WriteSession, pairs: list[tuple[int, int]], revision: int) -> None:
    """Unite the clusters that the pairs connect, and write what changed."""
    if not pairs:
        return
    touched = {number for pair in pairs for number in pair}
    old = copies.clusters_of(session, touched)
    found = copies.members(session, article_ids=touched, cluster_ids={cluster for cluster in old.values() if cluster is not None})
    groups = _connected([*pairs, *((m.article_id, m.cluster_id) for m in found if m.cluster_id is not None)])
    by_number = {member.article_id: member for member in found}
    copies.set_clusters(session, dict(_changes(groups, by_number)), revision=revision)


def _changes(groups: Iterable[list[int]], members: Mapping[int, Member]) -> Iterable[tuple[int, int]]:
    for group in groups:
        standing = min((members[number] for number in group), key=_standing).article_id
        yield from ((number, standing) for number in group if members[number].cluster_id != standing)


def _standing(member: Member) -> tuple[int, bool, int, int]:
    """Orders a cluster: the fullest text first, then the earliest published, then the first that came."""
    return -member.words, member.first_day is None, member.first_day or 0, member.article_id


def _connected(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Groups of numbers that the pairs connect."""
    parent: dict[int, int] = {}

    def top(number: int) -> int:
        parent.setdefault(number, number)
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other in pairs:
        parent[top(one)] = top(other)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number in sorted(parent):
        groups[top(number)].append(number)
    return list(groups.values())
