"""Errors as pages, for people: what is wrong, and the way back."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import HTMLResponse

from app.web.problems import Problem
from app.web.templating import render, sentence


def error_page(request: Request, problem: Problem) -> HTMLResponse:
    """The page of a problem, with its status and headers."""
    return render(
        request,
        "errors/error.html",
        status=problem.status,
        headers={**problem.headers, "Cache-Control": "no-store"},
        code=problem.status,
        title=problem.title,
        detail=sentence(problem.detail),
        errors=problem.errors if len(problem.errors) > 1 or any(error.suggestion for error in problem.errors) else (),
    )
