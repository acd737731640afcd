"""Which mentions of one article are one person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.alike import compatible, one_slip_apart
from app.annotate.people.bearers import same_single_name, sexes_agree
from app.annotate.people.groups import ALONE, MOST_COMPARED, Group, Groups
from app.annotate.people.lexicon import FEMALE_NAMES, MALE_NAMES, PARTICLES
from app.annotate.people.names import Key, Name, gender, parse, skeleton

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


def group_mentions(texts: Sequence[str], titles: Sequence[str], gaps: Sequence[str]) -> list[Group]:
    """The persons behind mentions in text order, in order of first mention.

    ``titles`` stand right before each mention; ``gaps`` are the texts between a mention and the next one. Full names go
    first; then single words go to the full name with that surname, given name or spelling: of several to one of the
    right gender, then to the one mentioned last before.
    """
    names = [parse(t) for t in texts]
    sexes = [_gender(n, title) for n, title in zip(names, titles, strict=True)]
    groups = Groups()
    aliases = _aliases(gaps)
    for number, name in enumerate(names):
        if name.full:
            same, why = _same_full_name(groups, name, sexes[number])
            groups.put(same, number, name, sexes[number], why)
    implied = _implied_by_pairs(names, gaps)
    for number, name in enumerate(names):
        if not name.full:
            same, why = same_single_name(groups, name, number, title=titles[number], sex=sexes[number], implied=implied.get(number))
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


def _imply(groups: Groups, group: Group, name: Name) -> None:
    if not group.full_names():
        group.implied = name
        groups.index(group, name)
        group.gender = group.gender or _gender(name, "")


def _same_full_name(groups: Groups, name: Name, sex: str) -> tuple[Group | None, str]:
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
    fitting = [g for g in near if sexes_agree(g.gender, sex) and all(_alike(name, other) for other in g.full_names())]
    found = max(fitting, key=lambda g: g.mentions[-1], default=None)
    return found, f"a form of the name {found.name}" if found else ""


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
