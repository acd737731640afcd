"""Read models: what a page or an answer of the API shows, ready to be laid out.

Days are ``datetime.date``; ISO strings stand where the precision varies (``2024``, ``2024-05``, ``2024-05-17``).
Offsets count code points into the named field: ``field[start:end] == text``.
"""

from __future__ import annotations

from app.browse.views.archive import ArchiveStats, FailureView, RunView, SourceCount
from app.browse.views.articles import ArticlePersonView, ArticleSummary, ArticleView, FileView, QuoteView, UndatedArticle, UndatedView
from app.browse.views.dates import DatesView, DaySentence, DayView, Period, PeriodCount
from app.browse.views.people import (
    CoPerson,
    MergeSuggestion,
    MonthCount,
    NameCount,
    PeoplePage,
    PeopleSort,
    PersonArticle,
    PersonArticlesPage,
    PersonQuote,
    PersonSummary,
    PersonView,
    RoleView,
)
from app.browse.views.versions import ArticleVersion, DifferenceView, DifferentFact, VersionsView

__all__ = [
    "ArchiveStats",
    "ArticlePersonView",
    "ArticleSummary",
    "ArticleVersion",
    "ArticleView",
    "CoPerson",
    "DatesView",
    "DaySentence",
    "DayView",
    "DifferenceView",
    "DifferentFact",
    "FailureView",
    "FileView",
    "MergeSuggestion",
    "MonthCount",
    "NameCount",
    "PeoplePage",
    "PeopleSort",
    "Period",
    "PeriodCount",
    "PersonArticle",
    "PersonArticlesPage",
    "PersonQuote",
    "PersonSummary",
    "PersonView",
    "QuoteView",
    "RoleView",
    "RunView",
    "SourceCount",
    "UndatedArticle",
    "UndatedView",
    "VersionsView",
]
