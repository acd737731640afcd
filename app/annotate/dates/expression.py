"""What a date expression means before anyone knows when the text was published, and its JSON form.

An ``Expression`` holds everything of the text that resolving needs: the meaning, the direction that tense and cue words
give, the clock, and how far the previous mention is. ``resolve`` never reads the text again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any, Final, Literal, get_args

from app.domain import TimexType

Tense = Literal["", "past", "future", "infinitive"]
Relation = Literal["", "last", "next", "this", "previous", "following", "same"]
Base = Literal["published", "previous"]
Join = Literal["", "and", "to"]
Reach = Literal["sentence", "paragraph", "text"]
A_SHARE: Final = "share"
"""In place of a preposition: "22 cents a share, a year ago" compares results, which the report may have dated paragraphs before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A value that no anchor changes: durations, sets, PRESENT_REF, open times."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Parts of a calendar date as printed; None is what the text leaves out.

    ``years_away`` counts from the publication year ("May of last year": -1).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    years_away: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """An ISO weekday (Monday 1); ``weeks_away`` when the week is named ("Friday of next week": 1)."""

    weekday: int
    weeks_away: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """``count`` units from the publication date or from the previous mention, at the grain of the unit.

    ``counted`` tells "a decade ago" from "last decade".
    """

    unit: str
    count: float
    base: Base = "published"
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf:
    """The ``ordinal``-th (-1: last) unit of a longer period: "the last week of March", "the last day of the year"."""

    unit: str
    ordinal: int
    whole: Calendar | Shift
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A named day of a year; ``years_away`` as in ``Calendar``."""

    name: str
    year: int | None = None
    years_away: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOf:
    """The week or weekend of a day: "the week of March 5", "Labor Day weekend"."""

    day: Calendar | Holiday
    unit: str = "W"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decade:
    """A decade without its century: "the '60s", "the nineties"."""

    tens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SameDay:
    """The day that the text is on: of the previous mention ``within`` the sentence or paragraph, else the publication day.

    ``narrated`` is "the day" of a report: a mention counts only when it is about the publication day.
    """

    within: Reach = "paragraph"
    narrated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SamePeriod:
    """The period spoken of before, ``years_away`` or in a ``year``: "the same quarter last year", "the 1990 period", "at that time"."""

    unit: str
    years_away: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """``count`` units from the day that another meaning names: "a week from Friday", "three days before Christmas"."""

    unit: str
    count: int
    start: Weekday | Shift | Holiday


Meaning = Fixed | Calendar | Weekday | Shift | PartOf | WeekOf | Holiday | Decade | SameDay | SamePeriod | Offset
_MEANINGS: Final = {kind.__name__.lower(): kind for kind in get_args(Meaning)}
_NAMES: Final[dict[type[Any], str]] = {kind: name for name, kind in _MEANINGS.items()}
_JSON: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """One date expression, date-free.

    ``mod`` is the TIMEX3 modifier, ``time`` what follows the day in the value (``T15:30``, ``TNI``), ``relation`` the
    word beside a name ("last May"), ``tense`` and ``cue`` the verb that gives the direction, ``preposition`` the one
    right before, ``reach`` how near the previous mention is and ``joined`` what ties it to that one: "and" or "to".
    ``said`` leads from "today" in a quotation or below a dateline to the mention that dates it: so many mentions on, or back.
    """

    rule: str
    type: TimexType
    meaning: Meaning
    mod: str = ""
    time: str = ""
    relation: Relation = ""
    tense: Tense = ""
    cue: str = ""
    preposition: str = ""
    reach: Reach = "text"
    joined: Join = ""
    said: int = 0


# Fields and what they are when nothing is said; listed once, because looking them up took a tenth of all reading.
_DEFAULTS: Final[dict[type[Any], list[tuple[str, Any]]]] = {
    kind: [(field.name, field.default) for field in fields(kind)] for kind in (*get_args(Meaning), Expression)
}


def dumps(expression: Expression) -> str:
    """The expression as compact JSON; fields at their defaults are left out."""
    return _JSON.encode(_plain(expression))


def loads(text: str) -> Expression:
    """The expression that ``dumps`` wrote; ValueError when it is none."""
    try:
        plain = json.loads(text)
        return Expression(**{**plain, "meaning": _meaning(plain["meaning"])})
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError(f"not a date expression: {text[:80]!r}") from error


def _plain(value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, default in _DEFAULTS[type(value)]:
        part = getattr(value, name)
        if part != default:
            kind = _NAMES.get(type(part))
            plain[name] = {"is": kind, **_plain(part)} if kind else part
    return plain


def _meaning(plain: dict[str, Any]) -> Meaning:
    kind = _MEANINGS[plain["is"]]
    parts = {name: _meaning(part) if isinstance(part, dict) else part for name, part in plain.items() if name != "is"}
    meaning: Meaning = kind(**parts)
    return meaning
