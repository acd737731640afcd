"""Rules for dates counted from another one: today, last week, the past two months, two years ago, the following day."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.annotate.dates.expression import A_SHARE, Base, Fixed, SamePeriod, Shift
from app.annotate.dates.grammar import Found, Reading, rule
from app.annotate.dates.lexicon import (
    CLOCK_CODES,
    DEICTIC_DAYS,
    FROM_PREVIOUS,
    PARTS_OF_DAY,
    PLURAL_CLOCK_UNITS,
    PLURAL_UNITS,
    RELATIONS,
    UNIT_CODES,
    word_set,
)  # fmt: skip
from app.annotate.dates.names import capitalised_name, capitalised_next, shown, titled
from app.annotate.dates.quantities import APPROXIMATE, QUANTITY, UNIT, amount, duration, modifier, stray_number

_STRETCHES: Final = ("M", "Y")
_SHOWS: Final = word_set("show programme program")
# "Today's youth" are those of our time; "today's game" is the day's.
_OF_OUR_TIME: Final = word_set(
    """world society youth generation generations youngsters teenagers kids standards culture civilization dollars money terms era
    technology"""
)
_STRETCHING: Final = word_set("over for through throughout within")
_DURATION_PREPOSITIONS: Final = word_set("in over during for within of throughout through the by")


def deictic_day(reading: Reading) -> Found | None:
    """Today, yesterday afternoon, tomorrow night, tonight."""
    tokens, index = reading.tokens, reading.at("day")
    if tokens.form(index)[0].isupper() and (
        capitalised_next(tokens, index - 1) or reading.after() in _SHOWS or reading.after(1) in _SHOWS or shown(tokens, index)
    ):
        return None  # USA Today, the Today programme
    word, part = reading.word("day"), reading.word("part")
    if word == "today" and not part and tokens.category(reading.last) == "'" and reading.after(1) in _OF_OUR_TIME:
        return reading.found(Fixed(value="PRESENT_REF"))
    time = PARTS_OF_DAY[part] if part else "TNI" if word == "tonight" else ""
    return reading.found(Shift(unit="D", count=DEICTIC_DAYS[word]), "TIME" if time else "DATE", time=time)


def related_unit(reading: Reading) -> Found | None:
    """Last week, this month, the previous year, that day; "the past year" is a duration."""
    relation, word = reading.word("relation"), reading.word("unit")
    if titled(reading.tokens, reading.first, reading.last):
        return None
    if (
        reading.form("relation")[0].isupper()
        and not reading.tokens.in_headline(reading.first)
        and capitalised_name(reading.tokens, reading.at("unit"))
        and capitalised_next(reading.tokens, reading.last)
    ):
        return None
    if word in CLOCK_CODES:
        lasting = relation in ("past", "last", "next", "coming") and reading.has("the")
        return reading.found(Fixed(value=duration(word, 1)), "DURATION") if lasting else None
    if relation == "recent":
        return None
    code = UNIT_CODES[word]
    if code in ("D", "W") and relation in ("last", "next") and reading.has("the") and reading.after() == "of":
        return None  # the last week of the campaign
    lasting = (relation in ("past", "coming") and not reading.has("this")) or (
        relation == "following" and code == "DE" and reading.before() in _STRETCHING
    )
    stretch = reading.has("the") and reading.before() in _DURATION_PREPOSITIONS and reading.after() != "of"
    if lasting or (
        relation in ("last", "next")
        and reading.has("the")
        and (code == "DE" or (code == "CE" and relation == "last") or (stretch and code in _STRETCHES))
    ):
        return reading.found(Fixed(value=duration(word, 1)), "DURATION")
    count = -1 if relation == "latest" and code == "Q" else RELATIONS[relation]
    if code == "WE" and count == 0 and relation == "this":
        return reading.found(Shift(unit="WE", count=0), relation="this", directed=True)
    return reading.found(
        Shift(unit=code, count=count, base=_base(reading)), relation="same" if count == 0 and relation in FROM_PREVIOUS else ""
    )


def _base(reading: Reading) -> Base:
    """Where to count from: "the next day" and "the following week" go on from what was told last, "next week" does not."""
    word = reading.word("relation")
    if word in FROM_PREVIOUS or (word == "next" and reading.has("the") and reading.word("unit") != "century"):
        return "previous"
    return "published"


def day_after_next(reading: Reading) -> Found | None:
    """The day after tomorrow, the day before yesterday."""
    way, day = reading.word("way"), reading.word("day")
    if reading.word("unit") != "day" or (way, day) not in (("after", "tomorrow"), ("before", "yesterday")):
        return None
    return reading.found(Shift(unit="D", count=2 * DEICTIC_DAYS[day]))


def unit_before(reading: Reading) -> Found | None:
    """The year before, the day after, the year previous; not "the day before the vote"."""
    way, code = reading.word("way"), UNIT_CODES[reading.word("unit")]
    if way not in ("before", "after", "previous", "prior", "following") or reading.tokens.category(reading.last) in "TaGMWR":
        return None
    if way in ("before", "after") and (
        reading.after()[:1].isalpha() and reading.after() not in ("and", "when", "but", "in", "at", "to", "that", "with")
    ):
        return None
    return reading.found(Shift(unit=code, count=1 if way in ("after", "following") else -1, base="previous"))


def related_units(reading: Reading) -> Found | None:
    """The past two months, the next few weeks, coming days."""
    relation, word = reading.word("relation"), reading.word("unit")
    plural = word in PLURAL_UNITS or word in PLURAL_CLOCK_UNITS
    if relation in ("this", "current", "that", "same", "these", "those") or (not reading.has("quantity") and not plural):
        return None
    if relation == "latest" and not reading.has("quantity"):
        return None
    count = amount(reading.words("quantity")) if reading.has("quantity") else None
    first = reading.first
    if (
        relation == "last"
        and not reading.has("the")
        and reading.before() not in _DURATION_PREPOSITIONS
        and reading.tokens.category(first - 1) == " "
    ):
        if not reading.has("quantity"):
            return None
        first = reading.at("about") if reading.has("about") else reading.at("quantity")  # "tours last 90 minutes"
    elif relation == "following" and not reading.has("the") and reading.has("quantity"):
        first = reading.at("about") if reading.has("about") else reading.at("quantity")  # "tired following five days at sea"
    return reading.found(Fixed(value=duration(word, count)), "DURATION", first=first, mod=modifier(reading.words("about")))


def recent_units(reading: Reading) -> Found:
    """Recent years: some time in the past."""
    return reading.found(Fixed(value="PAST_REF"))


def related_part(reading: Reading) -> Found | None:
    """Last night, this morning, the following evening."""
    relation, part = reading.word("relation"), PARTS_OF_DAY[reading.word("part")]
    if titled(reading.tokens, reading.first, reading.last) or relation in ("past", "current", "latest", "coming", "upcoming"):
        return None
    if relation == "next":
        return reading.found(Shift(unit="D", count=1, base="previous"), "TIME", time=part)
    base: Base = "previous" if relation in FROM_PREVIOUS else "published"
    return reading.found(Shift(unit="D", count=RELATIONS[relation], base=base), "TIME", time=part)


def counted_away(reading: Reading) -> Found | None:
    """Two years ago, a week earlier, three days from now; "two days after" is the duration alone."""
    if reading.word("way") in ("tomorrow", "yesterday", "tonight"):
        return None
    words = reading.words("quantity")
    stray = stray_number(words)
    found = _counted_away(reading, amount(words[stray:]))
    return found._replace(first=reading.at("quantity") + 1) if found and stray else found


def _counted_away(reading: Reading, count: float | None) -> Found | None:
    unit, way = reading.word("unit"), reading.word("way")
    if count is not None and reading.has("half"):
        count += 0.5
    mod = modifier(reading.words("about"))
    beside_another = way in ("earlier", "later") and (reading.after() == "than" or reading.tokens.category(reading.last) in "RX")
    duration_only = way in ("before", "after", "prior", "ahead") or beside_another
    if duration_only:
        if count == 1 and reading.before() in ("once", "twice", "times"):
            return None
        return reading.found(Fixed(value=duration(unit, count)), "DURATION", last=reading.at("way"), mod=mod)
    if way == "back" and reading.after() in ("to", "in", "into", "from", "at", "on"):
        return None
    ahead = way in ("later", "now", "hence", "today")
    if unit in CLOCK_CODES:
        return _clock_away(reading, unit, count, mod, ahead=ahead)
    if count is None:
        if way == "later":
            return reading.found(Fixed(value=duration(unit, None)), "DURATION", last=reading.at("way"), mod=mod)
        return reading.found(Fixed(value="FUTURE_REF" if ahead else "PAST_REF"), mod=mod)
    base: Base = "previous" if way in ("later", "earlier") else "published"
    found = reading.found(Shift(unit=UNIT_CODES[unit], count=count if ahead else -count, base=base, counted=True), mod=mod)
    a_share = A_SHARE in (reading.before(), reading.before(2)) and unit == "year"
    return found._replace(expression=replace(found.expression, preposition=A_SHARE)) if a_share else found


def _clock_away(reading: Reading, unit: str, count: float | None, mod: str, *, ahead: bool) -> Found | None:
    way = reading.word("way")
    if way in ("later", "earlier") and unit == "hours" and count and count % 24 == 0:
        return reading.found(Shift(unit="D", count=(count if ahead else -count) / 24, base="previous"), mod=mod)
    if way not in ("ago", "now"):
        return reading.found(Fixed(value=duration(unit, count)), "DURATION", last=reading.at("way"), mod=mod)
    if count is None:
        return reading.found(Fixed(value="FUTURE_REF" if ahead else "PAST_REF"), mod=mod)
    if unit == "hours" and count % 24 == 0:
        return reading.found(Shift(unit="D", count=(count if ahead else -count) / 24), mod=mod)
    return reading.found(Shift(unit="H", count=count if ahead else -count), "TIME", mod=mod)


def units_away(reading: Reading) -> Found | None:
    """Years ago: some time past; days later: a number of days."""
    way = reading.word("way")
    if way == "ago":
        return reading.found(Fixed(value="PAST_REF"))
    if way in ("later", "earlier", "before", "after", "ahead"):
        return reading.found(Fixed(value=duration(reading.word("unit"), None)), "DURATION", last=reading.at("way"))
    return None


def same_period(reading: Reading) -> Found | None:
    """The same quarter last year, the same period a year earlier."""
    if reading.word("relation") != "same":
        return None
    unit = reading.word("unit")
    away = RELATIONS.get(reading.word("away"), 0) if reading.has("away") else -1
    return reading.found(SamePeriod(unit=UNIT_CODES.get(unit, ""), years_away=away))


def year_earlier_period(reading: Reading) -> Found | None:
    """The year-earlier quarter, the year-ago period, a year-earlier loss."""
    if reading.word("year") != "year" or reading.word("way") not in ("ago", "earlier"):
        return None
    first = reading.first if reading.has("unit") else reading.at("year")
    return reading.found(SamePeriod(unit=UNIT_CODES.get(reading.word("unit"), ""), years_away=-1), first=first)


def part_before(reading: Reading) -> Found | None:
    """The night before, the morning after; not "the night before the vote"."""
    way, after = reading.word("way"), reading.after()
    told = after == "that" and reading.after(1) in ("he", "she", "it", "they", "we", "i", "the", "his", "her", "their")
    if way not in ("before", "after") or (after[:1].isalpha() and not told and after not in ("and", "when", "but", "at", "with")):
        return None
    return reading.found(
        Shift(unit="D", count=1 if way == "after" else -1, base="previous"), "TIME", time=PARTS_OF_DAY[reading.word("part")]
    )


def quarter_century(reading: Reading) -> Found | None:
    """A quarter of a century, a quarter-century ago."""
    if reading.word("unit") != "century":
        return None
    mod = modifier(reading.words("about"))
    if reading.word("way") == "ago":
        return reading.found(Shift(unit="Y", count=-25, counted=True), mod=mod)
    return reading.found(Fixed(value="P25Y"), "DURATION", last=reading.at("way") if reading.has("way") else None, mod=mod)


_AMOUNT: Final = rf"(?P<about>{APPROXIMATE})?(?P<quantity>{QUANTITY})"
RULES: Final = (
    rule("deictic-day", r"(?P<day>X)(?:E?(?P<part>P))?", deictic_day),
    rule("related-unit", r"(?P<this>R(?=R))?(?P<the>T)?(?P<relation>R|l)(?P<unit>[UQu])", related_unit),
    rule("day-after-next", r"T(?P<unit>U)(?P<way>A)(?P<day>X)", day_after_next),
    rule("unit-before", r"T(?P<unit>U)(?P<way>[AR])", unit_before),
    rule(
        "related-units",
        rf"(?P<the>T)?(?P<relation>R)(?:(?P<about>{APPROXIMATE})?(?P<quantity>{QUANTITY})-?)?J?-?(?P<unit>{UNIT})",
        related_units,
    ),
    rule("recent-units", r"T?l[Vv]", recent_units),
    rule("part-before", r"T(?P<part>P)(?P<way>A)", part_before),
    rule("related-part", r"T?(?P<relation>R)E?(?P<part>P)", related_part),
    rule("counted-away", rf"{_AMOUNT}b?J?-?(?P<unit>{UNIT})(?P<half>&ah)?-?(?P<way>A|i[rX])", counted_away),
    rule("units-away", r"(?:so?)?(?P<unit>[Vv])(?P<way>A)", units_away),
    rule("quarter-century", rf"(?P<about>{APPROXIMATE})?a?Q-?(?:oa)?(?P<unit>U)(?P<way>A)?", quarter_century),
    rule("same-period", r"T(?P<relation>R)(?P<unit>[UQK])(?:(?P<away>R)U|aUA)", same_period),
    rule("year-earlier-period", r"(?:T|a)?(?P<year>U)-(?P<way>A)(?P<unit>[QK])?", year_earlier_period),
)
