"""What is added to the words of a query, each addition with its reason: plurals, spellings, aliases, abbreviations.

A false addition is worse than a missing one. So only what the archive itself holds is added, and letters alone let a
phrase stand for an abbreviation only when chance would hardly make them agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.domain import Expansion
from app.language.abbreviations import possible_initials, singular_short, stands_for
from app.language.forms import CAPITALS_MATTER
from app.language.inflect import other_numbers
from app.language.transliteration import same_name
from app.language.words import words
from app.search.nodes import Phrase
from app.search.readings import Kind, Reading, Term, without_possessive
from app.search.spellings import Spellings

MAX_EXPANDED = 32
"""Words of one query that are looked up for expansion; the rest is searched for as typed."""

MAX_LONG_FORMS = 3
LETTERS_IN_USE = 12
"""About as many equally likely first letters as English capitalised words have (their entropy is 3.6 bits)."""

CHANCE = 0.1
"""How many phrases of the archive may be expected to fit an abbreviation's letters by chance for one to be believed."""


@dataclass(frozen=True, slots=True)
class LongForm:
    """What an abbreviation is said to mean, and in how many articles; ``folded`` is the long form's index words."""

    short: str
    long: str
    folded: str
    articles: int


class Lexicon(Protocol):
    """What the archive knows about words."""

    def holds(self, term: Term) -> bool:
        """Whether any article has the term."""
        ...

    def joins(self, word: str) -> bool:
        """Whether some article writes the word with a hyphen or the like inside it."""
        ...

    def holds_compound(self, word: str, term: Term) -> bool:
        """Whether an article that joins ``word`` so has the words of ``term`` next to each other."""
        ...

    def is_name(self, word: str) -> bool:
        """Whether the word is part of a person's name."""
        ...

    def names_beside(self, word: str) -> Sequence[str]:
        """Other single words by which people with this name are called."""
        ...

    def long_forms(self, short: str) -> Sequence[LongForm]:
        """What articles spell an abbreviation out as, the commonest first."""
        ...

    def capital_phrases(self, initials: Sequence[str]) -> Sequence[str]:
        """Capitalised phrases with any of these initials."""
        ...

    def capital_phrase_count(self) -> int: ...

    def written_in_capitals(self, word: str) -> bool:
        """Whether articles write the word in capitals, and not more often in small letters; headlines all in capitals do not tell."""
        ...


class Expander:
    """Adds to readings what a lexicon and a table of spellings know."""

    def __init__(self, lexicon: Lexicon, spellings: Spellings) -> None:
        self.lexicon = lexicon
        self.spellings = spellings

    def expand(self, reading: Reading) -> tuple[Reading, list[Expansion]]:
        """The reading with its additions, and what to tell the reader about them."""
        leaf = reading.leaf
        told: list[Expansion] = []
        added: list[tuple[Term, Kind]] = []

        def add(kind: Kind, labels: Mapping[Term, str], evidence: str = "") -> None:
            known = {*reading.typed, *(term for term, _ in added)}
            fresh = {term: label for term, label in labels.items() if term not in known and self.lexicon.holds(term)}
            if fresh:
                added.extend((term, kind) for term in fresh)
                told.append(Expansion(term=leaf.text, added=tuple(dict.fromkeys(fresh.values())), kind=kind, evidence=evidence))

        if isinstance(leaf, Phrase):
            if leaf.slop is None:
                add("spelling", self._spellings(leaf.text), "table of spellings")
        elif not leaf.prefix:
            text = without_possessive(leaf.text)
            word = next(iter(reading.typed[0].words), "") if len(reading.typed[0].words) == 1 else ""
            add("inflection", self._other_numbers(text, reading.typed))
            add("spelling", self._spellings(text), "table of spellings")
            if word and word.isalpha():
                add("alias", self._other_names(word), "names of the same person in the archive")
            for long_form in self._long_forms(text):
                evidence = (
                    f"spelled out in {_articles(long_form.articles)}"
                    if long_form.articles
                    else "its letters fit this phrase of the archive"
                )
                add("abbreviation", _both_numbers(long_form.long), evidence)
        return replace(reading, added=tuple(added)), told

    def _other_numbers(self, text: str, typed: Sequence[Term]) -> dict[Term, str]:
        """The other number of a word in small letters, or of the last part of a compound: ``e-mail`` finds emails and e-mails."""
        if not text.islower() or not text.replace("-", "").isalpha():
            return {}
        out: dict[Term, str] = {}
        for *front, last in (term.words for term in typed):
            if not self.lexicon.is_name(last):
                lead = text.removesuffix(last) if front else ""
                out |= {Term((*front, other)): lead + other for other in other_numbers(last)}
        return out

    def _spellings(self, text: str) -> dict[Term, str]:
        return {Term(other): label for other, label in self.spellings.others(words(text)).items()}

    def _other_names(self, word: str) -> dict[Term, str]:
        beside = self.lexicon.names_beside(word)
        return {Term((other,)): other.capitalize() for other in beside if other != word and same_name(word, other)}

    def _long_forms(self, text: str) -> list[LongForm]:
        """What the word abbreviates: as articles say, or else the phrase whose words its letters begin."""
        short = singular_short(text)
        if not 2 <= len(short) <= 10 or not short.isalnum() or (short.lower() in CAPITALS_MATTER and not short.isupper()):
            return []
        said = self.lexicon.long_forms(short.lower())
        if said:
            if short.islower() and said[0].short.isupper() and not self.lexicon.written_in_capitals(short):
                return []  # "set", "fair" and "oil" are words, whatever a firm or a law is called for short
            enough = max(1, said[0].articles // 10)
            return [form for form in said if form.articles >= enough and short.lower() not in form.folded.split()][:MAX_LONG_FORMS]
        return self._by_letters(short)

    def _by_letters(self, short: str) -> list[LongForm]:
        if len(short) < 4 or not short.isalpha() or not (short.isupper() or short.islower()):
            return []
        fitting = [
            (phrase, ways) for phrase in self.lexicon.capital_phrases(possible_initials(short)) if (ways := stands_for(short, phrase))
        ]
        by_singular = {_singular_key(phrase): (phrase, ways) for phrase, ways in sorted(fitting, key=lambda pair: -len(pair[0]))}
        if len(by_singular) != 1:  # none, or several different ones: then nothing tells which
            return []
        (phrase, ways) = next(iter(by_singular.values()))
        expected = self.lexicon.capital_phrase_count() * ways / LETTERS_IN_USE ** len(short)
        if expected > CHANCE or (short.islower() and not self.lexicon.written_in_capitals(short)):
            return []
        return [LongForm(short, phrase, " ".join(words(phrase)), 0)]


def _singular_key(phrase: str) -> tuple[str, ...]:
    parts = words(phrase)
    return (*parts[:-1], parts[-1].removesuffix("s"))


def _both_numbers(long: str) -> dict[Term, str]:
    """The long form as it is printed, and with its last word in the other number."""
    parts = words(long)
    if not parts:
        return {}
    out = {Term(tuple(parts)): long}
    for other in other_numbers(parts[-1]):
        head = long[: len(long) - len(parts[-1])] if long.lower().endswith(parts[-1]) else " ".join(parts[:-1]) + " "
        out[Term((*parts[:-1], other))] = head + other.capitalize() if long[len(head) : len(head) + 1].isupper() else head + other
    return out


def _articles(count: int) -> str:
    return "one article" if count == 1 else f"{count:,} articles"
