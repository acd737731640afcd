"""People of articles grouped to people of the archive: what linking finds, then what was decided by hand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from app.annotate.people.linking import link
from app.annotate.people.names import parse
from app.curate.decisions import NOBODY, Decision, Hide, Merge, NotAPerson, PersonKey, Rename, Split
from app.curate.members import Member
from app.store.writer import fold


@dataclass(slots=True, eq=False)
class Group:
    """One person of the archive.

    ``core`` are the row ids that decide which stored person this is, and ``keys`` the names that linking knows it by: without
    those merged into it.
    """

    key: str
    name: str
    members: list[Member] = field(default_factory=list)
    core: set[int] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    hidden: bool = False
    decided: bool = False

    @property
    def rank(self) -> tuple[int, int, str, str]:
        """Order in which new people get their slugs: the most named first, ties by the smallest article id."""
        articles = {member.article for member in self.members}
        return -len(articles), -sum(member.mention_count for member in self.members), min(articles, default=""), self.key


@dataclass(slots=True)
class Groups:
    """All groups of a component, found by key through merges; by row id, ``owner`` is the group and ``evidence`` what that rests on."""

    all: list[Group] = field(default_factory=list)
    by_key: dict[str, Group] = field(default_factory=dict)
    owner: dict[int, Group] = field(default_factory=dict)
    evidence: dict[int, str] = field(default_factory=dict)
    _only_called: defaultdict[str, list[Member]] | None = None

    def find(self, person: PersonKey) -> Group | None:
        return self.by_key.get(person.key)

    def apply(self, decisions: Iterable[Decision]) -> None:
        """Apply decisions in order; one whose people are not here is passed over."""
        for decision in decisions:
            match decision:
                case Merge():
                    self._merge(decision)
                case Split():
                    self._split(decision)
                case Rename():
                    if group := self.find(decision.person):
                        group.name, group.decided = decision.name, True
                case Hide():
                    self._hide(self.find(decision.person))
                case NotAPerson():
                    self._strike(decision)
                case _:
                    assert_never(decision)
        self.all = [group for group in self.all if group.members]

    def _merge(self, decision: Merge) -> None:
        group, into = self.find(decision.person), self.find(decision.into)
        if group is None or into is None or group is into:
            return
        into.members += group.members
        for member in group.members:
            self.owner[member.id] = into
            self.evidence[member.id] = f"{self.evidence[member.id]}; {group.name} was merged into {into.name} by hand"
        for key, found in self.by_key.items():
            if found is group:
                self.by_key[key] = into
        group.members = []

    def _split(self, decision: Split) -> None:
        group = self.find(decision.person)
        if group is None:
            return
        surfaces = {fold(surface) for surface in decision.surfaces}
        moved = [member for member in group.members if member.article in decision.articles or called(member, surfaces)]
        if not moved:
            return
        self._take_out(group, moved)
        new = Group(decision.new.key, decision.new.name, moved, {m.id for m in moved}, decided=True)
        self._add(new, f"set apart from {group.name} by hand")
        if group.members and not group.decided:
            group.name = best_name(group.members) or group.name

    def _hide(self, group: Group | None) -> None:
        if group is not None:
            group.hidden = True

    def _strike(self, decision: NotAPerson) -> None:
        if decision.person is not None:
            self._hide(self.find(decision.person))
            return
        surface = fold(decision.surface)
        struck = self._called(surface)
        for group in {id(group): group for group in (self.owner[member.id] for member in struck)}.values():
            self._take_out(group, struck)
        if struck:
            group = Group(NOBODY + surface, decision.surface, struck, {m.id for m in struck}, hidden=True, decided=True)
            self._add(group, "not a person, by hand")

    def _called(self, surface: str) -> list[Member]:
        """Those for whom ``called`` holds; looked up, because a ledger may strike thousands of surfaces."""
        if self._only_called is None:
            self._only_called = defaultdict(list)
            for member in (member for group in self.all for member in group.members):
                names = {fold(printed) for printed, _ in member.local.surfaces}
                for name in {fold(member.local.name), *(names if len(names) == 1 else ())}:
                    self._only_called[name].append(member)
        return list(self._only_called[surface])

    def _take_out(self, group: Group, moved: Sequence[Member]) -> None:
        gone = {member.id for member in moved}
        group.members = [member for member in group.members if member.id not in gone]
        group.core -= gone

    def _add(self, group: Group, evidence: str) -> None:
        self.all.append(group)
        self.by_key[group.key] = group
        for member in group.members:
            self.owner[member.id], self.evidence[member.id] = group, evidence


def called(member: Member, surfaces: set[str]) -> bool:
    """Is one of these folded surfaces this person's name in the article, or are they all that it is called by?"""
    return fold(member.local.name) in surfaces or (
        bool(surfaces) and all(fold(surface) in surfaces for surface, _ in member.local.surfaces)
    )


def grouped(members: Sequence[Member]) -> Groups:
    """What linking alone makes of these people; they must be closed under shared blocks."""
    groups = Groups()
    links = link([member.local for member in members])
    for member, found in zip(members, links, strict=True):
        group = groups.by_key.get(found.cluster)
        if group is None:
            group = groups.by_key[found.cluster] = Group(found.cluster, found.name)
            groups.all.append(group)
        group.members.append(member)
        group.core.add(member.id)
        groups.owner[member.id] = group
        groups.evidence[member.id] = found.evidence
    for group in groups.all:
        for key in {form_key(member.local.name) for member in group.members} - {""}:
            if groups.by_key.setdefault(key, group) is group:
                group.keys.add(key)
    return groups


def form_key(name: str) -> str:
    """The key that linking would give a cluster named so; empty for a name of one word, which may mean several people."""
    parsed = parse(name)
    return " ".join((*parsed.key, parsed.generation)).strip() if parsed.full else ""


def best_name(members: Sequence[Member]) -> str:
    """The name that linking gives the most of these people, when they are one by decision."""
    names = Counter(found.name for found in link([member.local for member in members]))
    return min(names, key=lambda name: (-names[name], name), default="")
