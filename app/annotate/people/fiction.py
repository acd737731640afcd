"""Characters of a film or a novel in a review of it, and whom they are played by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import TITLES
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
