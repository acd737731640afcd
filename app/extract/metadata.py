"""What is known about an article from outside its text: sidecar files, front matter, page metadata."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

from app.domain import Origin

DayOrder = Literal["", "day", "month", "either"]
"""Which part of a numeric date comes first, as far as the date itself tells; "" where it is written otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Fields told by something other than the article's text; all empty by default. ``origin`` says by what."""

    title: str = ""
    standfirst: str = ""
    published: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    language: str = ""
    comments: str = ""
    record_id: str = ""
    origin: Origin = "none"

    def over(self, other: Metadata) -> Metadata:
        """These fields, with gaps filled from ``other``; the origin is that of the published date that stands."""
        if other is NOTHING_KNOWN:
            return self
        filled = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self) if f.name != "origin"}
        return replace(self, **filled, origin=self.origin if self.published or not other.published else other.origin)


NOTHING_KNOWN = Metadata()
