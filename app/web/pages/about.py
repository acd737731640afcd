"""The help page, made from the query parser's own table, and what is in the archive."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.browse import stats as archive_stats
from app.search.manual import HELP
from app.web.deps import OpenArchive
from app.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/help", response_class=HTMLResponse)
def help_page(request: Request) -> HTMLResponse:
    return render(request, "about/help.html", entries=HELP)


@router.get("/about", response_class=HTMLResponse)
def about_page(request: Request, archive: OpenArchive) -> HTMLResponse:
    with archive.reading() as session:
        stats = archive_stats.stats(session)
    return render(request, "about/about.html", stats=stats)
