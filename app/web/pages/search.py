"""The start page and the search results."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from pydantic import Field

from app.browse import stats as archive_stats
from app.browse.dates import year_spoken_of
from app.browse.views import ArchiveStats
from app.domain import FacetName, SearchOptions, SearchPage
from app.errors import DeadlineError, NotFoundError
from app.search.headlines import capitals_tell
from app.search.port import Why
from app.search.query import SearchQuery
from app.web.deps import Archive, OpenArchive
from app.web.page_tags import untag
from app.web.pages.day_fields import WithDays, reads_days
from app.web.pages.facets import LONG, share
from app.web.pages.links import PageState
from app.web.pages.nothing import Count, nothing_context
from app.web.pages.results import LONGEST_CARRIED, results_context
from app.web.params import Cleaned, SearchParams, names_of, read
from app.web.templating import address, render

router = APIRouter(include_in_schema=False)

SHOWN_FACETS: tuple[FacetName, ...] = ("person", "source", "author", "date_status", "year", "month")
SPOKEN: tuple[FacetName, ...] = ("mentioned_year", "mentioned_month")
PERIODS: tuple[FacetName, ...] = ("year", "month", *SPOKEN)
MOST_PERIODS = 12 * 2_000
BUSIEST = 10
COUNTING_SECONDS = 1.0
OUR_OWN = frozenset({"facets", "facet_size", "fields", "snippets", "explain"})
"""Parameters of the API that a page sets itself."""


class SearchPageParams(SearchParams):
    """A search, the facet that is shown at length, and the article whose finding is explained."""

    facet: Annotated[Cleaned, Field(description="Facet shown at length.")] = ""
    why: Annotated[Cleaned, Field(description="Id of the article whose finding is explained.")] = ""


Asked = Annotated[WithDays[SearchPageParams], Depends(reads_days(SearchPageParams))]


@router.get("/", response_class=HTMLResponse)
def search_page(request: Request, archive: OpenArchive, asked: Asked) -> HTMLResponse:
    """Results when anything is asked for, else what the archive holds."""
    params = asked.params
    known = names_of(SearchPageParams).keys() - OUR_OWN
    state = PageState.of("/", [pair for pair in asked.pairs if pair[0] in known])
    if not state.pairs and not asked.faults:
        return _home(request, archive)
    query = SearchQuery.of(params.q, _page_options(params.options(), is_long=len(params.q) > LONGEST_CARRIED))
    found = _with_all_periods(archive, archive.index.search(query), query)
    context = results_context(found, query, state, facet=params.facet, why=_why(archive, params.why, query))
    if not found.results or not found.total:
        context |= nothing_context(found, query, state, _counter(archive))
        with archive.reading() as session:
            if archive_stats.is_empty(session):
                context["reason"] = "The archive is empty: no article has been taken in yet."
        untag(request)  # what would hit is counted only as long as there is time
    if found.partial:
        untag(request)
    return render(request, "search/results.html", status=asked.status, **(context | asked.fields()))


def _page_options(options: SearchOptions, *, is_long: bool = False) -> SearchOptions:
    """What a page asks for; every value of a facet is a link with the whole query in it, which a pasted text must not be."""
    shown = () if is_long else SHOWN_FACETS + (SPOKEN if options.date_field == "mentioned" else ())
    return replace(options, facets=shown, facet_size=LONG, snippets=3, strict=False, explain=False)


def _with_all_periods(archive: Archive, found: SearchPage, query: SearchQuery) -> SearchPage:
    """Every period, where there are more than a facet shows: a histogram without the rarer ones would have gaps that are none."""
    cut = tuple(name for name in PERIODS if len(found.facets.get(name, ())) >= LONG)
    if not cut:
        return found
    options = replace(query.options, facets=cut, facet_size=MOST_PERIODS, page=1, cursor=None, per_page=1, snippets=0)
    try:
        counted = archive.index.search(replace(query, options=options))
    except DeadlineError:
        return found
    return replace(found, facets={**found.facets, **counted.facets})


def _why(archive: Archive, article: str, query: SearchQuery) -> Why | None:
    try:
        return archive.explorer.why(article, query) if article else None
    except (NotFoundError, DeadlineError):
        return None


def _counter(archive: Archive) -> Count:
    """Counts what other searches would find, and nothing more once the time for that is up."""
    end = time.monotonic() + COUNTING_SECONDS

    def count(pairs: list[tuple[str, str]]) -> int | None:
        if time.monotonic() > end:
            return None
        params = read(SearchPageParams, pairs, ignore_unknown=True)
        options = replace(params.options(), page=1, cursor=None, per_page=1, snippets=0, facets=(), strict=False)
        try:
            return archive.index.search(SearchQuery.of(params.q, options)).total
        except DeadlineError:
            return None

    return count


# ---------- the start page ----------
@dataclass(frozen=True, slots=True)
class Example:
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class BusyPerson:
    id: str
    name: str
    articles: int
    share: float


def _home(request: Request, archive: Archive) -> HTMLResponse:
    with archive.reading() as session:
        stats = archive_stats.stats(session, people=BUSIEST)
        year = year_spoken_of(session, [article.id for article in stats.newest])
    most = max((person.articles for person in stats.busiest_people), default=0)
    busiest = [BusyPerson(person.id, person.name, person.articles, share(person.articles, most)) for person in stats.busiest_people]
    return render(request, "search/home.html", stats=stats, busiest=busiest, span=_span(stats), examples=_examples(stats, year))


def _span(stats: ArchiveStats) -> str:
    first, last = (stats.first_published or "")[:4], (stats.last_published or "")[:4]
    return "" if not first else first if first == last else f"{first} to {last}"


def _examples(stats: ArchiveStats, year: str) -> list[Example]:
    """Three queries that find something here: words of a headline, a person, a time that texts speak of."""
    examples = [text for text in (_headline_example([article.title for article in stats.newest]),) if text]
    if stats.busiest_people:
        examples.append(f'person:"{stats.busiest_people[0].name}"')
    if year:
        examples.append(f"mentions:{year}")
    return [Example(example, address("/", q=example)) for example in examples]


def _headline_example(titles: list[str]) -> str:
    """A name out of a headline as a phrase, such as "Los Angeles"; else the longest word of the newest headline."""
    for title in titles:
        runs = re.findall(r"(?<=[a-z] )[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}\b", title)
        if runs and capitals_tell(title):
            return f'"{runs[0]}"'
    words = re.findall(r"[^\W\d_]{5,}", titles[0]) if titles else []
    return max(words, key=len, default="").lower()
