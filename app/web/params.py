"""Query parameters: described once as models, and the same for the API, the exports and the pages."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from app.browse.periods import CalendarPeriod, period
from app.browse.views import PeopleSort, Period
from app.domain import DayRange, FacetName, MentionStatus, Scope, SearchOptions, Sort
from app.errors import UsageError
from app.web.problems import ParameterProblem
from app.web.query_string import NoDateError, NoParams, QueryParams, described, names_of, parameters, read, reads

__all__ = [
    "DatesParams",
    "DayParams",
    "ExportParams",
    "LedgerParams",
    "LikelyMergesParams",
    "NoParams",
    "Paged",
    "PeopleParams",
    "QueryParams",
    "SearchFilters",
    "SearchParams",
    "SimilarParams",
    "SuggestParams",
    "WhyParams",
    "described",
    "names_of",
    "parameters",
    "read",
    "reads",
]

MAX_PAGE = 1_000_000_000
MAX_VALUES = 100
MAX_QUERY = 20_000

ResultField = Literal["id", "title", "source", "authors", "published", "snippets", "people", "score", "duplicates", "relaxed", "links"]


def _split(values: Any) -> Any:
    """``facets=person,source`` and ``facets=person&facets=source`` are the same."""
    return [part.strip() for value in values for part in value.split(",") if part.strip()] if isinstance(values, list) else values


def _period(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return period(value)
    except UsageError as error:
        raise NoDateError(str(error)) from error


Cleaned = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Names = Annotated[list[Cleaned], Field(max_length=MAX_VALUES)]
Several = Annotated[tuple[Cleaned, ...], Field(max_length=MAX_VALUES)]
_LONG, _SHORT, _FEBRUARY = r"(0[13578]|1[02])(-(0[1-9]|[12]\d|3[01]))?", r"(0[469]|11)(-(0[1-9]|[12]\d|30))?", r"02(-(0[1-9]|1\d|2[0-8]))?"
PERIOD_SCHEMA = {"type": "string", "pattern": rf"^(?!0000)[0-9]{{4}}(-({_LONG}|{_SHORT}|{_FEBRUARY}))?$"}
"""What is always a period; 29 February is one too, in leap years, which a pattern cannot say."""

When = Annotated[CalendarPeriod, BeforeValidator(_period), WithJsonSchema(PERIOD_SCHEMA)]


class DayParams(QueryParams):
    from_: Annotated[When | None, Field(alias="from", description="First day: a year, month or day.", examples=["2014-03"])] = None
    to: Annotated[When | None, Field(description="Last day; a year or month is covered to its end.", examples=["2014-04-30"])] = None

    @property
    def first(self) -> date | None:
        return self.from_.first if self.from_ else None

    @property
    def last(self) -> date | None:
        return self.to.last if self.to else None

    def contradictions(self) -> list[ParameterProblem]:
        if self.first is None or self.last is None or self.first <= self.last:
            return []
        detail = "from is later than to"
        return [ParameterProblem(parameter="from", code="reversed", detail=detail, suggestion="exchange from and to")]


class Paged(QueryParams):
    page: Annotated[int, Field(ge=1, le=MAX_PAGE, description="Page, from 1. A page behind the end is empty.")] = 1
    per_page: Annotated[int, Field(ge=1, le=100, description="Results on a page.")] = 20


class SearchFilters(DayParams):
    """What every address that searches takes."""

    q: Annotated[str, Field(max_length=MAX_QUERY, description="Query, see /help. Any text is valid.", examples=["treaty"])] = ""
    date_field: Annotated[
        Literal["published", "mentioned"], Field(description="What `from` and `to` are about: the publication, or the dates spoken of.")
    ] = "published"
    person: Annotated[Several, Field(description="A person's id or any name. Several: any of them.")] = ()
    source: Annotated[Several, Field(description="A source's id or name. Several: any of them.")] = ()
    author: Annotated[Several, Field(description="A name of the byline. Several: any of them.")] = ()
    language: Annotated[Several, Field(description="A language code such as `en`. Several: any of them.")] = ()
    exclude_person: Annotated[Several, Field(description="Leave out articles that name this person.")] = ()
    exclude_source: Annotated[Several, Field(description="Leave out articles of this source.")] = ()
    date_status: Annotated[
        tuple[MentionStatus, ...],
        BeforeValidator(_split),
        Field(max_length=MAX_VALUES, description="How far what an article says of days could be resolved. Several: any of them."),
    ] = ()
    sort: Annotated[Sort | None, Field(description="Default: `relevance` with `q`, `newest` without.")] = None
    duplicates: Annotated[
        Literal["collapse", "show"], Field(description="`collapse` folds near-identical copies behind the fullest one.")
    ] = "collapse"
    scope: Annotated[Scope, Field(description="Search the article (`body`: title, standfirst and body), reader comments, or both.")] = (
        "body"
    )
    aliases: Annotated[bool, Field(description="Let words find other names, spellings, abbreviations and plurals.")] = True
    expand: Annotated[bool, Field(description="The same switch as aliases, under another name.")] = True
    strict: Annotated[bool, Field(description="Answer 400 instead of a warning when `q` is sloppy.")] = False


class SearchParams(SearchFilters, Paged):
    """The parameters of ``/api/articles`` and of the search page."""

    cursor: Annotated[Cleaned | None, Field(description="`next` of the page before; goes to the end at any depth, wins over `page`.")] = (
        None
    )
    facets: Annotated[
        tuple[FacetName, ...], BeforeValidator(_split), Field(max_length=MAX_VALUES, description="Facets to count, separated by commas.")
    ] = ()
    facet_size: Annotated[int, Field(ge=1, le=100, description="Values of each facet.")] = 10
    fields: Annotated[
        tuple[ResultField, ...],
        BeforeValidator(_split),
        Field(max_length=MAX_VALUES, description="Only these fields of each result, separated by commas; `id` always."),
    ] = ()
    snippets: Annotated[int, Field(ge=0, le=5, description="Snippets of each result.")] = 3
    explain: Annotated[bool, Field(description="Say for each result why it was found.")] = False

    def options(self) -> SearchOptions:
        return _options(
            self,
            page=self.page,
            per_page=self.per_page,
            cursor=self.cursor,
            facets=tuple(dict.fromkeys(self.facets)),
            facet_size=self.facet_size,
            snippets=self.snippets,
            explain=self.explain,
        )


class ExportParams(SearchFilters):
    """The parameters of the exports: those of a search that choose and order articles. Paging is ignored."""

    limit: Annotated[int | None, Field(ge=1, le=MAX_PAGE, description="Stop after this many articles; default: all.")] = None

    def options(self) -> SearchOptions:
        return _options(self, snippets=0)


class PeopleParams(DayParams, Paged):
    q: Annotated[str, Field(max_length=500, description="Words that begin words of a name; any name of the person counts.")] = ""
    sort: Annotated[PeopleSort, Field(description="`recent`: by the newest article that names them.")] = "articles"
    letter: Annotated[str, Field(max_length=8, description="Initial of the family name.", examples=["M"])] = ""


class DatesParams(DayParams):
    by: Annotated[Period, Field(description="Length of the periods that are counted.")] = "year"


class SuggestParams(QueryParams):
    q: Annotated[str, Field(max_length=MAX_QUERY, description="What has been typed so far.", examples=["merk"])] = ""
    limit: Annotated[int, Field(ge=1, le=20, description="Suggestions of each kind.")] = 8
    format: Annotated[
        Literal["json", "opensearch"], Field(description="`opensearch`: the two lists that browsers expect in the address bar.")
    ] = "json"


class SimilarParams(QueryParams):
    limit: Annotated[int, Field(ge=1, le=50, description="Number of articles.")] = 10


class LedgerParams(QueryParams):
    limit: Annotated[int, Field(ge=1, le=1000, description="Number of decisions.")] = 100
    before: Annotated[int | None, Field(ge=1, le=2**31, description="Only decisions with a lower number.")] = None


class LikelyMergesParams(QueryParams):
    limit: Annotated[int, Field(ge=1, le=100, description="Number of pairs.")] = 20


class WhyParams(SearchFilters):
    """The search whose clauses are held against one article."""

    def options(self) -> SearchOptions:
        return _options(self)


PAGING = ("page", "per_page", "cursor", "facets", "facet_size", "fields", "snippets", "explain")
"""Parameters of a search that an export takes without effect, so that an address can be changed by its ending alone."""


def _options(params: SearchFilters, **more: Any) -> SearchOptions:
    days = DayRange(params.first, params.last) if params.first or params.last else None
    return SearchOptions(
        days=days,
        date_field=params.date_field,
        person=params.person,
        source=params.source,
        author=params.author,
        language=params.language,
        exclude_person=params.exclude_person,
        exclude_source=params.exclude_source,
        date_status=params.date_status,
        sort=params.sort,
        duplicates=params.duplicates,
        scope=params.scope,
        aliases=params.aliases,
        expand=params.expand,
        strict=params.strict,
        **more,
    )
