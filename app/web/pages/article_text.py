"""The marks of an article: its people, dates and hits as links and spans in its text, and the margin that lists them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from app.browse.views import ArticleView
from app.domain import DateMention, Field
from app.search.port import Highlight
from app.web.pages.marking import Mark
from app.web.templating import MONTHS, WEEKDAYS, plural, sentence, span_period, span_words

MOST_ROLES = 3
PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
AROUND = {
    "APPROX": "about ",
    "START": "early ",
    "MID": "mid-",
    "END": "late ",
    "BEFORE": "before ",
    "AFTER": "after ",
    "ON_OR_BEFORE": "until ",
    "ON_OR_AFTER": "from ",
    "LESS_THAN": "less than ",
    "MORE_THAN": "more than ",
    "EQUAL_OR_LESS": "at most ",
    "EQUAL_OR_MORE": "at least ",
}
"""TIMEX3 modifiers."""
OPEN_UNITS = {"XXXX": "a year", "XXXX-XX": "a month", "XXXX-WXX": "a week", "XXXX-WXX-WE": "a weekend", "XXXX-XX-XX": "a day"}
CLOCK = re.compile(r"(?<=[\dX])T([A-Z\d:.+-]+)$")
"""The time of day in a TIMEX3 value; ``PAST_REF`` has a T too."""
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNote:
    """A person in the margin: ``name_here`` where the article prints another name, ``evidence`` why it is the same person.

    ``anchor`` is the id of the first mention in the text.
    """

    name: str
    href: str
    count: int
    roles: tuple[str, ...]
    name_here: str
    evidence: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateNote:
    """A date in the margin: what it means, how the text says it, and why it means that."""

    value: str
    text: str
    evidence: str
    count: int
    anchor: str
    known: bool


def field_marks(article: ArticleView, hits: Sequence[Highlight]) -> dict[Field, list[Mark]]:
    """All marks by field, with element ids that are unique in the page."""
    marks: dict[Field, list[Mark]] = defaultdict(list)
    for number, person in enumerate(article.people, 1):
        href = f"/people/{quote(person.id, safe='')}" if person.id else ""
        for count, mention in enumerate(sorted(person.mentions, key=_place)):
            marks[mention.field].append(
                Mark(
                    start=mention.start,
                    end=mention.end,
                    kind="person",
                    anchor=f"person-{number}" if count == 0 else "",
                    href=href,
                    label=person.name if person.name != mention.text else "",
                    first=count == 0,
                )
            )
    for number, spoken in enumerate(article.dates, 1):
        period = span_period(spoken.first_day, spoken.last_day) if _on_calendar(spoken) else ""
        marks[spoken.field].append(
            Mark(
                start=spoken.start,
                end=spoken.end,
                kind="date",
                anchor=f"date-{number}",
                href=f"/dates/{period}" if period else "",
                label=date_value(spoken),
                first=True,
            )
        )
    for number, hit in enumerate(hits, 1):
        marks[hit.field].append(Mark(start=hit.start, end=hit.end, kind="hit", key=f"hit-{number}"))
    return marks


def person_notes(article: ArticleView) -> list[PersonNote]:
    """The margin's people, most mentions first."""
    notes = [
        PersonNote(
            name=person.name,
            href=f"/people/{quote(person.id, safe='')}" if person.id else "",
            count=len(person.mentions),
            roles=person.roles[:MOST_ROLES],
            name_here=person.name_here if person.name_here != person.name else "",
            evidence=f"Linked by: {person.evidence}" if person.evidence and person.name_here != person.name else "",
            anchor=f"person-{number}",
        )
        for number, person in enumerate(article.people, 1)
    ]
    return sorted(notes, key=lambda note: -note.count)


def date_notes(article: ArticleView) -> list[DateNote]:
    """The margin's dates in the order of the text; the same words with the same meaning stand once."""
    grouped: dict[tuple[str, str], list[tuple[int, DateMention]]] = defaultdict(list)
    for number, mention in enumerate(article.dates, 1):
        grouped[mention.text.casefold(), date_value(mention)].append((number, mention))
    return [
        DateNote(
            value=value,
            text=mentions[0][1].text,
            evidence=date_evidence(mentions[0][1]),
            count=len(mentions),
            anchor=f"date-{mentions[0][0]}",
            known=mentions[0][1].first_day is not None,
        )
        for (_, value), mentions in grouped.items()
    ]


def date_value(mention: DateMention) -> str:
    """What a date expression means, in words; what is open is said to be open."""
    if mention.type == "DURATION":
        return AROUND.get(mention.mod, "") + duration_words(mention.value)
    if mention.type == "SET":
        return "again and again"
    words = span_words(mention.first_day, mention.last_day)
    if not words:
        return open_words(mention.value)
    clock = CLOCK.search(mention.value)
    return f"{AROUND.get(mention.mod, '')}{words}{', ' + PARTS_OF_DAY.get(clock[1], clock[1]) if clock else ''}"


def open_words(value: str) -> str:
    """The part of a TIMEX3 value that is known without its anchor: ``XXXX-05-25`` is ``25 May, year open``."""
    value = CLOCK.sub("", value)
    if known := re.fullmatch(r"XXXX-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?", value):
        month = MONTHS[int(known[1]) - 1]
        return f"{int(known[2])}\N{NO-BREAK SPACE}{month}, year open" if known[2] else f"{month}, year open"
    if known := re.fullmatch(r"XXXX-WXX-([1-7])", value):
        return f"a {WEEKDAYS[int(known[1]) - 1]}, date open"
    if unit := OPEN_UNITS.get(value):
        return f"{unit}, date open"
    named = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
    if known := re.fullmatch(r"XXXX-(SP|SU|FA|WI)", value):
        return f"{named[known[1]]}, year open"
    return {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}.get(value, "date open")


def duration_words(value: str) -> str:
    """``P2D`` is ``2 days``; anything less plain is ``a length of time``."""
    known = re.fullmatch(r"P(T?)(\d{1,6})([YMWDHS])", value)
    unit = UNITS.get(known[1] + known[3]) if known else None
    return plural(int(known[2]), unit) if known and unit else "a length of time"


def date_evidence(mention: DateMention) -> str:
    """Why a date means what it does; a value that only programs read (``XXXX-WXX-3``, ``P10Y``) is told in words."""
    if mention.evidence:
        before, value, after = mention.evidence.rpartition(mention.value)
        words = date_value(mention)
        if mention.first_day is not None or not value:
            return sentence(mention.evidence)
        return sentence((before.removesuffix(", ") if words in before else before + words) + after)
    if mention.first_day is None and mention.type in ("DATE", "TIME"):
        return "What it counts from is not known."
    return f"Read as {mention.value}."


def _on_calendar(mention: DateMention) -> bool:
    return mention.type in ("DATE", "TIME") and mention.first_day is not None


def _place(mention: object) -> tuple[int, int]:
    order = {"title": 0, "standfirst": 1, "body": 2, "comments": 3}
    return order.get(getattr(mention, "field", "body"), 9), getattr(mention, "start", 0)
