"""Forms of address that are names elsewhere: U, Ko and Ma in Burma, Pak in Java, Eng. in Arab countries."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import ABBREVIATED_TITLES, ADDRESSES_LIKE_NAMES, BURMESE_NAMES, TITLES_BEFORE_ONE_NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.annotate.people.paragraphs import Paragraph
    from app.domain import NameSpan

SURE = 0.5
FIRST_WORD = re.compile(r"([\w’'/]+\.?)\s+(?=\S)")
OFFICE_IN_CAPITALS = re.compile(r"[A-Z]{3,4}")
"""Before two words an office: CEC David Muntet; initials without full stops stand before a surname or are two."""
BEFORE_FULL_NAMES = frozenset(("begum",))
"""Titles before a full name, names before a surname: Begum Khaleda Zia, Begum Rokeya."""
BURMESE = frozenset(("U", "Ko", "Ma", "Bo", "Saya", "Daw"))
SHORTENED = re.compile(r"(?:ro|o|t|rt)[ ](?=[A-Z])")
"""What is left of the Ethiopian W/ro, W/o and W/t when a mark begins behind the stroke."""


def address_in_front(text: str, start: int, name: str) -> re.Match[str] | None:
    """The form of address that a marked name begins with, None where the word is a part of the name."""
    if start and text[start - 1] == "/" and (m := SHORTENED.match(name)):
        return m
    m = FIRST_WORD.match(name)
    if m is None:
        return None
    word, rest = m.group(1), name[m.end() :].split()
    bare = word.rstrip(".").lower()
    if word.endswith("."):
        return m if bare in ABBREVIATED_TITLES else None
    if bare in TITLES_BEFORE_ONE_NAME:
        return m if len(rest) == 1 and "-" not in rest[0] else None
    if len(rest) > 1 and (bare in BEFORE_FULL_NAMES or (OFFICE_IN_CAPITALS.fullmatch(word) and not name.isupper())):
        return m
    if word not in BURMESE:
        return None
    burmese = any(part.lower() in BURMESE_NAMES for part in rest)
    return m if burmese or (word == "U" and len(rest) > 1 and not rest[0].endswith(".")) else None


def is_abbreviated_title(text: str, start: int, end: int) -> bool:
    """'Eng' with a full stop and a name behind it."""
    return text[start:end].lower() in ABBREVIATED_TITLES and re.match(r"\.[ ][A-Z]", text[end : end + 3]) is not None


def without_addresses(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> list[list[NameSpan]]:
    """The spans; of 'Baba Nina' only the name, where the article names Nina Prykhodko."""
    names = [p.text[s.start : s.end].split() for p, spans in zip(paragraphs, found, strict=True) for s in spans if s.probability >= SURE]
    given = {words[0] for words in names if len(words) > 1}
    return [[_cut(p.text, s, given) for s in spans] for p, spans in zip(paragraphs, found, strict=True)]


def _cut(text: str, span: NameSpan, given: Collection[str]) -> NameSpan:
    first, _, rest = text[span.start : span.end].partition(" ")
    if first.lower() not in ADDRESSES_LIKE_NAMES or rest not in given:
        return span
    return replace(span, start=span.end - len(rest))
