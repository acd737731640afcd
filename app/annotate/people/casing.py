"""Names that an article prints only in capitals, as they would stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.annotate.people.lexicon import GENERATIONS, PARTICLES

LONGEST_INITIALS = 3
"""Letters of a lone word in capitals that may be a person's initials: JFK."""

_CAPITAL_PARTICLES = {"mc", "mac", "st"}
_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER_PREFIX = re.compile(r"\b(Mc|O['’])([^\W\d_])")


def in_small_letters(name: str, others: Iterable[str]) -> str:
    """A name in capitals with its words as other names print them, else with one capital each; any other name as it is.

    >>> in_small_letters("URSULA VON DER LEYEN", ())
    'Ursula von der Leyen'
    """
    if not name.isupper() or len(name) <= LONGEST_INITIALS:
        return name
    printed = {word.casefold(): word for other in others if not other.isupper() for word in other.split()}
    words = name.split()
    return " ".join(_word(word, printed, first=word is words[0]) for word in words)


def _word(word: str, printed: dict[str, str], *, first: bool) -> str:
    low = word.casefold()
    if "." in word or low.strip(".,") in GENERATIONS:
        return word
    if not first and low in PARTICLES - _CAPITAL_PARTICLES:
        return low
    if low in printed:
        return printed[low]
    capitalised = _LETTERS.sub(lambda letters: letters.group().capitalize() if len(letters.group()) > 1 else letters.group(), low)
    return _AFTER_PREFIX.sub(lambda match: match[1] + match[2].upper(), capitalised[:1].upper() + capitalised[1:])
