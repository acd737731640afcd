"""The people of the archive."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from app.browse.people import canonical_slug, people, person
from app.curate.suggesting import suggestions
from app.web.answers import answer, etag_of, following
from app.web.api.search import search_answer
from app.web.deps import OpenArchive
from app.web.likely import with_suggestions
from app.web.params import LikelyMergesParams, NoParams, PeopleParams, SearchParams, described, reads
from app.web.schemas.common import links
from app.web.schemas.people import LikelyMergesOut, PeopleOut, PersonOut
from app.web.schemas.search import SearchPageOut

router = APIRouter(tags=["people"])


@router.get("/api/people", response_model=PeopleOut, summary="List people", openapi_extra=described(PeopleParams))
def list_people(request: Request, archive: OpenArchive, params: Annotated[PeopleParams, Depends(reads(PeopleParams))]) -> Response:
    """People by any of their names, by initial, or by when they are written about."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
        view = people(
            session,
            q=params.q,
            sort=params.sort,
            letter=params.letter,
            first=params.first,
            last=params.last,
            page=params.page,
            per_page=params.per_page,
        )
    more = following(total=view.total, page=view.page, per_page=view.per_page)
    return answer(request, PeopleOut.model_validate(view), etag=etag, next_page=more)


@router.get("/api/people/{slug}", response_model=PersonOut, summary="One person", openapi_extra=described(NoParams))
def one_person(request: Request, archive: OpenArchive, slug: str, params: Annotated[NoParams, Depends(reads(NoParams))]) -> Response:
    """Names, roles as worded with their articles, months, people in the same articles, quotes. A merged person
    redirects to the person it was merged into."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
        view = with_suggestions(session, person(session, slug))
    if view.id != slug:
        return RedirectResponse(links("people", view.id).self, status_code=308, headers={"Cache-Control": "no-cache"})  # until it is undone
    return answer(request, PersonOut.model_validate(view), etag=etag)


@router.get(
    "/api/likely-merges", response_model=LikelyMergesOut, summary="Who may be one person", openapi_extra=described(LikelyMergesParams)
)
def likely_merges(
    request: Request, archive: OpenArchive, params: Annotated[LikelyMergesParams, Depends(reads(LikelyMergesParams))]
) -> Response:
    """Pairs among the people in most articles who may be one, likeliest first, with the evidence; nothing is decided by it."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
        found = suggestions(session, limit=params.limit)
    return answer(request, LikelyMergesOut.model_validate({"pairs": found}), etag=etag)


@router.get(
    "/api/people/{slug}/articles", response_model=SearchPageOut, summary="Articles of a person", openapi_extra=described(SearchParams)
)
def articles_of_person(
    request: Request, archive: OpenArchive, slug: str, params: Annotated[SearchParams, Depends(reads(SearchParams))]
) -> Response:
    """A search among the articles that name a person: takes and answers all that `/api/articles` does."""
    with archive.reading() as session:
        found = canonical_slug(session, slug)
    options = replace(params.options(), person=(found,))
    return search_answer(request, archive, params, options)
