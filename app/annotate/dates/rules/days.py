"""Rules for dates that name a day: month and day in any order, weekdays, holidays, numeric and ISO dates."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from app.annotate.dates.calendar import day_value
from app.annotate.dates.expression import Calendar, Fixed, Holiday, Weekday, WeekOf
from app.annotate.dates.feasts import APPROXIMATE
from app.annotate.dates.grammar import Found, Reading, ordinal_number, rule, years_away
from app.annotate.dates.holidays import SINGULAR_DAYS, THE_NEW_YEAR, holiday_name
from app.annotate.dates.lexicon import NUMBERS, PARTS_OF_DAY, PARTS_PLURAL, RELATIONS, UNIT_CODES, WEEKDAY_PLURALS, WEEKDAYS, word_set
from app.annotate.dates.names import any_such_day, capitalised_next, weekday_in_a_name

_TELLING_THAT: Final = word_set(
    """said says say saying told announced announces declared declares confirmed warned believes believe believed insisted feared
    reported noted"""
)
YEAR: Final = r"(?:,?(?P<year>Y)(?![V%]))?"
ONE_DAY: Final = r"(?P<day>D|O|n-O)"
_SOME_YEAR: Final = 2000  # a leap year: what no year allows is no date
_BEFORE_A_HOLIDAY: Final = word_set(
    "last this next on for at by in before after since until the of around to and over from during late early"
)
_BEFORE_A_DAY: Final = word_set("on by until and or since from to")
_BEFORE_A_SPELLED_DAY: Final = word_set(
    """on record by until after before from since of effective beginning starting pay payable due through between ending ended expires
    expire dated"""
)
_PRONOUNS: Final = word_set("he she it they we i you there")
# In texts after 2001 these words make "September 11" the day of the attacks.
_ATTACKS: Final = word_set("attacks attack terror terrorist terrorists hijackers hijackings commission")


def iso_date(reading: Reading) -> Found | None:
    day, _, clock = reading.word("iso").upper().replace(" ", "T").partition("T")
    year, month, number = (int(part) for part in day.split("-"))
    if day_value(year, month, number) is None:
        return None
    meaning = Calendar(year=year, month=month, day=number)
    return reading.found(meaning, "TIME" if clock else "DATE", time=f"T{clock}" if clock else "")


def numeric_date(reading: Reading) -> Found | None:
    """7/8/07, 17.5.2014, 2014/05/17; the order of day and month is the source's unless the numbers decide."""
    printed = reading.word("numeric")
    parts = re.split("[/.-]", printed)
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
    elif len(parts[0]) == 3 or len(parts[2]) == 3:
        return None
    else:
        year = int(parts[2]) if len(parts[2]) == 4 else (1900 if int(parts[2]) > 50 else 2000) + int(parts[2])
        first, second = int(parts[0]), int(parts[1])
        day_first = first > 12 or (second <= 12 and (reading.order == "dmy" or "." in printed))
        day, month = (first, second) if day_first else (second, first)
    if day_value(year, month, day) is None or not 1000 <= year <= 2199:
        return None
    return _stamped(reading, Calendar(year=year, month=month, day=day))


def _stamped(reading: Reading, meaning: Calendar) -> Found:
    """The day of a numeric date, with the clock that the head of a wire report prints after it: 08-16-90 1412EDT."""
    digits = reading.word("clock").replace(":", "")
    if not reading.has("clock"):
        return reading.found(meaning)
    if len(digits) not in (3, 4, 6) or int(digits[:-4] or digits[:-2]) > 24 or int(digits[-2:]) > 59:
        return reading.found(meaning, last=reading.at("clock"))
    clock = digits[:-2] if len(digits) == 6 else digits
    return reading.found(meaning, "TIME", time=f"T{int(clock[:-2]):02d}:{clock[-2:]}")


def month_day(reading: Reading) -> Found | None:
    """May 5, 5 May, the 5th of May 2014, Friday 5 May, last May 5; the "past" of "past May 5" is no part of it."""
    day, month, year = reading.day(), reading.month(), reading.year()
    if (
        year is None
        and (month, day) == (9, 11)
        and (reading.after() in _ATTACKS or (reading.after(1) in _ATTACKS and reading.after() != "and"))
    ):
        year = 2001
    if day_value(year or _SOME_YEAR, month, day) is None:
        return None
    meaning = Calendar(year=year, month=month, day=day)
    if reading.word("relation") == "past":
        return reading.found(meaning, first=reading.at("relation") + 1, directed=year is None)
    found = reading.found(meaning, relation=reading.relation(), directed=year is None)
    if found.expression.tense in ("", "past") and _ends_a_stretch(reading):
        return found._replace(expression=replace(found.expression, cue="ended"))
    return found


def _ends_a_stretch(reading: Reading) -> bool:
    """Whether results are told up to the day: "the six months to June 30", but not "put off by six months to June 30"."""
    stretch = reading.before() == "to" and reading.tokens.category(reading.first - 2) in "UV"
    return stretch and "the" in [reading.before(steps) for steps in (3, 4, 5)]


def day_of_relative_year(reading: Reading) -> Found | None:
    """31 March next year, May 5 of last year; "March 11 this year" stays two mentions."""
    away = years_away(reading.word("relation"))
    if away is None or UNIT_CODES[reading.word("unit")] != "Y" or reading.relation() not in ("last", "next"):
        return None
    if day_value(_SOME_YEAR, reading.month(), reading.day()) is None:
        return None
    return reading.found(Calendar(month=reading.month(), day=reading.day(), years_away=away))


def days_of_month(reading: Reading) -> list[Found]:
    """March 19-24, April 24 and 25, 2014; 24 and 25 April: each day is an expression of its own."""
    year, month, tokens = reading.year(), reading.month(), reading.tokens
    places = [index for index in range(reading.first, reading.last) if tokens.categories[index] in "DO"]
    days = [ordinal_number([tokens.words[index]]) for index in places]
    if not all(day_value(year or _SOME_YEAR, month, day) for day in days) or any(a >= b for a, b in pairwise(days)):
        return []
    return [
        reading.found(
            Calendar(year=year, month=month, day=day), directed=year is None,
            first=reading.first if index == places[0] else index - (tokens.categories[index - 1] == "T"),
            last=reading.last if index == places[-1] else index + 1,
        )
        for index, day in zip(places, days, strict=True)
    ]  # fmt: skip


def two_days_one_year(reading: Reading) -> list[Found]:
    """April 24 to May 3, 2014: the year is that of both."""
    year, join = reading.year(), reading.at("join")
    ends = [(reading.month(m), reading.day(d)) for m, d in (("month", "day"), ("month2", "day2"))]
    if not all(day_value(year or _SOME_YEAR, month, day) for month, day in ends):
        return []
    spans = ((reading.first, join), (join + 1, reading.last))
    return [
        reading.found(Calendar(year=year, month=month, day=day), first=first, last=last, directed=year is None)
        for (month, day), (first, last) in zip(ends, spans, strict=True)
    ]


def weekday_and_day(reading: Reading) -> Found | None:
    """Friday the 13th; in words ("Tuesday the first") it is no day of the month."""
    return reading.found(Calendar(day=reading.day()), directed=True) if reading.word("day")[0].isdecimal() else None


def attack_day(reading: Reading) -> Found | None:
    """9/11, the one day that is called by its numbers."""
    if (reading.word("month"), reading.word("day")) != ("9", "11") or reading.tokens.category(reading.last) in "|YDN":
        return None
    return reading.found(Calendar(year=2001, month=9, day=11))


def bare_day(reading: Reading) -> Found | None:
    """The 27th: a day of the month that the text is in."""
    ends = reading.tokens.category(reading.last) in "_\n,&iTt2a" or reading.after() in _PRONOUNS
    return reading.found(Calendar(day=reading.day()), directed=True) if ends and reading.before() in _BEFORE_A_DAY else None


def weekday(reading: Reading) -> Found | None:
    """Monday, last Friday, Friday of next week, Friday night."""
    index = reading.at("weekday")
    word = reading.word("weekday")
    if weekday_in_a_name(reading, index):
        return None
    part = reading.word("part")
    ends = reading.tokens.category(reading.last) in "_\n,io&2t"
    if not part and (reading.before() in ("one", "another", "any", "recent") or (reading.before() == "a" and ends)):
        return reading.found(Fixed(value=f"XXXX-WXX-{WEEKDAYS[word]}"))
    if any_such_day(reading) and not reading.has("unit"):
        return reading.found(Fixed(value=f"XXXX-WXX-{WEEKDAYS[word]}{PARTS_OF_DAY.get(part, '')}"), "SET", first=index)
    if part in PARTS_PLURAL:
        return reading.found(Fixed(value=f"XXXX-WXX-{WEEKDAYS[word]}{PARTS_PLURAL[part]}"), "SET")
    weeks = RELATIONS.get(reading.word("week"))
    if reading.has("unit") and (weeks is None or UNIT_CODES[reading.word("unit")] != "W"):
        return None
    meaning = Weekday(weekday=WEEKDAYS[word], weeks_away=weeks)
    time, relation = PARTS_OF_DAY[part] if part else "", reading.relation()
    said_that = reading.word("relation") == "that" and reading.before() in _TELLING_THAT
    if said_that:
        relation = ""  # "she said that Friday's vote was fair"
    first = index if reading.has("relation") and not relation else reading.first
    return reading.found(
        meaning,
        "TIME" if time else "DATE",
        time=time,
        first=first,
        relation=relation,
        directed=weeks is None and (said_that or first == reading.first),
    )


def weekdays_parts(reading: Reading) -> list[Found]:
    """Monday, Tuesday and Friday nights: each of them is a set."""
    part = PARTS_PLURAL[reading.word("part")]
    places = [index for index in range(reading.first, reading.last) if reading.tokens.categories[index] == "W"]
    ends = [*(index + 1 for index in places[:-1]), reading.last]
    return [
        reading.found(Fixed(value=f"XXXX-WXX-{WEEKDAYS[reading.tokens.words[index]]}{part}"), "SET", first=index, last=end)
        for index, end in zip(places, ends, strict=True)
    ]


def spelled_day(reading: Reading) -> Found | None:
    """May One, June Thirteen: days in the words of old wires, with a capital; in small letters where nothing can be counted: on May one."""
    day, month, year = NUMBERS[reading.word("day")], reading.month(), reading.year()
    if reading.form("day").islower():
        plain = reading.before() in _BEFORE_A_SPELLED_DAY and reading.tokens.category(reading.last) in "_\n,ti2&"
    else:
        plain = (
            reading.form("day").istitle()
            and not capitalised_next(reading.tokens, reading.last)
            and not reading.tokens.in_headline(reading.first)
        )
    if not plain or not float(day).is_integer() or day_value(year or _SOME_YEAR, month, int(day)) is None:
        return None
    return reading.found(Calendar(year=year, month=month, day=int(day)), directed=year is None)


def weekdays(reading: Reading) -> Found:
    """Mondays: every one of them."""
    return reading.found(Fixed(value=f"XXXX-WXX-{WEEKDAY_PLURALS[reading.word('weekday')]}"), "SET")


def holiday(reading: Reading) -> Found | None:
    name = holiday_name(reading.form("holiday"))
    if name in SINGULAR_DAYS:
        day = SINGULAR_DAYS[name]
        return reading.found(Calendar(year=day.year, month=day.month, day=day.day))
    before, tokens = reading.before(), reading.tokens
    if name == THE_NEW_YEAR:
        return reading.found(Holiday(name=name), first=reading.first - 1, directed=True) if before == "the" else None
    if (capitalised_next(tokens, reading.last) and not reading.has("year")) or tokens.form(reading.first - 1) == "<":
        return None  # Christmas Island, Easter Rising, the ticker <TET>
    named = tokens.category(reading.first - 1) == " " and tokens.form(reading.first - 1).istitle()
    if " " not in name and named and not reading.has("relation") and before not in _BEFORE_A_HOLIDAY:
        return None  # Johnnie Christmas
    year = reading.year()
    mod = "APPROX" if name in APPROXIMATE else ""
    return reading.found(Holiday(name=name, year=year), relation=reading.relation(), directed=year is None, mod=mod)


def week_of_holiday(reading: Reading) -> Found | None:
    """Easter week, Labor Day weekend: the week or weekend of the holiday."""
    unit, name = UNIT_CODES[reading.word("unit")], holiday_name(reading.form("holiday"))
    if unit not in ("W", "WE") or name in SINGULAR_DAYS or name == THE_NEW_YEAR or reading.form("unit")[0].isupper():
        return None
    return reading.found(WeekOf(day=Holiday(name=name), unit=unit), relation=reading.relation(), directed=True)


def week_of(reading: Reading) -> Found | None:
    """The week of March 5, the weekend of 6 May."""
    unit, year = UNIT_CODES[reading.word("unit")], reading.year()
    if unit not in ("W", "WE") or day_value(year or _SOME_YEAR, reading.month(), reading.day()) is None:
        return None
    day = Calendar(year=year, month=reading.month(), day=reading.day())
    return reading.found(WeekOf(day=day, unit=unit), directed=year is None)


_AND: Final = r"(?:[-,2&|]|,&)"
RULES: Final = (
    rule("iso-date", r"(?P<iso>I)", iso_date),
    rule("numeric-date", r"(?P<numeric>/)(?:(?P<clock>C|[YN](?=z))z?)?(?!m)", numeric_date),
    rule("month-day", rf"(?:W,?)?(?P<relation>R)?(?P<month>M)T?{ONE_DAY}{YEAR}", month_day),
    rule("month-day", rf"(?P<month>M)(?P<day>n){YEAR}", spelled_day),
    rule("day-month", rf"(?:W,?)?T?{ONE_DAY}o?(?P<month>M){YEAR}", month_day),
    rule("day-month", rf"(?:W,?)?T?{ONE_DAY}o?(?P<month>M),?o?(?P<relation>R)(?P<unit>U)", day_of_relative_year),
    rule("month-day", rf"(?:W,?)?(?P<month>M)T?{ONE_DAY},?o?(?P<relation>R)(?P<unit>U)", day_of_relative_year),
    rule("days-of-month", rf"(?P<month>M)[DO](?:{_AND}[DO]){{1,6}}{YEAR}(?![-]?[VUvun%N])", days_of_month),
    rule("days-of-month", rf"T?[DO](?:{_AND}T?[DO]){{1,6}}o?(?P<month>M){YEAR}", days_of_month),
    rule("day-to-day", rf"(?P<month>M)(?P<day>[DO])(?P<join>[-2&])(?P<month2>M)(?P<day2>[DO]){YEAR}", two_days_one_year),
    rule("day-to-day", rf"(?P<day>[DO])o?(?P<month>M)(?P<join>[-2&])(?P<day2>[DO])o?(?P<month2>M){YEAR}", two_days_one_year),
    rule("day-of-month", r"T(?P<day>O)", bare_day),
    rule("weekday-and-day", r"W,?T(?P<day>O)", weekday_and_day),
    rule("attack-day", r"(?P<month>D)\|(?P<day>D)", attack_day),
    rule("weekday", r"(?:R(?=R)|T(?=R))?(?P<relation>R)?(?P<weekday>W)", weekday),
    rule("weekday-part", r"(?:TE?)?(?P<relation>R)?(?P<weekday>W)(?:E|,)?(?P<part>[Pp])", weekday),
    rule("weekday-part", rf"W(?:{_AND}W){{1,5}}(?P<part>p)", weekdays_parts),
    rule("weekday-of-week", r"(?P<weekday>W),?o?T?(?P<week>R)(?P<unit>U)(?P<part>P)?", weekday),
    rule("weekday-of-week", r"(?P<weekday>W)(?P<part>P)o?T?(?P<week>R)(?P<unit>U)", weekday),
    rule("weekdays", r"(?P<weekday>w)", weekdays),
    rule("holiday", rf"(?P<relation>R)?(?P<holiday>H){YEAR}", holiday),
    rule("week-of", r"T?(?P<relation>R)?(?P<holiday>H)(?P<unit>U)", week_of_holiday),
    rule("week-of", rf"T(?P<unit>U)o(?P<month>M)(?P<day>[DO]){YEAR}", week_of),
    rule("week-of", rf"T(?P<unit>U)oT?(?P<day>[DO])o?(?P<month>M){YEAR}", week_of),
)
