"""People as a spaCy pipeline finds them; needs the extra ``spacy`` and an installed pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy

from app.domain import NameSpan
from app.errors import ClippingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

PERSON_LABELS = frozenset(("PERSON", "PER", "persName"))
MAX_CHARACTERS = 100_000
"""Longer paragraphs are read in pieces: spaCy refuses texts over a million characters and needs 1 GB for 100,000 words."""


class SpacyTagger:
    """A spaCy pipeline as a person tagger. spaCy gives no probability, so every span has 1.0."""

    def __init__(self, pipeline: str) -> None:
        try:
            self._language = spacy.load(pipeline, exclude=["lemmatizer", "textcat"])
        except OSError as error:
            raise ClippingsError(f"spaCy pipeline {pipeline!r} is not installed: python -m spacy download {pipeline}") from error

    def __call__(self, paragraphs: Sequence[str]) -> list[list[NameSpan]]:
        pieces = [(n, a, text[a : a + MAX_CHARACTERS]) for n, text in enumerate(paragraphs) for a in range(0, len(text), MAX_CHARACTERS)]
        out: list[list[NameSpan]] = [[] for _ in paragraphs]
        documents = self._language.pipe(piece for _, _, piece in pieces)
        for (number, offset, _), document in zip(pieces, documents, strict=True):
            out[number] += [NameSpan(offset + e.start_char, offset + e.end_char, 1.0) for e in document.ents if e.label_ in PERSON_LABELS]
        return out
