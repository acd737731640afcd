"""Rules for what is counted twice: the week before last, ten years ago this month, this time last year."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.annotate.dates.expression import Calendar, Meaning, Offset, Shift, Weekday
from app.annotate.dates.grammar import Found, Reading, rule
from app.annotate.dates.lexicon import FROM_PUBLICATION, MONTHS, PARTS_OF_DAY, SEASONS, UNIT_CODES, WEEKDAYS
from app.annotate.dates.quantities import APPROXIMATE, QUANTITY, amount, modifier

_YEARS: Final = {"Y": 1, "DE": 10, "CE": 100}
_WEEKS_IN_A_YEAR: Final = 365.2425 / 7
_FARTHEST: Final = 1000  # years


def beyond_the_next(reading: Reading) -> Found | None:
    """The week before last, the month after next, the Sunday before last, the night before last."""
    ways = {("before", "last"): -1, ("after", "next"): 1}
    way = ways.get((reading.word("way"), reading.word("relation")))
    if way is None or reading.tokens.category(reading.last) in "UVWMSP":
        return None  # "the week before last month's vote"
    if reading.has("part"):
        part = PARTS_OF_DAY[reading.word("part")]
        return reading.found(Shift(unit="D", count=2 * way), "TIME", time=part) if part == "TNI" and way < 0 else None
    if reading.has("unit"):
        return reading.found(Shift(unit=UNIT_CODES[reading.word("unit")], count=2 * way))
    start = Weekday(weekday=WEEKDAYS[reading.word("weekday")])
    found = reading.found(Offset(unit="W", count=way, start=start))
    return found._replace(expression=replace(found.expression, tense="future" if way > 0 else "past", preposition="on"))


def years_ago_this(reading: Reading) -> Found | None:
    """Ten years ago this month, a decade ago this week, 20 years ago this May: that long before the one that is now."""
    per_unit, count = _YEARS.get(UNIT_CODES.get(reading.word("unit"), "")), amount(reading.words("quantity"))
    if reading.word("way") != "ago" or reading.word("relation") != "this" or not per_unit or not count or count % 1:
        return None
    years = int(count) * per_unit
    meaning = _years_back(reading, years) if years < _FARTHEST else None
    return reading.found(meaning, mod=modifier(reading.words("about"))) if meaning else None


def _years_back(reading: Reading, years: int) -> Meaning | None:
    if reading.has("month"):
        return Calendar(month=MONTHS[reading.word("month")], years_away=-years)
    if reading.has("season"):
        return Calendar(season=SEASONS[reading.word("season")], years_away=-years)
    code = UNIT_CODES[reading.word("period")]
    if code == "M":
        return Shift(unit="M", count=-12 * years)
    return Shift(unit=code, count=-round(years * _WEEKS_IN_A_YEAR)) if code in ("W", "WE") else None


def this_time(reading: Reading) -> Found | None:
    """This time last year, this time next week: as near as the unit says."""
    relation, code = reading.word("relation"), UNIT_CODES[reading.word("unit")]
    if reading.words("time") != ["this", "time"] or relation not in ("last", "next") or code not in ("D", "W", "M", "Y"):
        return None
    return reading.found(Shift(unit=code, count=FROM_PUBLICATION[relation]))


_AMOUNT: Final = rf"(?P<about>{APPROXIMATE})?(?P<quantity>{QUANTITY})"
RULES: Final = (
    rule("beyond-the-next", r"T(?:(?P<unit>[UQ])|(?P<weekday>W)|(?P<part>P))(?P<way>A)(?P<relation>R)", beyond_the_next),
    rule(
        "years-ago-this",
        rf"{_AMOUNT}(?P<unit>[UV])(?P<way>A)(?P<relation>R)(?:(?P<month>M)|(?P<season>S)|(?P<period>U))",
        years_ago_this,
    ),
    rule("this-time", r"(?P<time>R4)(?P<relation>R)(?P<unit>U)", this_time),
)
