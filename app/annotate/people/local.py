"""One person of one article as linking sees it, and where to look for the same person in others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import FAMILY_NAMES_FIRST, FEMALE_NAMES, MALE_NAMES
from app.annotate.people.names import REGNAL, Name, gender, parse, skeleton

if TYPE_CHECKING:
    from app.domain import PersonInArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPerson:
    """One person of one article, as linking sees it.

    ``position`` is the person's number within the article. ``surfaces`` are printed forms with their counts; ``titles``
    are those printed before the name; ``gender`` is 'f', 'm' or ''.
    """

    article: int
    position: int
    name: str
    surfaces: tuple[tuple[str, int], ...] = ()
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    gender: str = ""


def local_person(article: int, position: int, person: PersonInArticle) -> LocalPerson:
    """What linking needs of a person that ``find_people`` found."""
    surfaces = Counter(" ".join(m.text.split()) for m in person.mentions)
    titles = tuple(sorted({m.title for m in person.mentions if m.title}))
    given = parse(person.name).key[:1] if parse(person.name).full else ()
    sex = gender(" ".join(titles)) or ("f" if set(given) & FEMALE_NAMES else "m" if set(given) & MALE_NAMES else "")
    return LocalPerson(
        article=article,
        position=position,
        name=person.name,
        surfaces=tuple(sorted(surfaces.items())),
        titles=titles,
        roles=person.roles,
        gender=sex,
    )


def blocks(person: LocalPerson) -> frozenset[str]:
    """The blocking keys of a person; empty when the name has no letter or digit."""
    name = parse(person.name)
    return _blocks(name, by_family_name=_by_family_name(name, person))


def surnames(name: Name, person: LocalPerson) -> frozenset[str]:
    """Words by which the person may be called alone: the surname, without its particle, a family name that stands first; a king's name."""
    return _surnames(name, by_family_name=_by_family_name(name, person))


def _by_family_name(name: Name, person: LocalPerson) -> bool:
    """Does the article use the first word of the name alone, as a family name that stands first?"""
    return name.full and name.key[0] in FAMILY_NAMES_FIRST and any(parse(s).key == name.key[:1] for s, _ in person.surfaces)


@lru_cache(100_000)
def _blocks(name: Name, *, by_family_name: bool) -> frozenset[str]:
    if not name.key:
        return frozenset()
    keys = {"s:" + skeleton(word) for word in _surnames(name, by_family_name=by_family_name)}
    if name.full:
        keys.add("p:" + "".join(sorted("".join(name.key).replace("_", ""))))
    return frozenset(keys)


@lru_cache(100_000)
def _surnames(name: Name, *, by_family_name: bool) -> frozenset[str]:
    if name.full and REGNAL.fullmatch(name.surname):
        return frozenset({name.key[0]})  # Benedict XVI is no Mr. XVI
    return frozenset({name.surname, *name.bare, *name.key[: int(by_family_name)]})
