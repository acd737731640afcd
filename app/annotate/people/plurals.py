"""Families and peoples in the plural, which are no single person: the Frank Wagemanns, the Tolmans, the Achaeans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import FEMALE_NAMES, MALE_NAMES
from app.annotate.people.roles import title_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.annotate.people.paragraphs import Paragraph
    from app.domain import NameSpan

THE_BEFORE = re.compile(r"\b[Tt]he $")
COUPLE_AFTER = re.compile(
    r"[,.;:)]?(?:\s*$|\n)|[,.;]\s|\s(?:of|and|were|are|have|had|who|live|lived|gave|came|did|do|themselves|both)\b", re.MULTILINE
)
"""How the text goes on behind a family; before a noun (the Frank Williams team) the name is somebody's."""
MANY = re.compile(r"\b[Tt]he ([A-Z][\w'’-]+) (?:were|are|have|fought|themselves|tribesmen|warriors)\b")
"""What is said of many: 'the Hazim were'; leaders have forces and fighters too."""
A_PEOPLE = re.compile(r"[A-Z][\w'’-]*(?:ae?ans|ians|ites|eens)")
A_PARTY = re.compile(r"[A-Z][\w'’-]*[^\W\d_]ists")
"""'Peronists', with 'the' before it or without."""


def without_plurals(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> list[list[NameSpan]]:
    """The spans but for families ('the Tolmans' beside Peter Tolman) and peoples ('the Achaeans', 'the Hazim were')."""
    surnames = {words[-1] for p, spans in zip(paragraphs, found, strict=True) for s in spans if len(words := _words(p.text, s)) > 1}
    said = {m.group(1) for p in paragraphs if not (p.title_case or p.upper_case) for m in MANY.finditer(p.text)}
    many = {p.text[s.start : s.end] for p, spans in zip(paragraphs, found, strict=True) for s in spans if _is_people(p.text, s, said)}
    peoples = many - surnames
    if peoples:
        peoples -= {
            p.text[s.start : s.end] for p, spans in zip(paragraphs, found, strict=True) for s in spans if title_before(p.text, s.start)
        }
    return [
        [s for s in spans if p.text[s.start : s.end] not in peoples and not _is_family(p.text, s, surnames)]
        for p, spans in zip(paragraphs, found, strict=True)
    ]


def _words(text: str, span: NameSpan) -> list[str]:
    return text[span.start : span.end].split()


def _is_people(text: str, span: NameSpan, said: set[str]) -> bool:
    """One word of which the article says what is said of many, a form like Peronists, or 'the' before one like Achaeans."""
    name = text[span.start : span.end]
    return name in said or A_PARTY.fullmatch(name) is not None or (A_PEOPLE.fullmatch(name) is not None and _the_before(text, span))


def _the_before(text: str, span: NameSpan) -> bool:
    return THE_BEFORE.search(text, max(0, span.start - 5), span.start) is not None


def _is_family(text: str, span: NameSpan, surnames: set[str]) -> bool:
    """'the Frank Wagemanns of Greenwich'; 'the Tolmans' where the article has a Tolman."""
    words = _words(text, span)
    last = words[-1]
    if not last.endswith("s") or last.endswith("ss") or not _the_before(text, span):
        return False
    if len(words) == 1:
        return last not in surnames and bool({last[:-1], last.removesuffix("es")} & surnames)
    return words[0].lower() in MALE_NAMES | FEMALE_NAMES and COUPLE_AFTER.match(text, span.end) is not None
