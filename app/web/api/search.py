"""Searching, suggestions while typing, and what the query language can do."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse

from app.domain import SearchOptions
from app.search.query import HELP, SearchQuery
from app.web.answers import answer, etag_read
from app.web.deps import OpenArchive
from app.web.params import NoParams, SearchParams, SuggestParams, described, reads
from app.web.problems import about
from app.web.schemas.archive import HelpOut
from app.web.schemas.search import UNASKED, SearchPageOut, SuggestionsOut, WhyOut

router = APIRouter(tags=["search"])


@router.get("/api/articles", response_model=SearchPageOut, summary="Search articles", openapi_extra=described(SearchParams))
def search_articles(request: Request, archive: OpenArchive, params: Annotated[SearchParams, Depends(reads(SearchParams))]) -> Response:
    """One page of articles that match `q` and every filter, with an exact total and the facets asked for."""
    return search_answer(request, archive, params, params.options())


def search_answer(request: Request, archive: OpenArchive, params: SearchParams, options: SearchOptions) -> Response:
    """A search as a response; shared by every address whose results are articles."""
    query = query_of(params.q, options)
    etag = etag_read(request, archive)
    with about("cursor", "cursor"):
        page = archive.index.search(query)
    found = SearchPageOut.model_validate(page)
    if params.explain:
        reasons = [WhyOut.model_validate(archive.explorer.why(result.id, query)) for result in page.results]
        explained = [result.model_copy(update={"why": why}) for result, why in zip(found.results, reasons, strict=True)]
        found = found.model_copy(update={"results": explained})
    following = None if page.next is None else {"cursor": page.next, "page": None}
    unasked = None if params.explain else UNASKED
    return answer(request, found, etag=None if page.partial else etag, include=_include(params), exclude=unasked, next_page=following)


def query_of(q: str, options: SearchOptions) -> SearchQuery:
    """The parsed query; only under ``strict`` can it be refused."""
    with about("q", "unclear"):
        return SearchQuery.of(q, options)


def _include(params: SearchParams) -> dict[str, Any] | None:
    """What pydantic is to write when ``fields`` was given: the whole page, of each result only those fields."""
    if not params.fields:
        return None
    wanted = {"id", *params.fields, *(["why"] if params.explain else [])}
    return dict.fromkeys(SearchPageOut.model_fields, True) | {"results": {"__all__": wanted}}


@router.get("/api/suggest", response_model=SuggestionsOut, summary="Suggestions while typing", openapi_extra=described(SuggestParams))
def suggest(request: Request, archive: OpenArchive, params: Annotated[SuggestParams, Depends(reads(SuggestParams))]) -> Response:
    """People, sources and phrases from titles that begin with what was typed."""
    etag = etag_read(request, archive)
    found = archive.explorer.suggest(params.q, params.limit)
    if params.format == "opensearch":
        queries = [one.query for one in (*found.people, *found.sources, *found.phrases)]
        return JSONResponse([params.q, queries], media_type="application/x-suggestions+json", headers={"ETag": etag})
    return answer(request, SuggestionsOut.model_validate(found), etag=etag)


@router.get("/api/help", response_model=HelpOut, summary="The query language", openapi_extra=described(NoParams))
def query_help(request: Request, archive: OpenArchive, params: Annotated[NoParams, Depends(reads(NoParams))]) -> Response:
    """Every construct of the query language with an example and what it finds."""
    etag = etag_read(request, archive)
    return answer(request, HelpOut.model_validate({"entries": HELP}), etag=etag)
