"""Titles and roles of people, as worded by the text around their names."""

from __future__ import annotations

import re

from app.annotate.people.appositions import apposition_after, apposition_before
from app.annotate.people.lexicon import (
    AUXILIARIES,
    BODIES,
    COURTESY,
    FIELDS_OF_OFFICE,
    NATIONALITIES,
    OFFICES,
    RANKS,
    ROLE_HEADS,
    ROLES_THAT_ARE_VERBS,
    SAYING_VERBS,
    TIME_WORDS,
    TITLE_MODIFIERS,
)
from app.annotate.people.role_words import (
    DETERMINERS,
    MAX_WORDS,
    NEVER_OUTSIDE,
    POSSESSIVE,
    PREPOSITIONS,
    after_last_stop,
    as_role,
    bare,
    ends_in_office_of,
    modifies,
    office_with_field,
)
from app.annotate.people.told import KIN

REACH = 120
WORD = re.compile(r"\S+")
SHORT_FORM = re.compile(r"\s\([A-Z][\w&.-]{1,11}\)(?=\s)")
"""The abbreviation behind a party or a body: 'Rural Reform Party (RRP) chairman Ann Lee'."""
LINKS = frozenset(["of", "for", "and"])
VERBS = SAYING_VERBS | AUXILIARIES
BEFORE_VERBS = frozenset(
    ["to", "not", "i", "you", "he", "she", "we", "they", "who", "can", "could", "may", "might", "must", "shall", "should", "will", "would"]
)
SPEAK_TO = SAYING_VERBS | frozenset(["according", "thanks", "listened", "close", "similar", "next", "loyal", "back"])
NOT_IN_TITLES = frozenset(["us", "u.s", "uk", "u.k", "un", "u.n", "eu", "nato", "then", "ex", "former"])


def title_before(text: str, start: int) -> str:
    """The courtesy or office title printed just before a name: 'Mr.', 'Prime Minister', 'General'; '' when there is none."""
    words = list(WORD.finditer(text, max(0, start - 60), start))
    first, seen_office = start, False
    position = len(words) - 1
    if ends_in_office_of([m.group() for m in words]):
        first, seen_office, position = words[-3].start(), True, len(words) - 4
    for m in reversed(words[: position + 1]):
        word = m.group()
        bare = word.lower().strip('("“‘').rstrip(".")
        if word[-1] in ',;:)!?”"' or "\n" in text[m.end() : first] or (word[-1] == "." and len(bare) > 5):
            break
        office = bare in COURTESY or (bare in OFFICES and word.lstrip('("“‘')[:1].isupper())
        modifier = seen_office and bare in TITLE_MODIFIERS and bare not in NOT_IN_TITLES
        if (not office and not modifier) or (office and seen_office and word[0].islower()):
            break
        seen_office = seen_office or office
        first = m.start() + (len(word) - len(word.lstrip('("“‘')))
    return " ".join(text[first:start].split()) if seen_office else ""


def roles_at(
    text: str, start: int, end: int, *, after_name: int = 0, next_name: int | None = None, all_capitals: bool = False
) -> list[str]:
    """What the text right around one name says the person is: 'Kremlin spokesperson', 'US secretary of state'.

    ``after_name`` is where the name before this one ends: what leads up to a name begins after it. ``next_name`` is where the next
    begins: 'Davidson, Duke' are two people. With ``all_capitals``
    a capital says nothing, and only words that are known to stand in roles count.
    """
    owned = text[after_name : after_name + 1] in ("'", "’")  # Lund's lawyer
    before = _before(text, start, 0 if owned else after_name, all_capitals=all_capitals)
    parted = apposition_before(text, start, end, after_name=after_name)
    found = (before, parted, apposition_after(text, end, next_name, titled=bool(before)))
    return [role for role in found if role]


def _before(text: str, start: int, after_name: int, *, all_capitals: bool) -> str:
    """Words that lead up to the name: 'Russian Foreign Minister', 'top US diplomat', 'Secretary of State'."""
    window = text[max(0, start - REACH, after_name) : start]
    if not window[-1:].isspace():
        return ""
    if "(" in window:
        window = SHORT_FORM.sub("", window)
    phrase = after_last_stop(window)
    words = phrase.split()
    while len(words) > 1 and bare(words[-1]) in COURTESY - ROLE_HEADS:
        words = words[:-1]  # Commissioner for Science Mr
    tail = words[-(office_with_field(words) or 1) :]
    if not words or bare(tail[0]) not in ROLE_HEADS:
        return ""
    whole_sentence = len(phrase) < len(window) or start <= REACH
    kept: list[str] = list(reversed(tail))
    position = len(words) - 1 - len(tail)
    while position >= max(0, len(words) - MAX_WORDS):
        word = words[position]
        if not all_capitals and (link := _link(words, position, tail)):
            kept += reversed(words[position - link + 1 : position + 1])
            position -= link
        elif modifies(word, first_in_sentence=position == 0 and whole_sentence, capital_tells=not all_capitals):
            kept.append(word)
            position -= 1
        else:
            kept += _up_to_determiner(words, position, titled=tail[0][0].isupper())
            break
    if kept == tail and _is_verb(words, position + 1):
        return ""
    return as_role(" ".join(reversed(kept)))


def _is_verb(words: list[str], place: int) -> bool:
    """Is the word what somebody does: 'to host Mr. Moss', 'she will coach Ann Lee', but 'according to coach Ann Lee'?"""
    if place < 1 or words[place] not in ROLES_THAT_ARE_VERBS:
        return False
    before = words[place - 1].lower()
    told = before == "to" and place > 1 and words[place - 2].lower() in SPEAK_TO
    return not told and (before in BEFORE_VERBS or before.endswith(("n't", "n’t")))


def _link(words: list[str], position: int, tail: list[str]) -> int:
    """How many words from here to the left tie together a name of several words: 2 for 'Lakes of' in 'Institute of Lakes director'.

    None where what is to the left is somebody else: 'the son of President Abe', 'supporters of Labour leader Ruiz'.
    """
    word, right, behind = words[position].lower(), words[position + 1], position + 1
    if word == "the" and position and right[0].isupper():
        position, word = position - 1, words[position - 1].lower()  # Council for the Welfare of
    at = position - 1 - (words[position - 1].lower() == "the")
    if at < 0 or word not in LINKS or not right[0].isupper():
        return 0
    left = words[at]
    if word == "and":
        return behind - at if {left.lower(), right.lower()} <= FIELDS_OF_OFFICE and left[0].isupper() else 0
    if len(words) - len(tail) == behind or bare(right) in NATIONALITIES or bare(left) in KIN:
        return 0
    if bare(left) in ROLE_HEADS and left[0].islower():
        joined = bare(tail[0]) in RANKS  # the head of Central Command General Moss, but the aide of former President Abe
    else:
        joined = left[0].isupper() and (at > 0 or left in BODIES or bare(left) in ROLE_HEADS)
    return behind - at if joined else 0


def _up_to_determiner(words: list[str], position: int, *, titled: bool) -> list[str]:
    """'shipping' of 'the shipping magnate': one or two plain words after a determiner belong to the role.

    Before a title in capitals several of something do not: 'the countries President Abe named'.
    """
    for back in (1, 2):
        if position - back >= 0 and (words[position - back].lower() in DETERMINERS or POSSESSIVE.search(words[position - back])):
            between = words[position - back + 1 : position + 1]
            urges = back == 2 and between[-1].endswith("ing")  # 'an order naming General Ruiz', but 'the shipping magnate'
            several = titled and between[-1].endswith("s") and not between[-1].endswith("ss")
            return list(reversed(between)) if not urges and not several and all(map(_may_describe, between)) else []
    return []


def _may_describe(word: str) -> bool:
    """'shipping', but not 'hour' or 'later' of 'an hour later Cardinal Ruiz', nor a verb."""
    small = word.lower()
    return word.isalpha() and small not in NEVER_OUTSIDE | PREPOSITIONS | TIME_WORDS | VERBS and not small.endswith("ly")
