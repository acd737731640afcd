"""Why a date expression resolves as it does, in words for people."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.annotate.dates.calendar import Days, days_of
from app.annotate.dates.expression import Expression, Holiday, Offset
from app.annotate.dates.feasts import APPROXIMATE
from app.annotate.dates.meanings import Resolved

_MONTH_NAMES: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_KINDS: Final = {"DURATION": "a length of time", "SET": "a repeated time"}
_AT: Final = {
    "MO": " in the morning",
    "MI": " at midday",
    "AF": " in the afternoon",
    "EV": " in the evening",
    "NI": " at night",
    "XX:XX": "",
}
_REFERENCES: Final = {"PRESENT_REF": "the present of the text", "PAST_REF": "some time in the past", "FUTURE_REF": "some time to come"}


def evidence(text: str, expression: Expression, resolved: Resolved, days: Days | None) -> str:
    """One sentence: the words, what they come to, what that was counted from and which cue gave the direction."""
    quoted = f"‘{' '.join(text.split())[:80]}’"
    if resolved.value in _REFERENCES:
        return f"{quoted} → {_REFERENCES[resolved.value]}"
    if expression.type in _KINDS:
        return f"{quoted} → {_KINDS[expression.type]}, {resolved.value}"
    if days is None:
        return f"{quoted} → {resolved.value}: no date to count from" if "X" in resolved.value else f"{quoted} → {resolved.value}"
    clock = resolved.value.partition("T")[2]
    at = _AT.get(clock, f" at {clock}") if clock else ""
    return f"{quoted} → {spoken(days)}{at}{_doubt(expression)}, {_counted_from(resolved)}{_cue(expression, resolved)}"


def spoken(days: Days) -> str:
    """A period in words: 11 September 2024, May 2014, 2014, 3 to 9 March 2014."""
    first, last = days
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return f"{_MONTH_NAMES[first.month - 1]} {first.year}"
    return f"{_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def _doubt(expression: Expression) -> str:
    feast = expression.meaning.start if isinstance(expression.meaning, Offset) else expression.meaning
    return ", give or take a day" if isinstance(feast, Holiday) and feast.name in APPROXIMATE else ""


def _counted_from(resolved: Resolved) -> str:
    origin, _, value = resolved.anchor.partition(" ")
    days = days_of(value)
    if not days:
        return "as printed"
    return f"counted from {'the publication date' if origin == 'published' else 'the mention before it of'} {spoken(days)}"


def _cue(expression: Expression, resolved: Resolved) -> str:
    if not (resolved.anchor and expression.cue) or expression.relation:
        return ""
    tense = {"past": "past tense", "future": "looking ahead", "infinitive": "looking ahead"}.get(expression.tense, "")
    return f", {tense} ‘{expression.cue}’"
