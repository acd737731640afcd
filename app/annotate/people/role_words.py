"""Which words make up a phrase that says what somebody is: heads, what stands before them, and what is no part of them."""

from __future__ import annotations

import re
from itertools import pairwise

from app.annotate.people.lexicon import (
    COURTESY,
    NATIONALITIES,
    NOT_IN_ROLES,
    OPENERS,
    RANKS,
    ROLE_HEADS,
    ROLES_OF_OTHERS,
    ROLES_TOO_LITTLE_ALONE,
    TITLE_MODIFIERS,
)

MAX_WORDS = 9
MAX_LETTERS = 90
DETERMINER = re.compile(
    r"^(?:a|an|the|his|her|its|their|our|who(?:['’]s| is| was)(?: been)? (?:a|an|the)|then|also|now|both)\s+", re.IGNORECASE
)
STARTS_PHRASE = frozenset(["a", "an", "the", "his", "her", "its", "their", "our", "former", "then", "acting"])
STOP = re.compile(r"[,;:!?()“”\"\n—–]|\.(?=\s)")
ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Col|Lt|St|Prof|Rev|Capt|Maj|Sgt|Adm|Cmdr|Hon|Atty|Supt|Cpl|Brig|Jr|Sr))$"
)
POSSESSIVE = re.compile(r"['’]s?$")
PREPOSITIONS = frozenset(["of", "for", "in", "at", "from", "to", "with", "on", "under", "by", "against", "about", "between", "after"])
NEVER_OUTSIDE = frozenset(["of", "for", "and", "the", "to", "at", "in", "&", "de"])
DETERMINERS = frozenset(["a", "an", "the", "his", "her", "its", "their", "our"])
LOOSE_MODIFIERS = frozenset(["top", "new", "then", "outgoing", "incoming", "late", "longtime", "veteran"])
LOOSE_BEFORE_KIN = frozenset(["elder", "eldest", "older", "younger", "youngest", "own", "former"])


def after_last_stop(window: str) -> str:
    """What follows the last punctuation that ends a phrase; full stops of abbreviations do not."""
    cut = 0
    for m in STOP.finditer(window):
        if m.group() != "." or not ABBREVIATED.search(window[: m.start()]):
            cut = m.end()
    return window[cut:]


def ends_in_office_of(words: list[str]) -> bool:
    """'Secretary of State', 'Minister for Health'."""
    if len(words) < 3 or words[-2].lower() not in {"of", "for"}:
        return False
    return bare(words[-3]) in ROLE_HEADS and words[-3][0].isupper() and words[-1].isalpha() and words[-1][0].isupper()


def office_with_field(words: list[str]) -> int:
    """How many of the last words are an office with what it is for: 5 of 'Minister of Food and Trade', 0 where there is none."""
    for count in range(3, min(len(words), MAX_WORDS) + 1):
        link, head = words[1 - count].lower(), words[-count]
        if link in {"of", "for"}:
            field = words[2 - count :]
            named = all(w[0].isupper() or w.lower() in {"and", "the", "&"} for w in field) and field[-1][0].isupper()
            return count if named and head[0].isupper() and bare(head) in ROLE_HEADS and bare(field[-1]) not in ROLE_HEADS | COURTESY else 0
    return 0


def modifies(word: str, *, first_in_sentence: bool, capital_tells: bool = True) -> bool:
    """May this word stand in a role before its head?"""
    small = bare(word)
    if small in ROLE_HEADS or small in TITLE_MODIFIERS or small in NATIONALITIES or small in LOOSE_MODIFIERS or small in COURTESY:
        return True
    if first_in_sentence and (small in NOT_IN_ROLES or small.capitalize() in OPENERS):
        return False
    return capital_tells and word[0].isupper() and len(small) > 1


def headed(words: list[str]) -> bool:
    """Is the head of the phrase (the word before its first preposition, or its last) one that says what somebody is?"""
    head = next((i for i, w in enumerate(words) if i and w.lower() in PREPOSITIONS), len(words)) - 1
    return head >= 0 and bare(words[head]) in ROLE_HEADS and bare(words[head]) not in ROLES_OF_OTHERS


def bare(word: str) -> str:
    """The word in small letters without what is hung on it: possessives, 'ex-', '-elect'."""
    small = POSSESSIVE.sub("", word.lower().strip('“”"‘()[],')).rstrip(".")
    small = small.removeprefix("ex-").removeprefix("then-").removeprefix("vice-")
    return small.removesuffix("-elect").removesuffix("-designate")


def as_role(phrase: str) -> str:
    """The phrase without determiners and without a rank after an office; '' for what says too little (a courtesy title, 'his wife')."""
    words = " ".join(phrase.split()).strip(" ,;:[]")
    while m := DETERMINER.match(words):
        words = words[m.end() :]
    parts = words.split()
    while parts and (parts[-1].lower() in NEVER_OUTSIDE or parts[0].lower() in NEVER_OUTSIDE):
        parts = parts[:-1] if parts[-1].lower() in NEVER_OUTSIDE else parts[1:]
    while len(parts) > 1 and parts[-1][0].isupper() and bare(parts[-1]) in RANKS and _closes_before_rank(parts):
        parts = parts[:-1]  # Pentagon spokesperson Major
    words = " ".join(parts)
    if not parts or len(words) > MAX_LETTERS or all(bare(p) in COURTESY for p in parts) or bare(parts[-1]) in ROLES_OF_OTHERS:
        return ""
    said = [p for p in parts[:-1] if p.lower() not in LOOSE_MODIFIERS | LOOSE_BEFORE_KIN]
    return "" if not said and bare(parts[-1]) in ROLES_TOO_LITTLE_ALONE else words


def _closes_before_rank(parts: list[str]) -> bool:
    """Is a phrase whole without its last word: a role in small letters, or one 'of' something?"""
    plain = parts[-2][0].islower() and bare(parts[-2]) in ROLE_HEADS
    return plain or any(link.lower() == "of" and bare(head) in ROLE_HEADS for head, link in pairwise(parts[:-2]))
