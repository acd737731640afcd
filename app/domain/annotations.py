"""What reading an article finds: people, dates, quotes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain.articles import Field

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
DateStatus = Literal["resolved", "partial", "unresolved", "user"]
"""``resolved``: first and last day are known; ``partial``: some parts (a month without its year); ``unresolved``: none;
``user``: resolved against a publication date that the user set."""


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
