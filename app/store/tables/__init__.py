"""The tables of the archive: what is kept, and what is derived from it.

Days are stored as integers (proleptic ordinal, ``date.toordinal``), so that ranges are comparisons. Tables marked
*derived* can be rebuilt from the others; ids of articles and people never change.
"""

from __future__ import annotations

from app.store.tables.articles import (
    Abbreviation,
    ArchiveState,
    Article,
    ArticleAuthor,
    ArticleDate,
    ArticleQuote,
    ArticleText,
    CapitalPhrase,
    CopyMark,
    CopySignature,
    Correction,
    DeletedArticle,
    DroppedPart,
    LearnedFolder,
    LearnedPart,
    LearnedSource,
    PublishedCandidate,
    Source,
)
from app.store.tables.intake import Feed, IngestFailure, IngestRun, InputDocument, InputFile
from app.store.tables.people import (
    ArticlePerson,
    FormerPerson,
    LedgerEntry,
    Person,
    PersonAlias,
    PersonAliasWord,
    PersonBlock,
    PersonMention,
)

__all__ = [
    "Abbreviation",
    "ArchiveState",
    "Article",
    "ArticleAuthor",
    "ArticleDate",
    "ArticlePerson",
    "ArticleQuote",
    "ArticleText",
    "CapitalPhrase",
    "CopyMark",
    "CopySignature",
    "Correction",
    "DeletedArticle",
    "DroppedPart",
    "Feed",
    "FormerPerson",
    "IngestFailure",
    "IngestRun",
    "InputDocument",
    "InputFile",
    "LearnedFolder",
    "LearnedPart",
    "LearnedSource",
    "LedgerEntry",
    "Person",
    "PersonAlias",
    "PersonAliasWord",
    "PersonBlock",
    "PersonMention",
    "PublishedCandidate",
    "Source",
]
