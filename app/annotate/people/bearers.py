"""Whom a name of one word means in an article."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from jellyfish import damerau_levenshtein_distance

from app.annotate.people.alike import compatible, one_slip_apart, same_given, same_word
from app.annotate.people.groups import MOST_COMPARED, Group, Groups
from app.annotate.people.lexicon import COURTESY
from app.annotate.people.names import Name, skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def sexes_agree(a: str, b: str) -> bool:
    return not a or not b or a == b


def same_single_name(groups: Groups, name: Name, number: int, *, title: str, sex: str, implied: Name | None) -> tuple[Group | None, str]:
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
        found = [g for g in found if sexes_agree(g.gender, sex)]
    if found:
        one = _likeliest(found, number)
        several = f", of {len(found)} the one spoken of most or last before" if len(found) > 1 else ""
        return one, f"{why} {one.name}{several}"
    alone = [
        g
        for g in groups.lone.get(skeleton(word), ())
        if sexes_agree(g.gender, sex) and any(same_word(n.surname, word) for n in g.names.values())
    ]
    return alone[-1] if alone and implied is None else None, "the same single name"


def _likeliest(found: Sequence[Group], number: int) -> Group:
    """Whom the article has spoken of most by far up to here, else the one mentioned last before."""
    before = {id(g): bisect_left(g.mentions, number) for g in found}
    ranked = sorted(found, key=lambda g: before[id(g)], reverse=True)
    if len(ranked) > 1 and before[id(ranked[0])] >= max(3, 2 * before[id(ranked[1])] + 1):
        return ranked[0]
    return max(found, key=lambda g: (g.mentions[before[id(g)] - 1] if before[id(g)] else -1, len(g.mentions)))


def _bearers(groups: Groups, name: Name, *, courtesy: bool) -> tuple[list[Group], str]:
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


def _respelt(groups: Groups, name: Name) -> list[Group]:
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
