"""The frozen value types that every room shares. No I/O, no behaviour beyond what follows from the fields.

Offsets everywhere count Unicode code points into the named field, end exclusive: ``field[start:end] == text``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Field = Literal["title", "standfirst", "body", "comments"]
"""The text fields of an article. People and dates are looked for in the first three, never in comments."""

ANNOTATED_FIELDS: tuple[Field, ...] = ("title", "standfirst", "body")

Precision = Literal["day", "month", "year", "unknown"]
Origin = Literal[
    "user", "sidecar", "front_matter", "record", "metadata", "url", "htmldate", "file_name", "published_line", "dateline", "none"
]
"""Where a publication date comes from, in about the order of trust."""

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
DateStatus = Literal["resolved", "partial", "unresolved", "user"]
"""``resolved``: first and last day are known; ``partial``: some parts (a month without its year); ``unresolved``: none;
``user``: resolved against a publication date that the user set."""


# ---------- publication ----------
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


# ---------- an article on its way in ----------
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


# ---------- people ----------
@dataclass(frozen=True, slots=True)
class NameSpan:
    """A person's name in one text, as a tagger found it."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place that names a person. ``title`` is the courtesy or office title printed just before it, if any."""

    field: Field
    start: int
    end: int
    text: str
    probability: float = 1.0
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInArticle:
    """One person of one article: the fullest name that it prints, every mention, and roles as worded."""

    name: str
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...] = ()


# ---------- dates ----------
@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A TIMEX3 expression with what it resolves to and why.

    ``expression`` is the date-free meaning (JSON) that ``resolve`` turns into the other fields once anchors are known.
    ``first_day`` and ``last_day`` are None unless the mention names days on the calendar.
    """

    field: Field
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str = ""
    first_day: date | None = None
    last_day: date | None = None
    status: DateStatus = "unresolved"
    anchor: str = ""
    rule: str = ""
    evidence: str = ""
    confidence: float = 0.0
    expression: str = ""


# ---------- quotes ----------
@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words in quotation marks with who says them, as far as the text tells; ``cue`` is the verb of saying."""

    field: Field
    start: int
    end: int
    text: str
    speaker: str = ""
    cue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Everything that reading one article's text yields."""

    people: tuple[PersonInArticle, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()


# ---------- searching ----------
@dataclass(frozen=True, slots=True)
class Segment:
    """A run of snippet text; ``hit`` says whether the query matched it. Highlights are data, never markup."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    field: Field
    start: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class SourceRef:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person of the archive as shown beside an article; ``mentions`` counts that article's mentions."""

    id: str
    name: str
    mentions: int


@dataclass(frozen=True, slots=True)
class FacetValue:
    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """What the search added to a term, and from where: ``abbreviation``, ``alias``, ``spelling``, ``inflection``, ``typo``."""

    term: str
    added: tuple[str, ...]
    kind: str
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What the search made of the text that was typed.

    ``relaxed`` is true when articles with most of the words follow those with all of them. ``suggestion`` is a
    corrected query when nothing was found.
    """

    q: str
    understood_as: str
    expanded: tuple[Expansion, ...] = ()
    relaxed: bool = False
    warnings: tuple[str, ...] = ()
    suggestion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """One article as a search result; ``id`` is its public id. ``relaxed`` marks one that lacks some of the words."""

    id: str
    title: str
    source: SourceRef | None
    authors: tuple[str, ...]
    published: Published
    snippets: tuple[Snippet, ...]
    people: tuple[PersonRef, ...]
    score: float | None
    duplicates: int = 0
    relaxed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """One page of results with exact totals. ``next`` is the cursor of the following page, None at the end.

    ``facets`` maps a facet's name (person, source, year, month, author) to its values, largest first.
    ``partial`` is true when the deadline stopped the query before all was counted.
    """

    total: int
    page: int
    per_page: int
    next: str | None
    took_ms: float
    query: Understood
    results: tuple[SearchResult, ...]
    facets: dict[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    partial: bool = False


@dataclass(frozen=True, slots=True)
class DayRange:
    """Calendar days, both ends included; None leaves that end open."""

    first: date | None
    last: date | None


Sort = Literal["relevance", "newest", "oldest"]
FacetName = Literal["person", "source", "year", "month", "author"]
Scope = Literal["body", "comments", "all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions:
    """Everything about a search besides the query text: filters, order, page and what to return.

    Values of one filter are alternatives; different filters must all hold. ``days`` filters on ``date_field``.
    ``cursor`` wins over ``page``. ``person`` and ``source`` hold ids (slugs) or names.
    """

    days: DayRange | None = None
    date_field: Literal["published", "mentioned"] = "published"
    person: Sequence[str] = ()
    source: Sequence[str] = ()
    author: Sequence[str] = ()
    language: Sequence[str] = ()
    exclude_person: Sequence[str] = ()
    exclude_source: Sequence[str] = ()
    sort: Sort | None = None
    page: int = 1
    per_page: int = 20
    cursor: str | None = None
    facets: Sequence[FacetName] = ()
    facet_size: int = 10
    snippets: int = 3
    duplicates: Literal["collapse", "show"] = "collapse"
    scope: Scope = "body"
    aliases: bool = True
    expand: bool = True
    strict: bool = False
    explain: bool = False
