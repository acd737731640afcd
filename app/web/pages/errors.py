"""Errors as pages, for people: what is wrong, and the way back."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.web.pages.links import PageState
from app.web.problems import Problem
from app.web.templating import render, sentence

LONGEST_WAY_ON = 2_000
"""Characters of an address that are still worth offering without what is wrong in it."""


def error_page(request: Request, problem: Problem) -> HTMLResponse:
    """The page of a problem, with its status and headers; what was searched for stays in the box."""
    return render(
        request,
        "errors/error.html",
        status=problem.status,
        headers={**problem.headers, "Cache-Control": "no-store"},
        code=problem.status,
        title=problem.title,
        detail=sentence(problem.detail),
        errors=problem.errors if len(problem.errors) > 1 else (),
        q=request.query_params.get("q", ""),
        way_on=_way_on(request, problem),
    )


def _way_on(request: Request, problem: Problem) -> str:
    """The same address without the parameters that are wrong: a mistyped date must not cost the rest of a search."""
    wrong = {error.parameter for error in problem.errors}
    if request.method != "GET" or not wrong.intersection(request.query_params.keys()):
        return ""
    state = PageState.of(request.url.path, request.query_params.multi_items())
    href = state.link(pair for pair in state.pairs if pair[0] not in wrong)
    return href if len(href) <= LONGEST_WAY_ON else ""
