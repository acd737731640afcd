"""Whom a name of one word means in an archive."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.annotate.people.alike import same_word
from app.annotate.people.clusters import SHARE, Cluster
from app.annotate.people.lexicon import OFFICES
from app.annotate.people.names import parse, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.annotate.people.local import LocalPerson

LEAST = 2
"""So many articles must give the full name before a bare one is taken for it."""
MAJORITY = 0.5
"""With the same office before the bare name, and nobody else of that surname in that office, so much of the surname is enough."""


class Holders:
    """The clusters of full names by the surnames they hold."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self._by_sound: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._known: dict[tuple[str, str], _Known] = {}
        for cluster in clusters:
            for sound in {skeleton(s) for f in cluster.forms for s in f.surnames}:
                self._by_sound[sound].append(cluster)

    def of(self, person: LocalPerson, word: str) -> tuple[Cluster | None, str]:
        """The cluster that a bare surname means, or None, with the evidence in words."""
        known = self._known.get((word, person.gender)) or self._known.setdefault((word, person.gender), self._find(word, person.gender))
        best = known.best
        if best is None:
            return None, "one name only; no full name with it in the archive"
        surname = parse(person.name).text
        count = f"{len(best.articles)} of {known.articles} articles that give a full name"
        if len(best.articles) >= max(LEAST, SHARE * known.articles):
            return best, f"surname {surname}: {best.name} in {count}"
        offices = _offices(person.titles)
        called = [c for c in known.fitting if offices & _offices_of(c)]
        if called == [best] and (len(known.fitting) == 1 or len(best.articles) >= max(LEAST, MAJORITY * known.articles)):
            return best, f"surname {surname}: {best.name} is the only one of that name also called {min(offices & _offices_of(best))}"
        return None, f"one name only; {best.name} holds it in {count}, which is too little to be sure"

    def _find(self, word: str, gender: str) -> _Known:
        near = self._by_sound.get(skeleton(word), [])
        exact = [c for c in near if any(word in f.surnames for f in c.forms)]
        alike = exact or [c for c in near if any(same_word(word, s) for f in c.forms for s in f.surnames)]
        fitting = [c for c in alike if not (gender and (sex := _gender(c)) and sex != gender)]
        best = max(fitting, key=lambda c: (len(c.articles), c.key), default=None)
        return _Known(best, tuple(fitting), len(set().union(*(c.articles for c in fitting))))


@dataclass(frozen=True, slots=True)
class _Known:
    """Who holds a surname most, all who hold it, and in how many articles."""

    best: Cluster | None
    fitting: tuple[Cluster, ...]
    articles: int


def _offices_of(cluster: Cluster) -> set[str]:
    return {office for form in cluster.forms for person in form.people for office in _offices((*person.titles, *person.roles))}


def _gender(cluster: Cluster) -> str:
    found = {f.gender for f in cluster.forms} - {""}
    return found.pop() if len(found) == 1 else ""


def _offices(titles: Iterable[str]) -> set[str]:
    return {w for title in titles for w in title.lower().replace(".", "").split() if w in OFFICES}
