"""Firms that are called after their partners: 'Drake, Orr and Moss', 'DUFF/PHELPS', told from two persons side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import MOST_PARTNERS, PARTNERSHIPS, ROLE_HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.annotate.people.paragraphs import Paragraph
    from app.domain import NameSpan

_WORD = r"[A-Z][\w’'-]{1,30}"
PAIR = re.compile(rf"(?<![\w.’'-])(?:{_WORD},? ){{0,{MOST_PARTNERS}}}{_WORD}(?:,? (?:and|&|AND) |/){_WORD}")
"""The last partner and those before: 'Drake, Orr and Moss'."""
JOINED = re.compile(r" (?:and|&|AND) [A-Z]|\w/[A-Z]")
"""Most paragraphs have nothing like it, so that they need no closer look."""
BETWEEN = re.compile(r",? (?:and|&|AND) |/|,? ")
_HOUSE = (
    r"(?:stockbroker|brokerage|(?:brokerage|securities|investment|accounting|law|trading|commission|discount) (?:house|firm|bank)"
    r"|auditor|accountant|underwriter|lead manager)"
)
FIRM_BEFORE = re.compile(rf"\b{_HOUSE},? (?:of )?<?$")
"""One of these and two names: the two are one firm."""
OF_FIRM_BEFORE = re.compile(
    r"\b(?:(?:analyst|economist|strategist|dealer|trader|broker|stockbroker|attorney|lawyer)s?\b[^.;:\"”\n]{0,40} (?:at|with|of)"
    r"|(?:president|director|managers?|partners?|research(?:ers?)?|consultants?)\b[^.;:\"”\n]{0,40} at)"
    r"(?: (?:stockbrokers|brokers|brokerage|brokerage (?:house|firm)|accountants|solicitors|underwriters))? <?$"
)
FIRM_AFTER = re.compile(
    r">? (?:(?:Inc|Incorporated|Corp|Co|Ltd|Plc|PLC|LLP|LLC|Securities|analysts?|economists?|co-managed)\b"
    r"|said in (?:its|their) (?:latest |weekly |monthly |daily |quarterly |market ){1,3}(?:report|review|newsletter|bulletin|circular))"
)
POSSESSIVE = re.compile("['’]s$")
PLACED = 80
"""So many characters before a firm say what it is."""


def partnerships(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> tuple[set[str], list[list[tuple[int, int]]]]:
    """The names that partnerships lend to an article, and where they stand; no one's of whom the article gives a full name."""
    full = {
        word
        for p, spans in zip(paragraphs, found, strict=True)
        for s in spans
        if " " in p.text[s.start : s.end]
        for word in p.text[s.start : s.end].split()
    }
    names: set[str] = set()
    places = [list(_partners(p.text, full)) for p in paragraphs]
    for paragraph, firms in zip(paragraphs, places, strict=True):
        for start, end in firms:
            for name in BETWEEN.split(paragraph.text[start:end]):
                names.update((name, name.title() if name.isupper() else name.upper()))
    return names - full, places


def _partners(text: str, full: set[str]) -> Iterator[tuple[int, int]]:
    if not JOINED.search(text):
        return
    for m in PAIR.finditer(text):
        words = [word for word in re.finditer(_WORD, m.group()) if word.group() != "AND"]
        names = [w.group().lower() for w in words]
        known = next((n for n in range(len(names) - 1) if _is_known(names[n:])), None)
        if known is not None:
            yield m.start() + words[known].start(), m.end()
            continue
        while words and words[0].group().lower() in ROLE_HEADS:
            words.pop(0)
        if len(words) < 2 or any(w.group() in full for w in words) or "/" in m.group():
            continue
        start = m.start() + words[0].start()
        before = text[max(0, start - PLACED) : start]
        if FIRM_BEFORE.search(before) or OF_FIRM_BEFORE.search(before) or FIRM_AFTER.match(text, m.end()):
            yield start, m.end()


def _is_known(names: Sequence[str]) -> bool:
    return (*names[:-1], POSSESSIVE.sub("", names[-1])) in PARTNERSHIPS
