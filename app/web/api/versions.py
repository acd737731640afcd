"""The versions of an article, and what differs between two of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.browse.versions import difference, versions
from app.web.answers import answer, etag_of, following
from app.web.deps import OpenArchive
from app.web.params import NoParams, Paged, described, reads
from app.web.schemas.versions import DifferenceOut, VersionsOut

router = APIRouter(tags=["articles"])


@router.get(
    "/api/articles/{article_id}/versions", response_model=VersionsOut, summary="Versions of an article", openapi_extra=described(Paged)
)
def article_versions(request: Request, archive: OpenArchive, article_id: str, params: Annotated[Paged, Depends(reads(Paged))]) -> Response:
    """The article and its near-identical copies: the one that stands for them in results first, then the fullest."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
        view = versions(session, article_id, page=params.page, per_page=params.per_page)
    more = following(total=view.total, page=view.page, per_page=view.per_page)
    return answer(request, VersionsOut.model_validate(view), etag=etag, next_page=more)


@router.get(
    "/api/articles/{article_id}/versions/{other_id}",
    response_model=DifferenceOut,
    summary="What differs between two versions",
    openapi_extra=described(NoParams),
)
def article_difference(
    request: Request, archive: OpenArchive, article_id: str, other_id: str, params: Annotated[NoParams, Depends(reads(NoParams))]
) -> Response:
    """Word by word, from this version to the other: what both have, what only the other has (`added`), what it lacks (`removed`)."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
        view = difference(session, article_id, other_id)
    return answer(request, DifferenceOut.model_validate(view), etag=etag)
