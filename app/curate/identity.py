"""Which stored person a group is: people keep their id and slug while most of those who carried them stay together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.curate.decisions import BARE, NOBODY, SPLIT
from app.curate.groups import Group, Groups


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A row of ``person`` as stored."""

    id: int
    slug: str
    name: str
    key: str
    merged_into: int | None
    hidden: bool
    article_count: int
    mention_count: int
    first_day: int | None
    last_day: int | None


def kind(key: str) -> str:
    """Only people of one kind pass on their identity: full names, single words, and each decision's own."""
    if key.startswith((SPLIT, NOBODY)):
        return key
    return BARE if key.startswith(BARE) else ""


def assign(
    groups: Groups, known: Mapping[int, KnownPerson], former: Mapping[int, int], pins: Mapping[str, str]
) -> dict[Group, KnownPerson]:
    """The stored person of each group that has one; the others are new.

    ``former`` maps row ids to the person they belonged to. ``pins`` maps keys to slugs and wins. Then the largest overlap of a
    group's core with a person's former rows decides (ties: the older person, then the key), then an equal key among those
    whom nobody carries any more. A person known by one word only never becomes one with a full name, nor the other way
    (the one word's slug leads there instead), and somebody set apart by hand is nobody else.
    """
    found: dict[Group, KnownPerson] = {}
    taken: set[int] = set()

    def take(group: Group, person: KnownPerson | None) -> None:
        if person is not None and group not in found and person.id not in taken:
            found[group] = person
            taken.add(person.id)

    by_slug = {person.slug: person for person in known.values()}
    for key, slug in pins.items():
        if (group := groups.by_key.get(key)) and group.members:
            take(group, by_slug.get(slug))
    for group, person in _by_overlap(groups.all, known, former):
        take(group, person)
    for group, person in _by_key(groups, known):
        take(group, person)
    return found


def _by_overlap(groups: Sequence[Group], known: Mapping[int, KnownPerson], former: Mapping[int, int]) -> list[tuple[Group, KnownPerson]]:
    overlaps = []
    for group in groups:
        counts = Counter(former[row] for row in group.core if row in former)
        for number, count in counts.items():
            person = known[number]
            if kind(person.key) == kind(group.key):
                overlaps.append((-count, person.key != group.key, number, group.key, group, person))
    overlaps.sort(key=lambda overlap: overlap[:4])
    return [(group, person) for *_, group, person in overlaps]


def _by_key(groups: Groups, known: Mapping[int, KnownPerson]) -> list[tuple[Group, KnownPerson]]:
    by_key: defaultdict[str, list[KnownPerson]] = defaultdict(list)
    for number in sorted(known):
        by_key[known[number].key].append(known[number])
    pairs = [(group, person) for group in groups.all for person in by_key[group.key]]
    for group in groups.all:
        pairs += [(group, person) for key in sorted(group.keys) for person in by_key[key] if kind(person.key) == kind(group.key)]
    return pairs
