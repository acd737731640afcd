"""The persons of an article found so far, and the ways to look them up."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import inf

from app.annotate.people.alike import tails
from app.annotate.people.casing import in_small_letters
from app.annotate.people.names import Name, skeleton
from app.annotate.people.told import NOTHING, Told

ALONE = "the first of this name in the article"
MOST_COMPARED = 100
"""Persons with a like surname that a full name is compared with, so that a page of 5,000 namesakes stays quick."""
MOST_RESPELT = 60
"""Persons among whom a lone word that fits nobody is sought as a nickname, initials or a misprint."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention as grouping sees it: its place in text order, its name, the gender that is known, what is told around it."""

    number: int
    name: Name
    sex: str = ""
    told: Told = NOTHING
    courtesy: bool = False


@dataclass(slots=True)
class Group:
    """The mentions of one person, numbered in text order and kept sorted."""

    mentions: list[int] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    names: dict[str, Name] = field(default_factory=dict)
    gender: str = ""
    implied: Name | None = None
    """The full name that 'Bill' has in 'Bill and Hillary Clinton'."""
    why: dict[int, str] = field(default_factory=dict)
    """What made each mention this person's, in words."""
    kin: set[str] = field(default_factory=set)
    """'parent', 'child', 'peer', as the text has said of this person."""
    office: bool = False
    """First named in full behind an office: 'President Mahmoud Abbas'."""
    first_full: float = inf
    """The number of the first mention by full name."""
    royal: bool = False
    """Called king, queen, prince somewhere."""

    politely: bool = False
    """Called Mrs., Mr. and the like with a surname alone."""
    as_kin: bool = False
    """First named in full as somebody's wife, son, brother: 'his wife Nancy Reagan'."""
    presides: bool = False
    """Called president without a given name: then Mrs. of that name is the wife (President Clinton, Mrs. Clinton)."""

    def add(self, seen: Seen, why: str) -> None:
        insort(self.mentions, seen.number)
        if seen.name.full and seen.number < self.first_full:
            self.office, self.as_kin = seen.told.office, seen.told.introduced
        self.why[seen.number] = why
        self.forms[seen.name.text] += 1
        self.names.setdefault(seen.name.text, seen.name)
        if seen.name.full:
            self.first_full = min(self.first_full, seen.number)
        self.gender = self.gender or seen.sex
        self.royal = self.royal or seen.told.royal
        self.politely = self.politely or (seen.courtesy and not seen.name.full)
        self.presides = self.presides or seen.told.presides
        self.kin |= {seen.told.kin} - {""}
        if seen.name.generation:
            self.kin.add("parent" if seen.name.generation == "sr" else "child")

    def full_names(self) -> list[Name]:
        full = [n for n in self.names.values() if n.full]
        return full + ([self.implied] if self.implied else [])

    @property
    def name(self) -> str:
        """The fullest form printed: not of initials and a surname alone, most words, then the commonest; not in capitals."""

        def rank(form: str) -> tuple[bool, bool, int, int, bool, int]:
            name = self.names[form]
            initial = len(name.key[0]) == 1 if name.key else True
            spelt_out = name.full and (
                not initial or (form[1:2] == "." and any(len(word) > 1 for word in name.given))
            )  # M. A. Yusuff Kutty
            return name.full, spelt_out, len(name.key), self.forms[form], not form.isupper(), len(form)

        if self.implied and not any(self.names[f].full for f in self.forms):
            return self.implied.text
        return in_small_letters(max(self.forms, key=rank), self.forms)


@dataclass(slots=True)
class Groups:
    """The groups so far with the ways to look them up."""

    all: list[Group] = field(default_factory=list)
    by_key: dict[tuple[str, ...], Group] = field(default_factory=dict)
    by_surname: defaultdict[str, list[Group]] = field(default_factory=lambda: defaultdict(list))
    by_given: defaultdict[str, list[Group]] = field(default_factory=lambda: defaultdict(list))
    by_any: defaultdict[str, list[Group]] = field(default_factory=lambda: defaultdict(list))
    by_tail: defaultdict[str, list[Group]] = field(default_factory=lambda: defaultdict(list))
    """By the sound of the last words of a full name run together: Mir-Hosseini and Mir Hosseini."""
    lone: defaultdict[str, list[Group]] = field(default_factory=lambda: defaultdict(list))
    alone: Counter[str] = field(default_factory=Counter)
    """Names of one word, and how often the article prints them."""
    bare: defaultdict[str, list[Seen]] = field(default_factory=lambda: defaultdict(list))
    """Mentions by one word, by that word."""
    holder: dict[int, Group] = field(default_factory=dict)
    """Whose each mention is, as far as that is decided."""
    first_full: list[Group] = field(default_factory=list)
    """The first ``MOST_RESPELT`` persons with a full name."""

    def put(self, group: Group | None, seen: Seen, why: str) -> Group:
        if group is None:
            why = ALONE
            group = Group()
            self.all.append(group)
        new = seen.name.text not in group.names
        group.add(seen, why)
        self.holder[seen.number] = group
        if new:
            self.index(group, seen.name)
        return group

    def index(self, group: Group, name: Name) -> None:
        if not name.full:
            if name.key:
                _append(self.lone[skeleton(name.surname)], group)
            return
        if len(self.first_full) < MOST_RESPELT and all(g is not group for g in self.first_full):
            self.first_full.append(group)
        self.by_key.setdefault((*name.key, name.generation), group)
        for word in {name.surname, *name.bare}:
            _append(self.by_surname[skeleton(word)], group)
        _append(self.by_surname[skeleton(name.key[0])], group)  # family name first
        for given in {name.key[0], name.nickname} - {""}:
            _append(self.by_given[given], group)
        for word in name.key:
            _append(self.by_any[skeleton(word)], group)
        for tail in tails(name.key):
            _append(self.by_tail[tail], group)


def _append(groups: list[Group], group: Group) -> None:
    if not groups or groups[-1] is not group:
        groups.append(group)
