"""The frozen value types that every room shares. No I/O, no behaviour beyond what follows from the fields.

Offsets everywhere count Unicode code points into the named field, end exclusive: ``field[start:end] == text``.
"""

from __future__ import annotations

from app.domain.annotations import (
    Annotation,
    DateMention,
    DateOrder,
    DateStatus,
    Mention,
    NameSpan,
    PersonInArticle,
    Quote,
    TimexType,
)
from app.domain.articles import (
    ANNOTATED_FIELDS,
    UNKNOWN_PUBLISHED,
    ArticleDraft,
    DateCandidate,
    Dropped,
    Field,
    Origin,
    Precision,
    Published,
    StoredText,
)
from app.domain.searching import (
    DayRange,
    Expansion,
    FacetName,
    FacetValue,
    MentionStatus,
    PersonRef,
    Scope,
    SearchOptions,
    SearchPage,
    SearchResult,
    Segment,
    Snippet,
    Sort,
    SourceRef,
    Understood,
)

__all__ = [
    "ANNOTATED_FIELDS",
    "UNKNOWN_PUBLISHED",
    "Annotation",
    "ArticleDraft",
    "DateCandidate",
    "DateMention",
    "DateOrder",
    "DateStatus",
    "DayRange",
    "Dropped",
    "Expansion",
    "FacetName",
    "FacetValue",
    "Field",
    "Mention",
    "MentionStatus",
    "NameSpan",
    "Origin",
    "PersonInArticle",
    "PersonRef",
    "Precision",
    "Published",
    "Quote",
    "Scope",
    "SearchOptions",
    "SearchPage",
    "SearchResult",
    "Segment",
    "Snippet",
    "Sort",
    "SourceRef",
    "StoredText",
    "TimexType",
    "Understood",
]
