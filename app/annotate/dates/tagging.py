"""The two things the program asks of this room: the dates of a text, and the same dates under another publication date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from app.annotate.dates.calendar import days_of
from app.annotate.dates.confidence import confidence
from app.annotate.dates.evidence import evidence
from app.annotate.dates.expression import Expression, dumps, loads
from app.annotate.dates.meanings import Resolved
from app.annotate.dates.parsing import Parsed, parse
from app.annotate.dates.resolve import Anchors, resolve
from app.domain import UNKNOWN_PUBLISHED, DateMention, DateOrder, DateStatus, Field, Published

_LONGEST_DATE: Final = 40  # characters
_ISO_DATE: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def find_dates(fields: Mapping[Field, str], *, published: Published, order: DateOrder = "mdy") -> tuple[DateMention, ...]:
    """The date expressions of an article's title, standfirst and body, read as one document.

    ``order`` says how the source writes 7/8/07. Offsets count code points in the mention's own field. Values are TIMEX3;
    without a publication date nothing is invented: "on Wednesday" stays XXXX-WXX-3, unresolved.
    """
    return mentions(parse(fields, order=order), published=published)


def read_date(written: str) -> str | None:
    """The ISO day, month or year of a date that somebody wrote in words or figures: 16 March 2014, Mar 2014, 16.3.2014.

    None for anything else, and for 3/4/2014, which is two days.
    """
    orders: tuple[Literal["mdy"], Literal["dmy"]] = ("mdy", "dmy")
    spelled = " ".join(word.capitalize() if word.isalpha() else word for word in written[: _LONGEST_DATE + 1].split())
    readings = {_whole_date(spelled, order) for order in orders}
    return readings.pop() if len(readings) == 1 else None


def _whole_date(written: str, order: DateOrder) -> str | None:
    if len(written) > _LONGEST_DATE:
        return None
    found = find_dates({"title": written}, published=UNKNOWN_PUBLISHED, order=order)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(written)):
        return None
    value = found[0].value
    return value if not found[0].mod and _ISO_DATE.fullmatch(value) else None


def resolve_again(stored: Sequence[DateMention], *, published: Published) -> tuple[DateMention, ...]:
    """The mentions of one article under another publication date, from their stored expressions alone.

    ``stored`` must be all mentions of the article in reading order, as ``find_dates`` gave them. ValueError when an
    ``expression`` is not one that it wrote.
    """
    return mentions([Parsed(m.field, m.start, m.end, m.text, loads(m.expression)) for m in stored], published=published)


def mentions(parsed: Sequence[Parsed], *, published: Published) -> tuple[DateMention, ...]:
    """Resolved mentions of the parsed expressions."""
    values = resolve([p.expression for p in parsed], Anchors.of(published))
    return tuple(_mention(p, value, published) for p, value in zip(parsed, values, strict=True))


def _mention(parsed: Parsed, resolved: Resolved, published: Published) -> DateMention:
    expression = parsed.expression
    days = days_of(resolved.value) if expression.type in ("DATE", "TIME") else None
    return DateMention(
        field=parsed.field, start=parsed.start, end=parsed.end, text=parsed.text, type=expression.type, value=resolved.value,
        mod=expression.mod, first_day=days.first if days else None, last_day=days.last if days else None,
        status=_status(expression, resolved, published), anchor=resolved.anchor, rule=expression.rule,
        evidence=evidence(parsed.text, expression, resolved, days), confidence=confidence(expression.rule), expression=dumps(expression),
    )  # fmt: skip


def _status(expression: Expression, resolved: Resolved, published: Published) -> DateStatus:
    """``partial`` when a part of the date itself is printed (a month, a day of the month), ``unresolved`` when none is.

    Lengths of time and sets need no anchor: their status says whether their amount is known.
    """
    value = resolved.value
    if expression.type == "DURATION":
        return "partial" if "X" in value else "resolved"
    if expression.type == "SET" or value.endswith("_REF") or "X" not in value:
        return "user" if resolved.published and published.origin == "user" else "resolved"
    names_a_part = any(character.isdecimal() for character in value.split("T")[0].replace("-W", "")) and not value.startswith("XXXX-WXX")
    return "partial" if names_a_part or value[4:6] in ("-S", "-F") or value.endswith("-WI") else "unresolved"
