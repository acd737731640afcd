"""Errors as RFC 9457 problem details, for programs; pages have them rendered by the hook that ``install`` is given."""

from __future__ import annotations

import http
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException

from app.errors import ClippingsError, DatabaseError, DeadlineError, ForbiddenError, NotFoundError, UsageError
from app.store.engine import database_error
from app.web.methods import allowed, options_answer

RETRY_AFTER_SECONDS = 2
TYPES = "/docs#problem-"
"""Where the kinds of problems are described: a problem's ``type`` is this and its ``kind``."""


class ParameterProblem(BaseModel):
    """What is wrong with one parameter; ``suggestion`` is a name or value that would do, empty when there is none."""

    parameter: str
    code: str
    detail: str
    suggestion: str = ""


class ProblemDetails(BaseModel):
    """RFC 9457 problem details (``application/problem+json``)."""

    type: str = Field(examples=["/docs#problem-invalid-parameter"])
    title: str
    status: int
    detail: str
    instance: str
    errors: list[ParameterProblem] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One refusal: ``kind`` names it for programs, ``title`` and ``detail`` tell it to people."""

    status: int
    kind: str
    title: str
    detail: str
    errors: tuple[ParameterProblem, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def details(self, request: Request) -> ProblemDetails:
        instance = quote(request.url.path, safe="/:@!$&'()*+,;=~%") + (f"?{request.url.query}" if request.url.query else "")
        return ProblemDetails(
            type=TYPES + self.kind,
            title=self.title,
            status=self.status,
            detail=self.detail,
            instance=instance[:2000],
            errors=list(self.errors),
        )


ErrorPage = Callable[[Request, Problem], Response]
"""Renders a problem for people: how an HTML error page is hooked in."""


class ProblemError(Exception):
    """Stops a request with a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def bad_request(*errors: ParameterProblem) -> ProblemError:
    """A 400 that names each parameter that is wrong."""
    detail = "; ".join(error.detail for error in errors[:3]) + ("; …" if len(errors) > 3 else "")
    return ProblemError(Problem(status=400, kind="invalid-parameter", title="A parameter is not understood", detail=detail, errors=errors))


@contextmanager
def about(parameter: str, code: str) -> Iterator[None]:
    """Whatever cannot be used within is the fault of that parameter."""
    try:
        yield
    except UsageError as error:
        raise bad_request(ParameterProblem(parameter=parameter, code=code, detail=str(error))) from error


def problem_of(error: Exception) -> Problem:
    """The problem that an exception stands for; anything unforeseen is a 500 that tells nothing of the inside."""
    match error:
        case ProblemError():
            return error.problem
        case UsageError():
            return Problem(status=400, kind="invalid-parameter", title="The request is not understood", detail=str(error))
        case NotFoundError():
            return Problem(status=404, kind="not-found", title="Not in this archive", detail=str(error))
        case ForbiddenError():
            return Problem(status=403, kind="forbidden", title="Not allowed", detail=str(error))
        case DeadlineError():
            headers = {"Retry-After": str(RETRY_AFTER_SECONDS)}
            return Problem(status=503, kind="too-slow", title="The query took too long", detail=str(error), headers=headers)
        case DatabaseError():
            headers = {"Retry-After": str(RETRY_AFTER_SECONDS)}
            return Problem(status=503, kind="no-database", title="The archive cannot be read", detail=str(error), headers=headers)
        case ClippingsError():
            return Problem(status=error.status, kind="failed", title="That did not work", detail=str(error))
        case DBAPIError() if _of_the_file(error.orig):
            return problem_of(database_error(error.orig, "the archive"))
        case sqlite3.Error() if _of_the_file(error):
            return problem_of(database_error(error, "the archive"))
        case HTTPException():
            return _http_problem(error)
        case RequestValidationError():
            return _body_problem(error)
        case _:
            detail = "Something went wrong inside; the log of the server says what."
            return Problem(status=500, kind="internal", title="Internal error", detail=detail)


def _of_the_file(error: BaseException | None) -> bool:
    """Whether SQLite could not use the file just now, rather than not understand a statement of ours."""
    said = str(error)
    return any(sign in said for sign in ("locked", "busy", "disk I/O", "unable to open", "malformed", "not a database", "full"))


def _http_problem(error: HTTPException) -> Problem:
    title = http.HTTPStatus(error.status_code).phrase
    kind = {404: "not-found", 405: "method-not-allowed", 413: "too-large"}.get(error.status_code, "refused")
    detail = {404: "there is nothing at this address", 405: "this address does not take that method"}.get(error.status_code)
    headers = dict(error.headers or {})
    return Problem(status=error.status_code, kind=kind, title=title, detail=detail or str(error.detail), headers=headers)


def _body_problem(error: RequestValidationError) -> Problem:
    """What is wrong with the body; a part of the path that cannot be (``/ledger/x``) leads nowhere."""
    if all(one["loc"][0] == "path" for one in error.errors()):
        return _http_problem(HTTPException(404))
    errors = tuple(
        ParameterProblem(parameter=".".join(str(part) for part in one["loc"][1:]) or "body", code=one["type"], detail=one["msg"])
        for one in error.errors()
    )
    detail = "; ".join(f"{one.parameter}: {one.detail}" for one in errors[:3])
    return Problem(status=422, kind="invalid-body", title="The body of the request is not understood", detail=detail, errors=errors)


def problem_response(request: Request, problem: Problem) -> Response:
    return Response(
        problem.details(request).model_dump_json(),
        status_code=problem.status,
        media_type="application/problem+json",
        headers={**problem.headers, "Cache-Control": "no-store"},
    )


PROGRAM_PATHS = ("/api", "/healthz", "/readyz", "/metrics", "/openapi.json", "/feed.atom", "/opensearch.xml")


def wants_page(request: Request) -> bool:
    """Whether a person in a browser asked: anything outside the API, unless only JSON is accepted."""
    path = request.url.path
    if any(path == start or path.startswith((f"{start}/", f"{start}.")) for start in PROGRAM_PATHS):
        return False
    accepted = request.headers.get("accept", "*/*")
    return "html" in accepted or "*/*" in accepted


def install(app: FastAPI, *, error_page: ErrorPage | None) -> None:
    """Answer every error of ``app`` with a problem, or with ``error_page`` where a person asked."""

    def answer(request: Request, error: Exception) -> Response:
        problem = problem_of(error)
        if problem.status == http.HTTPStatus.METHOD_NOT_ALLOWED:
            problem = replace(problem, headers={**problem.headers, "Allow": allowed(request) or "GET, HEAD, OPTIONS"})
            if request.method == "OPTIONS":
                return options_answer(problem.headers["Allow"])
        if error_page is not None and wants_page(request):
            return error_page(request, problem)
        return problem_response(request, problem)

    kinds: tuple[Any, ...] = (ProblemError, ClippingsError, HTTPException, RequestValidationError, Exception)
    for kind in kinds:
        app.add_exception_handler(kind, answer)
