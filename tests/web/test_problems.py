from __future__ import annotations

import sqlite3

import pytest
from fastapi import Request
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException

from app.errors import DatabaseError, DeadlineError, ForbiddenError, NotFoundError, UnreadableInputError, UsageError
from app.web.api.reference import PROBLEM_KINDS
from app.web.problems import problem_of, problem_response, wants_page

ERRORS = [
    (UsageError("x"), 400, "invalid-parameter"),
    (NotFoundError("x"), 404, "not-found"),
    (ForbiddenError("x"), 403, "forbidden"),
    (DeadlineError("x"), 503, "too-slow"),
    (DatabaseError("x"), 503, "no-database"),
    (UnreadableInputError("x"), 422, "failed"),
    (HTTPException(404), 404, "not-found"),
    (HTTPException(405, headers={"Allow": "GET"}), 405, "method-not-allowed"),
    (HTTPException(413), 413, "too-large"),
    (sqlite3.OperationalError("database is locked"), 503, "no-database"),
    (DBAPIError("SELECT 1", {}, sqlite3.DatabaseError("database disk image is malformed")), 503, "no-database"),
    (DBAPIError("SELEKT", {}, sqlite3.OperationalError('near "SELEKT": syntax error')), 500, "internal"),
    (RuntimeError("the password is swordfish"), 500, "internal"),
]


def request(path: str, accept: str = "*/*", query: bytes = b"") -> Request:
    headers = [(b"accept", accept.encode()), (b"host", b"testserver")]
    return Request({"type": "http", "method": "GET", "path": path, "query_string": query, "headers": headers, "server": ("testserver", 80)})


@pytest.mark.parametrize(("error", "status", "kind"), ERRORS)
def test_every_error_is_a_problem_with_its_status(error: Exception, status: int, kind: str) -> None:
    problem = problem_of(error)
    assert (problem.status, problem.kind) == (status, kind)
    response = problem_response(request("/api/x"), problem)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.status_code == status


def test_a_fault_tells_nothing_of_the_inside() -> None:
    assert "swordfish" not in problem_of(RuntimeError("the password is swordfish")).detail


@pytest.mark.parametrize("error", [DeadlineError("x"), DatabaseError("x")])
def test_what_may_work_later_says_when(error: Exception) -> None:
    assert int(problem_of(error).headers["Retry-After"]) > 0


def test_allow_is_kept_for_a_wrong_method() -> None:
    assert problem_of(HTTPException(405, headers={"Allow": "GET"})).headers["Allow"] == "GET"


@pytest.mark.parametrize(
    ("path", "accept", "page"),
    [
        ("/api/articles", "text/html", False),
        ("/api", "text/html", False),
        ("/apiary", "text/html", True),
        ("/metrics", "*/*", False),
        ("/feed.atom", "*/*", False),
        ("/articles/x", "text/html,*/*", True),
        ("/articles/x", "*/*", True),
        ("/articles/x", "application/json", False),
    ],
)
def test_people_get_pages_and_programs_problems(path: str, accept: str, page: bool) -> None:
    assert wants_page(request(path, accept)) is page


def test_every_kind_of_problem_is_described() -> None:
    described = {kind for kind, _, _ in PROBLEM_KINDS}
    assert {kind for _, _, kind in ERRORS} <= described
