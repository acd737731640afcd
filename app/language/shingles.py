"""When two texts are copies of one another: shared runs of words, and MinHash marks that find the candidates.

A copy is syndicated, updated or cut short. The same event told by another outlet shares names and quotations, but
not most of its runs of five words.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

Longs = NDArray[np.int64]

SHINGLE_WORDS = 5
MAX_CHARACTERS = 120_000
"""More of a text is not compared (about 20,000 words): bounds time and memory."""
SHORT_WORDS = 30
"""A body this short says little: a consent notice, a caption."""
BODY_MARKS = 16
OPENING_MARKS = 6
OPENING_WORDS = 60
SEED = 20_240_624
_SLOTS = np.arange(BODY_MARKS + OPENING_MARKS, dtype=np.int64) << 32
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W_]+")
"""A word, or one character of a script that is written without blanks."""
_PRINTERS_MARKS = "‘’“”–—…"
_ONLY_WORDS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))

SAME_IN_SMALLER = 0.6
SAME_IN_LARGER = 0.5
SAME_IN_CUT = 0.8
SAME_IN_OPENING = 0.5


@dataclass(frozen=True, slots=True)
class Signature:
    """What finds a text's possible copies: two texts that share ``marks`` are worth comparing."""

    words: int
    marks: tuple[int, ...]


def text_words(text: str) -> list[str]:
    """The words that texts are compared by: small letters and digits, no punctuation."""
    folded = text[:MAX_CHARACTERS].casefold()
    for mark in "" if folded.isascii() else _PRINTERS_MARKS:
        folded = folded.replace(mark, " ")
    if folded.isascii():  # ten times as fast, and true of most texts once the printer's marks are gone
        return folded.encode("ascii").translate(_ONLY_WORDS).decode("ascii").split()
    return WORD.findall(folded)


def signature(text: str) -> Signature:
    """Marks of a whole text and of its opening, which is all that a copy cut short shares of a long one.

    With 16 marks of which two must agree, a pair that shares 40 % of its runs is found 99.6 times in 100, one that
    shares 1 % 1 time in 100. Marks of an opening find a copy that was cut after its first lines.
    """
    return unpack(packed_signature(text)[0])


def packed_signature(text: str) -> tuple[bytes, int]:
    """The signature of a text as ``pack`` makes it, and the number of words."""
    words = text_words(text)
    runs = list(map(" ".join, _runs(words)))
    values = [*_minhash(runs, BODY_MARKS), *_minhash(runs[: OPENING_WORDS - SHINGLE_WORDS + 1], OPENING_MARKS)] if words else []
    return struct.pack(f"<{1 + len(values)}I", len(words), *values), len(words)


def _minhash(runs: list[str], marks: int) -> list[int]:
    sketch = RMinHash(num_perm=marks, seed=SEED)
    sketch.update(runs)
    return list(sketch.digest())


def pack(found: Signature) -> bytes:
    """A signature as it is stored: 32 bits for the words and for each mark, little-endian."""
    return struct.pack(f"<{1 + len(found.marks)}I", found.words, *(mark & 0xFFFFFFFF for mark in found.marks))


def unpack(stored: bytes) -> Signature:
    words, *values = struct.unpack(f"<{len(stored) // 4}I", stored)
    return Signature(words, tuple(slot << 32 | value for slot, value in enumerate(values)))


def unpack_marks(stored: bytes) -> Longs:
    """The marks of a packed signature."""
    values = np.frombuffer(stored, "<u4")[1:].astype(np.int64)
    return _SLOTS[: len(values)] | values


@dataclass(frozen=True, slots=True)
class Comparable:
    """A text taken apart for comparing. ``title`` decides only where the body is too short to."""

    title: tuple[str, ...]
    words: list[str]
    runs: frozenset[tuple[str, ...]]


def comparable(title: str, text: str) -> Comparable:
    words = text_words(text)
    return Comparable(tuple(text_words(title)), words, frozenset(_runs(words)))


def are_copies(one: Comparable, other: Comparable) -> bool:
    """Whether two texts are versions of one article, by the runs of five words that they really share.

    Either most of both is the same and at least one's opening stands in the other (updated, syndicated), or nearly all
    of the shorter is in the longer and both open alike (cut short). A digest that holds a whole article is no copy of it.
    """
    small, large = sorted((one, other), key=lambda text: len(text.runs))
    if not small.runs:
        return False
    if len(small.words) < SHORT_WORDS:
        return small.words == large.words and small.title == large.title
    shared = len(small.runs & large.runs)
    in_small, in_large = shared / len(small.runs), shared / len(large.runs)
    if in_small < SAME_IN_SMALLER:
        return False
    length = max(OPENING_WORDS, len(small.words) // 3)
    openings = _opening_in(small, large, length), _opening_in(large, small, length)
    if in_large >= SAME_IN_LARGER:
        return max(openings) >= SAME_IN_OPENING
    return in_small >= SAME_IN_CUT and min(openings) >= SAME_IN_OPENING


def _opening_in(one: Comparable, other: Comparable, length: int) -> float:
    runs = _runs(one.words[:length])
    return sum(run in other.runs for run in runs) / len(runs)


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    if len(words) <= SHINGLE_WORDS:
        return [tuple(words)] if words else []
    return list(zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False))
