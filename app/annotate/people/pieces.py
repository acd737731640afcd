"""Words, their case shapes and their word pieces, the same in tagging and in training."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|[^\w\s]|_")
MARKS = re.compile("[\u0300-\u036f]")
"""Accents that no letter holds: the dot and the tone of a Yoruba name."""
CLS, SEP, UNKNOWN = 101, 102, 100
MAX_PIECES_OF_WORD = 8
MAX_LETTERS_OF_WORD = 40
MAX_WORDS_REMEMBERED = 100_000

SHAPES = ("symbol", "lower", "Capital", "UPPER", "with digit", "single capital", "McMixed", "iMixed")
SYMBOL, LOWER, CAPITAL, UPPER, DIGIT, SINGLE, MC_MIXED, I_MIXED = range(len(SHAPES))


def shape(word: str) -> int:
    """The case class of a word, as an index into ``SHAPES``."""
    if not word.isalpha() and not (word := MARKS.sub("", word)).isalpha():
        return DIGIT if any(c.isdigit() for c in word) else SYMBOL
    if word.islower():
        return LOWER
    if len(word) == 1:
        return SINGLE
    if word.isupper():
        return UPPER
    if word[0].isupper():
        return CAPITAL if word[1:].islower() else MC_MIXED
    return I_MIXED


class Encoder:
    """Words to (word pieces, case shape), remembering words already seen; not safe for several threads at once."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[list[int], int]] = {}

    def __call__(self, words: Sequence[str]) -> list[tuple[list[int], int]]:
        if len(self._known) > MAX_WORDS_REMEMBERED:
            self._known.clear()
        if new := list({w for w in words if w not in self._known}):
            short = [w[:MAX_LETTERS_OF_WORD].encode(errors="replace").decode() for w in new]  # lone surrogates would not encode
            for word, code in zip(new, self._tokenizer.encode_batch(short, add_special_tokens=False), strict=True):
                self._known[word] = ((code.ids or [UNKNOWN])[:MAX_PIECES_OF_WORD], shape(word))
        return [self._known[w] for w in words]
