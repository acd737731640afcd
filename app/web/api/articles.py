"""One article: everything about it, its likes, why a query finds it or not; and the list of those without a date."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.browse.articles import article, undated
from app.web.answers import answer, etag_of, following
from app.web.api.search import query_of
from app.web.deps import OpenArchive
from app.web.params import NoParams, Paged, SimilarParams, WhyParams, described, reads
from app.web.schemas.articles import ArticleOut, UndatedOut
from app.web.schemas.search import UNASKED, SimilarOut, WhyOut
from app.web.schemas.writes import CORRECTION_BODY, CorrectionOut
from app.web.writes import WriteRequest, correct_article, refuse_bad_values, write_request

router = APIRouter(tags=["articles"])


@router.get("/api/articles/{article_id}", response_model=ArticleOut, summary="One article", openapi_extra=described(NoParams))
def one_article(request: Request, archive: OpenArchive, article_id: str, params: Annotated[NoParams, Depends(reads(NoParams))]) -> Response:
    """The text, people, dates and quotes of an article; offsets count code points: `field[start:end] == text`."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
        view = article(session, article_id)
    return answer(request, ArticleOut.model_validate(view), etag=etag)


@router.get(
    "/api/articles/{article_id}/similar", response_model=SimilarOut, summary="Similar articles", openapi_extra=described(SimilarParams)
)
def similar_articles(
    request: Request, archive: OpenArchive, article_id: str, params: Annotated[SimilarParams, Depends(reads(SimilarParams))]
) -> Response:
    """Articles about the same things, the most alike first; near-identical copies are not among them."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
    started = time.perf_counter()
    results = archive.explorer.similar(article_id, params.limit)
    took_ms = round((time.perf_counter() - started) * 1000, 2)
    return answer(
        request, SimilarOut.model_validate({"id": article_id, "took_ms": took_ms, "results": results}), etag=etag, exclude=UNASKED
    )


@router.post(
    "/api/articles/{article_id}",
    response_model=CorrectionOut,
    summary="Correct an article",
    openapi_extra=CORRECTION_BODY,
)
def correct(
    archive: OpenArchive,
    article_id: str,
    params: Annotated[NoParams, Depends(reads(NoParams))],
    write: Annotated[WriteRequest, Depends(write_request)],
) -> CorrectionOut:
    """Set `published`, `title`, `source`, `authors`, `url` or `language`; an empty value or null takes a correction back.

    Relative dates resolve again at once. Corrections outlive every re-ingest. Needs writing to be enabled and the token,
    as `X-Clippings-Token`, as `Authorization: Bearer`, or as `token` in the body.
    """
    refuse_bad_values(archive, write)
    report = correct_article(archive, article_id, write.values, token=write.token)
    return CorrectionOut.of(report)


@router.get(
    "/api/articles/{article_id}/why", response_model=WhyOut, summary="Why a query finds an article", openapi_extra=described(WhyParams)
)
def why_article(
    request: Request, archive: OpenArchive, article_id: str, params: Annotated[WhyParams, Depends(reads(WhyParams))]
) -> Response:
    """Each clause of `q` and each filter: whether it holds for this article, where, and what it adds to the score."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
    why = archive.explorer.why(article_id, query_of(params.q, params.options()))
    return answer(request, WhyOut.model_validate(why), etag=etag)


@router.get("/api/undated", response_model=UndatedOut, summary="Articles without a date", openapi_extra=described(Paged))
def undated_articles(request: Request, archive: OpenArchive, params: Annotated[Paged, Depends(reads(Paged))]) -> Response:
    """Articles whose publication date is unknown, with the bounds that their texts give and what waits for the date."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
        view = undated(session, page=params.page, per_page=params.per_page)
    more = following(total=view.total, page=view.page, per_page=view.per_page)
    return answer(request, UndatedOut.model_validate(view), etag=etag, next_page=more)
