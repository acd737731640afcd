"""Whom a name of one word means in an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from jellyfish import damerau_levenshtein_distance

from app.annotate.people.alike import compatible, one_slip_apart, same_given, same_word
from app.annotate.people.groups import MOST_COMPARED, Group, Groups, Seen
from app.annotate.people.lexicon import FEMALE_NAMES, MALE_NAMES
from app.annotate.people.names import REGNAL, Name, fold, skeleton

FOND = ("ie", "zinho", "zinha", "inho", "inha", "cito", "cita", "ito", "ita")
"""Fond endings in English, Portuguese and Spanish; not -y, -ey, -ik and the like, which surnames have (Gray is not Graham)."""
BOX_SCORE = re.compile(r"([A-Z])([A-Z][a-z]{2,}[\w'-]*)")
"""'EMartinez' of box scores."""

LEAST_BARE = 2
"""Mentions by surname alone, of which a headline may have one, before somebody of that name is introduced as somebody's kin."""

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def sexes_agree(a: str, b: str) -> bool:
    return not a or not b or a == b


def single_name(groups: Groups, seen: Seen, implied: Name | None, others: Sequence[Group]) -> tuple[Group | None, str]:
    """The person whom a name of one word means, None when it is a new one, and why; ``others`` are persons whom it does not mean."""
    name = seen.name
    if seen.told.namesake:
        return None, ""
    if not name.key:
        return next((g for g in groups.lone.get("", ()) if name.text in g.names), None), "the same name"
    why = "shares a surname with the next name"
    if implied is not None:
        same = groups.by_key.get((*implied.key, ""))
        given = groups.by_given.get(name.key[0], ())
        found = [same] if same else [g for g in given if any(compatible(implied.key, n.key) for n in g.full_names())]
    else:
        found, why = _bearers(groups, seen)
    found = [g for g in _not_ruled_out(found, seen, others) if not _is_kin_of_the_bearer(groups, g, seen)]
    if seen.told.other and seen.told.kin:
        found = [g for g in found if g.first_full < seen.number or not g.office]  # his brother Mahmoud is not President Mahmoud Abbas
    if found and seen.told.of_two and (one := _of_two(found, seen)):
        return one, f"{'the elder' if seen.told.of_two == 'parent' else 'the younger'}, {why} {one.name}"
    if found:
        one = likeliest(groups, found, seen)
        several = f", of {len(found)} the one spoken of most or last before" if len(found) > 1 else ""
        return one, f"{why} {one.name}{several}"
    alone = [g for g in _not_ruled_out(_alone(groups, name.key[0]), seen, others) if not (seen.told.wife and g.presides)]
    return alone[-1] if alone and implied is None else None, "the same single name"


def _is_kin_of_the_bearer(groups: Groups, group: Group, seen: Seen) -> bool:
    """Is the person introduced as kin when the article has called somebody else by this surname before?

    'President Reagan … Reagan … his wife Nancy Reagan': he is not Nancy, neither before nor after.
    """
    word = seen.name.key[0]
    if not group.as_kin or seen.courtesy or all(n.surname != word for n in group.full_names()):
        return False
    before = [s for s in groups.bare[word] if s.number < group.first_full and not s.courtesy]
    return len(before) >= LEAST_BARE or any(s.told.office for s in before)


def _alone(groups: Groups, word: str) -> list[Group]:
    """Persons known by this one word only."""
    return [g for g in groups.lone.get(skeleton(word), ()) if any(same_word(n.surname, word) for n in g.names.values() if not n.full)]


def _not_ruled_out(found: Sequence[Group], seen: Seen, others: Sequence[Group]) -> list[Group]:
    """Without those of the other gender, those whom the text says it is not, and 'Ruiz III' where the name is 'Ruiz Jr.'."""
    kept = [g for g in found if sexes_agree(g.gender, seen.sex) and all(g is not o for o in others)]
    if generation := seen.name.generation:
        given = seen.name.key[0]
        called = [g for g in kept if generation in (generations := _generations(g)) or (not generations and not _is_given(given, g))]
        return [g for g in called if generation in _generations(g)] or called
    return kept


def _is_given(word: str, group: Group) -> bool:
    """'Harold Jr.' is the son of the Harold Dinwiddie who is never called so himself."""
    return any(n.key[0] == word != n.surname for n in group.full_names())


def _generations(group: Group) -> set[str]:
    return {n.generation for n in group.names.values()} - {""}


def _of_two(found: Sequence[Group], seen: Seen) -> Group | None:
    """'The elder Cho': whom the article calls somebody's parent, else whom it does not call a child; of several the last before."""
    against = "child" if seen.told.of_two == "parent" else "parent"
    said = [g for g in found if seen.told.of_two in g.kin and against not in g.kin]
    open_to = said or [g for g in found if against not in g.kin]
    return max(open_to, key=lambda g: last_before(g, seen.number), default=None)


def last_before(group: Group, number: int) -> int:
    """The group's last mention before this one; -1 when there is none."""
    at = bisect_left(group.mentions, number)
    return group.mentions[at - 1] if at else -1


def likeliest(groups: Groups, found: Sequence[Group], seen: Seen) -> Group:
    """Whom the article has spoken of most by far up to here, else the one mentioned last before.

    One who was so called before stays it among people whom the article calls by their given names: Lo Curto beside Nino and Santo.
    """
    found = list({id(g): g for g in found}.values())
    found = [g for g in found if g.first_full < seen.number] or found
    if not seen.courtesy:
        found = [g for g in found if not g.politely] or found  # Mrs. Cole is not meant by a bare Cole, where her husband is another
    called = [g for g in found if seen.name.text in g.forms]
    if len(called) == 1 and all(g is called[0] or _by_given_name(groups, g) for g in found) and not _by_given_name(groups, called[0]):
        return called[0]
    before = {id(g): bisect_left(g.mentions, seen.number) for g in found}
    ranked = sorted(found, key=lambda g: before[id(g)], reverse=True)
    if len(ranked) > 1 and before[id(ranked[0])] >= max(3, 2 * before[id(ranked[1])] + 1):
        return ranked[0]
    return max(found, key=lambda g: (last_before(g, seen.number), -g.mentions[0]))


def _by_given_name(groups: Groups, group: Group) -> bool:
    return any(groups.alone[n.key[0]] for n in group.full_names())


def _bearers(groups: Groups, seen: Seen) -> tuple[list[Group], str]:
    """Persons whose name this word may be, and in what way: by full name, and by a royal title ('King Hussein')."""
    word = seen.name.key[0]
    reigning = [g for g in _alone(groups, word) if g.royal] if not seen.courtesy else []
    if seen.told.reigning:
        crowned = [g for g in groups.by_given.get(word, ())[-MOST_COMPARED:] if g.royal or _numbered(g)]
        return (crowned, "given name of") if crowned else (reigning, "the same single name,")
    found, why = _by_full_name(groups, seen)
    return (found + [g for g in reigning if g not in found], why) if found else (reigning, "the same single name,")


def _numbered(group: Group) -> bool:
    return any(REGNAL.fullmatch(n.surname) for n in group.full_names())  # Elizabeth II


def _by_full_name(groups: Groups, seen: Seen) -> tuple[list[Group], str]:
    """Persons whose full name holds this word: as surname, given name, respelt surname, anywhere, or with a slip of the pen."""
    word = seen.name.key[0]
    near = groups.by_surname.get(skeleton(word), [])[-MOST_COMPARED:]
    anywhere = groups.by_any.get(skeleton(word), [])[-MOST_COMPARED:]
    given = groups.by_given.get(word, [])[-MOST_COMPARED:]
    by_given: tuple[list[Group], Callable[[Name], bool], str]
    by_given = (given, lambda n: word in (n.key[0], n.nickname) and len(word) > 1, "given name of")
    tests: list[tuple[list[Group], Callable[[Name], bool], str]] = [
        (near, lambda n: word == n.surname or (word == n.key[0] and n.family_first), "surname of"),
        (near, lambda n: word in n.bare, "part of the surname of"),
        by_given,
        (near, lambda n: same_word(n.surname, word), "surname, spelt otherwise, of"),
        (anywhere, lambda n: any(same_word(word, w) for w in n.key), "part of the name of"),
        (groups.by_tail.get(skeleton(word.replace("_", "")), [])[-MOST_COMPARED:], lambda _: True, "written apart or together,"),
    ]
    if seen.told.other and not seen.courtesy:
        tests = [by_given, *tests[:2]] if seen.told.kin == "peer" else tests[:3]  # his brother Bryan is no Brian Little
    elif seen.told.by_given or _called_by_given_names(groups, word):
        tests = [by_given, *tests[:2], *tests[3:]]
    elif seen.courtesy:
        tests = [*tests[:2], tests[3], by_given, *tests[4:]]
    for groups_near, test, why in tests:
        if found := [g for g in groups_near if any(test(n) for n in g.full_names())]:
            return found, why
    if seen.told.other or any(word == n.surname for g in _alone(groups, word) for n in g.names.values()):
        return [], ""  # cousins Nino and Santo: then Nino is nobody's nickname
    office = groups.alone[word] > 1 and any(s.told.office for s in groups.bare[word])
    return [g for g in _respelt(groups, seen) if not office or g.office or g.presides], "a short form or misprint of"


def _called_by_given_names(groups: Groups, word: str) -> bool:
    """Does the article call all who have this word as their last name by their given names, and nobody who has it as given name by
    his last? Then it is no surname: Alemayehu is Alemayehu Worku and not his daughter Tigist Alemayehu.
    """
    last = [n for g in groups.by_surname.get(skeleton(word), ())[-MOST_COMPARED:] for n in g.full_names() if n.surname == word]
    first = [n for g in groups.by_given.get(word, ())[-MOST_COMPARED:] for n in g.full_names()]
    return bool(last and first) and all(groups.alone[n.key[0]] for n in last) and not any(groups.alone[n.surname] for n in first)


def _respelt(groups: Groups, seen: Seen) -> list[Group]:
    """Last resort for a single word: a nickname of somebody's given name, his initials, a short form, a misprinted surname."""
    name, word = seen.name, seen.name.key[0]
    people = groups.first_full
    if len(word) > 2 and (found := [g for g in people if any(same_given(n.key[0], word) and len(n.key[0]) > 1 for n in g.full_names())]):
        return found
    if name.text.isupper() and (found := [g for g in people if any("".join(w[0] for w in n.key) == word for n in g.full_names())]):
        return found
    if (box := BOX_SCORE.fullmatch(name.text)) and (
        found := [g for g in people if any((n.key[0][0], n.surname) == (box[1].lower(), fold(box[2])) for n in g.full_names())]
    ):
        return found
    if found := [g for g in people if any(_misprint(n.surname, word) for n in g.full_names())]:
        return found
    if seen.courtesy or word in MALE_NAMES | FEMALE_NAMES:
        return []
    return [g for g in people if any(_short_form(word, n.key[0]) for n in g.full_names())]


def _short_form(word: str, given: str) -> bool:
    """Cuthie of Cuthbert, Paulinho of Paulo: the beginning of a given name with a fond ending, four letters at the least."""
    return any(len(stem) > 3 and given.startswith(stem) and word != given for ending in FOND if (stem := word.removesuffix(ending)) != word)


def _misprint(surname: str, word: str) -> bool:
    """One slip, two in a long word, or a lost final s (Waters, Water)."""
    if one_slip_apart(surname, word) or (len(word) > 4 and (surname == word + "s")):
        return True
    if min(len(surname), len(word)) < 8 or surname[:1] != word[:1] or abs(len(surname) - len(word)) > 1:
        return False
    return damerau_levenshtein_distance(surname, word) <= 2
