"""Roles that a comma parts from the name: 'the foreign minister, Dr. Sybiha,' and 'Rubio, the US secretary of state,'."""

from __future__ import annotations

import re

from app.annotate.people.lexicon import COURTESY, RANKS, ROLE_HEADS, ROLES_OF_OTHERS
from app.annotate.people.role_words import (
    MAX_WORDS,
    POSSESSIVE,
    PREPOSITIONS,
    STARTS_PHRASE,
    after_last_stop,
    as_role,
    bare,
    headed,
    modifies,
)

REACH = 120
AGE = re.compile(r"(?:aged?\s+)?\d{1,3},\s+")
ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Col|Lt|St)\.")
PHRASE_END = re.compile(r"[.;:!?()“”\"\n—–]|,(?!\s*\d)")
CUT = re.compile(
    r"\s+(?:who|whom|whose|which|that|said|says|told|has|had|have|is|was|were|are|will|would|when|where|while|as|since|after|before|during|amid"
    r"|but|by|on|met|and (?:his|her|the|a|an))\b.*",
    re.DOTALL,
)
CLOSED_AFTER = re.compile(r"\s*(?:[,.;:)—–”\"]|$|(?:said|told|says|who|and)\b)")
ENUMERATED_AFTER = re.compile(r",?\s(?:and|or)\b")
COMMA_AFTER_NAME = re.compile(r"[,—–]\s+|\s+[—–]\s+|\s+\((?=an?\s|the\s)")
SHORT_FORM = re.compile(r"\s\([A-Z][\w&.-]{1,11}\)(?=,|\s)")
"""The abbreviation behind a body: 'the Metal Workers Union (MWU), Ann Lee,'."""
BEHIND_COMMA = RANKS | COURTESY | {"rear", "vice", "brigadier", "air", "wing"}
TITLE_BEHIND_COMMA = re.compile(r",((?:\s[\w-]+\.?){1,2})\s$")


def apposition_before(text: str, start: int, end: int, *, after_name: int) -> str:
    """A phrase parted by a comma: 'Ukraine's new foreign minister, Andrii Sybiha,'; 'a spokesman for the ministry, Ivan Petrov,'.

    Without an article it is read up to the first word that is no part of a role: 'said Kasana Airways director, Ann Lee,'.
    """
    if not CLOSED_AFTER.match(text[end : end + 10]):
        return ""
    window = _up_to_comma(text[max(0, start - REACH) : start])
    if window is None or (text[after_name:start].strip() == "," and ENUMERATED_AFTER.match(text, end)):
        return ""  # 'the first governor after Ann Lee, Bob Moss and'
    words = after_last_stop(window).split()[-MAX_WORDS:]
    begins = [i for i, word in enumerate(words) if word.lower() in STARTS_PHRASE or POSSESSIVE.search(word)]
    begin = _begin(words, begins) if begins else _without_article(words)
    return as_role(" ".join(words[begin:])) if begin is not None else ""


def _up_to_comma(window: str) -> str | None:
    """What stands before the comma before a name, without short forms in brackets; a rank may stand between: ', Dr. '."""
    if (m := TITLE_BEHIND_COMMA.search(window)) and all(bare(w) in BEHIND_COMMA for w in m.group(1).split()):
        window = window[: m.start() + 1]
    window = window.rstrip()
    return SHORT_FORM.sub("", window)[:-1] if window.endswith(",") else None


def _begin(words: list[str], begins: list[int]) -> int | None:
    """Where the phrase begins: at the last article, or before it where that depends: 'the head of the union's new board'."""
    begin, found = len(words), None
    for i in reversed(begins):
        inside = words[i].lower() in STARTS_PHRASE and i == begin - 1
        if begin < len(words) and not inside and (begin < 1 or words[begin - 1].lower() not in PREPOSITIONS):
            break
        begin = i
        if headed(words[begin:]):
            found = begin
    return found


def _without_article(words: list[str]) -> int | None:
    """Where 'Kasana Airways director' begins in a phrase without any article: no other word is told from what comes before."""
    begin = len(words) - 1
    if begin < 1 or bare(words[begin]) not in ROLE_HEADS - COURTESY or bare(words[begin]) in ROLES_OF_OTHERS:
        return None
    capital = False
    while begin and modifies(words[begin - 1], first_in_sentence=begin == 1):
        begin -= 1
        capital = capital or words[begin][0].isupper()
    return begin if capital and begin < len(words) - 1 else None


def apposition_after(text: str, end: int, next_name: int | None, *, titled: bool) -> str:
    """A phrase after the name: ', the US secretary of state,'; ', 34, a teacher from Lagos'.

    Between a ``titled`` name and the next it belongs to the next: 'President Mora, the prime minister, Ana Ruiz, and others'.
    """
    m = COMMA_AFTER_NAME.match(text[end : end + 6])
    if not m:
        return ""
    at = end + m.end()
    if age := AGE.match(text, at, at + 12):
        at = age.end()
    if at == next_name:
        return ""
    window = text[at : at + REACH + 30]
    stop = PHRASE_END.search(ABBREVIATION.sub(lambda a: "x" * len(a.group()), window))
    if not stop and len(text) > at + len(window):
        return ""
    if titled and stop and next_name is not None and not text[at + stop.start() : next_name].strip(" ,"):
        return ""
    phrase = CUT.sub("", window[: stop.start()] if stop else window)
    words = phrase.split()
    if not words or len(words) > MAX_WORDS + 3 or not headed(words):
        return ""
    starts_well = words[0].lower() in STARTS_PHRASE or POSSESSIVE.search(words[0]) or modifies(words[0], first_in_sentence=False)
    return as_role(phrase) if starts_well else ""
