"""Which of the doubtful marks of the tagger count: by what the article knows and by the words around them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.annotate.people.known_names import TOKEN, KnownNames
from app.annotate.people.lexicon import (
    COURTESY,
    FAMILY_NAMES_FIRST,
    FEMALE_NAMES,
    MALE_NAMES,
    ROLE_HEADS,
    SAYING_VERBS,
    TITLES_BEFORE_SURNAMES,
    WORDS_THAT_ARE_NAMES,
)
from app.annotate.people.spans import sure
from app.annotate.people.told import KIN
from app.annotate.people.trimming import HYPHENATED_GIVEN

if TYPE_CHECKING:
    from app.annotate.people.paragraphs import Paragraph
    from app.domain import NameSpan

SUPPORTED = 0.3
"""A hint this strong counts once the name is known to the article or a courtesy title stands before it."""
MAX_ACRONYM = 5
LONGEST_BYLINE = 60
SURE_OF_ORDINARY_WORD = 0.9
WORD_BEFORE = re.compile(r"(\S+)[ \n]$")
SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:;\"“‘(•—\n]|[.!?][\"”’)])\s*$")
ARTICLE_BEFORE = re.compile(r"\b(?:the|The)\s$")
SUBJECT_AFTER = re.compile(rf"[,.;:?!]|\s(?:is|was|has|had|will|would|who|{'|'.join(sorted(SAYING_VERBS))})\b")
CALLED_BEFORE = re.compile(
    r"\b(?:(?:alias|nicknamed|dubbed|fondly called|also called|popularly called|known (?:\w+ )?as|born)\s(?:[\"“‘]|``)?"
    r"|calls? (?:him|her|them|me) (?:[A-Z][\w'’-]+ and )?[\"“‘]?)$"
)
AGED_AFTER = re.compile(r", \d{1,3}, (?:who|whose)\b")
_KIN = "|".join(sorted(map(re.escape, KIN), key=len, reverse=True))
KIN_WITH_NAME = re.compile(rf"\b(?:(?:{_KIN}),?|(?:sons|daughters|brothers|sisters|cousins|children)(?:,? [A-Z][\w'’-]+,?)*(?: and)?)\s$")


def supported(text: str, span: NameSpan) -> NameSpan:
    """A hint that counts says why."""
    if span.evidence or sure(text, span):
        return span
    return replace(span, evidence=f"tagger {span.probability:.2f}, supported by the rest of the article or a title")


def is_acronym(paragraph: Paragraph, span: NameSpan) -> bool:
    """A short word in capitals, in a text that is not: NATO, DAB; but JFK too."""
    name = paragraph.text[span.start : span.end]
    return name.isalpha() and name.isascii() and name.isupper() and 1 < len(name) <= MAX_ACRONYM and not paragraph.upper_case


def is_known_acronym(text: str, span: NameSpan, known: KnownNames) -> bool:
    name = text[span.start : span.end]
    spelt = name in known.initials or name in known.words or name.title() in known.words
    return span.probability >= SUPPORTED and (spelt or titled(text, span.start))


def counts(text: str, span: NameSpan, known: KnownNames) -> bool:
    """A sure span, or a hint whose name the article knows."""
    name = text[span.start : span.end]
    tokens = tuple(TOKEN.findall(name))
    if opens_with_ordinary_word(text, span):
        return tokens in known.surnames and sure(text, span)
    if sure(text, span):
        return True
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 25]
    if is_called_the(before, after):
        return False
    if span.probability >= SUPPORTED and AGED_AFTER.match(text, span.end):
        return True
    if span.probability >= SUPPORTED and (CALLED_BEFORE.search(before) or KIN_WITH_NAME.search(before)):
        return True
    if len(tokens) > 1 and tokens[0].lower() in MALE_NAMES | FEMALE_NAMES and _has_an_office(before):
        return True
    if tokens in known.full or tokens in known.surnames or tokens in known.alone:
        return span.probability >= SUPPORTED
    if len(tokens) > 1 and span.probability >= SUPPORTED and tokens[-1:] in known.alone:
        return True  # Lenore Askew, who is Askew from then on
    if len(tokens) == 1 and (tokens[0] in known.words or known.misprinted(tokens[0])):
        return span.probability >= SUPPORTED
    if _family_name_first(name):
        return True
    return titled(text, span.start) and span.probability >= SUPPORTED


def is_byline(paragraph: Paragraph, span: NameSpan) -> bool:
    """A doubtful name of two or three words with which alone the body begins is the writer's."""
    if paragraph.field != "body" or paragraph.start or len(paragraph.text) > LONGEST_BYLINE or span.probability < SUPPORTED:
        return False
    words = len(paragraph.text[span.start : span.end].split())
    return words in (2, 3) and not (paragraph.text[: span.start] + paragraph.text[span.end :]).strip()


def _family_name_first(name: str) -> bool:
    """'Roh Tae-moon': nothing but a name has this form."""
    family, _, given = name.partition(" ")
    return family.lower() in FAMILY_NAMES_FIRST and HYPHENATED_GIVEN.fullmatch(given) is not None


def _has_an_office(before: str) -> bool:
    """Does a role, a title or an office in capitals (OC, CEO) stand right before?"""
    word = (before.split() or [""])[-1].strip('(“"')
    return before[-1:] == " " and (word.lower().strip(".") in COURTESY | ROLE_HEADS or (word.isupper() and 1 < len(word) < MAX_ACRONYM))


def opens_with_ordinary_word(text: str, span: NameSpan) -> bool:
    """'Young and new faces', 'Long before dawn': a lone ordinary word gets its capital from the start of the sentence."""
    name = text[span.start : span.end]
    if name.lower() not in WORDS_THAT_ARE_NAMES or span.probability >= SURE_OF_ORDINARY_WORD:
        return False
    return bool(SENTENCE_BEFORE.search(text[max(0, span.start - 25) : span.start]))


def titled(text: str, start: int) -> bool:
    """Does a title such as 'Mr.' or 'President' stand right before?"""
    m = WORD_BEFORE.search(text[max(0, start - 25) : start])
    return m is not None and m.group(1).lower().strip('.(“"‘') in TITLES_BEFORE_SURNAMES


def is_called_the(before: str, after: str) -> bool:
    """'The Thera asked them': a word for what somebody is; 'the Sudani government' and 'the Cruise video' name somebody."""
    return ARTICLE_BEFORE.search(before) is not None and SUBJECT_AFTER.match(after) is not None
