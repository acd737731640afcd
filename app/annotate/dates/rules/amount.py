"""Rules for durations ("two weeks", "a five-year plan") and sets ("every Monday", "annual")."""

from __future__ import annotations

from typing import Final

from app.annotate.dates.expression import Fixed, Shift
from app.annotate.dates.grammar import Found, Reading, rule
from app.annotate.dates.lexicon import (
    CLOCK_CODES,
    MONTHS,
    PARTS_OF_DAY,
    PARTS_PLURAL,
    PLURAL_CLOCK_UNITS,
    PLURAL_UNITS,
    RATES,
    SEASONS,
    UNIT_CODES,
    WEEKDAYS,
    word_set,
)  # fmt: skip
from app.annotate.dates.names import capitalised_name, capitalised_next
from app.annotate.dates.quantities import APPROXIMATE, NUMBER, QUANTITY, UNIT, amount, are_two_numbers, duration, modifier, stray_number

_TIMES: Final = word_set("once twice thrice times")
_LASTING: Final = word_set(
    """for in within after than over about nearly almost last lasted lasts take takes took of only just until spend spent during every
    least under"""
)
_BEFORE_A_DAY: Final = word_set("for in within than after over about of just under almost nearly least")
_BARE_UNIT_SIGNS: Final = word_set(
    """for in within over after of took take takes taken spent last lasted lasts be every to than spend waited wait through throughout until
    just mere and even many by it"""
)
_AFTER_BARE_UNITS: Final = word_set("of later earlier before after ahead behind in late overdue")
_KINDS_OF_HOURS: Final = word_set("early small wee late rush working business opening peak visiting office school daylight")
_NEVER_ALONE: Final = word_set("seconds quarters weekends mins hrs secs semesters")
_STUDY_LOADS: Final = word_set("hour hours credit credits unit units")
_TENS: Final = word_set("twenty thirty forty fifty sixty seventy eighty ninety")
_BESIDE_A_SECOND: Final = word_set("later earlier before after")
_AFTER_A_SECOND: Final = word_set("slower faster quicker ahead behind left remaining apart off outside inside short from")
_PRICE_WORDS: Final = word_set("percent cents dollars hours pence pounds euros barrels tons tonnes miles")


def plain_duration(reading: Reading) -> Found | None:
    """Two weeks, nearly two decades, half an hour, a five-year plan; never an age, a rate or a name."""
    tokens, unit, words = reading.tokens, reading.word("unit"), reading.words("quantity")
    stray = stray_number(words)
    words = words[stray:]
    if (
        _is_age(reading)
        or are_two_numbers(words)
        or (reading.before() == "as" and words[0] == "many")  # "three times in as many years"
        or (tokens.category(reading.last) in "ax" and tokens.category(reading.last + 1) in "Uu")  # 40 hours a week
        or tokens.category(reading.first - 1) in "$:"
        or (reading.before() == "-" and reading.before(2) == "sub")  # a sub-four-minute mile
        or (capitalised_name(tokens, reading.at("unit")) and tokens.category(reading.first - 1) not in "\n_")
    ):
        return None
    if words in (["a"], ["an"]):
        return _one_unit(reading, unit)
    count = amount(words)
    if reading.has("half"):
        count = (count or 1) + 0.5
    plural = unit in PLURAL_UNITS or unit in PLURAL_CLOCK_UNITS
    if _is_no_count(reading, unit, words, count, plural=plural):
        return None
    first = reading.at("quantity") + 1 if stray else reading.first
    if (
        words[0] in ("a", "an")
        and len(words) > 1
        and not plural
        and words[1] not in ("half", "hundred", "thousand", "million", "dozen", "few", "single")
    ):
        first = reading.at("quantity") + 1  # the article of "a five-year plan" belongs to the plan
    if reading.has("the") and not plural:
        first += 1
    if count is None and reading.words("about") == ["over"]:
        return reading.found(Fixed(value=duration(unit, count)), "DURATION", first=reading.at("quantity"))  # "over" is "during"
    return reading.found(Fixed(value=duration(unit, count)), "DURATION", first=first, mod=modifier(reading.words("about")))


def _is_age(reading: Reading) -> bool:
    """Five years old, a 61-year-old, aged 6 months, at the age of two years."""
    tokens, last = reading.tokens, reading.last
    after = tokens.category(last) == "f" or (tokens.category(last) == "-" and tokens.category(last + 1) == "f")
    return after or reading.before() in ("age", "aged", "ages") or (reading.before() == "of" and reading.before(2) == "age")


def compound_duration(reading: Reading) -> Found | None:
    """Two hours and 30 minutes, three years and two months: one duration."""
    first = duration(reading.word("unit"), amount(reading.words("quantity")))
    second = duration(reading.word("unit2"), amount(reading.words("quantity2")))
    if "X" in first + second or _is_age(reading) or (reading.words("quantity")[0] in ("a", "an") and not reading.has("and")):
        return None
    both_clock = "T" in first and "T" in second
    order = "HMS" if both_clock else "YMWD"
    if "T" in first + second and not both_clock and not ("T" in second and first[-1] in "WD"):
        return None
    if ("T" in second) == ("T" in first) and order.find(first[-1]) >= order.find(second[-1]):
        return None
    return reading.found(Fixed(value=first + second[2 if both_clock else 1 :]), "DURATION", mod=modifier(reading.words("about")))


def _is_no_count(reading: Reading, unit: str, words: list[str], count: float | None, *, plural: bool) -> bool:
    tokens, hyphen = reading.tokens, reading.tokens.categories[reading.at("unit") - 1] == "-"
    if unit in ("semester", "semesters") and reading.after() in _STUDY_LOADS:
        return True  # "30 semester hours"
    if unit == "quarter":
        return tokens.category(reading.last) == "o" or count is None or not hyphen
    if unit == "quarters":
        fraction = count is not None and count < 4 and (hyphen or (tokens.category(reading.last) == "o" and not reading.has("kind")))
        return fraction or (count is None and "several" not in words)
    if count is None and not plural and not hyphen:
        return True  # "some day"
    if words == ["one"] and unit == "day" and (tokens.category(reading.last) == "," or tokens.category(reading.first - 1) in "_\n,"):
        return True  # "One day, he hopes"
    if words[-1].isdecimal() and len(words[-1]) == 4 and not plural and not hyphen:
        return True  # "2018 day five"
    return unit == "min" and not words[-1].isdecimal()


def _one_unit(reading: Reading, unit: str) -> Found | None:
    """A year, an hour; after "twice" a set; after a price or a count a rate and no date."""
    if reading.has("half"):
        return reading.found(Fixed(value=duration(unit, 1.5)), "DURATION", mod=modifier(reading.words("about")))
    tokens, before = reading.tokens, reading.before()
    if before in _TIMES:
        counted = before == "times" and tokens.category(reading.first - 2) in "nDNs"
        return reading.found(Fixed(value=duration(unit, 1)), "SET", first=reading.first - (2 if counted else 1))
    if unit in ("quarter", "min") or before == "what" or _is_rate(reading):
        return None
    if unit in ("day", "minute", "weekend") and before not in _BEFORE_A_DAY and not reading.has("about"):
        return None
    return reading.found(Fixed(value=duration(unit, 1)), "DURATION", mod=modifier(reading.words("about")))


def _is_rate(reading: Reading) -> bool:
    """Whether a number, a percentage or money stands a few words before, with no preposition or verb of lasting between."""
    tokens = reading.tokens
    if reading.before() in _LASTING or reading.has("about"):
        return False
    for index in range(reading.first - 1, max(reading.first - 5, -1), -1):
        if tokens.categories[index] in "_\n,":
            return False
        if tokens.categories[index] in "$%nDNY" or tokens.words[index] in _PRICE_WORDS:
            return True
    return False


def between_numbers(reading: Reading) -> list[Found] | Found | None:
    """Between 60 and 90 days, five and seven years: two durations; 60 to 90 days, the next two to three weeks: one."""
    unit = reading.word("unit")
    if _is_age(reading):
        return None
    high, low = duration(unit, amount(reading.words("high"))), duration(unit, amount(reading.words("low")))
    if reading.before() == "between" or reading.word("join") == "and":
        return [
            reading.found(Fixed(value=low), "DURATION", first=reading.at("low"), last=reading.at("join")),
            reading.found(Fixed(value=high), "DURATION", first=reading.at("join") + 1),
        ]
    related = reading.word("relation") in ("last", "past", "next", "coming")
    return reading.found(Fixed(value=high), "DURATION", first=None if related else reading.at("low"))


def year_or_two(reading: Reading) -> Found | None:
    """A year or two: one duration; a year or two ago: a date."""
    unit, way, count = reading.word("unit"), reading.word("way"), 2
    if reading.word("join") != "or" or reading.word("high") != "two":
        return None
    if way == "ago" and unit in UNIT_CODES:
        return reading.found(Shift(unit=UNIT_CODES[unit], count=-count, counted=True), mod="APPROX")
    return reading.found(Fixed(value=duration(unit, count)), "DURATION", last=reading.at("high") + 1)


def ordinal_units(reading: Reading) -> Found:
    """The first nine months."""
    return reading.found(Fixed(value=duration(reading.word("unit"), amount(reading.words("quantity")))), "DURATION")


def bare_units(reading: Reading) -> Found | None:
    """For months, in minutes, several years: an unknown number of units."""
    unit, before = reading.word("unit"), reading.before()
    if reading.has("vague"):
        counted = before == "as" and reading.word("vague") == "many"  # "three times in as many years"
        return None if counted or _is_age(reading) else reading.found(Fixed(value=duration(unit, None)), "DURATION")
    if unit in _NEVER_ALONE or capitalised_name(reading.tokens, reading.at("unit")) or _is_age(reading):
        return None
    if unit in ("days", "minutes") and before not in ("for", "in", "within", "after", "of", "just", "even"):
        return None
    if unit == "hours" and before in _KINDS_OF_HOURS:
        return None
    if reading.has("the"):
        lasting = (
            before in ("over", "through", "throughout")
            or reading.after() in ("since", "leading")
            or reading.tokens.category(reading.last) == "A"
        )
        return reading.found(Fixed(value=duration(unit, None)), "DURATION") if lasting else None
    if before in _BARE_UNIT_SIGNS or reading.after() in _AFTER_BARE_UNITS:
        return reading.found(Fixed(value=duration(unit, None)), "DURATION")
    return None


def one_second(reading: Reading) -> Found | None:
    """One second, half a second, a 30-second spot, a second later: where "second" is no ordinal."""
    words, tokens, unit = reading.words("quantity"), reading.tokens, reading.at("unit")
    if reading.word("unit") != "second":
        return None
    if tokens.category(unit - 1) == "-":
        told = tokens.glued(unit) and words[-1] not in _TENS and "a" not in words and tokens.category(reading.last) != "-"
    elif "half" in words:
        told = True
    else:
        counted = words == ["one"] and (tokens.category(reading.last) in "_\n,&)" or reading.after() in _AFTER_A_SECOND)
        told = counted or (reading.word("way") in _BESIDE_A_SECOND and words in (["a"], ["one"]))
    if not told:
        return None
    return reading.found(Fixed(value=duration("seconds", amount(words))), "DURATION", last=unit + 1, mod=modifier(reading.words("about")))


def long_units(reading: Reading) -> Found:
    """Decades-long, a month-long strike."""
    unit = reading.word("unit")
    plural = unit in PLURAL_UNITS or unit in PLURAL_CLOCK_UNITS
    count = amount(reading.words("quantity")) if reading.has("quantity") else (None if plural else 1)
    return reading.found(Fixed(value=duration(unit, count)), "DURATION")


def rate(reading: Reading) -> Found | None:
    """Daily, annual: sets; not in the name of a paper."""
    tokens, first = reading.tokens, reading.first
    opens_sentence = first == 0 or tokens.category(first - 1) in "_\n"
    if tokens.form(first)[0].isupper() and (not opens_sentence or capitalised_next(tokens, first + 1)):
        return None
    return reading.found(Fixed(value=RATES[reading.word("rate")]), "SET")


def every(reading: Reading) -> Found | None:
    """Every year, each Monday, every two weeks, every other day, every morning."""
    word, category = reading.word("unit"), reading.tokens.categories[reading.last - 1]
    if value := _named_set(word, category):
        return reading.found(Fixed(value=value), "SET")
    count = 2 if reading.has("other") else amount(reading.words("quantity")) if reading.has("quantity") else 1
    return reading.found(Fixed(value="XXXX-WXX-WE" if UNIT_CODES.get(word) == "WE" else duration(word, count)), "SET")


def every_two(reading: Reading) -> list[Found]:
    """Every Tuesday and Thursday: each of them is a set."""
    join = reading.at("join")
    days = (WEEKDAYS[reading.word("unit")], WEEKDAYS[reading.word("unit2")])
    return [
        reading.found(Fixed(value=f"XXXX-WXX-{days[0]}"), "SET", last=join),
        reading.found(Fixed(value=f"XXXX-WXX-{days[1]}"), "SET", first=join + 1),
    ]


def _named_set(word: str, category: str) -> str:
    """The value of every morning, every spring, every May, every Monday."""
    if category == "P":
        return f"XXXX-XX-XX{PARTS_OF_DAY[word]}"
    if category == "p":
        return f"XXXX-XX-XX{PARTS_PLURAL[word]}"
    if category == "S":
        return f"XXXX-{SEASONS[word]}"
    if category == "M":
        return f"XXXX-{MONTHS[word]:02d}"
    return f"XXXX-WXX-{WEEKDAYS[word]}" if category == "W" else ""


def per_unit(reading: Reading) -> Found | None:
    """Work per day; not "$61 per month", which is a rate."""
    if _is_rate(reading) or reading.word("unit") in CLOCK_CODES:
        return None
    return reading.found(Fixed(value=duration(reading.word("unit"), 1)), "SET")


def weekends(reading: Reading) -> Found | None:
    return reading.found(Fixed(value="XXXX-WXX-WE"), "SET") if reading.word("unit") == "weekends" else None


_AMOUNT: Final = rf"(?P<about>{APPROXIMATE})?(?P<quantity>{QUANTITY})"
RULES: Final = (
    rule("duration", rf"(?P<the>T(?={NUMBER}))?{_AMOUNT}(?P<kind>b|J)?-?(?P<unit>{UNIT})(?P<half>&ah)?", plain_duration),
    rule("compound-duration", rf"{_AMOUNT}(?P<unit>[UVuv])(?P<and>&)?(?P<quantity2>{NUMBER})(?P<unit2>[UVuv])", compound_duration),
    rule(
        "between-numbers", rf"(?:T?(?P<relation>R))?(?P<low>{NUMBER})(?P<join>[-2&])(?P<high>{NUMBER})-?(?P<unit>[UVuv])", between_numbers
    ),
    rule("ordinal-units", rf"T?O(?P<quantity>{NUMBER}|s)(?P<unit>[Vv])", ordinal_units),
    rule("bare-units", r"(?P<the>T)?(?:(?P<vague>s)o?)?(?P<unit>[Vv])", bare_units),
    rule("duration", rf"(?P<about>{APPROXIMATE})?(?P<quantity>{NUMBER}|a|ha?|ah)-?(?P<unit>O)(?P<way>A)?", one_second),
    rule("long-units", rf"(?:(?P<quantity>{NUMBER}|a)-?)?(?P<unit>{UNIT})-L", long_units),
    rule("rate", r"(?P<rate>g)", rate),
    rule("every", rf"G(?:R|O|(?P<other>0)|(?P<quantity>{NUMBER}|s))?(?P<unit>[UVuvPpSMWQ])", every),
    rule("between-numbers", r"(?P<low>a)(?P<unit>[Uu])(?P<join>&)(?P<high>n)(?P<way>A)?", year_or_two),
    rule("every", r"G(?P<unit>W)(?P<join>&)(?P<unit2>W)", every_two),
    rule("per-unit", r"x(?P<unit>U)", per_unit),
    rule("weekends", r"T?(?P<unit>V)", weekends),
)
