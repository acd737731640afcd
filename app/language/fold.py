"""Letters written in other ways: what a reader would type for ``straße``, ``Łódź``, ``ﬁ`` or full-width ``ＮＡＴＯ``."""

from __future__ import annotations

import unicodedata

from app.language.words import fold, words
from app.language.words import fold_in_place as fold_as_indexed

_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
        "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "İ": "i", "ħ": "h", "Ħ": "h", "ŋ": "ng", "Ŋ": "ng", "ŧ": "t", "Ŧ": "t",
        "ə": "a", "Ə": "a", "ĳ": "ij", "ŉ": "n", "ſ": "s",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart, as English newspapers print them."""


def plain(word: str) -> str:
    """The word in its plainest letters: compatibility forms taken apart, marks dropped, special letters spelled out."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return fold("".join(letter for letter in apart if not unicodedata.combining(letter)))


def plain_words(word: str) -> list[str]:
    """The index words of the plain form, when they are not those of the word itself; else nothing."""
    if word.isascii():
        return []
    simple = words(plain(word))
    return [] if simple == words(word) else simple


class _InPlace(dict[int, str]):
    """The plain letter for each character that has exactly one, found when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        simple = plain(letter)
        self[code] = simple if len(simple) == 1 else fold_as_indexed(letter)
        return self[code]


_IN_PLACE = _InPlace()


def fold_in_place(text: str) -> str:
    """Every character in its plainest single letter, so that offsets stay those of ``text``."""
    return text.lower() if text.isascii() else text.translate(_IN_PLACE)
