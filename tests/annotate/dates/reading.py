"""Short ways to ask for the dates of a text in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.annotate.dates import find_dates
from app.domain import UNKNOWN_PUBLISHED, DateMention, Published

if TYPE_CHECKING:
    from app.domain import Origin, Precision

_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


def on(day: str | None, *, origin: Origin = "metadata") -> Published:
    """A publication date of the precision that ``day`` is printed with."""
    return Published(date=day, precision=_PRECISIONS[len(day)], origin=origin, confidence=1.0) if day else UNKNOWN_PUBLISHED


def mentions(text: str, day: str | None = None, *, order: Literal["mdy", "dmy"] = "mdy") -> tuple[DateMention, ...]:
    return find_dates({"body": text}, published=on(day), order=order)


def values(text: str, day: str | None = None, *, order: Literal["mdy", "dmy"] = "mdy") -> dict[str, str]:
    """Expression as printed → value."""
    return {mention.text: mention.value for mention in mentions(text, day, order=order)}
