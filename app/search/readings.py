"""What a typed word or phrase can look like in the index: every way of writing it, and what was added to it.

Ways of writing (hyphens, dots, capitals, special letters) are always tried. Additions (plurals, spellings, aliases,
abbreviations) are expansion: shown to the reader, and switched off with ``aliases=false``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from app.language.fold import plain_words
from app.language.forms import CAPITALS_MARK, CAPITALS_MATTER, capitals, dotted, joined
from app.language.words import words
from app.search.nodes import Phrase, TextField, TextLeaf, Word

Kind = Literal["typed", "inflection", "spelling", "alias", "abbreviation", "typo"]
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?\Z", re.IGNORECASE)
_DOTTED = re.compile(r"(?:[^\W_]\.){1,8}[^\W_]?\.?\Z")
_NUMBER = re.compile(r"\d{1,3}(?:[,']\d{3})+\Z")
_MODEL_PLURAL = re.compile(r"([^\W\d_]+\d+)s\Z")
MAX_VARIANTS = 8


@dataclass(frozen=True, slots=True)
class Term:
    """Index words next to each other, or within ``slop`` words; with ``prefix`` the last one begins a word."""

    words: tuple[str, ...]
    prefix: bool = False
    slop: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One leaf of a query with all that matches it. ``added`` maps each expansion term to its kind."""

    leaf: TextLeaf
    typed: tuple[Term, ...]
    added: tuple[tuple[Term, Kind], ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.typed + tuple(term for term, _ in self.added)

    @property
    def equals(self) -> tuple[Term, ...]:
        """What counts as the word itself: as typed, and its plural or singular."""
        return self.typed + tuple(term for term, kind in self.added if kind == "inflection")

    @property
    def field(self) -> TextField | None:
        return self.leaf.field


def read_leaf(leaf: TextLeaf, *, marked_capitals: bool) -> Reading:
    """The ways of writing a leaf. ``marked_capitals``: whether capitals tell, as they do not in a shouted query."""
    return Reading(leaf, tuple(_word(leaf, marked=marked_capitals) if isinstance(leaf, Word) else _phrase(leaf)))


def without_possessive(text: str) -> str:
    """The word that a possessive counts as: ``Kyiv`` of ``Kyiv's``."""
    return _POSSESSIVE.sub("", text) or text


def _word(leaf: Word, *, marked: bool) -> list[Term]:
    text = without_possessive(leaf.text)
    spelled = tuple(words(text))
    if leaf.prefix:
        return _distinct([Term(spelled, prefix=True), *(Term(tuple(plain), prefix=True) for plain in [plain_words(text)] if plain)])
    if marked and (form := capitals(text)):
        return [Term((form,))]
    variants = [spelled, *((one,) for one in as_one_word(text))]
    if plain := plain_words(text):
        variants.append(tuple(plain))
    return _distinct([Term(variant) for variant in variants])


def _phrase(leaf: Phrase) -> list[Term]:
    """The words as written, and with each compound or abbreviation written the other way."""
    sequences: list[tuple[str, ...]] = [()]
    for piece in leaf.text.split():
        choices = _choices(piece)
        if choices:
            sequences = [sequence + choice for sequence in sequences for choice in choices][:MAX_VARIANTS]
    slop = leaf.slop
    return _distinct([Term(sequence, slop=slop if len(sequence) > 1 else None) for sequence in sequences if sequence])


def _choices(piece: str) -> list[tuple[str, ...]]:
    spelled = tuple(words(piece))
    choices = [spelled, *((one,) for one in as_one_word(piece) if not one.startswith(CAPITALS_MARK)), tuple(plain_words(piece))]
    letters = piece.strip(",;:!?")
    if letters.isupper() and letters.isascii() and letters.isalpha() and 2 <= len(letters) <= 4:
        choices.append(tuple(letters.lower()))  # "UN envoy" and "U.N. envoy"
    if len(spelled) > 1 and all(len(word) == 1 for word in spelled) and "".join(spelled) in CAPITALS_MATTER:
        choices.append(("".join(spelled),))
    return list(dict.fromkeys(choice for choice in choices if choice))


def as_one_word(text: str) -> list[str]:
    """A compound, dotted abbreviation or number with separators, as the index keeps it in one word."""
    if _NUMBER.match(text):
        return [re.sub(r"\D", "", text)]
    if _DOTTED.match(text):
        return dotted(text)
    if model := _MODEL_PLURAL.match(text.lower()):
        return [*joined(text), model.group(1)]
    return joined(text)


def plain_in_field(reading: Reading) -> Reading:
    """The reading without marked capitals, which the index does not keep by field: the letters, dotted or not."""
    terms: list[Term] = []
    for term in reading.typed:
        if term.words[0].startswith(CAPITALS_MARK):
            letters = term.words[0].removeprefix(CAPITALS_MARK)
            terms += [Term((letters,)), Term(tuple(letters))]
        else:
            terms.append(term)
    return Reading(reading.leaf, tuple(terms), reading.added)


def is_shouted(texts: list[str]) -> bool:
    """Whether a query is all in capitals, long enough that they cannot all be abbreviations."""
    letters = [text for text in texts if any(character.isalpha() for character in text)]
    return bool(letters) and all(text.upper() == text for text in letters) and (len(letters) > 2 or any(len(text) > 6 for text in letters))


def mostly_capitals(word: str, articles: Iterable[Sequence[str]]) -> bool:
    """Whether texts of articles have the word in capitals, and at least as often as in small letters where not all is in capitals."""
    texts = [text for article in articles for text in article]
    telling = [text for text in texts if text != text.upper()]
    capitals, small = (re.compile(rf"\b{re.escape(form)}s?\b") for form in (word.upper(), word.lower()))
    in_capitals, in_small = (sum(len(form.findall(text)) for text in telling) for form in (capitals, small))
    return in_capitals >= in_small and any(capitals.search(text) for text in texts)


def _distinct(terms: list[Term]) -> list[Term]:
    return list(dict.fromkeys(term for term in terms if term.words))
