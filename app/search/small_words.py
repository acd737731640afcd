"""The function words of English, which stand in every text and tell a reader of results nothing."""

# ruff: noqa: SIM905 - a list of words is easier to read as one string
from __future__ import annotations

from collections.abc import Sequence

from app.search.nodes import Word
from app.search.readings import Reading

SMALL_WORDS = frozenset(
    (
        "a about an and any are as at be been but by can could did do does for from had has have he her him his how i if in into "
        "is it its me my no nor not of on or our she should so some than that the their them then there these they this those to "
        "was we were what when where which who whom whose why will with would you your"
    ).split()
)


def telling(readings: Sequence[Reading]) -> list[Reading]:
    """What is worth marking in a passage: all but small words, which are marked when nothing else was asked for."""
    return [reading for reading in readings if not _is_small(reading)] or list(readings)


def _is_small(reading: Reading) -> bool:
    """In capitals a small word is an abbreviation: WHO, IT."""
    leaf = reading.leaf
    if not isinstance(leaf, Word) or leaf.prefix or leaf.field is not None or (leaf.text.isupper() and len(leaf.text) > 1):
        return False
    return leaf.text.casefold() in SMALL_WORDS
