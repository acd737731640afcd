"""Which mentions of one article are one person."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from app.annotate.people.alike import compatible, one_slip_apart, same_given
from app.annotate.people.bearers import sexes_agree, single_name
from app.annotate.people.groups import ALONE, MOST_COMPARED, Group, Groups, Seen
from app.annotate.people.lexicon import COURTESY, FEMALE_NAMES, MALE_NAMES, PARTICLES
from app.annotate.people.names import Key, Name, gender, parse, skeleton
from app.annotate.people.told import PARAGRAPH_END, told_by

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ALONE", "Group", "group_mentions"]

ALSO_CALLED = re.compile(
    r"""["”’)]?,?\s\(?(?:whose\s(?:real|full|birth|legal|given)\s(?:name|names)\s(?:is|was)|(?:who\s(?:is|was)\s)?"""
    r"""(?:(?:better|also|popularly|commonly|otherwise|widely|formerly|previously|professionally)\s)known(?:\s(?:simply|locally|professionally))?\sas"""
    r"""|(?:who\s(?:is|was)\s)?nicknamed|alias|a\.?k\.?a\.?|née|né|who\sgoes\sby(?:\sthe\sname)?|(?:who\swas\s)?born)\s["“‘]?""",
    re.IGNORECASE,
)
"""What stands between two names of one person."""


def group_mentions(texts: Sequence[str], titles: Sequence[str], gaps: Sequence[str], befores: Sequence[str]) -> list[Group]:
    """The persons behind mentions in text order, in order of first mention.

    ``titles`` stand right before each mention; ``gaps`` are the texts between a mention and the next one, or, after
    ``PARAGRAPH_END``, up to the end of the paragraph; ``befores`` lead up to each mention, from the one before it.
    Full names go first; then single words go to the full name with that surname, given name or spelling: of several to
    one of the right gender, then to the one mentioned last before.
    """
    all_told = told_by(befores, titles, gaps)
    seen = [
        Seen(number, name := parse(text), told.sex or _gender(name, title), told, title.lower().strip(". ") in COURTESY)
        for number, (text, title, told) in enumerate(zip(texts, titles, all_told, strict=True))
    ]
    groups = Groups(alone=Counter(s.name.key[0] for s in seen if len(s.name.key) == 1))
    for each in seen:
        if each.name.full:
            same, why = _same_full_name(groups, each, _somebody_else(groups, seen, gaps, each.number))
            groups.put(same, each, why)
    implied = _implied_by_pairs([s.name for s in seen], gaps)
    single = [s for s in seen if not s.name.full]
    for each in sorted(single, key=lambda s: (not s.told.reigning, s.number)):  # King Hussein before Hussein
        number = each.number
        same, why = single_name(groups, each, implied.get(number), _somebody_else(groups, seen, gaps, number))
        group = groups.put(same, each, why)
        if number in implied:
            _imply(groups, group, implied[number])
    return sorted(_with_aliases(groups.all, _aliases(gaps)), key=lambda g: g.mentions[0])


def _somebody_else(groups: Groups, seen: Sequence[Seen], gaps: Sequence[str], number: int) -> list[Group]:
    """Who this mention is not: 'Cho's father, Cho', 'Ana, named after Ana Ruiz'."""
    pairs = [(number - 1, number, number - 1), (number, number + 1, number + 1)]
    said = [
        other
        for left, right, other in pairs
        if left >= 0 and right < len(seen) and not gaps[left].startswith(PARAGRAPH_END) and seen[right].told.other
    ]
    return [groups.holder[n] for n in said if n in groups.holder]


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


def _imply(groups: Groups, group: Group, name: Name) -> None:
    if not group.full_names():
        group.implied = name
        groups.index(group, name)
        group.gender = group.gender or _gender(name, "")


def _same_full_name(groups: Groups, seen: Seen, others: Sequence[Group]) -> tuple[Group | None, str]:
    name = seen.name
    same = groups.by_key.get((*name.key, name.generation))
    if same is not None and all(g is not same for g in others):
        return same, "the same full name"
    if name.key[0] in PARTICLES and (bearers := groups.by_surname.get(skeleton(name.surname))):
        surname = "".join(name.given) + "_" + name.surname  # Van Gogh, after Vincent van Gogh
        if called := [g for g in bearers if any(n.surname == surname for n in g.full_names())]:
            return called[-1], f"surname of {called[-1].name}"
    words = {name.surname, *name.bare, name.key[0]}
    near = [g for w in words for g in groups.by_surname.get(skeleton(w), ())[-MOST_COMPARED:]]
    near += groups.by_given.get(name.key[0], ())[-MOST_COMPARED:]
    fitting = [
        g
        for g in near
        if sexes_agree(g.gender, seen.sex) and all(g is not o for o in others) and all(_alike(name, other) for other in g.full_names())
    ]
    found = max(fitting, key=lambda g: g.mentions[-1], default=None)
    return found, f"a form of the name {found.name}" if found else ""


def _alike(a: Name, b: Name) -> bool:
    """Full names of one article: compatible, or one slip of the pen apart."""
    if a.generation != b.generation and ((a.generation and b.generation) or a.key == b.key or not same_given(a.key[0], b.key[0])):
        return False  # a father and his son; Christopher Obiora Okafor and Obiora Okafor Jr.
    if compatible(a.key, b.key) or _begins(a.key, b.key) or _begins(b.key, a.key):
        return True
    return len(a.key) == len(b.key) and a.key[0] == b.key[0] and len(a.key[0]) > 2 and one_slip_apart(a.surname, b.surname)


def _begins(short: Key, long: Key) -> bool:
    """'Ásdís Vala' of Ásdís Vala Bjarkadóttir: two given names, spelt out."""
    return len(short) == 2 and len(long) > 2 and long[:2] == short and min(map(len, short)) > 1
