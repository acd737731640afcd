"""Roles that a comma parts from the name: 'the foreign minister, Dr. Sybiha,' and 'Rubio, the US secretary of state,'."""

from __future__ import annotations

import re

from app.annotate.people.lexicon import (
    AUXILIARIES,
    COURTESY,
    FUNCTION_WORDS,
    NAMED_THINGS,
    RANKS,
    ROLE_HEADS,
    ROLES_OF_OTHERS,
    SAYING_VERBS,
)
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
from app.annotate.people.told import KIN

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
TIES = frozenset(["of", "for", "from", "to", "in", "at", "on"])
MOST_PLAIN_WORDS = 3
BEGINS_NO_ROLE = (
    frozenset(["best", "like", "that", "when", "where", "which", "while", "whose", "whom", "with"])
    | SAYING_VERBS
    | AUXILIARIES
    | FUNCTION_WORDS
)
ACTING = frozenset(["acting", "founding", "leading", "managing", "operating", "presiding", "supervising", "visiting"])
TITLE_BEHIND_COMMA = re.compile(r",((?:\s[\w-]+\.?){1,2})\s$")


def apposition_before(text: str, start: int, end: int, *, after_name: int) -> str:
    """A phrase parted by a comma: 'Ukraine's new foreign minister, Andrii Sybiha,'; 'a spokesman for the ministry, Ivan Petrov,'.

    Without an article it is read up to the first word that is no part of a role: 'said Kasana Airways director, Ann Lee,'.
    """
    titled, window = _up_to_comma(text[max(0, start - REACH) : start])
    if window is None or not (titled or CLOSED_AFTER.match(text[end : end + 10])):
        return ""
    if text[after_name:start].strip() == "," and ENUMERATED_AFTER.match(text, end):
        return ""  # 'the first governor after Ann Lee, Bob Moss and'
    words = after_last_stop(window).split()[-MAX_WORDS - 3 :]
    if words and " " not in text[start:end] and words[-1] in NAMED_THINGS:
        return ""  # 'the administrator of the travel chain, Orsa,'
    begins = [i for i, word in enumerate(words) if word.lower() in STARTS_PHRASE or POSSESSIVE.search(word)]
    begin = _begin(words, begins) if begins else _without_article(words)
    return as_role(" ".join(words[begin:])) if begin is not None else ""


def _up_to_comma(window: str) -> tuple[bool, str | None]:
    """What stands before the comma before a name, without short forms in brackets, and whether a rank stands between: ', Dr. '."""
    titled = False
    if (m := TITLE_BEHIND_COMMA.search(window)) and all(bare(w) in BEHIND_COMMA for w in m.group(1).split()):
        titled, window = True, window[: m.start() + 1]
    window = window.rstrip()
    return titled, SHORT_FORM.sub("", window)[:-1] if window.endswith(",") else None


def _begin(words: list[str], begins: list[int]) -> int | None:
    """Where the phrase begins: at the last article, or before it where that depends: 'the head of the union's new board'."""
    begin, found = len(words), None
    for i in reversed(begins):
        inside = words[i].lower() in STARTS_PHRASE and i == begin - 1
        if begin < len(words) and not inside and (begin < 1 or words[begin - 1].lower() not in TIES):
            break
        begin = i
        if headed(words[begin:]):
            found = begin
    if found is None:
        return _before_article(words, begins[-1])
    while (
        found
        and POSSESSIVE.search(words[found])
        and words[found - 1][0].isupper()
        and bare(words[found - 1]) not in COURTESY
        and modifies(words[found - 1], first_in_sentence=found == 1)
    ):
        found -= 1  # the Lakes Council's chairman
    return found


def _before_article(words: list[str], begin: int) -> int | None:
    """Where 'chairman of the board' begins, without an article of its own."""
    if begin < 2 or words[begin - 1].lower() not in {"of", "for"} or bare(words[begin - 2]) not in ROLE_HEADS - KIN - ROLES_OF_OTHERS:
        return None
    begin -= 2
    while begin and modifies(words[begin - 1], first_in_sentence=begin == 1):
        begin -= 1
    return begin


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
    return as_role(phrase) if _starts_well(words) else ""


def _starts_well(words: list[str]) -> bool:
    """Does a phrase behind a name begin like a role? Small letters do up to its head: 'parliamentary leader of the Reformers'."""
    first = words[0].lower()
    if first in STARTS_PHRASE or POSSESSIVE.search(words[0]) or modifies(words[0], first_in_sentence=False):
        return True
    head = next((i for i, w in enumerate(words) if w.lower() in PREPOSITIONS), len(words)) - 1
    plain = first.isalpha() and first not in BEGINS_NO_ROLE and not first.endswith(("ly", "ed"))
    return plain and 0 < head <= MOST_PLAIN_WORDS and (first in ACTING or not first.endswith("ing"))
