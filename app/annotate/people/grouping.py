"""Which mentions of one article are one person."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jellyfish import damerau_levenshtein_distance

from app.annotate.people.casing import in_small_letters
from app.annotate.people.lexicon import COURTESY, FEMALE_NAMES, MALE_NAMES, PARTICLES
from app.annotate.people.names import Key, Name, compatible, gender, one_slip_apart, parse, same_given, same_word, skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_COMPARED = 100
"""Persons with a like surname that a full name is compared with, so that a page of 5,000 namesakes stays quick."""

ALONE = "the first of this name in the article"
ALSO_CALLED = re.compile(
    r"""["”’)]?,?\s\(?(?:whose\s(?:real|full|birth|legal|given)\s(?:name|names)\s(?:is|was)|(?:who\s(?:is|was)\s)?"""
    r"""(?:(?:better|also|popularly|commonly|otherwise|widely|formerly|previously|professionally)\s)known(?:\s(?:simply|locally|professionally))?\sas"""
    r"""|(?:who\s(?:is|was)\s)?nicknamed|alias|a\.?k\.?a\.?|née|né|who\sgoes\sby(?:\sthe\sname)?|(?:who\swas\s)?born)\s["“‘]?""",
    re.IGNORECASE,
)
"""What stands between two names of one person."""
MOST_RESPELT = 60
"""Persons among whom a lone word that fits nobody is sought as a nickname, initials or a misprint."""


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

    def add(self, number: int, name: Name, sex: str, why: str) -> None:
        insort(self.mentions, number)
        self.why[number] = why
        self.forms[name.text] += 1
        self.names.setdefault(name.text, name)
        self.gender = self.gender or sex

    def full_names(self) -> list[Name]:
        full = [n for n in self.names.values() if n.full]
        return full + ([self.implied] if self.implied else [])

    @property
    def name(self) -> str:
        """The fullest form printed: not beginning with an initial, most words, then the commonest; not in capitals."""

        def rank(form: str) -> tuple[bool, bool, int, int, bool, int]:
            name = self.names[form]
            spelt_out = name.full and len(name.key[0]) > 1
            return name.full, spelt_out, len(name.key), self.forms[form], not form.isupper(), len(form)

        if self.implied and not any(self.names[f].full for f in self.forms):
            return self.implied.text
        return in_small_letters(max(self.forms, key=rank), self.forms)


@dataclass(slots=True)
class _Groups:
    """The groups so far with the ways to look them up."""

    all: list[Group] = field(default_factory=list)
    by_text: dict[str, Group] = field(default_factory=dict)
    by_key: dict[tuple[str, ...], Group] = field(default_factory=dict)
    by_surname: defaultdict[str, list[Group]] = field(default_factory=lambda: defaultdict(list))
    by_given: defaultdict[str, list[Group]] = field(default_factory=lambda: defaultdict(list))
    by_any: defaultdict[str, list[Group]] = field(default_factory=lambda: defaultdict(list))
    lone: defaultdict[str, list[Group]] = field(default_factory=lambda: defaultdict(list))
    first_full: list[Group] = field(default_factory=list)
    """The first ``MOST_RESPELT`` persons with a full name."""

    def put(self, group: Group | None, number: int, name: Name, sex: str, why: str) -> Group:
        if group is None:
            why = ALONE
            group = Group()
            self.all.append(group)
        new = name.text not in group.names
        group.add(number, name, sex, why)
        if new:
            self.index(group, name)
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


def _append(groups: list[Group], group: Group) -> None:
    if not groups or groups[-1] is not group:
        groups.append(group)


def group_mentions(texts: Sequence[str], titles: Sequence[str], gaps: Sequence[str]) -> list[Group]:
    """The persons behind mentions in text order, in order of first mention.

    ``titles`` stand right before each mention; ``gaps`` are the texts between a mention and the next one. Full names go
    first; then single words go to the full name with that surname, given name or spelling: of several to one of the
    right gender, then to the one mentioned last before.
    """
    names = [parse(t) for t in texts]
    sexes = [_gender(n, title) for n, title in zip(names, titles, strict=True)]
    groups = _Groups()
    aliases = _aliases(gaps)
    for number, name in enumerate(names):
        if name.full:
            same, why = _same_full_name(groups, name, sexes[number])
            groups.put(same, number, name, sexes[number], why)
    implied = _implied_by_pairs(names, gaps)
    for number, name in enumerate(names):
        if not name.full:
            same, why = _same_single_name(groups, name, number, title=titles[number], sex=sexes[number], implied=implied.get(number))
            group = groups.put(same, number, name, sexes[number], why)
            if number in implied:
                _imply(groups, group, implied[number])
    return sorted(_with_aliases(groups.all, aliases), key=lambda g: g.mentions[0])


def _aliases(gaps: Sequence[str]) -> list[int]:
    """The numbers of mentions whose next mention is another name of the same person, as the text says."""
    return [number for number, gap in enumerate(gaps) if ALSO_CALLED.fullmatch(gap)]


def _with_aliases(found: list[Group], aliases: Sequence[int]) -> list[Group]:
    """'Bittu, whose real name is Harpreet Gill': the two names are one person."""
    holder = {number: group for group in found for number in group.mentions} if aliases else {}
    for number in aliases:
        left, right = holder[number], holder[number + 1]
        if left is right:
            continue
        for each in right.mentions:
            holder[each] = left
            left.why[each] = right.why[each] if right.why[each] != ALONE else f"another name of {left.name}, as the text says"
        left.mentions = sorted([*left.mentions, *right.mentions])
        left.forms += right.forms
        left.names |= right.names
        right.mentions = []
    return [g for g in found if g.mentions]


def _gender(name: Name, title: str) -> str:
    known = gender(f"{title} {name.title}")
    given = name.key[0] if name.full else ""
    return known or ("f" if given in FEMALE_NAMES else "m" if given in MALE_NAMES else "")


def _implied_by_pairs(names: Sequence[Name], gaps: Sequence[str]) -> dict[int, Name]:
    """'Bill and Hillary Clinton': the full name of a given name joined to another full name."""
    out: dict[int, Name] = {}
    for number, gap in enumerate(gaps[: len(names) - 1]):
        first, second = names[number], names[number + 1]
        if not first.full and first.key and second.full and gap.strip() in ("and", "&") and (first.key[0] in MALE_NAMES | FEMALE_NAMES):
            surname = second.text.split()[-1]
            out[number] = parse(f"{first.text} {surname}")
    return out


def _imply(groups: _Groups, group: Group, name: Name) -> None:
    if not group.full_names():
        group.implied = name
        groups.index(group, name)
        group.gender = group.gender or _gender(name, "")


def _same_full_name(groups: _Groups, name: Name, sex: str) -> tuple[Group | None, str]:
    same = groups.by_key.get((*name.key, name.generation))
    if same is not None:
        return same, "the same full name"
    if name.key[0] in PARTICLES and (bearers := groups.by_surname.get(skeleton(name.surname))):
        surname = "".join(name.given) + "_" + name.surname  # Van Gogh, after Vincent van Gogh
        if called := [g for g in bearers if any(n.surname == surname for n in g.full_names())]:
            return called[-1], f"surname of {called[-1].name}"
    words = {name.surname, *name.bare, name.key[0]}
    near = [g for w in words for g in groups.by_surname.get(skeleton(w), ())[-MOST_COMPARED:]]
    near += groups.by_given.get(name.key[0], ())[-MOST_COMPARED:]
    fitting = [g for g in near if _sexes_agree(g.gender, sex) and all(_alike(name, other) for other in g.full_names())]
    found = max(fitting, key=lambda g: g.mentions[-1], default=None)
    return found, f"a form of the name {found.name}" if found else ""


def _sexes_agree(a: str, b: str) -> bool:
    return not a or not b or a == b


def _alike(a: Name, b: Name) -> bool:
    """Full names of one article: compatible, or one slip of the pen apart."""
    if a.generation != b.generation and a.generation and b.generation:
        return False
    if a.generation != b.generation and a.key == b.key:
        return False  # a father and his son
    if compatible(a.key, b.key) or _begins(a.key, b.key) or _begins(b.key, a.key):
        return True
    return len(a.key) == len(b.key) and a.key[0] == b.key[0] and len(a.key[0]) > 2 and one_slip_apart(a.surname, b.surname)


def _begins(short: Key, long: Key) -> bool:
    """'Ásdís Vala' of Ásdís Vala Bjarkadóttir: two given names, spelt out."""
    return len(short) == 2 and len(long) > 2 and long[:2] == short and min(map(len, short)) > 1


def _same_single_name(groups: _Groups, name: Name, number: int, *, title: str, sex: str, implied: Name | None) -> tuple[Group | None, str]:
    if not name.key:
        return next((g for g in groups.lone.get("", ()) if name.text in g.names), None), "the same name"
    word = name.key[0]
    why = "shares a surname with the next name"
    if implied is not None:
        same = groups.by_key.get((*implied.key, ""))
        found = (
            [same] if same else [g for g in groups.by_given.get(word, ()) if any(compatible(implied.key, n.key) for n in g.full_names())]
        )
    else:
        found, why = _bearers(groups, name, courtesy=title.lower().strip(". ") in COURTESY)
        found = [g for g in found if _sexes_agree(g.gender, sex)]
    if found:
        one = _likeliest(found, number)
        several = f", of {len(found)} the one spoken of most or last before" if len(found) > 1 else ""
        return one, f"{why} {one.name}{several}"
    alone = [
        g
        for g in groups.lone.get(skeleton(word), ())
        if _sexes_agree(g.gender, sex) and any(same_word(n.surname, word) for n in g.names.values())
    ]
    return alone[-1] if alone and implied is None else None, "the same single name"


def _likeliest(found: Sequence[Group], number: int) -> Group:
    """Whom the article has spoken of most by far up to here, else the one mentioned last before."""
    before = {id(g): bisect_left(g.mentions, number) for g in found}
    ranked = sorted(found, key=lambda g: before[id(g)], reverse=True)
    if len(ranked) > 1 and before[id(ranked[0])] >= max(3, 2 * before[id(ranked[1])] + 1):
        return ranked[0]
    return max(found, key=lambda g: (g.mentions[before[id(g)] - 1] if before[id(g)] else -1, len(g.mentions)))


def _bearers(groups: _Groups, name: Name, *, courtesy: bool) -> tuple[list[Group], str]:
    """Persons whose full name holds this word: as surname, given name, respelt surname, anywhere, or with a slip of the pen."""
    word = name.key[0]
    near = groups.by_surname.get(skeleton(word), [])[-MOST_COMPARED:]
    anywhere = groups.by_any.get(skeleton(word), [])[-MOST_COMPARED:]
    given = groups.by_given.get(word, [])[-MOST_COMPARED:]
    tests: list[tuple[list[Group], Callable[[Name], bool], str]] = [
        (near, lambda n: word == n.surname, "surname of"),
        (near, lambda n: word in n.bare, "part of the surname of"),
        (given, lambda n: word in (n.key[0], n.nickname) and len(word) > 1, "given name of"),
        (near, lambda n: same_word(n.surname, word), "surname, spelt otherwise, of"),
        (anywhere, lambda n: any(same_word(word, w) for w in n.key), "part of the name of"),
    ]
    if courtesy:
        tests = [tests[0], tests[1], tests[3], tests[2], tests[4]]
    for groups_near, test, why in tests:
        if found := [g for g in groups_near if any(test(n) for n in g.full_names())]:
            return found, why
    return _respelt(groups, name), "a short form or misprint of"


def _respelt(groups: _Groups, name: Name) -> list[Group]:
    """Last resort for a single word: a nickname of somebody's given name, his initials, a misprinted surname."""
    word = name.key[0]
    people = groups.first_full
    if len(word) > 2 and (found := [g for g in people if any(same_given(n.key[0], word) and len(n.key[0]) > 1 for n in g.full_names())]):
        return found
    if name.text.isupper() and (found := [g for g in people if any("".join(w[0] for w in n.key) == word for n in g.full_names())]):
        return found
    return [g for g in people if any(_misprint(n.surname, word) for n in g.full_names())]


def _misprint(surname: str, word: str) -> bool:
    """One slip, two in a long word, or a lost final s (Waters, Water)."""
    if one_slip_apart(surname, word) or (len(word) > 4 and (surname == word + "s")):
        return True
    if min(len(surname), len(word)) < 8 or surname[:1] != word[:1] or abs(len(surname) - len(word)) > 1:
        return False
    return damerau_levenshtein_distance(surname, word) <= 2
