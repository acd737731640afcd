"""Articles made ready for the writer: rows of each table, and what search and copies derive from the text.

Made in worker processes and handed to the one that writes, so it is plain tuples, which cost a tenth of objects to hand
over, and nothing here needs the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from app.domain import ArticleDraft, DateCandidate, Dropped, Published
from app.language.abbreviations import capital_phrases, spelled_out
from app.language.forms import forms
from app.language.shingles import packed_signature
from app.language.words import words
from app.store.days import days_of
from app.store.identity import draft_hash

PUBLICATION_COLUMNS = (
    "published",
    "published_precision",
    "published_origin",
    "published_confidence",
    "not_before",
    "not_after",
    "published_first",
    "published_last",
)
FACT_COLUMNS = ("byline", "dateline", "language", "url", "draft_hash", *PUBLICATION_COLUMNS)
LAYER_COLUMNS = ("title", "standfirst", "body", "comments", "forms")

Row = tuple[Any, ...]


class PreparedArticle(NamedTuple):
    """A draft as rows without the article's number; ``facts`` and ``layers`` are in the order of their columns above."""

    source: str
    draft_hash: str
    facts: Row
    layers: tuple[str, ...]
    authors: tuple[Row, ...]  # position, name, folded
    candidates: tuple[Row, ...]  # position, date, precision, origin, confidence, evidence
    dropped: tuple[Row, ...]  # position, reason, text
    phrases: Phrases
    signature: bytes
    words: int
    record_id: str | None

    @property
    def title(self) -> str:
        return self.layers[0]

    @property
    def url(self) -> str:
        return cast("str", self.facts[FACT_COLUMNS.index("url")])

    @property
    def draft(self) -> ArticleDraft:
        """The draft that the rows were made of; needed again only when a user has corrected the article."""
        title, standfirst, body, comments, _ = self.layers
        fact = dict(zip(FACT_COLUMNS, self.facts, strict=True))
        date, precision, origin, confidence, not_before, not_after, *_ = self.facts[-len(PUBLICATION_COLUMNS) :]
        candidates = tuple([DateCandidate(date=d, precision=p, origin=o, confidence=c, evidence=e) for _, d, p, o, c, e in self.candidates])
        return ArticleDraft(
            title=title, body=body, standfirst=standfirst, comments=comments,
            byline=fact["byline"], dateline=fact["dateline"], language=fact["language"], url=fact["url"],
            authors=tuple([name for _, name, _ in self.authors]), source=self.source,
            published=Published(
                date=date, precision=precision, origin=origin, confidence=confidence,
                not_before=not_before, not_after=not_after, candidates=candidates,
            ),
            dropped=tuple([Dropped(reason, text) for _, reason, text in self.dropped]), record_id=self.record_id,
        )  # fmt: skip


class Phrases(NamedTuple):
    """Abbreviations that a text spells out, and phrases that one may stand for."""

    spelled_out: tuple[Row, ...]  # short, long folded, short folded, long
    capital: tuple[Row, ...]  # folded, phrase, initials


def fold(text: str) -> str:
    """The words of a text as the index sees them, with single blanks: what names are compared by."""
    return " ".join(words(text))


def phrases_of(layers: Sequence[str]) -> Phrases:
    """What search derives from title, standfirst and body."""
    return Phrases(
        tuple([(found.short, found.long_folded, found.short_folded, found.long) for found in spelled_out(layers)]),
        tuple([(found.folded, found.phrase, found.initials) for found in capital_phrases(layers[1:])]),
    )


def publication_values(published: Published) -> dict[str, Any]:
    """The columns of ``article`` that tell when it was published."""
    return dict(zip(PUBLICATION_COLUMNS, _publication(published), strict=True))


def _publication(published: Published) -> Row:
    told = (published.date, published.precision, published.origin, published.confidence, published.not_before, published.not_after)
    return *told, *(days_of(published.date) or (None, None))


def prepare(draft: ArticleDraft) -> PreparedArticle:
    """Do the work on a draft's text that needs no database."""
    layers = (draft.title, draft.standfirst, draft.body)
    hashed = draft_hash(draft)
    signature, count = packed_signature(f"{draft.standfirst}\n{draft.body}")
    return PreparedArticle(
        source=draft.source,
        draft_hash=hashed,
        facts=(draft.byline, draft.dateline, draft.language, draft.url, hashed, *_publication(draft.published)),
        layers=(*layers, draft.comments, forms(layers)),
        authors=tuple([(i, name, fold(name)) for i, name in enumerate(draft.authors)]),
        candidates=tuple([(i, c.date, c.precision, c.origin, c.confidence, c.evidence) for i, c in enumerate(draft.published.candidates)]),
        dropped=tuple([(i, part.reason, part.text) for i, part in enumerate(draft.dropped)]),
        phrases=phrases_of(layers),
        signature=signature,
        words=count,
        record_id=draft.record_id,
    )
