"""Which articles are not in English, the language of the tagger, and their words that tell names from other words with capitals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import FEMALE_NAMES, FOLDER, MALE_NAMES
from app.annotate.people.names import fold
from app.language.guessing import guess_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.annotate.people.paragraphs import Paragraph

UNKNOWN = "und"
ENGLISH = frozenset((
    "the", "and", "that", "was", "with", "from", "have", "were", "said", "which", "their", "this", "they", "his", "has", "its",
    "not", "out", "are", "been", "will", "who", "after", "but", "would", "there", "than", "into", "first", "against", "won", "beat",
))  # fmt: skip
ENGLISH_SHARE = 0.05
"""Of the words in small letters: running English has four times as much, other languages less even where they quote English."""
ENGLISH_SHARE_UNKNOWN = 0.02
"""And less than this where nothing says which language it is."""
WORDS_OF_KNOWN_LANGUAGE, WORDS_OF_UNKNOWN_LANGUAGE = 8, 14
"""So many different words in small letters are needed: a table of results has few in any language."""
SHARE_OF_DIGITS = 0.08
SHARE_OF_ACCENTS = 0.01
"""Of the characters: with so many other letters than those of English the fewer words will do."""
SHARE_OF_CYRILLIC = 0.3
CYRILLIC = re.compile("[а-яёіїєґ]")
UKRAINIAN = re.compile("[іїєґ]")
READ_FOR_LANGUAGE = 3_000
CHARACTERS_BETWEEN_ARTICLES = 150
"""On average of English; a text with as many is not looked at more closely."""
ACCENT = re.compile("[à-ÿā-ӿḁ-ỹ]")
SMALL_WORD = re.compile(r"(?<![\w'’.-])[^\W\d_A-Z]{2,}(?![\w.-])")


def language_of(paragraphs: Sequence[Paragraph]) -> str:
    """The language of an article that is certainly not in English, ``UNKNOWN`` where only that much is certain; else ''."""
    text = "\n".join(p.text for p in paragraphs)[:READ_FOR_LANGUAGE]
    if CHARACTERS_BETWEEN_ARTICLES * text.count(" the ") > len(text):
        return ""
    accents = 0 if text.isascii() else len(ACCENT.findall(text))
    if accents > SHARE_OF_CYRILLIC * len(text) and len(CYRILLIC.findall(text)) > SHARE_OF_CYRILLIC * len(text):
        return "uk" if UKRAINIAN.search(text) else "ru"
    small = [word for word in SMALL_WORD.findall(text) if word.islower()]
    different, english = len(set(small)), sum(word in ENGLISH for word in small)
    if different < WORDS_OF_KNOWN_LANGUAGE or english >= ENGLISH_SHARE * len(small):
        return ""
    code = guess_language(text)
    enough = different >= WORDS_OF_UNKNOWN_LANGUAGE or accents > SHARE_OF_ACCENTS * len(text)
    if code == "en" or (not code and (not enough or english >= ENGLISH_SHARE_UNKNOWN * len(small))):
        return ""
    if not code and text.isascii() and sum(text.count(digit) for digit in "0123456789") > SHARE_OF_DIGITS * len(text):
        return ""  # a table: 'Shr loss 22 cts vs profit 14 cts'
    return code or UNKNOWN


def _words(name: str) -> frozenset[str]:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(("-" if word.startswith("-") else "") + fold(word) for word in words)


AGENT = re.compile(r"\w{3}(?:er|erin|ist|istin|ent|entin|ant|antin|eur|eurin|loge|login|mann|frau)$")
CASE_ENDING = re.compile(r"(?:a|e|y|u|i|em|om|owi|ovi|ou|oj|ej|ei|oi|iu|ia)$")
LETTERS_OF_STEM = 3
GIVEN = _words("given_names_abroad") | MALE_NAMES | FEMALE_NAMES
OPENERS = _words("openers_abroad")
ORGANISATIONS = _words("organisations_abroad")
TITLES = _words("titles_abroad")
TITLE_ENDS = tuple(sorted(word[1:] for word in TITLES if word.startswith("-")))
THINGS = _words("things_abroad")
SAYING = _words("saying_verbs_abroad")
"""Verbs of saying, of which a name beside them is the subject."""


@lru_cache(50_000)
def is_given(word: str) -> bool:
    """A common given name, alone or at the head of a compound: Anne-Laure."""
    return fold(word) in GIVEN or ("-" in word and fold(word.partition("-")[0]) in GIVEN)


@lru_cache(50_000)
def is_given_bent(word: str) -> bool:
    """A given name as a Slavic sentence bends it: Lubomíra, Warwarę, Игоря."""
    stem = CASE_ENDING.sub("", fold(word))
    return len(stem) >= LETTERS_OF_STEM and any(stem + end in GIVEN for end in ("", "a", "y", "i"))


@lru_cache(50_000)
def is_agent(word: str) -> bool:
    """A noun for somebody by its form, as German ones have it: Altenpflegerin, Nebenklagevertreter."""
    return AGENT.search(word) is not None


@lru_cache(50_000)
def is_opener(word: str) -> bool:
    """A word that has its capital from the start of a sentence, a day, a month or a measure."""
    return fold(word) in OPENERS


@lru_cache(50_000)
def is_organisation(word: str) -> bool:
    """A word of the name of an organisation, a place or a thing, compounds included: Sonderpreis, Konrad-Adenauer-Stiftung."""
    return fold(word) in ORGANISATIONS or ("-" in word and fold(word.rpartition("-")[2]) in ORGANISATIONS)


@lru_cache(50_000)
def is_title(word: str) -> bool:
    """An office, a rank or a trade before a name, compounds included: Bundesfinanzministerin, Skolminister."""
    plain = fold(word.rstrip("."))
    return plain in TITLES or (len(plain) > len("minister") and plain.endswith(TITLE_ENDS))
