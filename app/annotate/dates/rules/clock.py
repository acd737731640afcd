"""Rules for times of day: clocks with zones, parts of the day, and the day they are on."""

from __future__ import annotations

import re
from typing import Final

from app.annotate.dates.calendar import day_value
from app.annotate.dates.expression import Calendar, Meaning, SameDay, Shift, Weekday
from app.annotate.dates.grammar import Found, Reading, ordinal_number, rule, year_number
from app.annotate.dates.lexicon import DEICTIC_DAYS, FROM_PREVIOUS, MONTHS, NUMBERS, PARTS_OF_DAY, RELATIONS, WEEKDAYS, word_set
from app.annotate.dates.names import PLAIN_CLOCK, zone_follows
from app.annotate.dates.quantities import modifier

_BEFORE_A_CLOCK: Final = word_set("at by until around about from to before after since till between and near")
_BEFORE_A_TURN: Final = word_set(
    "at by until till around about before after since to from past and between just shortly near nearly toward towards almost when"
)
_DURING: Final = word_set("in during for of through throughout into over by until")
_TURNING_POINTS: Final = word_set("noon noontime midday midnight dawn dusk sunrise sunset daybreak nightfall")
_HALVES: Final = ("TMO", "TAF", "TEV", "TNI")
_NOON: Final = 12
_SMALL_HOURS: Final = 5
_SESSIONS: Final = word_set("trading trade session rush")
_ZONE_PLACES: Final = word_set(
    "eastern central pacific mountain local moscow greenwich british london paris kyiv kiev beijing tokyo israel"
)
_ON: Final = r"(?:i(?=T?[WMDOX]))?"
_DAY: Final = r"(?:(?P<deictic>X)|(?P<relative>T?RU)|(?:W,?)?(?P<mdy>M[DO](?:,?Y)?)|(?:W,?)?(?P<dmy>T?[DO]o?M(?:,?Y)?)|(?P<weekday>W))"
_DAY_AFTER: Final = r"(?:W,?)?(?P<after>M[DO](?:,?Y)?|[DO]o?M(?:,?Y)?)"
# "7am (0500 GMT) on Sunday", "8am to 6pm Saturday": the day of both clocks.
_DAY_LATER: Final = r"(?:(?:\([YNC]m?z)?\)|[-2&](?:C|[DNn](?=m))mz?)i?(?P<later>W)"
_ZONE: Final = r"(?:z|\(z[^)_\n]{0,3}\))"


def clock(reading: Reading) -> Found | None:
    """6:40 p.m., 4pm on Friday, 18:00 UTC Monday, ten o'clock; a bare "3:10" only after "at", "by" and the like."""
    hour_minute = _hour_minute(reading)
    if hour_minute is None:
        return None
    first = reading.first
    mod = ""
    if reading.has("about") and reading.tokens.category(reading.first - 1) not in "ti2A":
        first = reading.at("clock")  # "around 8 p.m.": a preposition, unless one stands before it
    elif reading.has("about"):
        mod = modifier(reading.words("about"))
    return _on_day(reading, f"T{hour_minute[0]:02d}:{hour_minute[1]:02d}", first=first, mod=mod)


def _hour_minute(reading: Reading) -> tuple[int, int] | None:
    printed, meridiem = reading.word("clock"), reading.word("meridiem").replace(".", "").replace(" ", "")
    if ":" in printed or "." in printed:
        hour, minute = (int(part) for part in re.split("[:.]", printed)[:2])
        alone = not (meridiem or reading.has("zone") or reading.has("on_day") or reading.has("about"))
        if alone and reading.before() not in _BEFORE_A_CLOCK:
            return None
    elif len(printed) == 4 and printed.isdecimal():
        hour, minute = int(printed[:2]), int(printed[2:])
    else:
        plain = printed in NUMBERS or (printed.isdecimal() and len(printed) <= 2)
        if not (plain and meridiem):
            return None
        hour, minute = NUMBERS[printed] if printed in NUMBERS else int(printed), 0
        if hour == 0:
            return None
    if hour > 24 or minute > 59 or (meridiem in ("am", "pm") and hour > 12):
        return None
    if meridiem in ("am", "pm"):
        hour = hour % 12 + (12 if meridiem == "pm" else 0)
    return hour, minute


def plain_clock(reading: Reading) -> Found | None:
    """0800 UTC, 1430 GMT, 06.00 GMT, "at 0600", "from 1700 to 2100 local time"."""
    printed = reading.word("clock")
    if not PLAIN_CLOCK.fullmatch(printed):
        return None
    if (
        not reading.has("zone")
        and not zone_follows(reading)
        and not (printed[0] == "0" and "." not in printed and reading.before() in ("at", "by", "until", "around", "about"))
    ):
        return None
    return clock(reading)


def military_clock(reading: Reading) -> Found | None:
    """At 0600 hours, 1500 hrs EST."""
    printed = reading.word("clock")
    named = reading.word("hours") in ("hours", "hrs") and PLAIN_CLOCK.fullmatch(printed) and "." not in printed
    told = printed[0] == "0" or reading.has("zone") or reading.before() in ("at", "by", "until", "from")
    return clock(reading) if named and told else None


def _on_day(reading: Reading, time: str, *, first: int, mod: str) -> Found | None:
    meaning, directed = _day_meaning(reading)
    if meaning is None:
        return None
    return reading.found(meaning, "TIME", time=time, first=first, last=_zone_end(reading), mod=mod, directed=directed)


def _zone_end(reading: Reading) -> int:
    """The end with "Eastern Daylight Time" or "local time", which belong to the clock before them."""
    if not reading.has("on_day") and reading.after() in _ZONE_PLACES:
        for steps in (1, 2):
            if reading.after(steps) == "time":
                return reading.last + steps + 1
    return reading.last


def _day_meaning(reading: Reading) -> tuple[Meaning | None, bool]:
    """The day that a clock or part of day is printed with, and whether tense decides on it."""
    if reading.has("after"):
        return _calendar_day(reading.words("after"))
    if reading.has("later"):
        return Weekday(weekday=WEEKDAYS[reading.word("later")]), True
    if not reading.has("on_day"):
        return SameDay(within="sentence"), False
    if reading.has("deictic"):
        return Shift(unit="D", count=DEICTIC_DAYS[reading.word("deictic")]), False
    if reading.has("relative"):
        relation = next(word for word in reading.words("relative") if word in RELATIONS)
        if reading.word("relative") != "day" or (relation not in FROM_PREVIOUS and relation != "next"):
            return None, False
        return Shift(unit="D", count=RELATIONS[relation], base="previous"), False
    if reading.has("weekday"):
        return Weekday(weekday=WEEKDAYS[reading.word("weekday")]), True
    return _calendar_day(reading.words("mdy" if reading.has("mdy") else "dmy"))


def _calendar_day(words: list[str]) -> tuple[Meaning | None, bool]:
    named = [word for word in words if word not in (",", "of", "the")]
    month, day = (named[0], named[1]) if named[0] in MONTHS else (named[1], named[0])
    year = year_number(named[2:3]) if len(named) > 2 else None
    if day_value(year or 2000, MONTHS[month], ordinal_number([day])) is None:
        return None, False
    return Calendar(year=year, month=MONTHS[month], day=ordinal_number([day])), year is None


def clock_range(reading: Reading) -> list[Found]:
    """2-4 p.m., between 9 and 11 a.m., 4 to 8 p.m. Sunday: two times, of one day."""
    afternoon = reading.word("meridiem").startswith("p")
    printed = [reading.word(end).replace(".", ":").partition(":") for end in ("from", "to")]
    hours = [NUMBERS[hour] if hour in NUMBERS else int(hour) for hour, _, _ in printed]
    minutes = [int(minute[:2] or 0) for _, _, minute in printed]
    if not all(1 <= hour <= 12 for hour in hours) or not all(minute < 60 for minute in minutes):
        return []
    join = reading.at("join")
    from_morning = afternoon and hours[0] % 12 > hours[1] % 12  # 11:30 to 1 p.m.
    halves = [0 if from_morning else 12 * afternoon, 12 * afternoon]
    times = [f"T{hour % 12 + half:02d}:{minute:02d}" for hour, half, minute in zip(hours, halves, minutes, strict=True)]
    day, directed = _day_meaning(reading)
    last = reading.last if day else reading.at("on_day")
    day = day or SameDay(within="sentence")
    return [
        reading.found(day, "TIME", time=times[0], last=join, directed=directed),
        reading.found(day, "TIME", time=times[1], first=join + 1, last=last, directed=directed),
    ]


def part_of_day(reading: Reading) -> Found | None:
    """In the morning, at noon, overnight, the night of May 5, morning trading."""
    word, before, the = reading.word("part"), reading.before(), reading.has("the")
    time = PARTS_OF_DAY[word]
    if reading.has("on_day"):
        if reading.tokens.category(reading.at("on_day")) not in "oi" and word not in _TURNING_POINTS:
            return None
        meaning, directed = _day_meaning(reading)
        return reading.found(meaning, "TIME", time=time, directed=directed) if meaning else None
    if reading.form("part")[0].isupper() and not the:
        return None
    turning_point = word in _TURNING_POINTS
    part_of = reading.has("part_of") and not the and before in ("by", "in", "until", "since", "during", "from", "to")
    if part_of or (word == "overnight" and not the):
        named = True
    elif turning_point:
        named = before in _BEFORE_A_TURN
    elif the:
        named = before in _DURING and reading.after() not in ("of", "sky")
    else:
        named = reading.after() in _SESSIONS
    return reading.found(SameDay(), "TIME", time=time) if named else None


def part_of_bare_day(reading: Reading) -> Found | None:
    """The morning of the 16th."""
    return reading.found(Calendar(day=reading.day()), "TIME", time=PARTS_OF_DAY[reading.word("part")], directed=True)


def clock_of_part(reading: Reading) -> Found | None:
    """4:30 in the morning, at seven in the evening, at 10 tonight."""
    printed, tonight = reading.word("clock").replace(".", ":"), reading.word("deictic") == "tonight"
    part = "TNI" if tonight else PARTS_OF_DAY.get(reading.word("part"), "")
    spelled = NUMBERS.get(printed.partition(":")[0])
    hour, minute = int(spelled or printed.partition(":")[0]), int(printed.partition(":")[2][:2] or 0)
    if part not in _HALVES or reading.before() not in _BEFORE_A_CLOCK or not 1 <= hour <= _NOON or minute > 59:
        return None
    small = part == "TNI" and not tonight and hour <= _SMALL_HOURS  # at two at night
    hour = hour % _NOON + (0 if small or part == "TMO" or (part == "TNI" and hour == _NOON) else _NOON)
    meaning = Shift(unit="D", count=0) if tonight else SameDay(within="sentence")
    return reading.found(meaning, "TIME", time=f"T{hour:02d}:{minute:02d}")


def early_hours(reading: Reading) -> Found | None:
    """The early hours of Monday, the small hours of 5 May: its morning."""
    if reading.word("hours") != "hours" or reading.word("early") not in ("early", "small", "wee"):
        return None
    meaning, directed = _day_meaning(reading)
    return reading.found(meaning, "TIME", time="TMO", directed=directed) if meaning else None


def night_of_event(reading: Reading) -> Found | None:
    """Opening night, election night: the night of the day that the text is on."""
    if reading.before() not in ("opening", "closing", "election"):
        return None
    first = reading.first - 1
    if reading.tokens.category(first - 1) == "T":
        first -= 1
    return reading.found(SameDay(), "TIME", time="TNI", first=first)


_ABOUT: Final = r"(?P<about>B)?"
RULES: Final = (
    rule(
        "clock",
        rf"{_ABOUT}(?P<clock>C|[DNn](?=m))(?P<meridiem>m)?(?P<zone>{_ZONE})?(?:(?P<on_day>{_ON}{_DAY})|(?=,{_DAY_AFTER}|{_DAY_LATER}))?",
        clock,
    ),
    rule("clock", rf"{_ABOUT}(?P<clock>[YN])(?P<zone>z)?(?:(?P<on_day>{_ON}{_DAY})|(?={_DAY_LATER}))?", plain_clock),
    rule("clock", r"(?P<clock>[YN])(?P<hours>v)(?P<zone>z)?", military_clock),
    rule("clock-range", rf"(?P<from>[DnC])(?P<join>[-2&])(?P<to>[DnC])(?P<meridiem>m)(?P<on_day>{_ON}{_DAY})?", clock_range),
    rule("part-of-day", rf"(?P<the>T)?(?P<part_of>E-?)?(?P<part>P)(?P<zone>z)?(?P<on_day>[oi]?{_DAY})?", part_of_day),
    rule("part-of-day", r"T(?P<part>P)oT(?P<day>O)", part_of_bare_day),
    rule("clock", r"(?P<clock>C|[Dn])(?:(?:iT|t)(?P<part>P)|(?P<deictic>X))", clock_of_part),
    rule("early-hours", rf"T(?P<early>E|1)(?P<hours>v)(?P<on_day>[oi]{_DAY})", early_hours),
    rule("night-of-event", r"P", night_of_event),
)
