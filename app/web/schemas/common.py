"""Parts that many answers share.

A value or read model that is answered as it stands is a field of an answer itself, which costs no copy; what follows ``Out``
here differs from it.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, computed_field

from app.domain import Origin, Precision, SourceRef


class Out(BaseModel):
    """The base of all answers: made from any object that has the attributes."""

    # Built at the start: pydantic's building at first use is not safe with several threads, and saves less than 0.1 s.
    model_config = ConfigDict(from_attributes=True, json_schema_serialization_defaults_required=True, frozen=True)


class Links(Out):
    """Addresses of the thing itself: as JSON and as a page."""

    self: str
    html: str


def links(kind: str, name: str) -> Links:
    path = f"/{kind}/{name if name.isalnum() and name.isascii() else quote(name, safe='')}"
    return Links(self=f"/api{path}", html=path)


class CandidateOut(Out):
    date: str
    precision: Precision
    origin: Origin
    confidence: float
    evidence: str


class PublishedOut(Out):
    """A publication date; ``date`` is null when it is unknown, ``not_before`` and ``not_after`` are soft bounds."""

    date: str | None
    precision: Precision
    origin: Origin
    confidence: float
    not_before: str | None
    not_after: str | None


class PublishedWithCandidates(PublishedOut):
    candidates: list[CandidateOut]


class SummaryOut(Out):
    """An article in a list."""

    id: str
    title: str
    source: SourceRef | None
    published: PublishedOut

    @computed_field  # type: ignore[prop-decorator]
    @property
    def links(self) -> Links:
        return links("articles", self.id)


def dumped(model: Out, *, include: dict[str, Any] | None = None, exclude: dict[str, Any] | None = None) -> bytes:
    """The JSON bytes of an answer; ``include`` and ``exclude`` restrict what is written, as in pydantic."""
    return model.model_dump_json(include=include, exclude=exclude).encode("utf-8")
