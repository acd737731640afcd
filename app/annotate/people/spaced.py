"""Text that comes tokenised, a blank around every sign, as collections of news for research and some scrapers print it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEAST = 2
"""So many commas must stand behind a blank; one may be a slip."""
SHARE = 0.7
QUOTE = re.compile(r'"|\n')
BLANKS = re.compile(
    r" (?=[,;:!?%)\]”]|\.(?![\w.])|\.\.\.|(?:['’](?:s|re|ve|ll|d|m)|n['’]t)\b|' '|'')"  # before a sign that closes
    r"|(?<=[(\[“$£€]) |(?<=` `) |(?<=``) "  # behind one that opens
    r"|(?<=`) (?=`)|(?<=') (?=')"  # between the two halves of a quotation mark
    r"|(?<=\b\w) (?=/ \w)|(?<=\b\w /) (?=\w)|(?<=/) (?=/)"  # a / l, W / ro, but not Pasquale / Kim; / / / ACT / / /
    r"|(?<=\d) (?=- \w)|(?<=\d -) (?=\w)"  # a 16 - year-old, 2 - 0
    r"|(?<=\w) (?=['’] (?:[a-z.,;:!?)]|['’]s\b))"  # Achieng ' asked
    r"|(?<=[,(] ['‘]) (?=[A-Z])"  # minister , ' Aisake
)


@dataclass(frozen=True, slots=True)
class Closed:
    """A text without the blanks that only part its signs, and where each of its characters stood."""

    text: str
    places: tuple[int, ...]

    def before(self, start: int, end: int) -> tuple[int, int]:
        """From where to where a piece of the closed text reached in the other."""
        return self.places[start], self.places[end - 1] + 1


def is_spaced(texts: Iterable[str]) -> bool:
    """Do nearly all commas stand behind a blank?"""
    spaced = commas = 0
    for text in texts:
        spaced += text.count(" ,")
        commas += text.count(",")
    return spaced >= LEAST and spaced >= SHARE * commas


def closed(text: str) -> Closed:
    """The text as a paper prints it.

    >>> closed('Ma . Reyes , ( 45 ) said : " No . "').text
    'Ma. Reyes, (45) said: "No."'
    """
    dropped = {m.start() for m in BLANKS.finditer(text)} | set(_inside_quotes(text))
    places = tuple(place for place in range(len(text)) if place not in dropped)
    return Closed("".join(text[place] for place in places), places)


def _inside_quotes(text: str) -> Iterator[int]:
    """Quotation marks that look alike open and close by turns, anew in every line."""
    opens = True
    for m in QUOTE.finditer(text):
        if m.group() == "\n":
            opens = True
            continue
        blank = m.end() if opens else m.start() - 1
        if text[blank : blank + 1] == " ":
            yield blank
        opens = not opens
