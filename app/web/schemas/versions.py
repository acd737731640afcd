"""Versions of one article, and what differs between two."""

from __future__ import annotations

from app.browse.views import DifferentFact
from app.language.differences import Change
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


class DifferenceOut(Out):
    """What leads from ``old`` to ``new``. ``complete`` is false when the ends of very long bodies were not compared."""

    old: VersionOut
    new: VersionOut
    facts: list[DifferentFact]
    title: list[Change]
    standfirst: list[Change]
    body: list[Change]
    words_same: int
    words_added: int
    words_removed: int
    complete: bool
