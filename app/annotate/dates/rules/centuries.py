"""Rules for decades and centuries."""

from __future__ import annotations

from typing import Final

from app.annotate.dates.expression import Decade, Fixed
from app.annotate.dates.grammar import Found, Reading, rule
from app.annotate.dates.lexicon import DECADE_WORDS, NUMBERS
from app.annotate.dates.names import century_in_a_name, tens_of_degrees


def decade(reading: Reading) -> Found | None:
    """The 1990s, the '60s, the nineties, the nineteen-eighties."""
    printed = reading.word("decade")
    word = printed.strip("'’‘")
    if word in DECADE_WORDS:
        if reading.has("hundreds") and (hundreds := NUMBERS[reading.word("hundreds")]) in (17, 18, 19):
            return reading.found(Fixed(value=f"{hundreds}{DECADE_WORDS[word]}"))
        alone = not reading.has("the") or reading.before() in ("his", "her", "their")
        return None if alone else reading.found(Decade(tens=DECADE_WORDS[word]))
    digits = "".join(character for character in word if character.isdecimal())
    if len(digits) == 4:
        whole_century = digits[2] == "0" and int(digits) < 2000
        first = reading.at("decade") if reading.has("hundreds") else None  # two 1940s cars
        return reading.found(Fixed(value=digits[:2] if whole_century else digits[:3]), first=first)
    tokens, first = reading.tokens, reading.first
    after_another = tokens.category(first - 1) == "&" and tokens.category(first - 2) == "d"
    the_before = reading.has("the") or (tokens.category(first - 1) == "-" and tokens.category(first - 3) == "T")
    told = printed[0] in "'’‘" or the_before or after_another or (tokens.category(first - 1) == "E" and tokens.category(first - 2) == "T")
    if told and not tens_of_degrees(reading):
        return reading.found(Decade(tens=int(digits[0])))
    return None


def century(reading: Reading) -> Found | None:
    number = reading.day("ordinal")
    if reading.word("unit") != "century" or not 1 <= number <= 30 or century_in_a_name(reading):
        return None
    return reading.found(Fixed(value=f"BC{number - 1:02d}" if reading.word("era") in ("bc", "bce") else f"{number - 1:02d}"))


def two_centuries(reading: Reading) -> list[Found]:
    """The 18th and 19th centuries."""
    numbers = [reading.day("ordinal"), reading.day("ordinal2")]
    if reading.word("unit") not in ("century", "centuries") or not all(1 <= number <= 30 for number in numbers):
        return []
    join = reading.at("join")
    return [
        reading.found(Fixed(value=f"{numbers[0] - 1:02d}"), last=join),
        reading.found(Fixed(value=f"{numbers[1] - 1:02d}"), first=join + 1),
    ]


RULES: Final = (
    rule("decade", r"(?P<the>T)?(?:(?P<hundreds>n)-?)?(?P<decade>d)", decade),
    rule("century", r"T?(?P<ordinal>O|n-O)-?(?P<unit>U)(?P<era>e)?", century),
    rule("centuries", r"T?(?P<ordinal>O)-?(?P<join>&)T?(?P<ordinal2>O)-?(?P<unit>[UV])", two_centuries),
)
