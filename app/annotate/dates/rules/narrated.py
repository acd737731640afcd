"""Rules for what only the story dates: now, the past, current, the day, the end of the year."""

from __future__ import annotations

from typing import Final

from app.annotate.dates.expression import Calendar, Fixed, SameDay, SamePeriod, Shift
from app.annotate.dates.grammar import Found, Reading, ordinal_number, rule, year_number
from app.annotate.dates.lexicon import MONTHS, PARTS_OF_PERIOD, REFERENCES, UNIT_CODES, word_set
from app.annotate.dates.names import capitalised_name
from app.annotate.dates.quantities import duration

_SPEAKING_OF_IT: Final = word_set("is was will looks looked holds has remains seems seemed may might can")
_CLOSING: Final = word_set("end ended ending ends finish finished finishing close closed closing start started")
_DURING: Final = word_set("in during over through throughout of")
_CURRENT_IN_A_TERM: Final = word_set("account accounts assets liabilities affairs")
_CLAUSE_OPENERS: Final = word_set("he she it they we i you there but as if when his her its their our my this that these those")
_UP_TO: Final = word_set("by at before until for since from")
_DAYS_OVER: Final = 7
"""A quarter that ends so few days into a month is the one before: that of 52 weeks closed on July 2."""
_LATE_IN: Final = word_set("later earlier late early")


def reference(reading: Reading) -> Found | None:
    """Now, currently, recently."""
    word, tokens = reading.word("word"), reading.tokens
    if reading.before() == "as" and reading.after() == "as":
        return None
    if reading.after() == "and" and reading.after(1) == "then" and _is_no_time(reading):
        return None
    if word == "now" and ((reading.after() == "that" and reading.before() not in ("is", "are", "until", "by")) or reading.after() == "-"):
        return None
    if tokens.category(reading.last) == "-" and tokens.glued(reading.last):
        return None
    first = reading.first - 1 if word == "now" and reading.before() == "right" else reading.first
    return reading.found(Fixed(value=REFERENCES[word]), first=first)


def _is_no_time(reading: Reading) -> bool:
    """Whether "now and then" is seldom: every now and then, as a title, or where the clause ends with it."""
    ends = reading.tokens.category(reading.last + 2) in "_\n,"
    return ends or reading.before() == "every" or reading.tokens.form(reading.last + 1) == "Then"


def adjective(reading: Reading) -> Found | None:
    """Current, recent: as adjectives they refer to the present and to the past."""
    word = reading.word("word")
    if word == "current" and reading.after() in _CURRENT_IN_A_TERM:
        return None
    if reading.before() == "most" or capitalised_name(reading.tokens, reading.first):
        return None
    return reading.found(Fixed(value="PRESENT_REF" if word == "current" else "PAST_REF"))


def the_past(reading: Reading) -> Found | None:
    """The past, the near future, the present, future and past as nouns."""
    word, after, following = reading.word("word"), reading.tokens.category(reading.last), reading.after()
    ends = (
        after in "_\n,.'&)2it"
        or (word == "future" and following in _SPEAKING_OF_IT)
        or not following[:1].isalpha()
        or reading.before() in ("in", "near")
    )
    if word == "future":
        named = following != "of" and (ends or reading.before() in ("for", "into", "about"))
        return reading.found(Fixed(value="FUTURE_REF")) if named and reading.form("word").islower() else None
    if word == "past" and after not in "UVuvQDNnYsP":
        return reading.found(Fixed(value="PAST_REF")) if ends else None
    if word == "present" and reading.before() in ("at", "until", "to", "for", "in"):
        return reading.found(Fixed(value="PRESENT_REF"))
    return None


def term(reading: Reading) -> Found | None:
    """The long term, the near term; not "in the long-term car park"."""
    tokens, after = reading.tokens, reading.after()
    joined = tokens.category(reading.last - 2) == "-"
    of_a_thing = joined and tokens.category(reading.last) == " " and after[:1].isalpha() and after not in _CLAUSE_OPENERS
    if of_a_thing or reading.before() not in ("in", "over", "for") or tokens.category(reading.last) == "-":
        return None
    return reading.found(Fixed(value="FUTURE_REF"))


def moment(reading: Reading) -> Found | None:
    """The time being, at the moment, these days, in those years, at present."""
    words = reading.words("words")
    if words[-1] == "time" and words[0] in ("this", "that") and reading.before() in ("at", "by", "until", "since", "before", "after"):
        here = words[0] == "this"
        return reading.found(Fixed(value="PRESENT_REF") if here else SamePeriod(unit="time")) if reading.after() != "of" else None
    if words == ["the", "time"] and reading.after() == "being":
        return reading.found(Fixed(value="PRESENT_REF"), last=reading.last + 1)
    if words == ["the", "moment"] and reading.before() in ("at", "for") and reading.after() not in ("of", "when", "that"):
        return reading.found(Fixed(value="PRESENT_REF"))
    if words in (["those", "years"], ["those", "decades"]) and reading.before() in _DURING:
        return reading.found(SamePeriod(unit="years"))
    if words == ["these", "days"] or (words == ["present"] and reading.before() == "at"):
        return reading.found(Fixed(value="PRESENT_REF"))
    return None


def narrated_unit(reading: Reading) -> Found | None:
    """The day, the week, the weekend, the quarter that the text is about."""
    if capitalised_name(reading.tokens, reading.at("unit")):
        return None
    unit, before, after, second = reading.word("unit"), reading.before(), reading.after(), reading.before(2)
    code = UNIT_CODES[unit]
    late_in = before == "in" and second in _LATE_IN
    if reading.has("fiscal") and not (code == "Y" and after in ("ended", "ending")):
        return None
    if code == "WE":
        return reading.found(Shift(unit="WE", count=0), directed=True)
    if code == "D":
        ends = reading.tokens.category(reading.last) in "_\n,'" or not after[:1].isalpha() or after in ("was", "were")
        narrated = late_in or before in _CLOSING or (before in ("of", "for") and ends)
        return reading.found(SameDay(narrated=True)) if narrated else None
    if code == "Q":
        if after in ("ended", "ending") and (ended := _quarter_ended(reading)):
            return ended
        return reading.found(Shift(unit="Q", count=-1, base="previous"), relation="same")
    if code not in ("W", "M", "Y"):
        return None
    if late_in:
        return reading.found(Shift(unit=code, count=0))
    up_to = after == "to" and reading.tokens.category(reading.last + 1) in "MWETD" and before in ("in", "for", "over", "during")
    if after in ("ended", "ending") or up_to or (code == "Y" and before == "for" and after != "of"):
        return reading.found(Fixed(value=duration(unit, 1)), "DURATION")
    return None


def latest_period(reading: Reading) -> Found | None:
    """The latest period: the quarter, month or half that a report is about."""
    return reading.found(SamePeriod(unit="")) if reading.word("relation") == "latest" else None


def _quarter_ended(reading: Reading) -> Found | None:
    """The quarter of "the quarter ended June 30"; one that is none of the calendar's ("ended Oct. 31") is three months."""
    tokens, place = reading.tokens, reading.last + 1
    place += (tokens.category(place) == "W") + (tokens.category(place + 1) == ",")
    if tokens.category(place) != "M" or tokens.category(place + 1) not in "DO":
        return None
    month, day = MONTHS[tokens.word(place)], ordinal_number([tokens.word(place + 1)])
    printed = place + 2 + (tokens.category(place + 2) == ",")
    year = year_number([tokens.word(printed)]) if tokens.category(printed) == "Y" else None
    if day <= _DAYS_OVER:
        month, year = (month - 1, year) if month > 1 else (12, year and year - 1)
    if month % 3:
        return reading.found(Fixed(value="P3M"), "DURATION")
    return reading.found(Calendar(quarter=month // 3, year=year), directed=year is None)


def whole_unit(reading: Reading) -> Found | None:
    """The entire year, the full year: the calendar year the text is in; the whole month, the entire week: that long."""
    if UNIT_CODES[reading.word("unit")] in ("D", "W", "M") and reading.before() in ("for", "during", "over", "through", "throughout"):
        return reading.found(Fixed(value=duration(reading.word("unit"), 1)), "DURATION")
    if UNIT_CODES[reading.word("unit")] != "Y" or reading.before() not in ("for", "in", "during", "over"):
        return None
    return reading.found(Shift(unit="Y", count=0, base="previous"))


def further_day(reading: Reading) -> Found | None:
    """A third consecutive day: the last of them, the day the text is on."""
    return reading.found(SameDay(narrated=True)) if reading.word("unit") == "day" else None


def part_of_unit(reading: Reading) -> Found | None:
    """The end of the year, late in the day, the middle of the decade: a part of the period the text is in."""
    code = UNIT_CODES[reading.word("unit")]
    mod = PARTS_OF_PERIOD[reading.word("part")]
    if reading.tokens.word(reading.at("part") + 1) not in ("of", "in"):
        return None  # "he will rest during the week"
    if code == "D":
        return reading.found(SameDay(narrated=True), mod=mod)
    return reading.found(Shift(unit=code, count=0), mod=mod) if code in ("W", "WE", "M", "Q", "Y", "DE", "CE") else None


def part_of_bare_unit(reading: Reading) -> Found | None:
    """By end of year, at the start of week: the article is left out."""
    code, part = UNIT_CODES[reading.word("unit")], reading.word("part")
    told = reading.before() in _UP_TO or reading.has("the")
    ends = reading.tokens.category(reading.last) in "_\n,&i2t)" or not reading.after()[:1].isalpha() or reading.after() in _CLAUSE_OPENERS
    if code not in ("W", "M", "Q", "Y") or part not in ("end", "start", "beginning", "middle", "close") or not (told and ends):
        return None
    return reading.found(Shift(unit=code, count=0), mod=PARTS_OF_PERIOD[part])


def unit_end(reading: Reading) -> Found | None:
    """Year-end, the year’s end, by year end."""
    code = UNIT_CODES[reading.word("unit")]
    if reading.word("part") != "end" or code not in ("W", "M", "Q", "Y"):
        return None
    if not reading.has("joint") and reading.before() not in _UP_TO:
        return None
    return reading.found(Shift(unit=code, count=0), mod="END")


RULES: Final = (
    rule("part-of-unit", r"T?(?P<part>E)[oi]T(?P<unit>[UQ])", part_of_unit),
    rule("part-of-unit", r"(?P<the>T)?(?P<part>E)o(?P<unit>[UQ])", part_of_bare_unit),
    rule("unit-end", r"T?(?P<unit>[UQ])(?P<joint>-|')?(?P<part>E)", unit_end),
    rule("reference", r"(?:b(?=r))?(?P<word>r)", reference),
    rule("adjective", r"(?P<word>l)", adjective),
    rule("the-past", r"T(?P<word>[qR])", the_past),
    rule("the-past", r"T1(?P<word>q)", the_past),
    rule("term", r"T[L1]-?y", term),
    rule("moment", r"(?P<words>T4|R4|RV|q)", moment),
    rule("narrated-unit", r"T(?P<fiscal>F)?(?P<unit>[UQ])", narrated_unit),
    rule("latest-period", r"T(?P<relation>R)K", latest_period),
    rule("whole-unit", r"TJ(?P<unit>U)", whole_unit),
    rule("further-day", r"aOJ(?P<unit>U)", further_day),
)
