"""Versions of one article, and what differs between two."""

from __future__ import annotations

from typing import Literal

from app.web.schemas.common import Out, SummaryOut


class VersionOut(SummaryOut):
    """``words`` are those of standfirst and body; ``stands_for_cluster``: results show this one for all."""

    words: int
    stands_for_cluster: bool


class VersionsOut(Out):
    """All versions of the article ``id``, itself among them: the one that stands for them first, then the fullest."""

    id: str
    total: int
    page: int
    per_page: int
    versions: list[VersionOut]


class ChangeOut(Out):
    """A run of text that both versions have, or only ``new`` (``added``), or only ``old`` (``removed``)."""

    text: str
    kind: Literal["same", "added", "removed"]


class DifferentFactOut(Out):
    name: Literal["source", "published", "byline", "authors", "dateline", "url", "language"]
    old: str
    new: str


class DifferenceOut(Out):
    """What leads from ``old`` to ``new``. ``complete`` is false when the ends of very long bodies were not compared."""

    old: VersionOut
    new: VersionOut
    facts: list[DifferentFactOut]
    title: list[ChangeOut]
    standfirst: list[ChangeOut]
    body: list[ChangeOut]
    words_same: int
    words_added: int
    words_removed: int
    complete: bool
