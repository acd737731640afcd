"""Words before an expression that belong to it: "early May", "the end of 2014", "later this year"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.annotate.dates.expression import Calendar, Decade, Expression, Fixed, Holiday, Shift, Weekday
from app.annotate.dates.grammar import Found
from app.annotate.dates.lexicon import PARTS_OF_PERIOD, word_set
from app.annotate.dates.tokens import Tokens

_PART_OF: Final = re.compile(r"(?:T?EoT?|T?E-?|E[io]T?)$")
_APART: Final = word_set("during since by from within for throughout")  # "shops close early during Ramadan"
_LATER: Final = re.compile(r"A$")
_LONGEST: Final = 4


def extend(found: Sequence[Found], tokens: Tokens) -> list[Found]:
    """Each expression with the words of "early", "mid-", "the end of" or "later" that stand right before it."""
    extended: list[Found] = []
    floor = 0
    for reading in found:
        extended.append(_extend(reading, tokens, floor))
        floor = reading.last
    return extended


def _extend(reading: Found, tokens: Tokens, floor: int) -> Found:
    expression = reading.expression
    before = tokens.categories[max(floor, reading.first - _LONGEST) : reading.first]
    if not before or before[-1] not in "EAoiT-":
        return reading
    if (match := _LATER.search(before)) and tokens.words[reading.first - 1] in ("later", "earlier") and _takes_later(expression):
        mod = "END" if tokens.words[reading.first - 1] == "later" else "START"
        return Found(reading.first - 1, reading.last, replace(expression, mod=expression.mod or mod))
    match = _PART_OF.search(before)
    if match is None or not _has_parts(expression):
        return reading
    first = reading.first - len(match.group())
    words = tokens.words[first : reading.first]
    if not _APART.isdisjoint(words):
        return reading
    part = next(word for word in words if word in PARTS_OF_PERIOD)
    if words[-1] == "in" and part not in ("early", "late"):
        return reading  # "the talks are to end in May"
    if (
        part in ("end", "start", "close", "beginning", "middle", "rest", "remainder")
        and "of" not in words
        and tokens.categories[reading.first] not in "MY"
    ):
        return reading
    if (part == "start" and words == ["start"]) or (part == "close" and "of" not in words):
        return reading
    return Found(first, reading.last, replace(expression, mod=PARTS_OF_PERIOD[part]))


def _takes_later(expression: Expression) -> bool:
    """Later this year, earlier today, earlier this month, earlier Sunday."""
    meaning = expression.meaning
    if isinstance(meaning, Weekday):
        return not expression.relation and meaning.weeks_away is None
    return isinstance(meaning, Shift) and meaning.base == "published" and meaning.count == 0


def _has_parts(expression: Expression) -> bool:
    meaning = expression.meaning
    if isinstance(meaning, Fixed):
        return expression.type == "DATE" and meaning.value[:1].isdecimal()
    if isinstance(meaning, Calendar):
        return meaning.day is None or expression.type == "TIME"
    return isinstance(meaning, Shift | Decade | Weekday | Holiday)
