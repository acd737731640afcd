"""Dates that texts speak of."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from app.browse.dates import dates
from app.browse.days import day
from app.web.answers import answer, etag_of
from app.web.deps import OpenArchive
from app.web.params import PERIOD_SCHEMA, DatesParams, Paged, described, reads
from app.web.problems import about
from app.web.schemas.dates import DatesOut, DayOut

router = APIRouter(tags=["dates"])

Period = Annotated[str, Path(description="A year, month or day.", json_schema_extra=PERIOD_SCHEMA)]


@router.get("/api/dates", response_model=DatesOut, summary="Dates spoken of", openapi_extra=described(DatesParams))
def dates_by_period(request: Request, archive: OpenArchive, params: Annotated[DatesParams, Depends(reads(DatesParams))]) -> Response:
    """How often texts speak of each year, month or day, beside how many articles were published in it."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
        view = dates(session, first=params.first, last=params.last, by=params.by)
    return answer(request, DatesOut.model_validate(view), etag=etag)


@router.get("/api/dates/{period}", response_model=DayOut, summary="One day, month or year", openapi_extra=described(Paged))
def one_period(request: Request, archive: OpenArchive, period: Period, params: Annotated[Paged, Depends(reads(Paged))]) -> Response:
    """The sentences that speak of a period, who is named in them, and the articles published then."""
    with about("period", "date"), archive.reading() as session:
        etag = etag_of(request, archive, session)
        view = day(session, period, page=params.page, per_page=params.per_page)
    more = view.page * view.per_page < view.total + view.total_wider
    return answer(request, DayOut.model_validate(view), etag=etag, next_page={"page": view.page + 1} if more else None)
