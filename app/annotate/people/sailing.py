"""The boats of a report about a yacht race, which are called by one or two words and do what people do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import FEMALE_NAMES, GIVEN_NAMES_ABROAD, MALE_NAMES
from app.annotate.people.roles import roles_at, title_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.annotate.people.paragraphs import Paragraph
    from app.domain import NameSpan

SAILING = re.compile(
    r"\b(?:yacht race|yachts\b|regatta|skippered|line hono(?:u)?rs|ocean rac(?:e|er|ing)\b|round[- ]the[- ]world rac|maxis?\b|spinnaker"
    r"|trimaran|catamaran|Sydney to Hobart)",
    re.IGNORECASE,
)
IN_SAILING = ("acht", "egatta", "kippered", "ine hono", "cean rac", "world rac", "axi", "pinnaker", "maran", "Hobart", "YACHT", "REGATTA")
"""One of these stands in nearly all that SAILING finds, and is looked for in a fiftieth of the time."""
BOAT_BEFORE = re.compile(
    r"\b(?:[Bb]ehind|[Aa]head of|[Aa]board|[Ss]kipper of|crew of(?: the)?"
    r"|(?:[Rr]ival|[Bb]oat|[Yy]acht|[Mm]axi|[Rr]acer|[Ee]ntry|[Ss]loop),?)\s$"
)
BOAT_AFTER = re.compile(
    r",?\s(?:(?:has|have|had)\s)?(?:crossed|finished|failed to finish|leads?|led|tak(?:es|en) line|took line|retired|sailed|arrived"
    r"|returned|lost (?:its|her) (?:mast|rudder|keel)|broke (?:its|her)|limped|capsized|dismasted|skippered)\b"
    r"|\sis\s(?:back|still|in (?:first|second|third|fourth)|due|moored|leading)\b"
    r"|['’]s\s(?:skipper|crew|mast|hull|rudder|rigging|navigator)\b|\sskipper\s[A-Z]|\sclose by\b"
)
SPEAKS_AFTER = re.compile(r"\s(?:said|says|told|added|adds|believes|admitted|explained)\b|,? who\b|, \d{1,3},")
RACES_TOO = frozenset(("racer", "rival", "winner", "favourite", "favorite", "leader", "champion", "veteran", "entry"))
"""Roles that a boat has as well."""
LEAST_SIGNS = 2


def boats(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> set[str]:
    """The marked names that are boats in an article about a race of yachts, by what they do or what stands before them.

    A title, an age, a role, a common given name or a verb of saying make a person of a name and of all who share a word of it.
    """
    likely = (p.text for p in paragraphs if any(letters in p.text for letters in IN_SAILING))
    if sum(len(SAILING.findall(text)) for text in likely) < LEAST_SIGNS:
        return set()
    people: set[str] = set()
    sailing: set[str] = set()
    for paragraph, spans in zip(paragraphs, found, strict=True):
        for span in spans:
            name = paragraph.text[span.start : span.end]
            if _is_personal(paragraph.text, span):
                people.update(name.split())
            elif BOAT_BEFORE.search(paragraph.text, max(0, span.start - 15), span.start) or BOAT_AFTER.match(paragraph.text, span.end):
                sailing.add(name)
    return {name for name in sailing if not people.intersection(name.split())}


def _is_personal(text: str, span: NameSpan) -> bool:
    first, _, rest = text[span.start : span.end].partition(" ")
    if rest and first.lower() in MALE_NAMES | FEMALE_NAMES | GIVEN_NAMES_ABROAD:
        return True
    if title_before(text, span.start) or SPEAKS_AFTER.match(text, span.end):
        return True
    return any(role.split()[-1].lower() not in RACES_TOO for role in roles_at(text, span.start, span.end))
