from __future__ import annotations

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

NASTY = [
    "*",
    "***",
    "(",
    "((((" * 100,
    ")" * 200,
    '"',
    "foo AND",
    "NOT",
    "OR OR",
    "\0",
    "a\0b",
    "😀",
    "\u202etfel",
    "AND AND",
    "-",
    "--",
    "-a",
    "' OR 1=1 --",
    "'; DROP TABLE article; --",
    "title:",
    "person:",
    "nosuch:field",
    "a" * 10_000,
    "a " * 500,
    '"a b"~999999999999',
    "NEAR(a b)",
    "{a b}",
    "^a",
    "a^b",
    "body:(a OR",
    "date:2011-02-30",
    "date:..",
    "before:0000",
    "mentions:9999..0001",
    "ﬁ ß Ⅷ ① Ａ",
    "\n\t\r",
    "\ufeff",
    "%",
    "\\",
    "/*",
    "é" * 3000,
]
PATHS = ("/api/articles", "/api/people", "/api/suggest", "/api/articles.csv", "/feed.atom", "/")

REFUSED = [
    "/api/articles?per_page=0",
    "/api/articles?per_page=101",
    "/api/articles?page=0",
    "/api/articles?page=1e9",
    "/api/articles?page=9999999999999999999999",
    "/api/articles?from=2011-02-30",
    "/api/articles?to=0000",
    "/api/articles?from=2024&to=2023",
    "/api/articles?sort=best",
    "/api/articles?facets=colour",
    "/api/articles?cursor=%00",
    "/api/articles?cursor=nonsense",
    "/api/articles?snippets=-1",
    "/api/articles?nonsense=1",
    "/api/articles.csv?nonsense=1",
    "/api/people?sort=x",
    "/api/people?letter=" + "x" * 9,
    "/api/dates?by=week",
    "/api/dates/2011-02-30",
    "/api/dates/yesterday",
    "/api/dates/2014-02-29",
    "/api/dates/99999",
    "/api/stats?x=1",
    "/api/articles?" + "&".join(["person=x"] * 7_000),
    "/api/articles?q=" + "x" * 20_001,
    "/api/articles?%00=1",
    "/api/articles?%ED%A0%80=1",
]
MISSING = [
    "/api/articles/x",
    "/api/articles/%00",
    "/api/articles/%ED%A0%80",
    "/api/people/x",
    "/api/people/%00/articles",
    "/api/people/" + "x" * 5000,
    "/api/articles/x/similar",
    "/api/articles/x/why?q=a",
    "/api/nothing",
    "/api/articles/..%2f..%2fetc%2fpasswd",
]
ANSWERED = [
    "/api/articles?page=1000000000",
    "/api/articles?q=",
    "/api/articles?person=nobody",
    "/api/articles?source=%F0%9F%98%80",
    "/api/articles?q=%ED%A0%80",
    "/api/articles?q=%FF%FE",
    "/api/articles?q=%",
    "/api/articles?q=%zz",
    "/api/articles?language=%00",
    "/api/articles?author=%00&exclude_person=%22",
    "/api/people?page=1000000000",
    "/api/people?q=%00",
    "/api/people?letter=%F0%9F%98%80",
    "/api/dates?from=0001&to=9999&by=day",
    "/api/dates/0001-01-01",
    "/api/dates/9999?page=1000000000",
    "/api/undated?page=1000000000&per_page=100",
    "/api/suggest?q=%00",
    "/api/articles?from=0001&to=9999-12-31",
    "/api/articles?from=2024-02-29",
    "/api/articles?&&&=&",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("q", NASTY, ids=range(len(NASTY)))
def test_any_query_at_all_is_answered(client: TestClient, path: str, q: str) -> None:
    response = client.get(f"{path}?q={quote(q, safe='', errors='replace')}")
    assert response.status_code == (400 if path == "/api/people" and len(q) > 500 else 200), response.text[:300]


@pytest.mark.parametrize("address", REFUSED, ids=lambda address: address[:60])
def test_what_cannot_be_meant_is_refused_with_a_problem(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 400, response.text[:300]
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == 400
    assert problem["detail"]


@pytest.mark.parametrize("address", MISSING, ids=lambda address: address[:60])
def test_what_is_not_there_is_a_404(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404, response.text[:300]
    assert response.json()["status"] == 404


@pytest.mark.parametrize("address", ANSWERED, ids=lambda address: address[:60])
def test_odd_but_possible_requests_are_answered(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "POST"])
@pytest.mark.parametrize("path", ["/api/articles", "/api/stats", "/healthz", "/api/dates/2014"])
def test_a_wrong_method_is_told_what_is_right(client: TestClient, path: str, method: str) -> None:
    response = client.request(method, path)
    assert response.status_code == 405
    assert "GET" in response.headers["allow"]


def test_a_write_is_refused_while_writing_is_off(client: TestClient) -> None:
    response = client.post("/api/articles/x", json={"published": "2024", "token": "x"})
    assert response.status_code == 403
    assert "CLIPPINGS_WRITING" in response.json()["detail"]


def test_a_long_query_is_not_repeated_in_every_link(client: TestClient) -> None:
    q = "the OR " + " OR ".join(f"the{'x' * (number % 7)}{number}" for number in range(700))
    page = client.get("/", params={"q": q})
    assert page.status_code == 200
    assert "data-result" in page.text
    assert len(page.content) < 60_000 + 25 * len(q)
