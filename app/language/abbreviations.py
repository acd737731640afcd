"""Abbreviations: pairs that a text spells out, and phrases that an abbreviation's letters may stand for.

``Army Tactical Missile System (ATACMS)`` is a pair. Where nobody pairs them, the letters still tell: every word of
*Army TACtical Missile Systems* gives its beginning, and together they give ATACMS. The method for pairs is that of
Schwartz and Hearst (2003), stricter: every word of the long form must give its first letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from app.language.words import words

MAX_PHRASES = 60
MAX_PAIRS = 40
MAX_TRIED = 1_000
"""Places of one text that look like an explained abbreviation and are read closely."""

MAX_LETTERS = 10
MIN_PHRASE_WORDS = 3

CONNECTORS = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "on",
        "in",
        "to",
        "at",
        "by",
        "with",
        "de",
        "la",
        "le",
        "du",
        "des",
        "et",
        "a",
        "an",
        "&",
        "und",
        "von",
        "der",
    )
)
"""Small words that an abbreviation may pass over."""

_L = r"[^\W_]"
_SHORT = rf"(?:{_L}\.){{2,6}}|[A-Z0-9][A-Za-z0-9&-]{{0,9}}[A-Z0-9]s?"
_AFTER_LONG = re.compile(rf"[(\[](?:(?:the|or|known as|called)\s+)?[“\"']?(?P<short>{_SHORT})[”\"']?[)\]]")
_SHORT_THEN_LONG = re.compile(rf"(?<![^\W_])(?P<short>{_SHORT})\s+[(\[](?:the\s+|or\s+)?(?P<long>[^()\[\]\n]{{5,120}})[)\]]")
_OR_SHORT = re.compile(rf",\s+(?:or|known as|also known as)\s+(?:the\s+)?(?P<short>{_SHORT})(?=[\s,.;:)])")
_LONGEST_LONG = 160
_BREAK = re.compile(r"[()\[\]\n;]")
_WORD = re.compile(rf"{_L}+(?:['’]{_L}+)?|&")
_BLANK = r"[^\S\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]++"
_CONNECTOR = rf"{_BLANK}(?:{'|'.join(sorted(CONNECTORS))})(?!\S)"
_STRETCH = re.compile(
    rf"[^\sa-z](?<!\S.)\S*+(?:(?:{_CONNECTOR})*+{_BLANK}[^\sa-z]\S*+){{{MIN_PHRASE_WORDS - 1}}}+(?:{_CONNECTOR}|{_BLANK}[^\sa-z]\S*+)*+"
)
"""Words of one line that don't begin with a small letter, and connectors: all that a run can be made of, and enough for one."""
_OPENING = "“\"'‘(["
_CLOSING = re.compile(r"(?:['’]s)?[^\w]*\Z")


@dataclass(frozen=True, slots=True)
class SpelledOut:
    """An abbreviation that a text explains, as written, and folded for looking up."""

    short: str
    long: str
    short_folded: str
    long_folded: str


@dataclass(frozen=True, slots=True)
class CapitalPhrase:
    """Three or more capitalised words in a row; ``initials`` are their first letters without those of connectors."""

    folded: str
    phrase: str
    initials: str


# ---------- pairs ----------
def spelled_out(texts: Sequence[str]) -> list[SpelledOut]:
    """The abbreviations that these texts themselves explain, each pair once."""
    found: dict[tuple[str, str], SpelledOut] = {}
    for text in texts:
        for short, long in _pairs(text):
            bare = singular_short(short)
            pair = SpelledOut(bare, long, bare.lower(), " ".join(words(long)))
            found.setdefault((pair.short, pair.long_folded), pair)
            if len(found) >= MAX_PAIRS:
                return list(found.values())
    return list(found.values())


def singular_short(short: str) -> str:
    """``IEDs`` and ``U.N.`` as ``IED`` and ``UN``."""
    bare = short.replace(".", "")
    return bare[:-1] if len(bare) > 2 and bare.endswith("s") and bare[:-1].isupper() else bare


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    brackets = "(" in text or "[" in text
    for pattern in (_AFTER_LONG, _OR_SHORT) if brackets else (_OR_SHORT,):
        for match in islice(pattern.finditer(text), MAX_TRIED):
            before = _BREAK.split(text[max(0, match.start() - _LONGEST_LONG) : match.start()])[-1]
            if long := _long_before(before, match["short"]):
                yield match["short"], long
    if brackets:
        for match in islice(_SHORT_THEN_LONG.finditer(text), MAX_TRIED):
            long = match["long"].strip(" “”\"'")
            if is_spelled_by(match["short"], long):
                yield match["short"], long


def _long_before(before: str, short: str) -> str:
    """The shortest run of words at the end of ``before`` that spells ``short``; empty when none does."""
    found = list(_WORD.finditer(before))
    longest = min(2 * len(singular_short(short)) + 1, len(found))
    for count in range(1, longest + 1):
        start = found[-count].start()
        long = re.sub(r"['’]s?\Z", "", before[start:].strip(" ,“”\"'‘"))
        at_word_start = start == 0 or before[start - 1] not in "-‐‑–"
        if at_word_start and found[-count].group().lower() not in CONNECTORS and is_spelled_by(short, long):
            return long
    return ""


def is_spelled_by(short: str, long: str) -> bool:
    """Whether every word of ``long`` gives its first letter to ``short``, in order, and other letters follow inside words."""
    letters = re.sub(r"[^a-z0-9]", "", singular_short(short).lower())
    parts = _parts(long)
    if not 2 <= len(letters) <= MAX_LETTERS or not parts or len(long) <= len(letters) + 1:
        return False
    if len(parts) == 1 and len(letters) > 3:
        return False  # "organization (ORGAN)" explains nothing
    return parts[0].text not in CONNECTORS and bool(_ways(letters, parts, inside=True))


@dataclass(frozen=True, slots=True)
class _Part:
    """A word, or what follows a hyphen; ``optional`` ones may give no letter."""

    text: str
    optional: bool


def _parts(phrase: str) -> list[_Part]:
    parts: list[_Part] = []
    for word in re.sub(r"['’.,“”\"]", "", phrase).lower().split():
        for at, piece in enumerate(filter(None, re.split("[-‐‑–/]", word))):
            parts.append(_Part(piece, optional=at > 0 or piece in CONNECTORS))
    return parts


# ---------- letters without a pair ----------
def stands_for(short: str, phrase: str) -> int:
    """In how many ways the beginnings of the phrase's words make up ``short``; 0 when they do not.

    Stricter than ``is_spelled_by``: no letters from inside a word, because here nothing but the letters speaks for it.
    """
    letters = singular_short(short).lower()
    parts = _parts(phrase)
    if not letters.isalnum() or not parts or parts[0].optional:
        return 0
    return _ways(letters, parts, inside=False)


def possible_initials(short: str) -> list[str]:
    """The initials that a phrase of at least three words may have to stand for ``short``."""
    letters = singular_short(short).lower()[:MAX_LETTERS]
    found = {letters[:1]}
    for letter in letters[1:]:
        found |= {initials + letter for initials in found}
    return sorted(initials for initials in found if len(initials) >= MIN_PHRASE_WORDS)


def _ways(letters: str, parts: list[_Part], *, inside: bool) -> int:
    """In how many ways the words use up the letters in order, each that is not optional giving its first one."""
    ways = {0: 1}
    for part in parts:
        following: dict[int, int] = {}
        for at, count in ways.items():
            if part.optional:
                following[at] = following.get(at, 0) + count
            for end in _ends(letters, at, part.text, inside=inside):
                following[end] = following.get(end, 0) + count
        ways = following
    return ways.get(len(letters), 0)


def _ends(letters: str, at: int, part: str, *, inside: bool) -> Iterator[int]:
    """Where the letters may stand after ``part`` has given its first and perhaps more."""
    if at >= len(letters) or part[0] != letters[at]:
        return
    place, end = 0, at
    while end < len(letters):
        place = part.find(letters[end], place) if inside else (place if place < len(part) and part[place] == letters[end] else -1)
        if place < 0:
            return
        place, end = place + 1, end + 1
        yield end


# ---------- candidates ----------
def capital_phrases(texts: Sequence[str]) -> list[CapitalPhrase]:
    """Runs of capitalised words, each once; also without the first word, which may only begin a sentence or qualify."""
    found: dict[str, CapitalPhrase] = {}
    for text in texts:
        for run in _runs(text):
            for start in (0, 1):
                phrase = _phrase(run[start:])
                if phrase and phrase.folded not in found:
                    found[phrase.folded] = phrase
                if len(found) >= MAX_PHRASES:
                    return list(found.values())
    return list(found.values())


def _runs(text: str) -> Iterator[list[str]]:
    """Capitalised words next to each other, with the connectors between; runs that are too short are left out."""
    for stretch in _STRETCH.findall(text):
        run: list[str] = []
        for piece in stretch.split():
            if run and piece in CONNECTORS:
                run.append(piece)
                continue
            if piece.isalpha() and piece[0].isupper() and len(piece) > 1:  # most of them
                run.append(piece)
                continue
            ended, run = _continued(run, piece)
            if len(ended) >= MIN_PHRASE_WORDS:
                yield ended
        if len(run) >= MIN_PHRASE_WORDS:
            yield run


def _continued(run: list[str], piece: str) -> tuple[list[str], list[str]]:
    """The run that ends at this piece, if any, and the one that goes on."""
    opened = piece.lstrip(_OPENING)
    bare = _CLOSING.sub("", opened)
    if not _is_capitalised(bare):
        return run, []
    ended: list[str] = []
    if opened != piece:
        ended, run = run, []
    run.append(bare)
    return (ended, run) if bare == opened else (ended or run, [])


def _is_capitalised(word: str) -> bool:
    """A word of two or more letters in which every hyphenated part begins with a capital."""
    parts = word.split("-")
    return len(word) > 1 and "." not in word and all(part[:1].isupper() and part.replace("'", "").isalpha() for part in parts)


def _phrase(run: list[str]) -> CapitalPhrase | None:
    while run and run[-1].lower() in CONNECTORS:
        run = run[:-1]
    while run and run[0].lower() in CONNECTORS:
        run = run[1:]
    weighty = [word for word in run if word.lower() not in CONNECTORS]
    if not MIN_PHRASE_WORDS <= len(weighty) <= MAX_LETTERS:
        return None
    phrase = " ".join(run)
    initials = "".join(part[0] for part in words(" ".join(weighty)))
    return CapitalPhrase(" ".join(words(phrase)), phrase, initials)
