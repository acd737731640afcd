"""The archive as a whole, and whether the program is well."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.browse.stats import article_count, revision, stats
from app.settings import program_version
from app.web.answers import answer, etag_of
from app.web.deps import OpenArchive
from app.web.params import NoParams, described, reads
from app.web.schemas.archive import AboutOut, HealthOut, ReadyOut, StatsOut

router = APIRouter(tags=["archive"])
Nothing = Annotated[NoParams, Depends(reads(NoParams))]


@router.get("/api/stats", response_model=StatsOut, summary="Counts", openapi_extra=described(NoParams))
def statistics(request: Request, archive: OpenArchive, params: Nothing) -> Response:
    """What the archive holds, in numbers, and its sources."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
        view = stats(session)
    return answer(request, StatsOut.model_validate(view), etag=etag)


@router.get("/api/about", response_model=AboutOut, summary="About the archive", openapi_extra=described(NoParams))
def about(request: Request, archive: OpenArchive, params: Nothing) -> Response:
    """The counts, the busiest people, the newest articles, the last ingests and what could not be taken in."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
        view = stats(session)
    return answer(request, AboutOut.of(view, version=program_version()), etag=etag)


@router.get("/healthz", response_model=HealthOut, summary="Is the process alive?", openapi_extra=described(NoParams))
async def healthz(params: Nothing) -> HealthOut:
    """Answers as long as the process does; looks at nothing else."""
    return HealthOut(status="ok")


@router.get("/readyz", response_model=ReadyOut, summary="Can it answer queries?", openapi_extra=described(NoParams))
def readyz(archive: OpenArchive, params: Nothing) -> ReadyOut:
    """Answers 200 when the archive can be read, else 503."""
    with archive.reading() as session:
        return ReadyOut(status="ok", articles=article_count(session), revision=revision(session))


@router.get("/metrics", response_class=Response, summary="Metrics", openapi_extra=described(NoParams))
def metrics(archive: OpenArchive, params: Nothing) -> Response:
    """Requests, latencies and the size of the archive in the Prometheus text format."""
    with archive.reading() as session:
        gauges = {
            "clippings_articles": ("Articles in the archive.", float(article_count(session))),
            "clippings_revision": ("Grows with every change of the archive.", float(revision(session))),
        }
    return Response(archive.metrics.text(gauges=gauges), media_type="text/plain; version=0.0.4; charset=utf-8")
