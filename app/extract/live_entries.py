"""Live blogs in plain text: the times that stand above their entries belong to the text, unlike a player's."""

from __future__ import annotations

import itertools
import re

from app.extract.reading import Reading
from app.extract.shapes import words

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)(?: ?([ap])\.?m\.?)?", re.IGNORECASE)
_FEWEST_ENTRIES = 2
_LINES_OF_HEADING = 3
_SHORTEST_ENTRY = 10


def opens_entry(text: str) -> bool:
    """Whether a line begins with a time of day and goes on: "22:45 – Talks begin"."""
    match = _CLOCK.match(text)
    return match is not None and words(text) > 1 and not text[match.end() : match.end() + 1].isalnum()


def is_entry_time(text: str) -> bool:
    """Whether a line is a time of day and nothing more."""
    return _CLOCK.fullmatch(text) is not None


def keep_entry_times(reading: Reading) -> None:
    """Take back the cutting of times that stand alone above the entries of a live blog.

    There are two at least, each above prose, and they run forwards or backwards from first to last.
    """
    if "navigation" not in reading.reasons:
        return
    cut = (i for i in range(1, reading.end) if reading.reasons[i] == "navigation")
    times = [(i, match) for i in cut if (match := _CLOCK.fullmatch(reading.text(i)))]
    above = [(i, _minutes(match)) for i, match in times if _stands_above_prose(reading, i)]
    clock = [minutes for _, minutes in above]
    if len(above) < _FEWEST_ENTRIES or len(set(clock)) < _FEWEST_ENTRIES or sorted(clock) not in (clock, clock[::-1]):
        return
    for i, _ in above:
        reading.reasons[i] = ""


def _minutes(match: re.Match[str]) -> int:
    hours = int(match[1]) % 12 + 12 * (match[3].casefold() == "p") if match[3] else int(match[1])
    return 60 * hours + int(match[2])


def _stands_above_prose(reading: Reading, index: int) -> bool:
    below = itertools.islice(range(index + 1, reading.end), _LINES_OF_HEADING)
    return any(reading.is_live(i) and reading.is_full(i) and words(reading.text(i)) >= _SHORTEST_ENTRY for i in below)
