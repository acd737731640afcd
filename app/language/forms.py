"""Search words that a text implies but does not spell: ``longrange`` for *long-range*, ``f16`` for *F-16s*, ``3500`` for *3,500*.

They are indexed beside the text, so that each way of writing finds every other. Words that mean something else in
capitals (*US*, *WHO*) get a form of their own, marked by a private character that no text contains by accident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.language.fold import plain_words
from app.language.words import fold

MAX_FORMS = 600
"""Forms kept of one article: news articles have 5 to 60; more is a table or a list."""

MAX_JOINED = 30

CAPITALS_MARK = "\ue000"

_CAPITALS_MATTER = (
    "act ad aid aids all am as at be by cap car care cares chips do doe dream fat gap go gas harm he her hi hit i ice id idea "
    "if in is it la law mad me mine my nice no now of oh ok on or pa pact pen pin ram rose sad safe salt sat seal seals shape "
    "so spa start stem step stop swift tips to tow up us we who "
)
CAPITALS_MATTER = frozenset(_CAPITALS_MATTER.split())
"""English words that, written in capitals, are mostly something else: a country, an agency, a treaty."""

HYPHENS = "-‐‑–"
_APOSTROPHES = "'’ʼ"
_L = r"[^\W_]"
_COMPOUND = re.compile(f"(?<!{_L}){_L}++(?:[{HYPHENS}{_APOSTROPHES}&]{_L}++){{1,4}}+")
_DOTTED = re.compile(rf"(?<![^\W_])(?:{_L}\.){{2,8}}+{_L}?(?![^\W_])|(?<![^\W_]){_L}\.{_L}(?![^\W_])")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:([,'\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?![\d])")
_CAPITALS = re.compile(r"(?<![^\W_])(?<!&)[A-Z]{2,6}(?![^\W_]|&)")
_MODEL = re.compile(r"([^\W\d_]+)(\d+)s")
_CONTRACTION = re.compile(rf"[{_APOSTROPHES}](?:s|t|re|ll|ve|d|m)\Z", re.IGNORECASE)
_SIGN = re.compile(
    rf"[{HYPHENS}{_APOSTROPHES}&.,A-Z\x80-\U0010ffff](?:(?<=[^\x00-\x7f])|(?<=[A-Z])(?=[A-Z])|(?<=[{HYPHENS}{_APOSTROPHES}&.,])(?={_L}))"
)
_UNUSUAL = re.compile(r"[A-Za-z0-9]*+[^\W\x00-\x7f][^\W_]*+")
_SEPARATORS = re.compile(rf"[{HYPHENS}{_APOSTROPHES}&.,\s]")
_LOUD_NEIGHBOURHOOD = 24


def forms(texts: Sequence[str]) -> str:
    """The implied search words of an article's texts, each once, separated by blanks."""
    found: dict[str, None] = {}
    for text in texts:
        for form in _of(text):
            found[form] = None
            if len(found) >= MAX_FORMS:
                return " ".join(found)
    return " ".join(found)


def _of(text: str) -> Iterator[str]:
    # Nineteen words of twenty imply nothing; the patterns look at the others only.
    unusual = " ".join(_unusual(text))
    if not unusual:
        return
    for match in _COMPOUND.finditer(unusual):
        yield from joined(match.group())
    for match in _DOTTED.finditer(unusual):
        yield from dotted(match.group())
    for match in _NUMBER.finditer(unusual):
        yield _SEPARATORS.sub("", match.group())
    if _CAPITALS.search(unusual):
        yield from _in_capitals(text)
    if not unusual.isascii():
        for match in _UNUSUAL.finditer(unusual):
            yield from plain_words(match.group())


def _unusual(text: str) -> Iterator[str]:
    """The pieces between blanks that hold a sign inside a word, two capitals in a row, or a letter that is not ASCII."""
    end = -1
    for match in _SIGN.finditer(text):
        if match.start() >= end:
            start, end = text.rfind(" ", 0, match.start()) + 1, text.find(" ", match.end())
            end = len(text) if end < 0 else end
            yield text[start:end]


def _in_capitals(text: str) -> Iterator[str]:
    for match in _CAPITALS.finditer(text):
        word = match.group().lower()
        if word in CAPITALS_MATTER and not _is_loud(text, match.start(), match.end()):
            yield CAPITALS_MARK + word


def joined(compound: str) -> list[str]:
    """What a hyphenated, apostrophised or ``&`` compound is when written as one word; nothing for ranges and contractions."""
    bare = _CONTRACTION.sub("", compound)
    one = fold(_SEPARATORS.sub("", bare))
    if not one or one == fold(bare) or one.isdigit() or len(one) > MAX_JOINED:
        return []
    model = _MODEL.fullmatch(one)
    return [one, model.group(1) + model.group(2)] if model else [one]


def dotted(abbreviation: str) -> list[str]:
    """``U.N.`` as one word; in capitals a word of its own where the small one means something else."""
    letters = abbreviation.replace(".", "")
    if letters.isdigit() or len(letters) < 2:
        return []
    one = fold(letters)
    if one in CAPITALS_MATTER:
        return [CAPITALS_MARK + one] if letters.isupper() else []
    return [one]


def capitals(word: str) -> str | None:
    """The marked form of a word typed in capitals that means something else in small letters; else None."""
    letters = word.replace(".", "")
    one = letters.lower()
    return CAPITALS_MARK + one if letters.isupper() and one in CAPITALS_MATTER and len(one) > 1 else None


def _is_loud(text: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals too, as in a shouting headline: then capitals tell nothing."""
    around = text[max(0, start - _LOUD_NEIGHBOURHOOD) : start] + text[end : end + _LOUD_NEIGHBOURHOOD]
    small = sum(letter.islower() for letter in around)
    return bool(around.strip()) and small < sum(letter.isupper() for letter in around)
