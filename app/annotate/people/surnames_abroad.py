"""Surnames alone in articles that are not in English, also as their sentences bend them (Hornungs, Raczyńskiego)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.other_languages import UNKNOWN, is_given, is_opener, is_organisation, is_title
from app.domain import NameSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LATIN_TO_CYRILLIC, VIETNAMESE = (0x41, 0x530), (0x1E00, 0x1F00)
UPPER = "".join(c for first, end in (LATIN_TO_CYRILLIC, VIETNAMESE) for c in map(chr, range(first, end)) if c.isupper())
_CAPITAL = rf"(?:[ODNM]['’](?=[{UPPER}]))?[{UPPER}][^\W\d_]*(?:-[^\W\d_]+)*"
WORD = re.compile(rf"(?<![\w.'’-])(?:[dljnmtsc]|qu|dell|all|nell|dall|sull)?(?:(?<=[a-z])['’])?({_CAPITAL}\.?)(?!\w)")
"""A word with a capital; of d'Emmanuel, l'Élysée and Malatya'da only that."""
PREVIOUS = re.compile(r"([^\W\d_][\w'’-]*\.?)[ \n]$")
CAPITAL_AFTER = re.compile(rf" [{UPPER}]\w")
SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:;\n\"“„«–—-])\s*[\"“„«]?$")
BY_FORM = 0.75
LETTERS_OF_SURNAME = 3
LETTERS_OF_STEM = 4
GENITIVE = ("s",)
_RUSSIAN = ("а", "у", "ым", "е", "ом", "ой", "ого", "ому", "ую", "ы", "и", "я", "ю", "ем", "им", "ой")
ENDINGS = {
    "de": GENITIVE,
    "sv": GENITIVE,
    "nl": GENITIVE,
    "pl": ("a", "owi", "em", "om", "ego", "emu", "im", "iego", "iemu", "ej", "iej", "ą", "ę", "y", "i", "u"),
    "ru": _RUSSIAN,
    UNKNOWN: GENITIVE,
    "uk": (*_RUSSIAN, "і", "ою", "ої", "ій"),
}
"""What a surname may end with in a sentence, in place of its last vowel."""
VOWEL_AT_END = re.compile(r"(?:ий|ый|[aeiouyąęаеиоуыйьяюії])$")


class Surnames:
    """What the full names of an article say of its single words; ``bent`` holds forms of a sentence with those of the full names."""

    def __init__(self, language: str) -> None:
        self._endings = ENDINGS.get(language, ())
        self._ends: dict[str, list[str]] = {}
        self._stems: dict[str, str] = {}
        self.bent: dict[str, str] = {}

    def add(self, name: str) -> None:
        """Take in one name; those of one word come after all others, as they may be a surname that the sentence bends."""
        if " " not in name and name not in self._ends and (last := self._unbent(name)):
            self.bent[name] = last
            return
        for surname in _surnames(name):
            last = surname.rpartition(" ")[2]
            if len(surname) < LETTERS_OF_SURNAME:
                continue
            if surname not in (known := self._ends.setdefault(last, [])):
                known.append(surname)
                known.sort(key=len, reverse=True)
            stem = last if self._endings == GENITIVE else VOWEL_AT_END.sub("", last)
            if self._endings and len(stem) >= LETTERS_OF_STEM:
                self._stems.setdefault(stem, last)

    def alone(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """The spans and the surnames that stand by themselves in between."""
        out = list(spans)
        taken = {place for s in spans for place in range(s.start, s.end)}
        for start, end in (m.span(1) for m in WORD.finditer(text)):
            if start in taken:
                continue
            word = text[start:end].rstrip(".")
            if not (last := word if word in self._ends else self._unbent(word)):
                continue
            first = min((start - len(s) + len(last) for s in self._ends[last] if _reads(text, start, s, last)), default=-1)
            bent = self._endings == GENITIVE and word != last
            if first >= 0 and _by_itself(text, first, start + len(word), owns=bent):
                out.append(NameSpan(first, start + len(word), BY_FORM, "a name that the article gives elsewhere"))
                if word != last:
                    self.bent[text[first : start + len(word)]] = text[first:start] + last
        return sorted(out, key=lambda s: s.start)

    def _unbent(self, word: str) -> str:
        for ending in self._endings:
            if word.endswith(ending) and (last := self._stems.get(word[: -len(ending)])):
                return last
        return ""


def _surnames(name: str) -> Iterator[str]:
    """By which words the rest of the article may call the bearer of a name."""
    words = name.split()
    if len(words) == 1:
        yield name
        return
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    yield " ".join(words[at:])
    yield words[-1]
    if is_given(words[-1]) and not is_given(words[0]):
        yield words[0]  # Szabados Péter
    if at > 1 and not is_given(words[at - 1]) and is_given(words[0]):
        yield words[at - 1]  # Santiago Ibarrola Méndez
        yield " ".join(words[at - 1 :])


def _reads(text: str, start: int, surname: str, last: str) -> bool:
    """Does the text have the words of the surname that stand before its last one? 'Van der Tak' where the article has 'van der Tak'."""
    before = surname[: len(surname) - len(last)]
    found = text[max(0, start - len(before)) : start]
    return found == before or (found[1:] == before[1:] and found[:1].lower() == before[:1].lower())


def _by_itself(text: str, start: int, end: int, *, owns: bool) -> bool:
    """Is the surname no part of a longer name: no capital behind it, and before it at most a title or the beginning of a sentence?

    Behind one that ``owns`` something a noun may stand: Kropps Mutter.
    """
    if (CAPITAL_AFTER.match(text, end) and not owns) or text[end : end + 1] == "-":
        return False
    before = PREVIOUS.search(text, max(0, start - 40), start)
    if before is None:
        return True
    word = before.group(1)
    if word[0].islower() or is_title(word) or is_opener(word):
        return not is_organisation(word)
    return word.endswith(".") or SENTENCE_BEFORE.search(text[max(0, before.start() - 30) : before.start()]) is not None
