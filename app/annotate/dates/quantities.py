"""Amounts of time: number words, vague amounts, approximations, and ISO 8601 durations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.annotate.dates.lexicon import APPROXIMATIONS, CLOCK_CODES, COMPARISONS, MULTIPLIERS, NUMBERS, UNIT_CODES

NUMBER: Final = r"(?:n(?:-?n){0,5}(?:&n{1,2})?|[DNY]n{0,2}|\[n\])"
QUANTITY: Final = rf"(?:{NUMBER}(?:&ah|-&-a?-?h)?|a(?:so?|n{{0,3}})|so?|ha?|ah)"
APPROXIMATE: Final = r"(?:j?B|j?bc|tc|b2|s(?=[DNYn]))"
UNIT: Final = "[UVQuv]"
_FRACTIONS: Final = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_PLAIN_NUMBER: Final = re.compile(r"[0-9]{1,9}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,6})?")
_MIXED_NUMBER: Final = re.compile(r"([0-9]{1,9})[ -]([1-9])/([2-9])")
_TENFOLD: Final = {"DE": 10, "CE": 100, "ML": 1000}


def amount(words: Sequence[str]) -> float | None:
    """The number that the words spell; None when they are vague ("several") or no number."""
    if "couple" in words:
        return 2
    if "or" in words:
        words = words[words.index("or") + 1 :]  # two or three: the higher, as for "two to three"
    if any(word in ("few", "several", "many", "some", "dozens", "hundreds", "thousands", "numerous", "countless") for word in words):
        return None
    total, current = 0.0, 0.0
    for word in words:
        if word in MULTIPLIERS:
            current = (current or 1) * NUMBERS[word]
            if NUMBERS[word] >= 1000:
                total, current = total + current, 0
        elif word in NUMBERS:
            current += NUMBERS[word]
        elif (value := _digits(word)) is not None:
            current += value
    half = 0.5 if "half" in words else 0
    return (total + current + half) or (1 if "a" in words or "an" in words else None)


def are_two_numbers(words: Sequence[str]) -> bool:
    """Whether "and" joins two amounts: "five and seven years", not "two hundred and five days" or "two and a half"."""
    place = words.index("and") if "and" in words else 0
    return 0 < place < len(words) - 1 and words[place - 1] not in MULTIPLIERS and words[place + 1] in NUMBERS


def stray_number(words: Sequence[str]) -> bool:
    """Whether the first word is a number of its own before the amount: "closed at $60 two months ago", not "2 million years"."""
    return len(words) > 1 and words[0][:1].isdecimal() and words[1] in NUMBERS and words[1] not in MULTIPLIERS


def _digits(word: str) -> float | None:
    if word[-1:] in _FRACTIONS:
        return (_digits(word[:-1]) or 0) + _FRACTIONS[word[-1]]
    if match := _MIXED_NUMBER.fullmatch(word):
        return int(match[1]) + int(match[2]) / int(match[3])
    return float(word.replace(",", "")) if _PLAIN_NUMBER.fullmatch(word) else None


def duration(unit_word: str, count: float | None) -> str:
    """The ISO 8601 duration of ``count`` units; X for an unknown count. Decades are years, fortnights weeks."""
    if unit_word in CLOCK_CODES:
        return _clock_duration(CLOCK_CODES[unit_word], count)
    code = UNIT_CODES[unit_word]
    if count is None:
        return f"PX{'W' if code == 'FN' else code}"
    if code == "Y" and count % 1 == 0.5:
        return f"P{int(count)}Y6M" if count > 1 else "P6M"
    if code in _TENFOLD:
        count, code = count * _TENFOLD[code], "Y"
    elif code == "FN":
        count, code = count * 2, "W"
    elif code == "HY":
        count, code = count * 6, "M"
    return f"P{_plain(count)}{code}"


def _clock_duration(code: str, count: float | None) -> str:
    if count is None:
        return f"PTX{code}"
    if count % 1 == 0.5 and code in "HM":
        smaller = {"H": "30M", "M": "30S"}[code]
        return f"PT{int(count)}{code}{smaller}" if count > 1 else f"PT{smaller}"
    return f"PT{_plain(count)}{code}"


def _plain(count: float) -> str:
    """Without an exponent and without zeros at the end."""
    return f"{count:.0f}" if count % 1 == 0 else f"{count:.6f}".rstrip("0")


def modifier(words: Sequence[str]) -> str:
    """The TIMEX3 modifier of "about", "more than", "at least", …; empty for none."""
    return next((mod for word in words if (mod := COMPARISONS.get(word) or APPROXIMATIONS.get(word))), "")
