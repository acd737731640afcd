"""What a write is asked with, and what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from app.curate.corrections import CorrectionReport
from app.curate.entries import Entry
from app.curate.ledger import DecisionReport, describe
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


def _body(**properties: Any) -> dict[str, Any]:
    required = [name for name, one in properties.items() if one.pop("needed", False)]
    properties |= {"note": {"type": "string", "description": "Why; kept in the ledger."}}
    properties |= {"token": {"type": "string", "description": "The token, unless it is sent as a header."}}
    schema = {"type": "object", "additionalProperties": False, "properties": properties}
    if required:
        schema["required"] = required
    return {"requestBody": {"required": bool(required), "content": {"application/json": {"schema": schema}}}}


_TEXTS = {"type": ["array", "string"], "items": {"type": "string"}}
DECISION_BODIES = {
    "merge": _body(into={"type": "string", "description": "The slug that stays.", "needed": True}),
    "rename": _body(name={"type": "string", "description": "The name to show.", "needed": True}),
    "hide": _body(),
    "not-a-person": _body(),
    "split": _body(
        articles={**_TEXTS, "description": "Ids of the articles that mean somebody else."},
        surfaces={**_TEXTS, "description": "Names under which somebody else is meant."},
        name={"type": "string", "description": "What the other is called; default: as printed."},
    ),
}
UNDO_BODY: dict[str, Any] = {
    "requestBody": {
        "required": False,
        "content": {
            "application/json": {"schema": {"type": "object", "additionalProperties": False, "properties": {"token": {"type": "string"}}}}
        },
    }
}


class DecisionOut(Out):
    """A decision that was made: its number in the ledger, and whom it concerns (slugs as they are now)."""

    entry: int
    action: str
    summary: str
    people: list[str]
    articles: int
    mentions: int

    @classmethod
    def of(cls, report: DecisionReport) -> Self:
        return cls(
            entry=report.entry,
            action=report.action,
            summary=report.summary,
            people=list(report.people),
            articles=report.relinked.articles,
            mentions=report.relinked.mentions,
        )


class EntryOut(Out):
    """A line of the ledger; ``undone_at`` is null while it holds."""

    entry: int
    made_at: str
    action: str
    summary: str
    note: str
    undone_at: str | None

    @classmethod
    def of(cls, one: Entry) -> Self:
        return cls(
            entry=one.id,
            made_at=one.made_at,
            action=one.decision.action,
            summary=describe(one.decision),
            note=one.note,
            undone_at=one.undone_at,
        )


class LedgerOut(Out):
    """Decisions about people, newest first."""

    entries: list[EntryOut]

    @classmethod
    def of(cls, found: Sequence[Entry]) -> Self:
        return cls(entries=[EntryOut.of(one) for one in found])


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
