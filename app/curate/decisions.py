"""What people decided about people, as values that survive a rebuild: JSON in the ledger, replayed on every linking.

A person is referred to by ``key``, which is what linking calls a name, and by slug and name as they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from app.curate.members import name_blocks
from app.errors import UsageError

BARE = "bare "
"""How linking begins the key of somebody who is known by one word only."""

SPLIT = "split "
"""How the key of somebody begins who was set apart by a decision."""

NOBODY = "nobody "
"""How the key of a surface begins that names no person."""


@dataclass(frozen=True, slots=True)
class PersonKey:
    """A person as a decision names it."""

    slug: str
    name: str
    key: str

    def linked_names(self) -> tuple[str, ...]:
        """The names under which linking meets this person: the shown one may be the user's own words."""
        return (self.name,) if self.key.startswith((SPLIT, NOBODY)) else (self.name, self.key.removeprefix(BARE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """``person`` is ``into``, whose slug and name stay."""

    action: ClassVar[str] = "merge"
    person: PersonKey
    into: PersonKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Those in ``articles`` (public ids), or called one of ``surfaces``, are ``new`` and not ``person``."""

    action: ClassVar[str] = "split"
    person: PersonKey
    new: PersonKey
    articles: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    action: ClassVar[str] = "rename"
    person: PersonKey
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hide:
    action: ClassVar[str] = "hide"
    person: PersonKey


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAPerson:
    """Nobody is called ``surface``; or ``person`` is none, when ``surface`` is empty."""

    action: ClassVar[str] = "not_a_person"
    person: PersonKey | None = None
    surface: str = ""


Decision = Merge | Split | Rename | Hide | NotAPerson
_KINDS: Mapping[str, type[Decision]] = {kind.action: kind for kind in (Merge, Split, Rename, Hide, NotAPerson)}
_PEOPLE = ("person", "into", "new")
_LISTS = ("articles", "surfaces")


def arguments(decision: Decision) -> dict[str, Any]:
    """The decision as plain JSON values; empty ones are left out."""
    return {name: value for name, value in asdict(decision).items() if value}


def decision(action: str, plain: Any) -> Decision:
    """The decision that ``arguments`` wrote; UsageError when it is none."""
    kind = _KINDS.get(action)
    if kind is None:
        raise UsageError(f"no decision is called {action[:40]!r}; {', '.join(_KINDS)} are")
    try:
        values: dict[str, Any] = {name: _value(name, value) for name, value in plain.items()}
        made: Decision = kind(**values)
    except (TypeError, AttributeError, ValueError) as error:
        raise UsageError(f"no complete {action}: {str(plain)[:200]}") from error
    if isinstance(made, NotAPerson) and made.person is None and not made.surface:
        raise UsageError("not_a_person names neither a person nor a surface")
    return made


def _value(name: str, value: Any) -> PersonKey | tuple[str, ...] | str:
    if name in _PEOPLE:
        person = PersonKey(**value)
        if not all(isinstance(part, str) for part in (person.slug, person.name, person.key)):
            raise ValueError(name)
        return person
    if name in _LISTS:
        if not isinstance(value, list | tuple) or not all(isinstance(part, str) for part in value):
            raise ValueError(name)
        return tuple(value)
    if not isinstance(value, str):
        raise ValueError(name)  # noqa: TRY004  told as one kind of fault to the caller
    return value


def people_of(made: Decision) -> Iterator[PersonKey]:
    """Everybody whom a decision names."""
    for name in _PEOPLE:
        person = getattr(made, name, None)
        if person is not None:
            yield person


def blocks_named(made: Decision) -> frozenset[str]:
    """The blocks of everybody whom a decision names: they must be linked together for it to take effect."""
    names = [name for person in people_of(made) for name in person.linked_names()]
    if isinstance(made, NotAPerson) and made.surface:
        names.append(made.surface)
    return frozenset(block for name in names for block in name_blocks(name))


def ties(made: Iterable[Decision]) -> list[frozenset[str]]:
    """Block sets that belong together: those of one decision, and those of all decisions about one person."""
    by_key: defaultdict[str, set[str]] = defaultdict(set)
    by_decision: set[frozenset[str]] = set()
    for one in made:
        blocks = blocks_named(one)
        by_decision.add(blocks)
        for person in people_of(one):
            by_key[person.key] |= blocks
    tied = by_decision | {frozenset(blocks) for blocks in by_key.values()}
    return sorted((tie for tie in tied if len(tie) > 1), key=sorted)


def slugs_named(made: Decision) -> dict[str, str]:
    """Slugs of everybody whom a decision names, by key; the survivor of a merge first, as it is the one to keep its own."""
    people = list(people_of(made))
    return {person.key: person.slug for person in (reversed(people) if isinstance(made, Merge) else people)}


def wanted_slugs(made: Iterable[Decision]) -> dict[str, str]:
    """The slug that people of decisions should have when they have to be made anew, by key."""
    return {person.key: person.slug for one in made for person in people_of(one)}
