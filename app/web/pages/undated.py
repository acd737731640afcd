"""Articles without a publication date, where dates can be set one by one or many at once."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from app.browse import articles
from app.web.deps import OpenArchive
from app.web.pages.links import PageState
from app.web.pages.results import pages_of
from app.web.params import Paged, names_of, reads
from app.web.templating import render

router = APIRouter(include_in_schema=False)

DEFAULT_PAGE = 50

Asked = Annotated[Paged, Depends(reads(Paged, ignore_unknown=True))]


@router.get("/undated", response_class=HTMLResponse)
def undated_page(request: Request, archive: OpenArchive, params: Asked) -> HTMLResponse:
    per_page = params.per_page if "per_page" in params.model_fields_set else DEFAULT_PAGE
    with archive.reading() as session:
        found = articles.undated(session, page=params.page, per_page=per_page)
    known = names_of(Paged)
    state = PageState.of("/undated", [pair for pair in request.query_params.multi_items() if pair[0] in known])
    pages = pages_of(state, total=found.total, page=found.page, per_page=found.per_page)
    return render(
        request,
        "dates/undated.html",
        undated=found,
        pages=pages,
        outcome=None,
        problem="",
        typed={},
        token_known=False,
        form_action=state.link_all(),
    )
