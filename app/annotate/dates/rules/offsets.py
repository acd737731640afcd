"""Rules for days counted from a named day: a week from Friday, Tuesday week, in two weeks’ time, three days before Christmas."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.annotate.dates.expression import Fixed, Holiday, Offset, Shift, Tense, Weekday
from app.annotate.dates.feasts import APPROXIMATE as APPROXIMATE_FEASTS
from app.annotate.dates.grammar import Found, Reading, rule
from app.annotate.dates.holidays import SINGULAR_DAYS, holiday_name
from app.annotate.dates.lexicon import CLOCK_CODES, DEICTIC_DAYS, UNIT_CODES, WEEKDAYS, word_set
from app.annotate.dates.quantities import APPROXIMATE, QUANTITY, UNIT, amount, duration, modifier

_LASTING: Final = word_set("for in within over last lasted lasts spend spent take takes took every")
_COUNTED_UNITS: Final = ("D", "W", "FN", "M", "Y", "DE", "CE")


def ahead_of_a_day(reading: Reading) -> Found | None:
    """A week on Friday, two weeks from tomorrow, a fortnight from Monday; not "for a week from Friday", which is a stretch of time."""
    way = reading.word("way")
    if way not in ("on", "from") or reading.before() in _LASTING:
        return None
    start = _start(reading)
    if start is None or (way == "on" and not isinstance(start, Weekday)):
        return None
    return _counted(reading, start, 1)


def beside_a_day(reading: Reading) -> Found | None:
    """Three days before Christmas, a week after Easter: one day; beside an event they are a length of time."""
    way, start = reading.word("way"), _start(reading)
    if way not in ("before", "after") or start is None or reading.before() in _LASTING:
        return None
    return _counted(reading, start, 1 if way == "after" else -1)


def ago_from_a_day(reading: Reading) -> Found | None:
    """Four years ago today, a week ago Friday."""
    start = _start(reading)
    if reading.word("way") != "ago" or start is None or isinstance(start, Holiday):
        return None
    found = _counted(reading, start, -1)
    return _directed(found, "past", "") if found and isinstance(start, Weekday) else found


def _start(reading: Reading) -> Weekday | Shift | Holiday | None:
    if reading.has("weekday"):
        return Weekday(weekday=WEEKDAYS[reading.word("weekday")])
    if reading.has("deictic"):
        return Shift(unit="D", count=DEICTIC_DAYS[reading.word("deictic")])
    name = holiday_name(reading.form("holiday"))
    return None if name in SINGULAR_DAYS else Holiday(name=name)


def _counted(reading: Reading, start: Weekday | Shift | Holiday, direction: int) -> Found | None:
    unit, count = UNIT_CODES.get(reading.word("unit"), ""), amount(reading.words("quantity"))
    if unit not in _COUNTED_UNITS or count is None or count % 1 or not 0 < count < 1000:
        return None
    meaning = Offset(unit=unit, count=int(count) * direction, start=start)
    roughly = isinstance(start, Holiday) and start.name in APPROXIMATE_FEASTS
    mod = modifier(reading.words("about")) or ("APPROX" if roughly else "")
    found = reading.found(meaning, mod=mod, directed=True)
    return _directed(found, "future", "on") if isinstance(start, Weekday) and direction > 0 else found


def weekday_week(reading: Reading) -> Found | None:
    """Tuesday week, Friday fortnight: that long after the Tuesday to come, as the British say."""
    unit = reading.word("unit")
    if unit not in ("week", "fortnight") or reading.tokens.glued(reading.at("unit")) or reading.form("unit")[0].isupper():
        return None
    start = Weekday(weekday=WEEKDAYS[reading.word("weekday")])
    return _directed(reading.found(Offset(unit=UNIT_CODES[unit], count=1, start=start)), "future", "on")


def _directed(found: Found, tense: Tense, preposition: str) -> Found:
    return found._replace(expression=replace(found.expression, tense=tense, preposition=preposition, cue=""))


def units_time(reading: Reading) -> Found | None:
    """In two weeks’ time, in a year’s time, in 48 hours’ time; "two weeks’ time" without "in" is a length of time."""
    if reading.word("time") != "time":
        return None
    unit, count, mod = reading.word("unit"), amount(reading.words("quantity")), modifier(reading.words("about"))
    if reading.before() != "in":
        return reading.found(Fixed(value=duration(unit, count)), "DURATION", mod=mod)
    if count is None or unit == "seconds":
        return reading.found(Fixed(value="FUTURE_REF"), mod=mod)
    if unit not in CLOCK_CODES:
        return reading.found(Shift(unit=UNIT_CODES[unit], count=count, counted=True), mod=mod)
    if CLOCK_CODES[unit] == "H" and count % 24 == 0:
        return reading.found(Shift(unit="D", count=count / 24), mod=mod)
    return reading.found(Shift(unit="H", count=count), "TIME", mod=mod)


_AMOUNT: Final = rf"(?P<about>{APPROXIMATE})?(?P<quantity>{QUANTITY})"
RULES: Final = (
    rule("ahead-of-a-day", rf"{_AMOUNT}(?P<unit>[UV])(?P<way>i)(?:(?P<weekday>W)|(?P<deictic>X)|(?P<holiday>H))", ahead_of_a_day),
    rule("ago-from-a-day", rf"{_AMOUNT}(?P<unit>[UV])(?P<way>A)(?:(?P<weekday>W)|(?P<deictic>X))", ago_from_a_day),
    rule("beside-a-day", rf"{_AMOUNT}(?P<unit>[UV])(?P<way>A)(?P<holiday>H)", beside_a_day),
    rule("weekday-week", r"(?P<weekday>W)(?P<unit>U)", weekday_week),
    rule("units-time", rf"{_AMOUNT}(?P<unit>{UNIT})'(?P<time>4)", units_time),
)
