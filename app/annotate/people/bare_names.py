"""Whom a name of one word means in an archive."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.annotate.people.alike import same_word
from app.annotate.people.clusters import SHARE, Cluster
from app.annotate.people.lexicon import OFFICES
from app.annotate.people.names import parse, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.annotate.people.local import LocalPerson

LEAST = 2
"""So many articles must give the full name before a bare one is taken for it."""
MAJORITY = 0.5
"""With an office before the bare name in which hardly anybody else of that surname is known, so much of the surname is enough."""

ROLE_OF_ANOTHER = re.compile(r"\s(?:of|to|for|with|by|from|under|against)\s.*", re.DOTALL)
"""What follows in 'aide to President Abe' says who somebody else is."""


class Holders:
    """The clusters of full names by the surnames they hold."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self._by_sound: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._known: dict[tuple[str, str], _Known] = {}
        self._called: defaultdict[str, set[int]] = defaultdict(set)
        self._offices: dict[str, defaultdict[str, set[int]]] = {}
        for cluster in clusters:
            for sound in {skeleton(s) for f in cluster.forms for s in f.surnames}:
                self._by_sound[sound].append(cluster)

    def of_all(self, bare: Iterable[LocalPerson]) -> Iterator[tuple[LocalPerson, Cluster | None, str]]:
        """Each bare surname with the cluster that it means, or None, and the evidence in words.

        Those with an office come first: where President Abe is Ken Abe, that tells like his full name whom Abe means elsewhere.
        """
        people = list(bare)
        with_office = [(person, *self._of(person)) for person in people if _offices(person.titles)]
        for person, cluster, _ in with_office:
            if cluster is not None:
                self._called[cluster.key].add(person.article)
        self._known.clear()
        yield from with_office
        yield from ((person, *self._of(person)) for person in people if not _offices(person.titles))

    def _of(self, person: LocalPerson) -> tuple[Cluster | None, str]:
        word = "".join(parse(person.name).key)
        known = self._known.get((word, person.gender)) or self._known.setdefault((word, person.gender), self._find(word, person.gender))
        best = known.best
        if best is None:
            return None, "one name only; no full name with it in the archive"
        surname, held = parse(person.name).text, len(self._articles(best))
        count = f"{held} of {known.articles} articles that give a full name{' or an office' * (best.key in self._called)}"
        if held >= max(LEAST, SHARE * known.articles):
            return best, f"surname {surname}: {best.name} in {count}"
        if len(known.fitting) == 1 or held >= max(LEAST, MAJORITY * known.articles):
            for office in sorted(_offices(person.titles)):
                called = [len(self._called_so(cluster, office)) for cluster in (best, *known.fitting)]
                if called[0] and called[0] >= SHARE * sum(called[1:]):
                    return (
                        best,
                        f"surname {surname}: {best.name} in {called[0]} of {sum(called[1:])} articles that give that office, {office}",
                    )
        return None, f"one name only; {best.name} holds it in {count}, which is too little to be sure"

    def _called_so(self, cluster: Cluster, office: str) -> set[int]:
        """Articles that call somebody of this full name by the office."""
        if cluster.key not in self._offices:
            found = self._offices[cluster.key] = defaultdict(set)
            for person in (person for form in cluster.forms for person in form.people):
                for one in _offices((*person.titles, *(ROLE_OF_ANOTHER.sub("", role) for role in person.roles))):
                    found[one].add(person.article)
        return self._offices[cluster.key].get(office, set())

    def _articles(self, cluster: Cluster) -> set[int]:
        """Those that give the full name, or the surname with an office that tells."""
        return cluster.articles | self._called.get(cluster.key, set())

    def _find(self, word: str, gender: str) -> _Known:
        near = self._by_sound.get(skeleton(word), [])
        exact = [c for c in near if any(word in f.surnames for f in c.forms)]
        alike = exact or [c for c in near if any(same_word(word, s) for f in c.forms for s in f.surnames)]
        fitting = [c for c in alike if not (gender and (sex := _gender(c)) and sex != gender)]
        best = max(fitting, key=lambda c: (len(self._articles(c)), c.key), default=None)
        return _Known(best, tuple(fitting), len(set().union(*map(self._articles, fitting))))


@dataclass(frozen=True, slots=True)
class _Known:
    """Who holds a surname most, all who hold it, and in how many articles."""

    best: Cluster | None
    fitting: tuple[Cluster, ...]
    articles: int


def _gender(cluster: Cluster) -> str:
    found = {f.gender for f in cluster.forms} - {""}
    return found.pop() if len(found) == 1 else ""


def _offices(titles: Iterable[str]) -> set[str]:
    return {w for title in titles for w in title.lower().replace(".", "").split() if w in OFFICES}
