"""Characters of a film or a novel in a review of it, whom they are played by, and works that are called like people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import FEMALE_NAMES, MALE_NAMES, TITLES
from app.annotate.people.spans import SURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.annotate.people.paragraphs import Paragraph
    from app.domain import NameSpan

REVIEW = re.compile(
    r"\b(?:(?:[Mm]ovie|[Ff]ilm|[Bb]ook|[Tt]heat(?:er|re)|TV|[Tt]elevision) [Rr]eviews?\b|\d{2,4} pages?[.;,]|Rated (?:G|PG|R|NC)\b)"
)
TRUE_STORY = re.compile(r"\b(?:[Bb]iopic|[Tt]rue story|[Rr]eal-life|[Bb]iograph|[Mm]emoir|[Dd]ocumentary|[Hh]istorian)")
_DESCRIBED = r"(?:(?:the|a|an|his|her) (?:[\w-]+ ){1,3})?(?:[A-Z][\w.]+ )?"
PLAYS_BETWEEN = re.compile(rf",? (?:(?:who )?(?:plays?|played|portrays?|portrayed)|(?:stars? |co-stars? )?as) {_DESCRIBED}")
IS_BETWEEN = re.compile(rf" is {_DESCRIBED}")
DESCRIBED_AFTER = re.compile(r", (?:the|an?|his|her|whose|who)\b")
CALLED_BEFORE = re.compile(r"\b(?:an?|the|his|her) (?:[\w-]+ ){1,3}(?:called|named) $")

CLOSING_QUOTE = re.compile(r"[,.!?]?[\"”]")
OF_THE_ARTS = re.compile(
    r"\b(?:plays|sings|sang|sung|songs?|albums?|operas?|ballets?|films?|movies?|novels?|poems?|paintings?|portraits?|sonatas?|overture|symphony"
    r"|musicals?|comedy|recorded|performances?|premiere|production|excerpts?|chorus|tunes?|band|pianist|danc\w+|screen|staged?|theat(?:er|re)s?)\b"
)
CALLED_SO_BEFORE = re.compile(r"\b(?:as|called|named|nicknamed|dubbed|nickname|name|alias|signed|handle|username|user),? [\"“]$")


def without_works(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> list[list[NameSpan]]:
    """The spans but for songs, operas and films: alone between quotation marks among words of the arts, and nowhere without them."""
    quoted = [[_alone_in_quotes(p.text, span) for span in spans] for p, spans in zip(paragraphs, found, strict=True)]
    if not any(map(any, quoted)):
        return [list(spans) for spans in found]
    people = {
        p.text[span.start : span.end].split()[-1]
        for p, spans, marks in zip(paragraphs, found, quoted, strict=True)
        for span, in_quotes in zip(spans, marks, strict=True)
        if not in_quotes
    }
    return [
        [s for s, in_quotes in zip(spans, marks, strict=True) if not (in_quotes and _is_work(p.text, s, people))]
        for p, spans, marks in zip(paragraphs, found, quoted, strict=True)
    ]


def _alone_in_quotes(text: str, span: NameSpan) -> bool:
    opens = text[max(0, span.start - 1) : span.start] in ('"', "“") and not text[max(0, span.start - 2) : span.start - 1].strip(" (\n")
    return opens and CLOSING_QUOTE.match(text, span.end) is not None


def _is_work(text: str, span: NameSpan, people: set[str]) -> bool:
    words = text[span.start : span.end].split()
    if words[-1] in people or (len(words) == 1 and words[0].lower() in MALE_NAMES | FEMALE_NAMES):
        return False
    return OF_THE_ARTS.search(text) is not None and not CALLED_SO_BEFORE.search(text, max(0, span.start - 16), span.start)


def without_characters(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> list[list[NameSpan]]:
    """In a review: the spans but for whom an actor plays and whom a novel calls so, wherever the article prints them.

    Lives and true stories are left alone, as real people are played there.
    """
    if not any(REVIEW.search(p.text) for p in paragraphs) or any(TRUE_STORY.search(p.text) for p in paragraphs):
        return [list(spans) for spans in found]
    characters: set[str] = set()
    people: set[str] = set()
    for paragraph, spans in zip(paragraphs, found, strict=True):
        for n, span in enumerate(spans):
            name = paragraph.text[span.start : span.end]
            if _is_character(paragraph.text, spans, n):
                characters.add(name)
            elif " " in name and span.probability >= SURE and name not in characters:
                people.update(name.split())
    alone = {word for name in characters for word in name.split()} - people - TITLES
    return [[s for s in spans if p.text[s.start : s.end] not in characters | alone] for p, spans in zip(paragraphs, found, strict=True)]


def _is_character(text: str, spans: Sequence[NameSpan], n: int) -> bool:
    span = spans[n]
    if CALLED_BEFORE.search(text, max(0, span.start - 60), span.start):
        return True
    if not n or " " not in text[spans[n - 1].start : spans[n - 1].end]:
        return False
    between = text[spans[n - 1].end : span.start]
    if PLAYS_BETWEEN.fullmatch(between):
        return True
    return IS_BETWEEN.fullmatch(between) is not None and DESCRIBED_AFTER.match(text, span.end) is not None
