"""Rules for dates that name a longer period: months, years, quarters, seasons, parts of a month."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.annotate.dates.expression import Calendar, Fixed, PartOf, SamePeriod, Shift
from app.annotate.dates.grammar import Found, Reading, rule, years_away
from app.annotate.dates.lexicon import FROM_PUBLICATION, NUMBERS, SEASONS, UNIT_CODES, WEEKDAYS, word_set
from app.annotate.dates.names import COUNTED, half_of_a_year, month_is_a_name, number_is_no_year, quarter_of_a_game

_YEAR: Final = r"(?P<year>Y)"
_SEASON_PREPOSITIONS: Final = word_set("in during since by until of into over through for")
_YEAR_PREPOSITIONS: Final = word_set("in since of year by until from")

_RESULTS: Final = word_set("earnings results result profit profits loss losses report figures sales revenue revenues net income numbers")
_REPORTING: Final = word_set(
    "report reports reporting release releases releasing announce announces publish publishes post posts issue unveil"
)
_REPORTED_NEAR: Final = 6  # words


def months_one_year(reading: Reading) -> list[Found]:
    """March to May 2014, March and May 2014."""
    year, join = reading.year(), reading.at("join")
    return [
        reading.found(Calendar(year=year, month=reading.month("month")), last=join),
        reading.found(Calendar(year=year, month=reading.month("month2")), first=join + 1),
    ]


def months_of_relative_year(reading: Reading) -> list[Found]:
    """January to March this year, May and June of last year."""
    away, join = years_away(reading.word("relation")), reading.at("join")
    if away is None or UNIT_CODES[reading.word("unit")] != "Y":
        return []
    return [
        reading.found(Calendar(month=reading.month("month"), years_away=away), last=join),
        reading.found(Calendar(month=reading.month("month2"), years_away=away), first=join + 1),
    ]


def two_months(reading: Reading) -> list[Found]:
    """The April-June quarter."""
    join = reading.at("join")
    if not reading.tokens.glued(join) or any(
        reading.word(group) == "may" and reading.form(group).isupper() for group in ("month", "month2")
    ):
        return []
    return [
        reading.found(Calendar(month=reading.month("month")), first=reading.at("month"), last=join, directed=True),
        reading.found(Calendar(month=reading.month("month2")), first=join + 1, directed=True),
    ]


def month_year(reading: Reading) -> Found:
    return reading.found(Calendar(year=reading.year(), month=reading.month()))


def month_of_relative_year(reading: Reading) -> Found | None:
    """May last year, October of next year, June of that year."""
    away = years_away(reading.word("relation"))
    if away is None or UNIT_CODES[reading.word("unit")] != "Y":
        return None
    if reading.relation() in ("same", "previous", "following"):
        return reading.found(Calendar(month=reading.month()), relation=reading.relation(), directed=True)
    return reading.found(Calendar(month=reading.month(), years_away=away))


def bare_month(reading: Reading) -> Found | None:
    relation = reading.relation()
    if not relation and month_is_a_name(reading):
        return None
    first = reading.first if relation else reading.at("month")
    return reading.found(Calendar(month=reading.month()), first=first, relation=relation, directed=True)


def bare_year(reading: Reading) -> Found | None:
    if number_is_no_year(reading):
        return None
    if not reading.word("year")[0].isdecimal() and reading.tokens.category(reading.first - 1) not in "i2o&ABET":
        return None  # iLife ’11
    return reading.found(Calendar(year=reading.year()))


def named_year(reading: Reading) -> Found | None:
    """The year 2000."""
    return reading.found(Calendar(year=reading.year())) if reading.word("unit") == "year" else None


def era_year(reading: Reading) -> Found | None:
    """480 BC, A.D. 79: years before Christ have no calendar days here."""
    digits = reading.word("number")
    if not digits.isdecimal() or len(digits) > 4 or int(digits) == 0:
        return None
    before_christ = reading.word("era") in ("bc", "bce")
    return reading.found(Fixed(value=f"BC{int(digits):04d}") if before_christ else Calendar(year=int(digits)))


def year_range(reading: Reading) -> list[Found]:
    """2014-16, 1914–1918, 2024/25: two years."""
    start, printed = reading.year("from") or 0, reading.word("to")
    if not printed.isdecimal() or len(printed) not in (2, 4):
        return []
    end = int(printed) if len(printed) == 4 else start // 100 * 100 + int(printed)
    tokens = reading.tokens
    if (
        not start < end < start + 100
        or tokens.category(reading.first - 1) == "$"
        or tokens.category(reading.last) in "%Vuvz"
        or (reading.after() in COUNTED and reading.before() != "the")  # "the 2010 and 2014 votes"
    ):
        return []
    if len(printed) == 2 and (not tokens.glued(reading.at("to")) or number_is_no_year(reading, "from")):
        return []
    return [
        reading.found(Calendar(year=start), last=reading.at("from") + 1),
        reading.found(Calendar(year=end), first=reading.at("to")),
    ]


def spelled_year(reading: Reading) -> Found | None:
    """Nineteen ninety-eight, two thousand and five, the year two thousand."""
    values = [NUMBERS[word] for word in reading.words("number") if word in NUMBERS]
    named = reading.word("unit") == "year" or (not reading.has("unit") and reading.before() in _YEAR_PREPOSITIONS)
    if len(values) < 2 or not named or reading.tokens.category(reading.last) in "UVuv$%":
        return None
    if values[0] in (17, 18, 19, 20) and 10 <= values[1] < 100 and len(values) <= 3:
        return reading.found(Calendar(year=values[0] * 100 + sum(values[1:])))
    if values[:2] == [2, 1000] and sum(values[2:]) < 100:
        return reading.found(Calendar(year=2000 + sum(values[2:])))
    return None


def fiscal_year(reading: Reading) -> Found | None:
    """Fiscal 1989, the 2015 financial year, the current fiscal year: taken at the calendar year of that name."""
    if year := reading.year():
        return reading.found(Calendar(year=year))
    away = years_away(reading.word("relation"))
    return reading.found(Calendar(years_away=away)) if away is not None else None


def quarter_of_month(reading: Reading) -> Found | None:
    """The June quarter, the September quarter: the one that ends with the month, or holds it."""
    if reading.word("unit") != "quarter":
        return None
    return reading.found(Calendar(quarter=(reading.month() + 2) // 3, year=reading.year()), directed=not reading.has("year"))


def period_of_year(reading: Reading) -> Found | None:
    """The 1990 period, the 1989 quarter, the same month in 1988: the stretch that the text is about, in another year."""
    unit = reading.word("unit")
    if unit not in ("quarter", "period", "month") or (reading.has("relation") and reading.word("relation") != "same"):
        return None
    return reading.found(SamePeriod(unit={"quarter": "Q", "month": "M"}.get(unit, ""), year=reading.year()))


def quarter(reading: Reading) -> Found | None:
    """The third quarter of 2009, the fourth quarter of last year, first half of 2014."""
    half = reading.has("half")
    highest = 2 if half else 4
    number = highest if reading.word("ordinal") in ("final", "last") else reading.day("ordinal")
    year, away = reading.year(), years_away(reading.word("relation"))
    if (
        not 1 <= number <= highest
        or (reading.has("relation") and away is None)
        or (half and year is None and away is None and not half_of_a_year(reading))
    ):
        return None
    if (
        year is None
        and away is None
        and (quarter_of_a_game(reading) or (reading.after() == "of" and reading.tokens.category(reading.last + 1) in "a$"))
    ):
        return None
    meaning = Calendar(year=year, years_away=away, half=number if half else None, quarter=None if half else number)
    found = reading.found(meaning, directed=year is None and away is None)
    return _of_a_quarter_gone(found) if not half and _is_reported(reading) else found


def _is_reported(reading: Reading) -> bool:
    """Whether results of a quarter are told: that they will be reported does not put the quarter ahead."""
    if reading.after() not in _RESULTS and reading.after(1) not in _RESULTS:
        return False
    for step in range(1, _REPORTED_NEAR):
        if reading.tokens.category(reading.first - step) in "_\n":
            return False
        if reading.before(step) in _REPORTING:
            return True
    return False


def _of_a_quarter_gone(found: Found) -> Found:
    return found._replace(expression=replace(found.expression, tense="", cue="")) if found.expression.tense != "past" else found


def short_quarter(reading: Reading) -> Found | None:
    """Q3 2009, 1Q, H1."""
    printed, year = reading.word("printed"), reading.year()
    half, number = "h" in printed, int(printed.strip("qh"))
    if number > (2 if half else 4) or (half and year is None):
        return None
    return reading.found(Calendar(year=year, half=number if half else None, quarter=None if half else number), directed=year is None)


def season(reading: Reading) -> Found | None:
    """Summer 2014, last summer, the spring of next year; a bare "fall" needs a sign that it is no verb."""
    word, relation = reading.word("season"), reading.relation()
    away = years_away(reading.word("away"))
    if not (reading.has("year") or relation or away is not None) and not _names_a_season(reading, word):
        return None
    meaning = Calendar(year=reading.year(), season=SEASONS[word], years_away=away)
    return reading.found(meaning, relation=relation, directed=not reading.has("year"))


def _names_a_season(reading: Reading, word: str) -> bool:
    if reading.tokens.category(reading.first - 1) == "E":
        return word != "fall" and not reading.form("season")[0].isupper()
    if reading.before() not in _SEASON_PREPOSITIONS:
        return False
    if word == "fall" and not reading.has("the") and reading.tokens.category(reading.last) not in "_\n,":
        return False
    return reading.after() not in ("of", "from", "in") and not reading.form("season")[0].isupper()


def part_of_month(reading: Reading) -> Found | None:
    """The last week of March, the first Monday in May 2014."""
    ordinal = -1 if reading.word("ordinal") in ("last", "final") else reading.day("ordinal")
    if ordinal == 0 or (ordinal > 5 and reading.has("weekday")):
        return None
    whole = Calendar(month=reading.month(), year=reading.year())
    if reading.has("weekday"):
        return reading.found(PartOf(unit="D", ordinal=ordinal, whole=whole, weekday=WEEKDAYS[reading.word("weekday")]), directed=True)
    unit = UNIT_CODES[reading.word("unit")]
    return reading.found(PartOf(unit=unit, ordinal=ordinal, whole=whole), directed=True) if unit in ("D", "W", "WE") else None


def part_of_period(reading: Reading) -> Found | None:
    """The last day of the year, the first week of this month, the final week of last year."""
    ordinal = -1 if reading.word("ordinal") in ("last", "final") else reading.day("ordinal")
    unit, whole = UNIT_CODES[reading.word("unit")], UNIT_CODES[reading.word("whole")]
    away = FROM_PUBLICATION.get(reading.word("relation"), 0) if reading.has("relation") else 0
    if ordinal == 0 or unit not in ("D", "W") or whole not in ("M", "Y") or (reading.has("relation") and not reading.relation()):
        return None
    return reading.found(PartOf(unit=unit, ordinal=ordinal, whole=Shift(unit=whole, count=away)))


_QUARTER: Final = r"F?(?P<ordinal>O)-?F?(?:Q|(?P<half>h))"
RULES: Final = (
    rule("months-year", rf"(?P<month>M)(?P<join>[-2&|])(?P<month2>M)(?:,|o)?{_YEAR}", months_one_year),
    rule("months-of-year", r"(?P<month>M)(?P<join>[-2&|])(?P<month2>M),?o?T?(?P<relation>R)(?P<unit>U)", months_of_relative_year),
    rule("months", r"T?(?P<month>M)(?P<join>-)(?P<month2>M)", two_months),
    rule("month-year", rf"(?P<month>M)(?:,|o|oTU)?{_YEAR}", month_year),
    rule("month-of-year", r"(?P<month>M),?o?T?(?P<relation>R)(?P<unit>U)", month_of_relative_year),
    rule("month", r"(?:T(?=R))?(?P<relation>R)?(?P<month>M)", bare_month),
    rule("era-year", r"(?P<era>e)(?P<number>[DNY])", era_year),
    rule("era-year", r"(?P<number>[DNY])(?P<era>e)", era_year),
    rule("year-range", r"(?P<from>Y)(?:-|2|&)(?P<to>Y)", year_range),
    rule("year-range", r"(?P<from>Y)[-|](?P<to>[DN])(?!-?[UVuvnN])", year_range),
    rule("year", _YEAR, bare_year),
    rule("year", rf"T(?P<unit>U){_YEAR}", named_year),
    rule("spelled-year", r"(?:T(?P<unit>U))?(?P<number>nn(?:-?&?n){0,3})", spelled_year),
    rule("fiscal-year", rf"T?FU?{_YEAR}", fiscal_year),
    rule("fiscal-year", rf"T?{_YEAR}FU", fiscal_year),
    rule("fiscal-year", r"T?(?P<relation>R|l)FU?", fiscal_year),
    rule("quarter", rf"T?{_QUARTER}(?:o|,|oF|oFU|oTU)?{_YEAR}", quarter),
    rule("quarter", rf"T?{_QUARTER}o?T?(?P<relation>R)F?U", quarter),
    rule("quarter", rf"T?{_YEAR}'?{_QUARTER}", quarter),
    rule("quarter", rf"T?(?P<relation>R)U'{_QUARTER}", quarter),
    rule("quarter", rf"T?{_QUARTER}", quarter),
    rule("same-period", rf"T{_YEAR}(?P<unit>[KQ])", period_of_year),
    rule("same-period", rf"T(?P<relation>R)(?P<unit>[KQU])[io]{_YEAR}", period_of_year),
    rule("quarter", rf"T?(?P<month>M)-?(?P<unit>Q)(?:o?{_YEAR})?", quarter_of_month),
    rule("quarter", rf"T?(?P<month>M){_YEAR}(?P<unit>Q)", quarter_of_month),
    rule("short-quarter", rf"(?P<printed>3)(?:(?:o|,|oF|F)?{_YEAR})?", short_quarter),
    rule("season", rf"(?P<the>T)?(?P<relation>R)?(?P<season>S)(?:(?:,|o)?{_YEAR}(?:-[DN])?|o?(?P<away>R)U)?", season),
    rule("part-of-month", r"T(?P<ordinal>O|R)(?:(?P<unit>U)|(?P<weekday>W))[oi](?P<month>M)(?:,?(?P<year>Y))?", part_of_month),
    rule("part-of-month", r"T(?P<ordinal>O|R)(?P<unit>U)[oi](?:T|(?P<relation>R))(?P<whole>U)", part_of_period),
)
