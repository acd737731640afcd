"""What a write is asked with, and what it changed."""

from __future__ import annotations

from typing import Any, Self

from app.curate.corrections import CorrectionReport
from app.web.schemas.articles import DateOut
from app.web.schemas.common import Links, Out, links

_VALUE = {"type": ["string", "null"]}
CORRECTION_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "published": {**_VALUE, "description": "A year, month or day, or `unknown`.", "examples": ["2024-09-11"]},
                        "title": _VALUE,
                        "source": _VALUE,
                        "authors": {"type": ["array", "string", "null"], "items": {"type": "string"}},
                        "url": _VALUE,
                        "language": _VALUE,
                        "token": {"type": "string", "description": "The token, unless it is sent as a header."},
                    },
                }
            }
        },
    }
}


class ValueChangeOut(Out):
    """One value before and after; an empty text means that it is not known."""

    name: str
    before: str
    after: str


class DateChangeOut(Out):
    """A date expression of the text whose value or days changed."""

    before: DateOut
    after: DateOut


class CorrectionOut(Out):
    """What a correction changed; ``read_anew``: people, dates and quotes were looked for again."""

    id: str
    values: list[ValueChangeOut]
    dates: list[DateChangeOut]
    date_count: int
    read_anew: bool
    links: Links

    @classmethod
    def of(cls, report: CorrectionReport) -> Self:
        return cls(
            id=report.article,
            values=[ValueChangeOut.model_validate(change) for change in report.values],
            dates=[DateChangeOut.model_validate(change) for change in report.dates],
            date_count=report.date_count,
            read_anew=report.read_anew,
            links=links("articles", report.article),
        )
