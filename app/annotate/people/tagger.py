"""The port of person taggers: paragraphs in, spans of names out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.domain import NameSpan


class PersonTagger(Protocol):
    """Marks where people are named.

    Called with the paragraphs of one article in reading order; returns one list of spans for each paragraph, in text
    order and without overlap. Offsets are code points into that paragraph. ``probability`` is between 0 and 1; spans
    below ``app.annotate.people.spans.SURE`` are hints that count only when the rest of the article supports them.
    Taggers may leave titles, possessives and loose punctuation in a span: ``app.annotate.people.spans`` cuts them.
    """

    def __call__(self, paragraphs: Sequence[str]) -> list[list[NameSpan]]: ...
