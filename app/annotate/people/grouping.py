"""Which mentions of one article are one person."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from app.annotate.people.aliases import aliases, joined
from app.annotate.people.alike import compatible, one_slip_apart, patronymic, same_given, same_word, surname_alone, tails
from app.annotate.people.bearers import last_before, likeliest, sexes_agree, single_name
from app.annotate.people.groups import ALONE, MOST_COMPARED, Group, Groups, Seen
from app.annotate.people.lexicon import COURTESY, FEMALE_NAMES, MALE_NAMES
from app.annotate.people.names import REGNAL, Key, Name, gender, parse, skeleton
from app.annotate.people.told import PARAGRAPH_END, told_by

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WOMAN = re.compile(r"\b(?:[Ss]he|[Hh]ers?|[Hh]erself|Mrs|Ms|Miss|Madam|wife|husband|widow|mother|daughter|sister|woman|[Ll]ady|[Qq]ueen)\b")
MAN = re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im|[Hh]imself|Mr|Sir|husband|wife|father|son|brother|man|[Ll]ord|[Kk]ing)\b")

__all__ = ["ALONE", "Group", "group_mentions"]


def group_mentions(texts: Sequence[str], titles: Sequence[str], gaps: Sequence[str], befores: Sequence[str]) -> list[Group]:
    """The persons behind mentions in text order, in order of first mention.

    ``titles`` stand right before each mention; ``gaps`` are the texts between a mention and the next one, or, after
    ``PARAGRAPH_END``, up to the end of the paragraph; ``befores`` lead up to each mention, from the one before it.
    Full names go first; then single words go to the full name with that surname, given name or spelling: of several to
    one of the right gender, then to the one mentioned last before.
    """
    all_told = told_by(befores, titles, gaps)
    around = " ".join((*befores, *gaps))
    sexes = "f" * bool(WOMAN.search(around)) + "m" * bool(MAN.search(around))
    seen = [
        Seen(number, name := parse(text), told.sex or _gender(name, title, sexes), told, title.lower().strip(". ") in COURTESY)
        for number, (text, title, told) in enumerate(zip(texts, titles, all_told, strict=True))
    ]
    groups = Groups(alone=Counter(s.name.key[0] for s in seen if len(s.name.key) == 1))
    for each in sorted((s for s in seen if s.name.full), key=_surnames_last([s.name for s in seen])):
        same, why = _same_full_name(groups, each, _somebody_else(groups, seen, gaps, each.number))
        groups.put(same, each, why)
    implied = _implied_by_pairs([s.name for s in seen], gaps)
    single = [s for s in seen if not s.name.full]
    for each in single:
        if each.name.key:
            groups.bare[each.name.key[0]].append(each)
    for each in sorted(single, key=lambda s: (not (s.told.reigning or s.told.other), s.number)):  # King Hussein before Hussein
        number = each.number
        same, why = single_name(groups, each, implied.get(number), _somebody_else(groups, seen, gaps, number))
        group = groups.put(same, each, why)
        if number in implied:
            _imply(groups, group, implied[number])
    return sorted(joined(groups, aliases(gaps, befores)), key=lambda g: g.mentions[0])


def _surnames_last(names: Sequence[Name]) -> Callable[[Seen], tuple[bool, int]]:
    """The order of full names: those that only look full, as 'Al Suwaidi' and 'Ivan Petrovich' do, come after all that may explain them."""
    ends = {tail for name in names for tail in tails(name.key)[1:]}

    def order(seen: Seen) -> tuple[bool, int]:
        key = seen.name.key
        polite = len(key) == 2 and (patronymic(key[1]) or bool(REGNAL.fullmatch(key[1])))
        return polite or tails(key)[0] in ends, seen.number

    return order


def _somebody_else(groups: Groups, seen: Sequence[Seen], gaps: Sequence[str], number: int) -> list[Group]:
    """Who this mention is not: 'Cho's father, Cho', 'Ana, named after Ana Ruiz'."""
    pairs = [(number - 1, number, number - 1), (number, number + 1, number + 1)]
    said = [
        other
        for left, right, other in pairs
        if left >= 0 and right < len(seen) and not gaps[left].startswith(PARAGRAPH_END) and seen[right].told.other
    ]
    return [groups.holder[n] for n in said if n in groups.holder]


def _gender(name: Name, title: str, sexes: str = "fm") -> str:
    """By the title, else by the given name, unless nothing in the article speaks of anybody of that gender (Mr. Shirley Lind)."""
    known = gender(f"{title} {name.title}")
    given = name.key[0] if name.full else ""
    by_name = "f" if given in FEMALE_NAMES else "m" if given in MALE_NAMES else ""
    return known or (by_name if by_name in sexes else "")


def _implied_by_pairs(names: Sequence[Name], gaps: Sequence[str]) -> dict[int, Name]:
    """'Bill and Hillary Clinton': the full name of a given name joined to another; not 'Duncan and Pat Sawyer' after Thomas Duncan."""
    out: dict[int, Name] = {}
    surnames: set[str] = set()
    for number, gap in enumerate(gaps[: len(names) - 1]):
        first, second = names[number], names[number + 1]
        if first.full:
            surnames.add(first.surname)
        joined_to = not first.full and first.key and second.full and gap.strip() in ("and", "&")
        if joined_to and first.key[0] in MALE_NAMES | FEMALE_NAMES and first.key[0] not in surnames:
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
    if called := [g for g in _of_that_surname(groups, seen) if all(g is not o for o in others)]:
        one = likeliest(groups, called, seen)
        return one, f"surname of {one.name}"
    same = groups.by_key.get((*name.key, name.generation))
    if same is not None and all(g is not same for g in others):
        return same, "the same full name"
    if len(name.key) == 2 and (polite := _by_title_or_father(groups, seen)):
        return polite
    words = {name.surname, *name.bare, name.key[0]}
    near = [g for w in words for g in groups.by_surname.get(skeleton(w), ())[-MOST_COMPARED:]]
    near += groups.by_given.get(name.key[0], ())[-MOST_COMPARED:]
    near += [g for tail in tails(name.key) for g in groups.by_tail.get(tail, ())[-MOST_COMPARED:]]
    fitting = [
        g
        for g in near
        if sexes_agree(g.gender, seen.sex) and all(g is not o for o in others) and all(_alike(name, other) for other in g.full_names())
    ]
    found = max(fitting, key=lambda g: (last_before(g, seen.number), g.mentions[-1]), default=None)
    return found, f"a form of the name {found.name}" if found else ""


def _of_that_surname(groups: Groups, seen: Seen) -> list[Group]:
    """The Al Suwaidis, where the name is 'Al Suwaidi' alone; 'Obiora Okafor Jr.' is no surname of Christopher Obiora Okafor."""
    short = seen.name
    near = groups.by_tail.get(tails(short.key)[0], ())[-MOST_COMPARED:]

    def bears(name: Name) -> bool:
        return surname_alone(short.key, name.key) and short.generation in ("", name.generation)

    return [g for g in near if sexes_agree(g.gender, seen.sex) and any(bears(n) for n in g.full_names())]


def _by_title_or_father(groups: Groups, seen: Seen) -> tuple[Group, str] | None:
    """'Pardo III' after Luis Pardo III, 'Halyna Mykolayivna' where the article has one Halyna."""
    given, last = seen.name.key
    if REGNAL.fullmatch(last):
        sons = [
            g for g in groups.by_surname.get(skeleton(given), ()) if any((n.surname, n.generation) == (given, last) for n in g.full_names())
        ]
        return (sons[-1], f"surname of {sons[-1].name}") if sons else None
    if not patronymic(last) or groups.alone[last]:
        return None
    named = [g for g in groups.first_full if any(len(n.key[0]) > 1 and same_given(n.key[0], given) for n in g.full_names())]
    fitting = [g for g in named if sexes_agree(g.gender, seen.sex) and all(_fathers_agree(last, n.key) for n in g.full_names())]
    return (fitting[0], f"given name and father's name of {fitting[0].name}") if len(named) == len(fitting) == 1 else None


def _fathers_agree(father: str, key: Key) -> bool:
    return all(not patronymic(word) or same_word(word, father) for word in key[1:])


def _alike(a: Name, b: Name) -> bool:
    """Full names of one article: compatible, or one slip of the pen apart."""
    if a.generation != b.generation and ((a.generation and b.generation) or a.key == b.key or not same_given(a.key[0], b.key[0])):
        return False  # a father and his son; Christopher Obiora Okafor and Obiora Okafor Jr.
    if compatible(a.key, b.key) or _begins(a.key, b.key) or _begins(b.key, a.key):
        return True
    if surname_alone(a.key, b.key) or surname_alone(b.key, a.key):
        return True
    return len(a.key) == len(b.key) and a.key[0] == b.key[0] and len(a.key[0]) > 2 and one_slip_apart(a.surname, b.surname)


def _begins(short: Key, long: Key) -> bool:
    """'Ásdís Vala' of Ásdís Vala Bjarkadóttir: two given names, spelt out."""
    return len(short) == 2 and len(long) > 2 and long[:2] == short and min(map(len, short)) > 1
