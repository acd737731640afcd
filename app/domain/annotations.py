"""What reading an article finds: people, dates, quotes."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain.articles import Field

DateOrder = Literal["mdy", "dmy"]
"""How 03/04/2024 is read: the month first, or the day."""
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
DateStatus = Literal["resolved", "partial", "unresolved", "user"]
"""``resolved``: first and last day are known; ``partial``: some parts (a month without its year); ``unresolved``: none;
``user``: resolved against a publication date that the user set."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A person's name in one text, as a tagger found it; ``evidence`` says what found it when it was not the tagger."""

    start: int
    end: int
    probability: float
    evidence: str = dataclasses.field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place that names a person. ``title`` is the courtesy or office title printed just before it, if any.

    ``evidence`` says in words what found the mention and why it is this person's.
    """

    field: Field
    start: int
    end: int
    text: str
    probability: float = 1.0
    title: str = ""
    evidence: str = dataclasses.field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInArticle:
    """One person of one article: the fullest name that it prints, every mention, and roles as worded.

    ``evidence`` says in words what made its mentions one person.
    """

    name: str
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...] = ()
    evidence: str = dataclasses.field(default="", compare=False)


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
    """Words in quotation marks with who says them, as far as the text tells; ``cue`` is the verb of saying.

    ``evidence`` says in words where the verb stands and how the speaker was told.
    """

    field: Field
    start: int
    end: int
    text: str
    speaker: str = ""
    cue: str = ""
    evidence: str = dataclasses.field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Everything that reading one article's text yields; ``no_people`` are names that were taken for something else, and why."""

    people: tuple[PersonInArticle, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    no_people: tuple[Mention, ...] = ()
