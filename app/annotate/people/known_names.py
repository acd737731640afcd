"""What the sure names of an article say about the others."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.annotate.people.alike import one_slip_apart
from app.annotate.people.lexicon import (
    FAMILY_NAMES_FIRST,
    FEMALE_NAMES,
    GENERATIONS,
    MALE_NAMES,
    NAMED_THINGS,
    NOT_IN_ROLES,
    OPENERS,
    PARTICLES,
    PLACES,
    SELDOM_NAMES,
    TITLES,
    WORDS_THAT_ARE_NAMES,
)
from app.annotate.people.names import BEFORE_KC

if TYPE_CHECKING:
    from collections.abc import Sequence

TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
MAX_TOKENS = 8
MIN_LETTERS = 4
LETTERS_OF_FAMILY_NAME = 3
_INITIAL = "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
_FINAL = "(?:iang|uang|iong|ang|eng|ing|ong|iao|ian|uai|uan|an|en|in|un|ai|ei|ui|ao|ou|iu|ia|ie|ua|uo|ue|a|e|i|o|u)"
PINYIN = re.compile(rf"(?:{_INITIAL}{_FINAL}){{2}}", re.IGNORECASE)
"""Two syllables of Chinese, as the given name behind a family name: Yongzheng, Jiabao."""
LETTERS_OF_MISPRINT = 8
MOST_COMPARED = 200
"""Surnames among which a misprinted one is sought, so that a page of 5,000 names stays quick."""
ARTICLE = re.compile(r"^(?:al|el|as|ash|ar|an|at|ad|az|ul)[-–](?=[A-Z])")

SOMETHING_ELSE = WORDS_THAT_ARE_NAMES | TITLES | NAMED_THINGS | NOT_IN_ROLES | PLACES
NOT_GIVEN = SELDOM_NAMES | OPENERS
"""Words at the beginning of a name that do not name a person alone; the latter as printed."""

Tokens = tuple[str, ...]


def _two_surnames(words: Sequence[str]) -> bool:
    """Is the word before the last a surname of its own, as with Spanish names: no particle, no given name, no ordinary word?"""
    if len(words) not in (3, 4) or words[0].lower() not in MALE_NAMES | FEMALE_NAMES or words[-2].lower() in MALE_NAMES | FEMALE_NAMES:
        return False
    first = words[-2]
    return first.isalpha() and first[0].isupper() and len(first) >= MIN_LETTERS and first.lower() not in PARTICLES | WORDS_THAT_ARE_NAMES


def _spreads_as_given(word: str) -> bool:
    """A common given name, or a word of five letters or more that is nothing else that is known."""
    low = word.lower()
    if low in MALE_NAMES or low in FEMALE_NAMES:
        return len(word) >= MIN_LETTERS
    return len(word) > MIN_LETTERS and word[0].isupper() and not word.isupper() and low not in SOMETHING_ELSE and word not in NOT_GIVEN


@dataclass(slots=True)
class KnownNames:
    """What the sure names of an article say: their texts, surnames and given names, as tuples of words."""

    full: set[Tokens] = field(default_factory=set)
    surnames: set[Tokens] = field(default_factory=set)
    alone: set[Tokens] = field(default_factory=set)
    given: set[Tokens] = field(default_factory=set)
    """Common given names of people whom the article names in full."""
    barred: set[Tokens] = field(default_factory=set)
    """Names of several words that are no person's, though parts of them may be elsewhere."""
    initials: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    lengths: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: str) -> None:
        """Take in one sure mention."""
        words = name.replace(",", " ").split()
        while len(words) > 1 and words[-1].lower().strip(".") in GENERATIONS:
            words.pop()
        tokens = tuple(TOKEN.findall(" ".join(words)))[:MAX_TOKENS]
        if not tokens:
            return
        if len(words) == 1:
            self._keep(self.alone, tokens)
            return
        self._keep(self.full, tokens)
        self.initials.add("".join(t[0] for t in tokens))
        self.words.update(tokens)
        surname = tuple(TOKEN.findall(words[-1]))
        if (bare := ARTICLE.sub("", words[-1])) != words[-1] and len(bare) > MIN_LETTERS:
            if bare.lower() not in TITLES:
                self._keep(self.surnames, (bare,))  # the Sudani government of Mohammed Shia al-Sudani
            self._keep(self.surnames, surname)
            self._keep(self.surnames, (surname[0].capitalize(), *surname[1:]))
        if words[-1].isupper() and words[-2].lower() in BEFORE_KC:
            self._keep(self.surnames, surname)  # Gaurab Kumar KC
        if words[-1][0].isupper() and sum(map(len, surname)) >= MIN_LETTERS:
            self._keep(self.surnames, surname)
        eastern = len(words) == 3 or (len(words) == 2 and ("-" in words[1] or PINYIN.fullmatch(words[1])))
        if eastern and words[0].lower() in FAMILY_NAMES_FIRST and len(words[0]) >= LETTERS_OF_FAMILY_NAME:
            self._keep(self.surnames, tuple(TOKEN.findall(words[0])))  # Park Chang-jin
        if _two_surnames(words):
            self._keep(self.surnames, (words[-2],))  # Luis Arce Catacora, who is Arce in headlines
        if _spreads_as_given(words[0]):
            self._keep(self.given, tuple(TOKEN.findall(words[0])))
        if len(words) > 2 and words[-2].lower() in PARTICLES:
            at = next(i for i in range(1, len(words)) if all(w.lower() in PARTICLES for w in words[i:-1]))
            surname = tuple(TOKEN.findall(" ".join(words[at:])))
            self._keep(self.surnames, surname)
            self._keep(self.surnames, (surname[0].capitalize(), *surname[1:]))

    def bar(self, name: str) -> None:
        """Take in what is no person: a name of several words, or one that nobody's given name may be found by."""
        tokens = tuple(TOKEN.findall(name))[:MAX_TOKENS]
        if len(tokens) > 1:
            self._keep(self.barred, tokens)
        elif tokens and tokens not in self.surnames:
            self.given.discard(tokens)
            self.words.discard(tokens[0])

    def misprinted(self, word: str) -> bool:
        """Is a long word one slip of the pen away from a surname of the article?"""
        if len(word) < LETTERS_OF_MISPRINT or len(self.surnames) > MOST_COMPARED:
            return False
        return any(len(s) == 1 and one_slip_apart(s[0], word) for s in self.surnames)

    def _keep(self, kind: set[Tokens], tokens: Tokens) -> None:
        if tokens:
            kind.add(tokens)
            self.lengths[tokens[0]].add(len(tokens))
            upper = tuple(t.upper() for t in tokens)
            self.lengths[upper[0]].add(len(tokens))
