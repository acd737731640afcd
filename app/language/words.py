"""Words as the full-text index sees them, with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.language.unicode61 import DIACRITICS, FOLD_RUNS, WORD_RANGES


def _ranges() -> Iterator[tuple[int, int]]:
    for part in WORD_RANGES.split():
        first, _, last = part.partition("-")
        yield int(first, 16), int(last or first, 16)


def _fold_table() -> dict[int, int | None]:
    table: dict[int, int | None] = {int(mark, 16): None for mark in DIACRITICS.split()}
    for run in FOLD_RUNS.split():
        source, _, image = run.partition(">")
        step = 2 if "=" in source else 1
        first, _, last = source.replace("=", "-").partition("-")
        shift = int(image, 16) - int(first, 16)
        for code in range(int(first, 16), int(last or first, 16) + 1, step):
            table[code] = code + shift
    return table


def _character_class() -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in _ranges())  # not as escapes, which take 8 ms more to compile


WORD_CHARACTERS = _character_class()
"""The characters that words are made of, as the inside of a regular expression's character class."""

MARKS = "".join(chr(int(mark, 16)) for mark in DIACRITICS.split())

WORD = re.compile(f"[{WORD_CHARACTERS}][{WORD_CHARACTERS}{MARKS}]*")
_ASCII_WORD = re.compile("[a-z0-9]+")
_FOLD = _fold_table()
_FOLD_IN_PLACE = {code: image for code, image in _FOLD.items() if image is not None}


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its folded form and where it stands (code points, end exclusive)."""

    text: str
    start: int
    end: int


def fold(word: str) -> str:
    """The form under which the index keeps a word: small letters, no diacritics."""
    return word.lower() if word.isascii() else word.translate(_FOLD)


def fold_in_place(text: str) -> str:
    """Fold every character but keep the length, so that offsets stay those of ``text``; combining marks remain."""
    return text.lower() if text.isascii() else text.translate(_FOLD_IN_PLACE)


def tokens(text: str) -> Iterator[Token]:
    """The words of ``text`` in order, as FTS5's ``unicode61 remove_diacritics 2`` would index them."""
    for match in WORD.finditer(text):
        yield Token(fold(match.group()), match.start(), match.end())


def words(text: str) -> list[str]:
    """The folded words of ``text``."""
    return _ASCII_WORD.findall(text.lower()) if text.isascii() else [fold(word) for word in WORD.findall(text)]
