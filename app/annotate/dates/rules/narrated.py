"""Rules for what only the story dates: now, the past, current, the day, the end of the year."""

from __future__ import annotations

from typing import Final

from app.annotate.dates.expression import Fixed, SameDay, SamePeriod, Shift
from app.annotate.dates.grammar import Found, Reading, rule
from app.annotate.dates.lexicon import PARTS_OF_PERIOD, REFERENCES, UNIT_CODES, word_set
from app.annotate.dates.names import capitalised_name
from app.annotate.dates.quantities import duration

_SPEAKING_OF_IT: Final = word_set("is was will looks looked holds has remains seems seemed may might can")
_CLOSING: Final = word_set("end ended ending ends finish finished finishing close closed closing start started")
_DURING: Final = word_set("in during over through throughout of")
_CURRENT_IN_A_TERM: Final = word_set("account accounts assets liabilities affairs")
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
    """The long term, the near term."""
    return (
        reading.found(Fixed(value="FUTURE_REF"))
        if reading.before() in ("in", "over", "for") and reading.tokens.category(reading.last) != "-"
        else None
    )


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
        return reading.found(Shift(unit="Q", count=-1, base="previous"), relation="same")
    if code not in ("W", "M", "Y"):
        return None
    if late_in:
        return reading.found(Shift(unit=code, count=0))
    up_to = after == "to" and reading.tokens.category(reading.last + 1) in "MWETD" and before in ("in", "for", "over", "during")
    if after in ("ended", "ending") or up_to or (code == "Y" and before == "for" and after != "of"):
        return reading.found(Fixed(value=duration(unit, 1)), "DURATION")
    return None


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


def unit_end(reading: Reading) -> Found | None:
    """Year-end, the year’s end, by year end."""
    code = UNIT_CODES[reading.word("unit")]
    if reading.word("part") != "end" or code not in ("W", "M", "Q", "Y"):
        return None
    if not reading.has("joint") and reading.before() not in ("by", "at", "before", "until", "for", "since", "from"):
        return None
    return reading.found(Shift(unit=code, count=0), mod="END")


RULES: Final = (
    rule("part-of-unit", r"T?(?P<part>E)[oi]T(?P<unit>[UQ])", part_of_unit),
    rule("unit-end", r"T?(?P<unit>[UQ])(?P<joint>-|')?(?P<part>E)", unit_end),
    rule("reference", r"(?:b(?=r))?(?P<word>r)", reference),
    rule("adjective", r"(?P<word>l)", adjective),
    rule("the-past", r"T(?P<word>[qR])", the_past),
    rule("the-past", r"T1(?P<word>q)", the_past),
    rule("term", r"T[L1]-?y", term),
    rule("moment", r"(?P<words>T4|R4|RV|q)", moment),
    rule("narrated-unit", r"T(?P<fiscal>F)?(?P<unit>[UQ])", narrated_unit),
    rule("whole-unit", r"TJ(?P<unit>U)", whole_unit),
    rule("further-day", r"aOJ(?P<unit>U)", further_day),
)
