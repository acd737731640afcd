"""Articles on their way in, and when they were published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Field = Literal["title", "standfirst", "body", "comments"]
"""The text fields of an article. People and dates are looked for in the first three, never in comments."""

ANNOTATED_FIELDS: tuple[Field, ...] = ("title", "standfirst", "body")

Precision = Literal["day", "month", "year", "unknown"]
Origin = Literal[
    "user", "sidecar", "front_matter", "record", "metadata", "url", "htmldate", "file_name", "published_line", "dateline", "none"
]
"""Where a publication date comes from, in about the order of trust."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """One place that names a publication date, with what it says and how much it is trusted (0 to 1)."""

    date: str
    precision: Precision
    origin: Origin
    confidence: float
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article was published, as far as is known.

    ``date`` is ISO (``2024``, ``2024-05`` or ``2024-05-17``) or None; ``not_before`` and ``not_after`` are soft ISO
    bounds that the text itself gives; ``candidates`` are all that were found, the winner included.
    """

    date: str | None = None
    precision: Precision = "unknown"
    origin: Origin = "none"
    confidence: float = 0.0
    not_before: str | None = None
    not_after: str | None = None
    candidates: tuple[DateCandidate, ...] = ()


UNKNOWN_PUBLISHED = Published()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of the page that is not article, kept with the reason why it was cut."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDraft:
    """What extraction makes of one input: text layers and what is known about them.

    ``comments`` are reader comments, separated by blank lines; ``body`` paragraphs are separated by blank lines.
    ``record_id`` is what a later ingest recognises a record of a multi-record file by; None for a whole file.
    """

    title: str
    body: str
    standfirst: str = ""
    comments: str = ""
    byline: str = ""
    dateline: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    url: str = ""
    language: str = ""
    published: Published = UNKNOWN_PUBLISHED
    dropped: tuple[Dropped, ...] = ()
    record_id: str | None = None


@dataclass(frozen=True, slots=True)
class StoredText:
    """The annotated layers of an article that is in the archive, and when it was published."""

    article_id: int
    fields: dict[Field, str]
    published: Published
