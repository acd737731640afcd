"""Marks that only the rest of the article shows to be wrong: headlines in capitals, days behind names, initials alone, misprints."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from app.annotate.people.alike import one_slip_apart
from app.annotate.people.lexicon import FAMILY_NAMES_FIRST, FEMALE_NAMES, MALE_NAMES, OPENING_WORDS, PARTICLES
from app.annotate.people.placed import ACTS_AFTER
from app.annotate.people.roles import title_before
from app.annotate.people.spans import SURE
from app.annotate.people.trimming import SENTENCE_BEFORE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.annotate.people.paragraphs import Paragraph
    from app.domain import NameSpan

DAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
DAYS_OF_NO_NAME = frozenset(("Tuesday", "Wednesday", "Thursday"))
INITIALS = re.compile(r"(?:[A-Z]\.[ -]?){1,4}[A-Z]?\.?(?:-[A-Z])?")
CAPITALISED = re.compile(r"(?<![\w.])[A-Z][\w'’-]+")
UNCAPITALISED = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])")
INSIDE = re.compile(r"(?<=[a-z,;][ ])[A-Z][\w’'-]*\w")
"""Words with a capital that they do not have from the start of a sentence."""
IS_OR_DOES = re.compile(r"[ ](?:is|was|has|had|did|does|would|will|could)\b")
NAME_IN_FRONT = re.compile(r"[\w.][ ]$")
LOWER_AFTER = re.compile(r"[ ][a-z]")
POSSESSIVE_AFTER = re.compile(r"['’][ ]")
LEAST_BODY = 300
"""So many letters of a body must be there before a word of a headline that it lacks counts as no name."""
LEAST_MISPRINT = 6
CALLED_BEFORE = re.compile(
    r"\b(?:as|by|called|named|nicknamed|initials|man|woman|boy|girl|teenager|victim|patient|defendant|suspect|student|plaintiff|complainant"
    r"|child|son|daughter|wife|husband|brother|sister|mother|father|pupil|accused|witness|source),?\s[\"“‘]?$"
)
CURRENCY = {name: re.compile(rf"\b{name}\b") for name in ("rand", "lira", "peso", "yen", "franc", "crown", "sol")}
CURRENCY["sterling"] = re.compile(r"\b(?:sterling|stg|[Tt]he pound)\b")
"""Money that is somebody's name too; where a text has it in small letters it is money."""
LONG_OFFICES = (
    "president",
    "minister",
    "secretary",
    "director",
    "chairman",
    "governor",
    "senator",
    "ambassador",
    "spokesman",
    "representative",
)
MOST_COMPARED = 100


@dataclass
class _Article:
    """What the names in the running text of an article say, in small letters, and the text itself."""

    paragraphs: Sequence[Paragraph]
    surnames: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)

    def add(self, name: str) -> None:
        words = [word.casefold().strip(".,'’") for word in name.split()]
        if INITIALS.fullmatch(name) or (len(words) > 1 and words[-1].title() in DAYS):
            return
        self.words.update(word.replace(".", "") for word in words)
        if len(words) == 1:
            self.alone.add(words[0])
        else:
            self.surnames.add(words[-1])
            self.initials.add("".join(word[:1] for word in words))

    def knows(self, word: str) -> bool:
        return word in self.surnames or word in self.alone

    @cached_property
    def body(self) -> str:
        return "\n".join(p.text for p in self.paragraphs if p.field == "body" and not p.upper_case)

    @cached_property
    def uncapitalised(self) -> set[str]:
        return set(UNCAPITALISED.findall(self.body))

    @cached_property
    def inside(self) -> set[str]:
        return set(INSIDE.findall(self.body))

    @cached_property
    def small(self) -> str:
        return " ".join(self.body.casefold().split())

    @cached_property
    def printed(self) -> set[str]:
        return {word.casefold() for m in CAPITALISED.finditer(self.body) for word in (m.group(), *re.split(r"['’-]", m.group()))}


def mended(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> list[list[NameSpan]]:
    """The marks without what is no part of a name, and without those that are no names."""
    article = _Article(paragraphs)
    for paragraph, spans in zip(paragraphs, found, strict=True):
        if paragraph.field != "title" and not paragraph.upper_case:
            for span in spans:
                if span.probability >= SURE:
                    article.add(paragraph.text[span.start : span.end])
    return [[mark for s in spans if (mark := _mended(p, s, article)) is not None] for p, spans in zip(paragraphs, found, strict=True)]


def _mended(paragraph: Paragraph, span: NameSpan, article: _Article) -> NameSpan | None:
    name = paragraph.text[span.start : span.end]
    if INITIALS.fullmatch(name):
        return span if _are_somebodys(paragraph.text, span, article) else None
    if paragraph.field == "title" and paragraph.upper_case:
        return _in_headline(paragraph.text, span, article)
    return _without_more(paragraph.text, span, article) if " " in name else _word(paragraph.text, span, article)


def _are_somebodys(text: str, span: NameSpan, article: _Article) -> bool:
    """'J.R.', where the article has a J.R. Moss or a Jo Reed, or says what J.R. does; not 'Partners L.P.'."""
    letters = "".join(c for c in text[span.start : span.end] if c.isalpha()).lower()
    if letters in article.words or any(i.startswith(letters) for i in article.initials) or title_before(text, span.start):
        return True
    if CALLED_BEFORE.search(text, max(0, span.start - 20), span.start):
        return True
    alone = not NAME_IN_FRONT.search(text, max(0, span.start - 2), span.start) or text[: span.start].endswith(("said ", "and "))
    return alone and ACTS_AFTER.match(text, span.end) is not None and text[span.start : span.end] + " " not in _before_capitals(text)


def _before_capitals(text: str) -> set[str]:
    """Initials with a word behind them that has a capital: 'S.A.Y. Industries'."""
    return {m.group(1) + " " for m in re.finditer(r"(?<!\w)((?:[A-Z]\.){1,4}) [A-Z]", text)}


def _in_headline(text: str, span: NameSpan, article: _Article) -> NameSpan | None:
    """A name of a headline in capitals as the body knows it: 'REAGAN' of 'REAGAN SUGAR BILL', nobody of 'MARK BOND'."""
    words = text[span.start : span.end].split()
    low = [word.casefold().strip(".,'’") for word in words]
    if _is_money(low[0], article) and not title_before(text, span.start):
        return None
    if len(article.body) < LEAST_BODY or all(word in article.words for word in low) or " ".join(low) in article.small:
        return span
    if len(low) == 1:
        return span if low[0] in article.printed or title_before(text, span.start) or _misprinted(low[0], article) else None
    if article.knows(low[0]) and low[0] not in FAMILY_NAMES_FIRST and not article.words.intersection(low[1:]):
        return replace(span, end=span.start + len(words[0]))
    front = low[0] in MALE_NAMES | FEMALE_NAMES or "." in words[0] or len(low[0]) == 1 or not PARTICLES.isdisjoint(low)
    if not front and article.knows(low[-1]) and not article.words.intersection(low[:-1]):
        return replace(span, start=span.end - len(words[-1]))
    plain = low[-1] not in article.printed and re.search(rf"\b{re.escape(low[-1])}\b", article.small) is not None
    return span if (front and not plain) or article.words.intersection(low) or article.printed.intersection(low) else None


def _misprinted(word: str, article: _Article) -> bool:
    return len(article.words) <= MOST_COMPARED and any(one_slip_apart(word, known) for known in article.words)


def _without_more(text: str, span: NameSpan, article: _Article) -> NameSpan:
    """'Reagan' of 'President Reagan Friday announced' and of 'Athough Reagan'."""
    words = text[span.start : span.end].split()
    last = words[-2].casefold()
    if words[-1] in DAYS and LOWER_AFTER.match(text, span.end) and (last in article.surnames or _is_day(text, span, words, article)):
        return replace(span, end=span.end - len(words[-1]) - 1)
    if any(one_slip_apart(words[0].casefold(), title) for title in LONG_OFFICES):
        return replace(span, start=span.start + len(words[0]) + 1)
    if article.knows(words[1].casefold()) and _opens_misprinted(text, span.start, words[0]):
        return replace(span, start=span.start + len(words[0]) + 1)
    return span


def _is_day(text: str, span: NameSpan, words: Sequence[str], article: _Article) -> bool:
    """Behind a surname that the article has alone, or a whole name; Joe Friday and Okon Sunday are called so."""
    given = words[0].casefold() in MALE_NAMES | FEMALE_NAMES
    if len(words) > 2:
        return given
    sure = words[-1] in DAYS_OF_NO_NAME or title_before(text, span.start) != ""
    return sure and not given and words[0].casefold() in article.alone


def _word(text: str, span: NameSpan, article: _Article) -> NameSpan | None:
    """'Reagan' of "President Reagans' chief"; None of 'Thorugh' where a sentence begins."""
    name = text[span.start : span.end]
    if name.endswith("s") and POSSESSIVE_AFTER.match(text, span.end) and article.knows(name[:-1].casefold()):
        return span if text[: span.start].endswith("the ") else replace(span, end=span.end - 1)
    if name.casefold() in article.surnames or ACTS_AFTER.match(text, span.end) or title_before(text, span.start):
        return span
    nobody = _is_money(name.casefold(), article) or _opens_misprinted(text, span.start, name) or _is_a_word(text, span, name, article)
    return None if nobody else span


def _is_a_word(text: str, span: NameSpan, name: str, article: _Article) -> bool:
    """'Boy in fair condition', where the article has a boy and no Boy but at the start of sentences."""
    low = name.casefold()
    if len(name) < len("Boy") or low in MALE_NAMES | FEMALE_NAMES or low not in article.uncapitalised:
        return False
    opens = SENTENCE_BEFORE.search(text[max(0, span.start - 5) : span.start]) is not None
    return opens and not IS_OR_DOES.match(text, span.end) and name not in article.inside


def _is_money(word: str, article: _Article) -> bool:
    """'Sterling fell', where the article has sterling."""
    return word in CURRENCY and word not in article.surnames and CURRENCY[word].search(article.body) is not None


def _opens_misprinted(text: str, start: int, word: str) -> bool:
    if len(word) < LEAST_MISPRINT or word.casefold() in MALE_NAMES | FEMALE_NAMES:
        return False
    opens = SENTENCE_BEFORE.search(text[max(0, start - 5) : start]) is not None
    return opens and any(one_slip_apart(word, known) for known in OPENING_WORDS)
