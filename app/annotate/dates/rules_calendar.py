"""Rules for dates that name calendar parts: days, months, years, quarters, seasons, decades, centuries, holidays."""

from __future__ import annotations

import re
from typing import Final

from app.annotate.dates.calendar import day_value
from app.annotate.dates.expression import Calendar, Decade, Fixed, Holiday, PartOf, WeekOf
from app.annotate.dates.grammar import Found, Reading, rule, years_away
from app.annotate.dates.holidays import SINGULAR_DAYS, holiday_name
from app.annotate.dates.lexicon import DECADE_WORDS, NUMBERS, SEASONS, UNIT_CODES
from app.annotate.dates.names import month_is_a_name, number_is_no_year

YEAR: Final = r"(?P<year>Y)"
_DAY: Final = r"(?P<day>D|O|n-O)"
_MONTH_DAY: Final = rf"(?P<month>M){_DAY}(?:,?{YEAR}(?![,-]?[NDV%]))?"
_DAY_MONTH: Final = rf"(?:T?(?P<day>D|O|n-O)o?(?P<month>M))(?:,?{YEAR})?"


def iso_date(reading: Reading) -> Found | None:
    day, _, clock = reading.word("iso").upper().replace(" ", "T").partition("T")
    year, month, number = (int(part) for part in day.split("-"))
    if day_value(year, month, number) is None:
        return None
    meaning = Calendar(year=year, month=month, day=number)
    return reading.found(meaning, "TIME" if clock else "DATE", time=f"T{clock}" if clock else "")


def numeric_date(reading: Reading) -> Found | None:
    """7/8/07, 17.5.2014, 2014/05/17; the order of day and month is the source's unless the numbers decide."""
    parts = re.split("[/.-]", reading.word("numeric"))
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
    elif len(parts[0]) == 3 or len(parts[2]) == 3:
        return None
    else:
        year = int(parts[2]) if len(parts[2]) == 4 else (1900 if int(parts[2]) > 50 else 2000) + int(parts[2])
        first, second = int(parts[0]), int(parts[1])
        day_first = first > 12 or (second <= 12 and (reading.order == "dmy" or "." in reading.word("numeric")))
        day, month = (first, second) if day_first else (second, first)
    if day_value(year, month, day) is None or not 1000 <= year <= 2199:
        return None
    return reading.found(Calendar(year=year, month=month, day=day))


def month_day(reading: Reading) -> Found | None:
    """May 5, 5 May, the 5th of May 2014, with or without weekday."""
    day, year = reading.day(), reading.year()
    if reading.has("relation"):
        return reading.found(Calendar(month=reading.month(), day=day, year=year), relation=reading.relation(), directed=True)
    if not 1 <= day <= 31 or (year and day_value(year, reading.month(), day) is None) or not day_value(2000, reading.month(), day):
        return None
    time = ""
    return reading.found(Calendar(year=year, month=reading.month(), day=day), time=time, directed=year is None)


def month_days(reading: Reading) -> list[Found]:
    """March 19-24, April 24 and 25, 2014; 24 and 25 April: each day is an expression of its own."""
    year, month = reading.year(), reading.month()
    days = [index for index in range(reading.first, reading.last) if reading.tokens.categories[index] in "DO"]
    found = []
    for index in days:
        day = int(reading.tokens.words[index].rstrip("stndrh") or 0) if reading.tokens.words[index][0].isdecimal() else 0
        if not day_value(year or 2000, month, day):
            return []
        first = reading.first if index == days[0] else index
        last = reading.last if index == days[-1] else index + 1
        found.append(reading.found(Calendar(year=year, month=month, day=day), first=first, last=last, directed=year is None))
    return found


def two_days_one_year(reading: Reading) -> list[Found]:
    """April 24 to May 3, 2014: the year is that of both."""
    year = reading.year()
    pairs = [(reading.month(m), reading.day(d)) for m, d in (("month", "day"), ("month2", "day2"))]
    if not all(day_value(year or 2000, month, day) for month, day in pairs):
        return []
    join = reading.at("join")
    spans = ((reading.first, join), (join + 1, reading.last))
    return [
        reading.found(Calendar(year=year, month=month, day=day), first=first, last=last)
        for (month, day), (first, last) in zip(pairs, spans, strict=True)
    ]


def months_one_year(reading: Reading) -> list[Found]:
    """March to May 2014, March and May 2014."""
    year, join = reading.year(), reading.at("join")
    return [
        reading.found(Calendar(year=year, month=reading.month("month")), first=reading.first, last=join),
        reading.found(Calendar(year=year, month=reading.month("month2")), first=join + 1),
    ]


def month_year(reading: Reading) -> Found:
    return reading.found(Calendar(year=reading.year(), month=reading.month()))


def month_of_relative_year(reading: Reading) -> Found | None:
    """May last year, October of next year."""
    away = years_away(reading.word("relation"))
    if away is None or UNIT_CODES[reading.word("unit")] != "Y":
        return None
    return reading.found(Calendar(month=reading.month(), years_away=away))


def bare_month(reading: Reading) -> Found | None:
    relation = reading.relation()
    if not relation and month_is_a_name(reading):
        return None
    return reading.found(Calendar(month=reading.month()), relation=relation, directed=True)


def bare_year(reading: Reading) -> Found | None:
    if number_is_no_year(reading):
        return None
    return reading.found(Calendar(year=reading.year()))


def era_year(reading: Reading) -> Found | None:
    """480 BC, A.D. 79: years before Christ have no calendar days here."""
    number = next(int(word) for word in reading.words("number") if word.isdecimal())
    if not 1 <= number <= 9999:
        return None
    before_christ = reading.word("era") in ("bc", "bce")
    return reading.found(Fixed(value=f"BC{number:04d}") if before_christ else Calendar(year=number))


def year_range(reading: Reading) -> list[Found]:
    """2014-16, 1914–1918, between 2014 and 2016: two years."""
    start = reading.year("from") or 0
    printed = reading.word("to")
    end = int(printed) if len(printed) == 4 else start // 100 * 100 + int(printed)
    if not start < end < start + 100 or (len(printed) == 2 and number_is_no_year(reading)):
        return []
    join = reading.at("to")
    return [
        reading.found(Calendar(year=start), first=reading.first, last=reading.at("from") + 1),
        reading.found(Calendar(year=end), first=join),
    ]


def spelled_year(reading: Reading) -> Found | None:
    """Nineteen ninety-eight, two thousand and five."""
    values = [NUMBERS[word] for word in reading.words("number") if word in NUMBERS]
    if len(values) < 2:
        return None
    if values[0] in (17, 18, 19, 20) and 10 <= values[1] < 100 and len(values) <= 3:
        year = values[0] * 100 + sum(values[1:])
    elif values[:2] == [2, 1000] and reading.before() in ("in", "since", "year", "by", "until") and sum(values[2:]) < 100:
        year = 2000 + sum(values[2:])
    else:
        return None
    if reading.tokens.category(reading.last) in "UVuv$%" or (reading.before() not in ("in", "since", "of", "year", "by", "until", "from")):
        return None
    return reading.found(Calendar(year=year))


def fiscal_year(reading: Reading) -> Found | None:
    """Fiscal 1989, the 2015 financial year, the current fiscal year: taken at the calendar year of that name."""
    if year := reading.year():
        return reading.found(Calendar(year=year))
    away = years_away(reading.word("relation")) if reading.has("relation") else None
    return reading.found(Calendar(years_away=away)) if away is not None else None


def quarter(reading: Reading) -> Found | None:
    """The third quarter of 2009, Q3 2009, first-half 2014, the fourth quarter of last year."""
    if reading.has("compact"):
        compact = reading.word("compact")
        half, number = "h" in compact, int(compact.strip("qh"))
    else:
        half, number = reading.has("half"), -1 if reading.word("ordinal") in ("final", "last") else reading.day("ordinal")
        number = (2 if half else 4) if number == -1 or reading.word("ordinal") == "final" else number
    if not 1 <= number <= (2 if half else 4):
        return None
    year = reading.year() if reading.has("year") else None
    away = years_away(reading.word("relation")) if reading.has("relation") else None
    if reading.has("relation") and away is None:
        return None
    if half and not (year or away is not None):
        return None
    meaning = Calendar(year=year, years_away=away, half=number if half else None, quarter=None if half else number)
    return reading.found(meaning, directed=year is None and away is None)


def season(reading: Reading) -> Found | None:
    """Summer 2014, last summer, the spring of next year; a bare "fall" needs a sign that it is no verb."""
    word, relation = reading.word("season"), reading.relation()
    away = years_away(reading.word("away")) if reading.has("away") else None
    if not (reading.has("year") or relation or away is not None):
        if (
            reading.form("season")[0].isupper()
            and reading.has("season")
            and reading.before() not in ("in", "during", "since", "by", "until", "the")
        ):
            return None
        if reading.before() not in ("in", "during", "since", "by", "until", "of", "into", "over", "through", "for") or reading.after() in (
            "of",
            "from",
            "in",
            "and",
        ):
            return None
        if word == "fall" and not reading.has("the"):
            return None
    meaning = Calendar(year=reading.year(), season=SEASONS[word], years_away=away)
    return reading.found(meaning, relation=relation, directed=not reading.has("year"))


def decade(reading: Reading) -> Found | None:
    word = reading.word("decade").strip("'’‘")
    if word in DECADE_WORDS:
        return (
            reading.found(Decade(tens=DECADE_WORDS[word]))
            if reading.has("the") and reading.before() not in ("his", "her", "their")
            else None
        )
    digits = "".join(character for character in word if character.isdecimal())
    if len(digits) == 4:
        if digits[2] == "0" and reading.word("decade").endswith("00s") and int(digits) < 2000:
            return reading.found(Fixed(value=digits[:2]))
        return reading.found(Fixed(value=digits[:3]))
    apostrophe = reading.word("decade")[0] in "'’‘"
    after_and = reading.tokens.category(reading.first - 1) == "&" and reading.tokens.category(reading.first - 2) == "d"
    if not (apostrophe or reading.has("the") or after_and) or digits == "10":
        return None
    return reading.found(Decade(tens=int(digits[0])))


def century(reading: Reading) -> Found | None:
    number = reading.day("ordinal")
    return reading.found(Fixed(value=f"{number - 1:02d}")) if 1 <= number <= 30 else None


def holiday(reading: Reading) -> Found | None:
    name = holiday_name(reading.form("holiday"))
    if name in SINGULAR_DAYS:
        day = SINGULAR_DAYS[name]
        return reading.found(Calendar(year=day.year, month=day.month, day=day.day))
    following = reading.tokens.form(reading.last)
    if following[:1].isupper() and reading.tokens.category(reading.last) == " " and not reading.has("year"):
        return None  # Christmas Island, Easter Rising
    if reading.before() in ("mr", "mrs", "ms") or (
        name == "christmas"
        and reading.tokens.form(reading.first - 1).istitle()
        and reading.before() not in ("last", "this", "next", "on", "for", "at", "by", "in", "before", "after", "since", "until")
    ):
        return None
    return reading.found(Holiday(name=name, year=reading.year()), relation=reading.relation(), directed=not reading.has("year"))


def part_of_month(reading: Reading) -> Found | None:
    """The last week of March, the first Monday in May 2014."""
    ordinal = -1 if reading.word("ordinal") in ("last", "final") else reading.day("ordinal")
    whole = Calendar(
        month=reading.month() if reading.has("month") else None,
        year=reading.year(),
        years_away=years_away(reading.word("away")) if reading.has("away") else None,
    )
    if reading.has("weekday"):
        from app.annotate.dates.lexicon import WEEKDAYS

        return reading.found(PartOf(unit="D", ordinal=ordinal, whole=whole, weekday=WEEKDAYS[reading.word("weekday")]), directed=True)
    return reading.found(PartOf(unit=UNIT_CODES[reading.word("unit")], ordinal=ordinal, whole=whole), directed=True)


def week_of(reading: Reading) -> Found | None:
    unit = UNIT_CODES[reading.word("unit")]
    if unit not in ("W", "WE"):
        return None
    return reading.found(WeekOf(day=Calendar(year=reading.year(), month=reading.month(), day=reading.day()), unit=unit), directed=True)


RULES: Final = (
    rule("iso-date", r"(?P<iso>I)", iso_date),
    rule("numeric-date", r"(?P<numeric>/)", numeric_date),
    rule("month-day", rf"(?:W,?)?(?:(?P<relation>R))?{_MONTH_DAY}", month_day),
    rule("day-month", rf"(?:W,?)?{_DAY_MONTH}", month_day),
    rule("month-days", rf"(?P<month>M)[DO](?:(?:,|[-2&]|,&)[DO]){{1,6}}(?:,?{YEAR})?(?![VU%n])", month_days),
    rule("days-month", rf"T?[DO](?:(?:,|[-2&]|,&)T?[DO]){{1,6}}o?(?P<month>M)(?:,?{YEAR})?", month_days),
    rule("day-to-day", rf"(?P<month>M)(?P<day>[DO])(?P<join>[-2&])(?P<month2>M)(?P<day2>[DO])(?:,?{YEAR})?", two_days_one_year),
    rule("day-to-day", rf"(?P<day>[DO])o?(?P<month>M)(?P<join>[-2&])(?P<day2>[DO])o?(?P<month2>M)(?:,?{YEAR})?", two_days_one_year),
    rule("months-year", rf"(?P<month>M)(?P<join>[-2&|])(?P<month2>M)(?:,|o)?{YEAR}", months_one_year),
    rule("month-year", rf"(?P<month>M)(?:,|o|oTU)?{YEAR}", month_year),
    rule("month-of-year", r"(?P<month>M),?o?T?(?P<relation>R)(?P<unit>U)", month_of_relative_year),
    rule("month", r"(?P<relation>R)?(?P<month>M)", bare_month),
    rule("era-year", r"(?P<era>e)(?P<number>[DNY])|(?P<number_>[DNY])", lambda reading: era_year(reading) if reading.has("era") else None),
    rule("year-range", r"(?P<from>Y)(?:-|~|2|&)(?P<to>Y)", year_range),
    rule("year-range", r"(?P<from>Y)-(?P<to>[DN])(?!-?[UVuvnN])", year_range),
    rule("year", YEAR, bare_year),
    rule(
        "year",
        rf"TU{YEAR}",
        lambda reading: reading.found(Calendar(year=reading.year())) if reading.tokens.words[reading.first + 1] == "year" else None,
    ),
    rule("spelled-year", r"(?P<number>nn(?:-?&?n){0,3})", spelled_year),
    rule("fiscal-year", rf"T?F(?:U)?{YEAR}|T?{YEAR.replace('year', 'year_')}FU|T?(?P<relation>R)FU?", fiscal_year),
    rule("quarter", rf"T?F?(?P<ordinal>O|R)-?F?(?:Q|(?P<half>h))(?:o|,|oF|oFU|oTU)?{YEAR}", quarter),
    rule("quarter", r"T?F?(?P<ordinal>O|R)-?F?(?:Q|(?P<half>h))o?T?(?P<relation>R)F?U", quarter),
    rule("quarter", r"T?F?(?P<ordinal>O)-?F?Q", quarter),
    rule("quarter", rf"(?P<compact>3)(?:o|,)?{YEAR}?", quarter),
    rule("season", rf"(?P<the>T)?(?P<relation>R)?(?P<season>S)(?:,|o)?(?:{YEAR}|(?P<away>R)U)?", season),
    rule("decade", r"(?P<the>T)?(?P<decade>d)", decade),
    rule(
        "century",
        r"T?(?:E-?)?(?P<ordinal>O|n-O)-?(?P<unit>U)(?![Y])",
        lambda reading: century(reading) if reading.word("unit") == "century" else None,
    ),
    rule("holiday", rf"(?P<relation>R)?(?P<holiday>H)(?:,?{YEAR})?", holiday),
    rule("part-of-month", rf"T(?P<ordinal>O|R)(?:(?P<unit>U)|(?P<weekday>W))[oi](?P<month>M)(?:,?{YEAR})?", part_of_month),
    rule("week-of", rf"T(?P<unit>U)o(?:(?P<month>M)(?P<day>[DO])(?:,?{YEAR})?)", week_of),
)
