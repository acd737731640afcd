"""Titles and roles of people, as worded by the text around their names."""

from __future__ import annotations

import re

from app.annotate.people.lexicon import COURTESY, NATIONALITIES, OFFICES, ROLE_HEADS, TITLE_MODIFIERS

MAX_WORDS = 9
REACH = 120
MAX_LETTERS = 90
WORD = re.compile(r"\S+")
AGE = re.compile(r"(?:aged?\s+)?\d{1,3},\s+")
DETERMINER = re.compile(r"^(?:a|an|the|his|her|its|their|our|who (?:is|was) (?:a|an|the)|then|also|now|both)\s+", re.IGNORECASE)
STARTS_PHRASE = frozenset(["a", "an", "the", "his", "her", "its", "their", "our", "former", "then", "acting"])
STOPS = re.compile(r"[.;:!?()“”\"\n—–]|,(?!\s*\d)")
CUT = re.compile(
    r"\s+(?:who|whom|whose|which|that|said|says|told|has|had|have|is|was|were|are|will|would|when|where|while|as|since|after|before|during|amid"
    r"|but|by|on|met|and (?:his|her|the|a|an)\b).*",
    re.DOTALL,
)
POSSESSIVE = re.compile(r"['’]s?$")
TITLE_LINKS = frozenset(["of", "for", "and", "the", "to", "at"])
NEVER_STARTS = TITLE_LINKS | {"in", "&", "de"}


def title_before(text: str, start: int) -> str:
    """The courtesy or office title printed just before a name: 'Mr.', 'Prime Minister', 'General'; '' when there is none."""
    words = list(WORD.finditer(text, max(0, start - 60), start))
    first = start
    seen_office = False
    for m in reversed(words):
        word = m.group()
        bare = word.lower().strip('("“‘').rstrip(".")
        if word[-1] in ',;:)!?”"' or "\n" in text[m.end() : first] or (word[-1] == "." and len(bare) > 5):
            break
        office = bare in COURTESY or (bare in OFFICES and word.lstrip('("“‘')[:1].isupper())
        modifier = (
            seen_office
            and bare in TITLE_MODIFIERS
            and bare not in {"us", "u.s", "uk", "u.k", "un", "u.n", "eu", "nato", "then", "ex", "former"}
        )
        if not office and not modifier:
            break
        if office and seen_office and word[0].islower():
            break
        seen_office = seen_office or office
        first = m.start() + (len(word) - len(word.lstrip('("“‘')))
    return " ".join(text[first:start].split()) if seen_office else ""


def roles_at(text: str, start: int, end: int) -> list[str]:
    """What the text right around one name says the person is: 'Kremlin spokesperson', 'US secretary of state'."""
    found = (_before(text, start), _apposition_before(text, start, end), _apposition_after(text, end))
    return [role for role in found if role]


def _before(text: str, start: int) -> str:
    """Words that lead up to the name: 'Russian Foreign Minister', 'top US diplomat'."""
    window = text[max(0, start - REACH) : start]
    if not window[-1:].isspace():
        return ""
    words = _after_last_stop(window).split()
    if not words or _bare(words[-1]) not in ROLE_HEADS:
        return ""
    kept: list[str] = []
    for position in range(len(words) - 1, max(-1, len(words) - 1 - MAX_WORDS), -1):
        word = words[position]
        if word.lower() in TITLE_LINKS:
            if word.lower() != "of" or position == 0 or _bare(words[position - 1]) not in ROLE_HEADS:
                break
        elif not _modifies(word, first_in_sentence=position == 0 and _starts_sentence(window, words)):
            break
        kept.append(word)
    return _role(" ".join(reversed(kept)))


def _after_last_stop(window: str) -> str:
    """What follows the last punctuation that ends a phrase; full stops of abbreviations do not."""
    cut = 0
    for m in re.finditer(r"[,;:!?()“”\"\n—–]|(?<=[^\W\d_]{4})\.\s|(?<=[a-z]{3})\.\s", window):
        cut = m.end()
    return window[cut:]


def _starts_sentence(window: str, words: list[str]) -> bool:
    return len(_after_last_stop(window)) < len(window) or len(words) == len(window.split())


def _modifies(word: str, *, first_in_sentence: bool) -> bool:
    """May this word stand in a role before its head?"""
    bare = _bare(word)
    if (
        bare in ROLE_HEADS
        or bare in TITLE_MODIFIERS
        or bare in NATIONALITIES
        or bare in {"top", "new", "then", "outgoing", "incoming", "late"}
    ):
        return True
    if bare in COURTESY:
        return True
    return word[0].isupper() and not first_in_sentence and len(bare) > 1


def _apposition_before(text: str, start: int, end: int) -> str:
    """A phrase parted by a comma: 'his British counterpart, David Lammy,'; 'a spokesman for the ministry, Ivan Petrov,'."""
    window = text[max(0, start - REACH) : start]
    if not re.search(r",\s+$", window) or not re.match(r"\s*(?:[,.;:)—–”\"]|$|(?:said|told|says|who|and)\b)", text[end : end + 10]):
        return ""
    words = _after_last_stop(window.rstrip().rstrip(",")).split()[-MAX_WORDS:]
    start_at = next((i for i in range(len(words) - 1, -1, -1) if words[i].lower() in STARTS_PHRASE or POSSESSIVE.search(words[i])), None)
    if start_at is None:
        return ""
    if words[start_at - 1].lower() in {"of", "for", "at", "in", "to"} and start_at > 1:
        start_at = next((i for i in range(start_at - 2, -1, -1) if words[i].lower() in STARTS_PHRASE), start_at)
    phrase = words[start_at:]
    return _role(" ".join(phrase)) if _headed(phrase) else ""


def _apposition_after(text: str, end: int) -> str:
    """A phrase after the name: ', the US secretary of state,'; ', 34, a teacher from Lagos'."""
    m = re.match(r"[,—–]\s+|\s+[—–]\s+|\s+\((?=an?\s|the\s)", text[end : end + 6])
    if not m:
        return ""
    at = end + m.end()
    if age := AGE.match(text, at, at + 12):
        at = age.end()
    window = text[at : at + REACH + 30]
    stop = STOPS.search(_abbreviations_masked(window))
    phrase = window[: stop.start()] if stop else window
    if not stop and len(text) > at + len(window):
        return ""
    phrase = CUT.sub("", phrase)
    words = phrase.split()
    if not words or len(words) > MAX_WORDS + 3 or not _headed(words):
        return ""
    starts_well = words[0].lower() in STARTS_PHRASE or POSSESSIVE.search(words[0]) or _modifies(words[0], first_in_sentence=False)
    return _role(phrase) if starts_well else ""


def _abbreviations_masked(text: str) -> str:
    return re.sub(r"\b(?:[A-Z]\.)+|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Col|Lt|St)\.", lambda m: "x" * len(m.group()), text)


def _headed(words: list[str]) -> bool:
    """Is the head of the phrase (the word before its first preposition, or its last) one that says what somebody is?"""
    head = (
        next(
            (i for i, w in enumerate(words) if i and w.lower() in {"of", "for", "in", "at", "from", "to", "with", "on", "under"}),
            len(words),
        )
        - 1
    )
    return 0 <= head < len(words) and _bare(words[head]) in ROLE_HEADS


def _bare(word: str) -> str:
    return POSSESSIVE.sub("", word.lower().strip('“”"‘()[],')).rstrip(".").removeprefix("ex-").removeprefix("then-").removeprefix("vice-")


def _role(phrase: str) -> str:
    """The phrase without determiners; '' for a bare courtesy title."""
    words = " ".join(phrase.split()).strip(" ,;:")
    while m := DETERMINER.match(words):
        words = words[m.end() :]
    parts = words.split()
    while parts and (parts[-1].lower() in NEVER_STARTS or parts[0].lower() in NEVER_STARTS):
        parts = parts[:-1] if parts[-1].lower() in NEVER_STARTS else parts[1:]
    words = " ".join(parts)
    if not parts or len(words) > MAX_LETTERS or all(_bare(p) in COURTESY for p in parts):
        return ""
    return words
