"""Titles and roles of people, as worded by the text around their names."""

from __future__ import annotations

import re

from app.annotate.people.lexicon import (
    COURTESY,
    NATIONALITIES,
    NOT_IN_ROLES,
    OFFICES,
    OPENERS,
    ROLE_HEADS,
    ROLES_TOO_LITTLE_ALONE,
    TIME_WORDS,
    TITLE_MODIFIERS,
)

MAX_WORDS = 9
REACH = 120
MAX_LETTERS = 90
WORD = re.compile(r"\S+")
AGE = re.compile(r"(?:aged?\s+)?\d{1,3},\s+")
DETERMINER = re.compile(r"^(?:a|an|the|his|her|its|their|our|who (?:is|was) (?:a|an|the)|then|also|now|both)\s+", re.IGNORECASE)
STARTS_PHRASE = frozenset(["a", "an", "the", "his", "her", "its", "their", "our", "former", "then", "acting"])
STOP = re.compile(r"[,;:!?()“”\"\n—–]|\.(?=\s)")
ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Col|Lt|St|Prof|Rev|Capt|Maj|Sgt|Adm|Cmdr|Hon|Atty|Supt|Cpl|Brig|Jr|Sr))$"
)
ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Col|Lt|St)\.")
PHRASE_END = re.compile(r"[.;:!?()“”\"\n—–]|,(?!\s*\d)")
CUT = re.compile(
    r"\s+(?:who|whom|whose|which|that|said|says|told|has|had|have|is|was|were|are|will|would|when|where|while|as|since|after|before|during|amid"
    r"|but|by|on|met|and (?:his|her|the|a|an)\b).*",
    re.DOTALL,
)
POSSESSIVE = re.compile(r"['’]s?$")
AFTER_APPOSITION = re.compile(r"\s*(?:[,.;:)—–”\"]|$|(?:said|told|says|who|and)\b)")
BEFORE_APPOSITION = re.compile(r"[,—–]\s+|\s+[—–]\s+|\s+\((?=an?\s|the\s)")
PREPOSITIONS = frozenset(["of", "for", "in", "at", "from", "to", "with", "on", "under", "by", "against", "about", "between", "after"])
NEVER_OUTSIDE = frozenset(["of", "for", "and", "the", "to", "at", "in", "&", "de"])
DETERMINERS = frozenset(["a", "an", "the", "his", "her", "its", "their", "our"])
LOOSE_MODIFIERS = frozenset(["top", "new", "then", "outgoing", "incoming", "late", "longtime", "veteran"])
LOOSE_BEFORE_KIN = frozenset(["elder", "eldest", "older", "younger", "youngest", "own", "former"])
RANKS = frozenset(
    [
        "general",
        "gen",
        "colonel",
        "col",
        "lieutenant",
        "lt",
        "major",
        "maj",
        "captain",
        "capt",
        "sergeant",
        "sgt",
        "admiral",
        "commander",
        "dr",
        "professor",
        "sir",
    ]
)
SAY_TOO_LITTLE = frozenset(
    [
        "counterpart",
        "counterparts",
        "colleague",
        "colleagues",
        "friend",
        "friends",
        "partner",
        "ally",
        "rival",
        "successor",
        "predecessor",
        "star",
        "legend",
    ]
)
NOT_IN_TITLES = frozenset(["us", "u.s", "uk", "u.k", "un", "u.n", "eu", "nato", "then", "ex", "former"])


def title_before(text: str, start: int) -> str:
    """The courtesy or office title printed just before a name: 'Mr.', 'Prime Minister', 'General'; '' when there is none."""
    words = list(WORD.finditer(text, max(0, start - 60), start))
    first, seen_office = start, False
    position = len(words) - 1
    if _ends_in_office_of([m.group() for m in words]):
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
    if text[after_name : after_name + 1] in ("'", "’"):
        after_name = 0  # Lund's lawyer
    before = _before(text, start, after_name, all_capitals=all_capitals)
    found = (before, _apposition_before(text, start, end), _apposition_after(text, end, next_name, titled=bool(before)))
    return [role for role in found if role]


def _before(text: str, start: int, after_name: int, *, all_capitals: bool) -> str:
    """Words that lead up to the name: 'Russian Foreign Minister', 'top US diplomat', 'Secretary of State'."""
    window = text[max(0, start - REACH, after_name) : start]
    if not window[-1:].isspace():
        return ""
    phrase = _after_last_stop(window)
    words = phrase.split()
    tail = words[-3:] if _ends_in_office_of(words) else words[-1:]
    if not words or _bare(tail[0]) not in ROLE_HEADS:
        return ""
    whole_sentence = len(phrase) < len(window) or start <= REACH
    kept: list[str] = list(reversed(tail))
    for position in range(len(words) - 1 - len(tail), max(-1, len(words) - 1 - MAX_WORDS), -1):
        word = words[position]
        if word.lower() == "of" and kept == tail and tail[0][0].isupper() and _bare(tail[0]) in OFFICES:
            break  # the son of President Abe is somebody else
        if (word.lower() == "of" and position and _bare(words[position - 1]) in ROLE_HEADS) or _modifies(
            word, first_in_sentence=position == 0 and whole_sentence, capital_tells=not all_capitals
        ):
            kept.append(word)
        else:
            kept += _up_to_determiner(words, position)
            break
    return _role(" ".join(reversed(kept)))


def _ends_in_office_of(words: list[str]) -> bool:
    """'Secretary of State', 'Minister for Health'."""
    if len(words) < 3 or words[-2].lower() not in {"of", "for"}:
        return False
    return _bare(words[-3]) in ROLE_HEADS and words[-3][0].isupper() and words[-1].isalpha() and words[-1][0].isupper()


def _up_to_determiner(words: list[str], position: int) -> list[str]:
    """'shipping' of 'the shipping magnate': one or two plain words after a determiner belong to the role."""
    for back in (1, 2):
        if position - back >= 0 and (words[position - back].lower() in DETERMINERS or POSSESSIVE.search(words[position - back])):
            between = words[position - back + 1 : position + 1]
            urges = back == 2 and between[-1].endswith("ing")  # 'an order naming General Ruiz', but 'the shipping magnate'
            return list(reversed(between)) if not urges and all(w.isalpha() and _may_describe(w.lower()) for w in between) else []
    return []


def _may_describe(word: str) -> bool:
    """'shipping', but not 'hour' or 'later' of 'an hour later Cardinal Ruiz'."""
    return word not in NEVER_OUTSIDE | PREPOSITIONS | TIME_WORDS and not word.endswith("ly")


def _after_last_stop(window: str) -> str:
    """What follows the last punctuation that ends a phrase; full stops of abbreviations do not."""
    cut = 0
    for m in STOP.finditer(window):
        if m.group() != "." or not ABBREVIATED.search(window[: m.start()]):
            cut = m.end()
    return window[cut:]


def _modifies(word: str, *, first_in_sentence: bool, capital_tells: bool = True) -> bool:
    """May this word stand in a role before its head?"""
    bare = _bare(word)
    if bare in ROLE_HEADS or bare in TITLE_MODIFIERS or bare in NATIONALITIES or bare in LOOSE_MODIFIERS or bare in COURTESY:
        return True
    if first_in_sentence and (bare in NOT_IN_ROLES or bare.capitalize() in OPENERS):
        return False
    return capital_tells and word[0].isupper() and len(bare) > 1


def _apposition_before(text: str, start: int, end: int) -> str:
    """A phrase parted by a comma: 'Ukraine's new foreign minister, Andrii Sybiha,'; 'a spokesman for the ministry, Ivan Petrov,'."""
    window = text[max(0, start - REACH) : start].rstrip()
    if not window.endswith(",") or not AFTER_APPOSITION.match(text[end : end + 10]):
        return ""
    words = _after_last_stop(window[:-1]).split()[-MAX_WORDS:]
    begin = next((i for i in range(len(words) - 1, -1, -1) if words[i].lower() in STARTS_PHRASE or POSSESSIVE.search(words[i])), None)
    if begin is None:
        return ""
    if begin > 1 and words[begin - 1].lower() in PREPOSITIONS:
        begin = next((i for i in range(begin - 2, -1, -1) if words[i].lower() in STARTS_PHRASE), begin)
    phrase = words[begin:]
    return _role(" ".join(phrase)) if _headed(phrase) else ""


def _apposition_after(text: str, end: int, next_name: int | None, *, titled: bool) -> str:
    """A phrase after the name: ', the US secretary of state,'; ', 34, a teacher from Lagos'.

    Between a ``titled`` name and the next it belongs to the next: 'President Mora, the prime minister, Ana Ruiz, and others'.
    """
    m = BEFORE_APPOSITION.match(text[end : end + 6])
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
    if not words or len(words) > MAX_WORDS + 3 or not _headed(words):
        return ""
    starts_well = words[0].lower() in STARTS_PHRASE or POSSESSIVE.search(words[0]) or _modifies(words[0], first_in_sentence=False)
    return _role(phrase) if starts_well else ""


def _headed(words: list[str]) -> bool:
    """Is the head of the phrase (the word before its first preposition, or its last) one that says what somebody is?"""
    head = next((i for i, w in enumerate(words) if i and w.lower() in PREPOSITIONS), len(words)) - 1
    return head >= 0 and _bare(words[head]) in ROLE_HEADS and _bare(words[head]) not in SAY_TOO_LITTLE


def _bare(word: str) -> str:
    bare = POSSESSIVE.sub("", word.lower().strip('“”"‘()[],')).rstrip(".")
    return bare.removeprefix("ex-").removeprefix("then-").removeprefix("vice-")


def _role(phrase: str) -> str:
    """The phrase without determiners and without a rank after an office; '' for what says too little (a courtesy title, 'his wife')."""
    words = " ".join(phrase.split()).strip(" ,;:")
    while m := DETERMINER.match(words):
        words = words[m.end() :]
    parts = words.split()
    while parts and (parts[-1].lower() in NEVER_OUTSIDE or parts[0].lower() in NEVER_OUTSIDE):
        parts = parts[:-1] if parts[-1].lower() in NEVER_OUTSIDE else parts[1:]
    while (
        len(parts) > 1
        and parts[-1][0].isupper()
        and _bare(parts[-1]) in RANKS
        and parts[-2][0].islower()
        and _bare(parts[-2]) in ROLE_HEADS
    ):
        parts = parts[:-1]  # Pentagon spokesperson Major
    words = " ".join(parts)
    if not parts or len(words) > MAX_LETTERS or all(_bare(p) in COURTESY for p in parts) or _bare(parts[-1]) in SAY_TOO_LITTLE:
        return ""
    said = [p for p in parts[:-1] if p.lower() not in LOOSE_MODIFIERS | LOOSE_BEFORE_KIN]
    return "" if not said and _bare(parts[-1]) in ROLES_TOO_LITTLE_ALONE else words
