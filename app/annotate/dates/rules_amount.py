"""Rules for durations ("two weeks", "a five-year plan") and sets ("every Monday", "annual")."""

from __future__ import annotations

from typing import Final

from app.annotate.dates.expression import Fixed
from app.annotate.dates.grammar import Found, Reading, rule
from app.annotate.dates.lexicon import (
    CLOCK_CODES,
    MONTHS,
    PARTS_OF_DAY,
    PARTS_PLURAL,
    RATES,
    SEASONS,
    UNIT_CODES,
    WEEKDAYS,
)  # fmt: skip
from app.annotate.dates.names import capitalised_name
from app.annotate.dates.quantities import APPROXIMATE, NUMBER, QUANTITY, UNIT, amount, duration, modifier

_TIMES: Final = {"once": 1, "twice": 2, "thrice": 3}
_BARE_UNIT_SIGNS: Final = frozenset(
    [
        "for",
        "in",
        "within",
        "over",
        "after",
        "of",
        "took",
        "take",
        "takes",
        "taken",
        "spent",
        "last",
        "lasted",
        "lasts",
        "be",
        "every",
        "to",
        "than",
        "spend",
        "waited",
        "wait",
        "through",
        "throughout",
        "until",
        "just",
        "mere",
        "and",
        "many",
        "by",
    ]
)
_NEVER_ALONE: Final = frozenset(("seconds", "quarters", "weekends", "mins", "hrs", "secs", "semesters"))


def plain_duration(reading: Reading) -> Found | None:
    """Two weeks, nearly two decades, half an hour, a five-year plan; never an age, a rate or a name."""
    tokens, unit, words = reading.tokens, reading.word("unit"), reading.words("quantity")
    if (tokens.category(reading.last) == "-" and tokens.category(reading.last + 1) == "f") or tokens.category(reading.last) == "f":
        return None
    if (
        reading.before() in ("age", "aged", "ages")
        or (reading.before() == "of" and reading.before(2) == "age")
        or tokens.category(reading.first - 1) == "$"
    ):
        return None
    if capitalised_name(reading, reading.at("unit")) and tokens.category(reading.first) not in "\n_":
        return None
    if words in (["a"], ["an"]):
        return _one_unit(reading, unit)
    count = amount(words)
    if reading.has("half"):
        count = (count or 1) + 0.5
    mod = modifier(reading.words("about")) if reading.has("about") else ""
    if unit == "quarter" and (tokens.category(reading.last) == "o" or count is None):
        return None
    if unit == "quarters" and count is not None and count < 4 and tokens.categories[reading.at("unit") - 1] == "-":
        return None  # three-quarters
    return reading.found(Fixed(value=duration(unit, count)), "DURATION", mod=mod)


def _one_unit(reading: Reading, unit: str) -> Found | None:
    """A year, an hour; after "twice" a set; after a price or a count a rate and no date."""
    if reading.has("half"):
        return reading.found(Fixed(value=duration(unit, 1.5)), "DURATION")
    tokens = reading.tokens
    if reading.before() in _TIMES:
        return reading.found(Fixed(value=duration(unit, 1)), "SET", first=reading.first - 1)
    if reading.before() == "times":
        counted = tokens.category(reading.first - 2) in "nDNs"
        return reading.found(Fixed(value=duration(unit, 1)), "SET", first=reading.first - (2 if counted else 1))
    if unit == "quarter" or _is_rate(reading):
        return None
    if unit in ("day", "minute", "night") and reading.before() not in ("for", "in", "within", "than", "after", "over", "about"):
        return None
    return reading.found(Fixed(value=duration(unit, 1)), "DURATION", mod=modifier(reading.words("about")) if reading.has("about") else "")


def _is_rate(reading: Reading) -> bool:
    """Whether a number, a percentage or money stands a few words before with no preposition or verb of duration between."""
    tokens = reading.tokens
    if reading.before() in (
        "for",
        "in",
        "within",
        "after",
        "than",
        "over",
        "about",
        "nearly",
        "almost",
        "last",
        "lasted",
        "take",
        "takes",
        "took",
        "of",
        "only",
        "just",
    ):
        return False
    for index in range(reading.first - 1, max(reading.first - 5, -1), -1):
        category = tokens.categories[index]
        if category in "_\n,":
            return False
        if category in "$%nDNY" or tokens.words[index] in ("percent", "cents", "dollars", "hours"):
            return True
    return False


def between_numbers(reading: Reading) -> list[Found] | Found:
    """Between 60 and 90 days: two durations; 60 to 90 days, two or three weeks: one."""
    unit = reading.word("unit")
    high, low = duration(unit, amount(reading.words("high"))), duration(unit, amount(reading.words("low")))
    if reading.before() == "between":
        return [
            reading.found(Fixed(value=low), "DURATION", last=reading.at("join")),
            reading.found(Fixed(value=high), "DURATION", first=reading.at("join") + 1),
        ]
    return reading.found(Fixed(value=high), "DURATION")


def ordinal_units(reading: Reading) -> Found | None:
    """The first nine months."""
    return reading.found(Fixed(value=duration(reading.word("unit"), amount(reading.words("quantity")))), "DURATION")


def bare_units(reading: Reading) -> Found | None:
    """For months, in minutes, several years: an unknown number of units."""
    unit = reading.word("unit")
    if reading.has("vague"):
        return reading.found(Fixed(value=duration(unit, None)), "DURATION")
    if unit in _NEVER_ALONE or capitalised_name(reading, reading.at("unit")):
        return None
    if unit == "days" and reading.before() not in ("for", "in", "within", "after", "of", "just", "and"):
        return None
    if reading.before() in _BARE_UNIT_SIGNS or reading.after() in ("of", "later", "earlier", "before", "after") or reading.has("the"):
        if reading.has("the") and reading.before() not in ("over", "through", "throughout"):
            return None
        return reading.found(Fixed(value=duration(unit, None)), "DURATION")
    return None


def long_units(reading: Reading) -> Found:
    """Decades-long, a month-long strike."""
    unit = reading.word("unit")
    plural = unit.endswith("s")
    count = amount(reading.words("quantity")) if reading.has("quantity") else (None if plural else 1)
    value = duration(unit, count)
    return reading.found(Fixed(value=value), "DURATION")


def rate(reading: Reading) -> Found | None:
    """Daily, annual: sets; not in the name of a paper."""
    if capitalised_name(reading, reading.first):
        return None
    if reading.tokens.form(reading.first)[:1].isupper() and reading.tokens.form(reading.first - 1)[:1].isupper():
        return None
    return reading.found(Fixed(value=RATES[reading.word("rate")]), "SET")


def every(reading: Reading) -> Found | None:
    """Every year, each Monday, every two weeks, every other day, every morning, per day."""
    word, category = reading.word("unit"), reading.tokens.categories[reading.last - 1]
    count = amount(reading.words("quantity")) if reading.has("quantity") else 1
    if reading.has("other"):
        count = 2
    named = {
        "P": lambda: f"XXXX-XX-XX{PARTS_OF_DAY[word]}", "p": lambda: f"XXXX-XX-XX{PARTS_PLURAL[word]}", "S": lambda: f"XXXX-{SEASONS[word]}",
        "M": lambda: f"XXXX-{MONTHS[word]:02d}", "W": lambda: f"XXXX-WXX-{WEEKDAYS[word]}",
    }  # fmt: skip
    if category in named:
        return reading.found(Fixed(value=named[category]()), "SET")
    if UNIT_CODES.get(word) == "WE":
        return reading.found(Fixed(value="XXXX-WXX-WE"), "SET")
    if word in CLOCK_CODES or word in UNIT_CODES:
        return reading.found(Fixed(value=duration(word, count or 1)), "SET")
    return None


def per_unit(reading: Reading) -> Found | None:
    """Work per day; not "$61 per month", which is a rate."""
    if _is_rate(reading) or reading.word("unit") in CLOCK_CODES:
        return None
    return reading.found(Fixed(value=duration(reading.word("unit"), 1)), "SET")


def weekends(reading: Reading) -> Found | None:
    if reading.word("unit") != "weekends":
        return None
    return reading.found(Fixed(value="XXXX-WXX-WE"), "SET")


RULES: Final = (
    rule(
        "duration",
        rf"(?:T(?=J|{NUMBER}))?(?P<about>{APPROXIMATE})?(?P<quantity>{QUANTITY})(?:b|J)?-?(?P<unit>{UNIT})(?P<half>&(?:ah|h))?",
        plain_duration,
    ),
    rule("between-numbers", rf"(?P<low>{NUMBER})(?P<join>[-2&])(?P<high>{NUMBER})-?(?P<unit>[UVuv])", between_numbers),
    rule("ordinal-units", rf"TO(?P<quantity>{NUMBER}|s)(?P<unit>[Vv])", ordinal_units),
    rule("bare-units", r"(?P<the>T)?(?P<vague>s)?o?(?P<unit>[Vv])", bare_units),
    rule("long-units", rf"(?:(?P<quantity>{NUMBER}|a)-?)?(?P<unit>{UNIT})-L", long_units),
    rule("rate", r"(?P<rate>g)", rate),
    rule("every", rf"G(?:R|O|(?P<other> )|(?P<quantity>{NUMBER}|s))?(?P<unit>[UVuvPpSMWQ])", every),
    rule("per-unit", r"x(?P<unit>[U])", per_unit),
    rule("weekends", r"T?(?P<unit>V)", weekends),
)
