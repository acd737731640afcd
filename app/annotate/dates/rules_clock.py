"""Rules for times of day: clocks with zones, parts of the day, and the day they are on."""

from __future__ import annotations

import re
from typing import Final

from app.annotate.dates.calendar import day_value
from app.annotate.dates.expression import Calendar, Meaning, SameDay, Shift, Weekday
from app.annotate.dates.grammar import Found, Reading, rule
from app.annotate.dates.lexicon import DEICTIC_DAYS, NUMBERS, PARTS_OF_DAY, WEEKDAYS

_BEFORE_A_CLOCK: Final = frozenset(
    ("at", "by", "until", "around", "about", "from", "to", "before", "after", "since", "till", "between", "and", "near")
)
_ON: Final = r"(?:,|i(?=T?[WMDOX]))?"
_DAY: Final = r"(?P<deictic>X)|T?(?P<relation>R)(?P<unit>U)|(?:(?P<weekday>W),?)?(?P<month>M)(?P<day>[DO])(?:,?(?P<year>Y))?|(?P<dmy>[DO]o?M(?:,?Y)?)|(?P<only_weekday>W)"
_ZONE: Final = r"(?:z|\(z[^)_\n]{0,3}\))"
_ZONE_WORDS: Final = frozenset(
    ("eastern", "central", "pacific", "mountain", "local", "moscow", "greenwich", "british", "london", "paris", "kyiv", "beijing")
)


def clock(reading: Reading) -> Found | None:
    """6:40 p.m., 4pm on Friday, 18:00 UTC Monday, ten o'clock; a bare "3:10" only after "at", "by" and the like."""
    hour_minute = _hour_minute(reading)
    if hour_minute is None:
        return None
    return _on_day(reading, "T%02d:%02d" % hour_minute)


def _hour_minute(reading: Reading) -> tuple[int, int] | None:
    printed, meridiem = reading.word("clock"), reading.word("meridiem").replace(".", "").replace(" ", "")
    if ":" in printed or "." in printed:
        parts = re.split("[:.]", printed)
        hour, minute = int(parts[0]), int(parts[1])
        alone = not (meridiem or reading.has("zone") or reading.has("on_day"))
        if alone and reading.before() not in _BEFORE_A_CLOCK:
            return None
    elif len(printed) == 4 and printed.isdecimal():
        hour, minute = int(printed[:2]), int(printed[2:])
    else:
        hour, minute = NUMBERS[printed] if printed in NUMBERS else int(printed), 0
        if not meridiem or hour == 0:
            return None
    if hour > 24 or minute > 59 or (meridiem in ("am", "pm") and hour > 12):
        return None
    if meridiem in ("am", "pm"):
        hour = hour % 12 + (12 if meridiem == "pm" else 0)
    return hour, minute


def _on_day(reading: Reading, time: str) -> Found | None:
    last = _zone_end(reading)
    meaning, directed = _day_meaning(reading)
    if meaning is None:
        return None
    return reading.found(meaning, "TIME", time=time, last=last, relation="", directed=directed)


def _zone_end(reading: Reading) -> int:
    """ "Eastern Daylight Time", "local time" belong to the clock before them."""
    last = reading.last
    if not reading.has("on_day") and reading.after() in _ZONE_WORDS:
        for steps in (1, 2):
            if reading.after(steps) == "time":
                return last + steps + 1
    return last


def _day_meaning(reading: Reading) -> tuple[Meaning | None, bool]:
    if not reading.has("on_day"):
        return SameDay(), False
    if reading.has("deictic"):
        return Shift(unit="D", count=DEICTIC_DAYS[reading.word("deictic")]), False
    if reading.has("unit"):
        count = {"next": 1, "following": 1, "same": 0, "previous": -1}.get(reading.word("relation"))
        return (Shift(unit="D", count=count, base="previous") if count is not None and reading.word("unit") == "day" else None), False
    if reading.has("only_weekday"):
        return Weekday(weekday=WEEKDAYS[reading.word("only_weekday")]), True
    if reading.has("dmy"):
        from app.annotate.dates.grammar import ordinal_number, year_number
        from app.annotate.dates.lexicon import MONTHS

        words = reading.words("dmy")
        month = next(MONTHS[word] for word in words if word in MONTHS)
        year = year_number(words[-1:]) if len(words[-1]) == 4 else None
        return _existing(year, month, ordinal_number(words[:1]))
    return _existing(reading.year(), reading.month(), reading.day())


def _existing(year: int | None, month: int, day: int) -> tuple[Meaning | None, bool]:
    if day_value(year or 2000, month, day) is None:
        return None, False
    return Calendar(year=year, month=month, day=day), year is None


def clock_range(reading: Reading) -> list[Found]:
    """2-4 p.m., between 9 and 11 a.m.: two times."""
    afternoon = reading.word("meridiem").startswith("p")
    hours = [NUMBERS[word] if word in NUMBERS else int(word) for word in (reading.word("from"), reading.word("to"))]
    if not all(1 <= hour <= 12 for hour in hours):
        return []
    join = reading.at("join")
    times = [f"T{hour % 12 + (12 if afternoon else 0):02d}:00" for hour in hours]
    return [
        reading.found(SameDay(), "TIME", time=times[0], last=join),
        reading.found(SameDay(), "TIME", time=times[1], first=join + 1),
    ]


def part_of_day(reading: Reading) -> Found | None:
    """In the morning, at noon, overnight, the night of May 5, Friday's early morning."""
    word, form = reading.word("part"), reading.form("part")
    before = reading.before()
    if reading.has("on_day"):
        meaning, directed = _day_meaning(reading)
        return reading.found(meaning, "TIME", time=PARTS_OF_DAY[word], directed=directed) if meaning else None
    if form[0].isupper() and not reading.has("the"):
        return None
    exact = word in ("noon", "midnight", "midday")
    if exact and before in (
        "at",
        "by",
        "until",
        "till",
        "around",
        "about",
        "before",
        "after",
        "since",
        "to",
        "from",
        "past",
        "and",
        "between",
        "just",
        "shortly",
    ):
        return reading.found(SameDay(), "TIME", time=PARTS_OF_DAY[word])
    if word == "overnight" and not reading.has("the"):
        return reading.found(SameDay(), "TIME", time="TNI")
    if (
        reading.has("the")
        and not exact
        and before in ("in", "during", "for", "of", "through", "throughout", "into", "over")
        and reading.after() not in ("of", "sky")
    ):
        return reading.found(SameDay(), "TIME", time=PARTS_OF_DAY[word])
    return None


RULES: Final = (
    rule("clock", rf"(?P<clock>C|[DNn](?=m))(?P<meridiem>m)?(?P<zone>{_ZONE})?(?P<on_day>{_ON}(?:{_DAY}))?", clock),
    rule(
        "clock",
        rf"(?P<clock>[YN])(?P<meridiem>m)?(?P<zone>z)(?P<on_day>{_ON}(?:{_DAY}))?",
        lambda reading: clock(reading) if len(reading.word("clock")) == 4 else None,
    ),
    rule("clock-range", r"(?P<from>[Dn])(?P<join>[-2&])(?P<to>[Dn])(?P<meridiem>m)", clock_range),
    rule("part-of-day", rf"(?P<the>T)?E?(?P<part>P)(?P<on_day>(?:o|i)(?:{_DAY}))?", part_of_day),
    rule("part-of-day", r"(?P<month_>M)(?P<day_>[DO])(?P<part>P)", lambda reading: None),
)
