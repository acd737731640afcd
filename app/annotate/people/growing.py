"""What belongs to a marked name though the tagger left it out: a given name behind an office, the end of a Burmese name."""

from __future__ import annotations

import re

from app.annotate.people.lexicon import (
    BURMESE_NAMES,
    NAMED_THINGS,
    ORGANISATION_HEADS,
    ORGANISATION_STARTS,
    PLACES,
    ROLE_HEADS,
    SELDOM_NAMES,
    TITLES,
    WORDS_THAT_ARE_NAMES,
)
from app.annotate.people.names import fold

BEHIND_A_ROLE = re.compile(r"(?<![\w'’.-])([A-Za-z]+(?:-[A-Za-z]+)?) ([^\W\d_a-z][^\W\d_]*(?:['’ʻ][^\W\d_]{2,})*) $")
SAID = re.compile(
    r"\b(?:[a-z]{2,},?|(?P<title>President|Minister|Governor|Judge|Sheikh|Colonel|Col\.|Gen\.|General|Dr\.?|Mr\.?)) (?P<said>Said )$"
)
"""Within a sentence and with a capital the verb is a given name."""
NOBLE_GIVEN_NAMES = frozenset(("baron", "earl", "duke", "judge", "marshal", "dean", "major", "bishop"))
"""Titles elsewhere; between an office and a surname given names: Secretary-General Baron Waqa."""
NO_GIVEN_NAMES = TITLES | ROLE_HEADS | NAMED_THINGS | WORDS_THAT_ARE_NAMES
NO_GIVEN_NAMES_AS_PRINTED = SELDOM_NAMES | ORGANISATION_HEADS | ORGANISATION_STARTS
BURMESE_ENDS = BURMESE_NAMES | {"saw", "su", "min", "win", "ni", "lay", "tin", "chit", "wai", "lu", "moh", "san", "tun", "lin", "phone"}
NEXT_WORD = re.compile(r" ([A-Z][a-z]+)(?![\w'’-])")
OKINA = re.compile(r"(?:^|[\s(])(['‘’ʻ])$")
VOWELS = frozenset("AEIOUHĀĒĪŌŪ")
CLOSING = re.compile(r"(?<=[\w.,!?])['’](?![\w’'])")


def with_front(text: str, start: int, end: int) -> int:
    """Where a name begins when a word behind an office is taken in: 'opposition leader Tuila'epa' 'Sa'ilele Malielegaoi'."""
    if (m := OKINA.search(text, max(0, start - 2), start)) and text[start] in VOWELS and not CLOSING.search(text, end):
        return m.start(1)  # 'Aisake Valu Eke
    if (m := SAID.search(text, max(0, start - 30), start)) and (m["title"] is None or " " in text[start:end]):
        return m.start("said")  # and Said Mohamud
    if text[start - 1 : start] != " " or not (m := BEHIND_A_ROLE.search(text, max(0, start - 50), start)):
        return start
    role, word, low = m.group(1), m.group(2), m.group(2).lower()
    if role.lower() not in ROLE_HEADS or word.isupper():
        return start
    if low in NOBLE_GIVEN_NAMES:
        return start if " " in text[start:end] else m.start(2)
    if role[0].isupper() or low in NO_GIVEN_NAMES or fold(word) in PLACES:
        return start
    return start if word in NO_GIVEN_NAMES_AS_PRINTED else m.start(2)


def with_rest_of_burmese(text: str, start: int, end: int) -> int:
    """Where a Burmese name ends whose last words are ordinary ones elsewhere: 'Nyo' 'Saw'."""
    if not all(word.lower() in BURMESE_NAMES for word in text[start:end].split()):
        return end
    while (m := NEXT_WORD.match(text, end)) and m.group(1).lower() in BURMESE_ENDS:
        end = m.end()
    return end
