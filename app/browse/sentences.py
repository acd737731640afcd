"""The sentence around an expression, found by looking only near it: the length of the article costs nothing."""

from __future__ import annotations

import re

REACH = 600
"""Characters looked at to either side of the expression."""
LONGEST = 420
"""A longer sentence is cut at words around the expression."""

_BOUNDARY = re.compile(r"\n|[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-z])|[。！？]+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'‘])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|St|Mt|Jr|Sr|vs|etc|No|Inc|Ltd|Corp|Co"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|a\.m|p\.m|[A-Z](?:\.[A-Z])*)$"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end offset of the sentence that holds ``text[start:end]``, without blanks at either side."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    first, last = low, high
    for match in _BOUNDARY.finditer(text, low, high):
        if match[0].startswith(".") and _ABBREVIATION.search(text, max(low, match.start() - 12), match.start()):
            continue
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end or (match.end() >= end and match[0] != "\n"):
            last = match.end()
            break
    first, last = _shortened(text, first, last, start, end)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _shortened(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Cut at blanks so that about ``LONGEST`` characters stay, the expression in the middle of them."""
    if last - first <= LONGEST:
        return first, last
    room = max(0, LONGEST - (end - start)) // 2
    if start - first > room:
        blank = text.find(" ", start - room, start)
        first = blank + 1 if blank >= 0 else start - room
    if last - end > room:
        blank = text.rfind(" ", end, end + room)
        last = blank if blank >= 0 else end + room
    return first, last
