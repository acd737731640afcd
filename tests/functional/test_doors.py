"""What HTTP itself promises at every address: methods, and answers that need not be sent again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings

PAGES = (
    "/",
    "/?q=president",
    "/people",
    "/dates",
    "/undated",
    "/help",
    "/about",
    "/ledger",
    "/likely-merges",
    "/docs",
    "/dates/1994-05-10",
)


@pytest.fixture(scope="module")
def desk(sample_archive: Path) -> Iterator[TestClient]:
    """A server over the same archive to which writing is enabled; nothing is written."""
    with TestClient(create_app(Settings(db=sample_archive, writing=True, token="x"))) as opened:  # noqa: S106 of a test
        yield opened


@pytest.mark.parametrize(
    ("address", "methods"),
    [
        ("/api/articles", "GET, HEAD, OPTIONS"),
        ("/api/articles/anything", "GET, HEAD, POST, OPTIONS"),
        ("/api/people/anybody/merge", "POST, OPTIONS"),
        ("/people", "GET, HEAD, OPTIONS"),
        ("/people/anybody/correct", "GET, HEAD, POST, OPTIONS"),
        ("/articles/anything/published", "POST, OPTIONS"),
        ("/static/js/main.js", "GET, HEAD, OPTIONS"),
        ("/openapi.json", "GET, HEAD, OPTIONS"),
    ],
)
def test_every_address_says_which_methods_it_takes(client: TestClient, address: str, methods: str) -> None:
    asked = client.options(address)
    assert (asked.status_code, asked.headers["allow"], asked.content) == (204, methods, b"")
    refused = client.request("DELETE", address)
    assert (refused.status_code, refused.headers["allow"]) == (405, methods)


@pytest.mark.parametrize("address", ["/people/a/b", "/api/people/a/b/c", "/articles/a/b/c", "/nowhere"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
def test_where_nothing_is_nothing_is_found(client: TestClient, address: str, method: str) -> None:
    assert client.request(method, address).status_code == 404


@pytest.mark.parametrize("address", ["/ledger/x", "/ledger/99999999999", "/api/ledger/0"])
def test_a_number_that_cannot_be_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_the_browser_has_is_not_sent_again(client: TestClient, page: str) -> None:
    first = client.get(page)
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(page, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.head(page, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert client.get(page, headers={"If-None-Match": 'W/"another"'}).status_code == 200


def test_no_two_pages_share_a_tag(client: TestClient) -> None:
    assert len({client.get(page).headers["etag"] for page in PAGES}) == len(PAGES)


def test_a_page_with_forms_is_another_than_one_without(client: TestClient, desk: TestClient) -> None:
    assert client.get("/undated").headers["etag"] != desk.get("/undated").headers["etag"]


def test_a_page_that_had_no_time_for_everything_may_be_fuller_the_next_time(client: TestClient) -> None:
    assert "etag" not in client.get("/?q=zyzzyva+quixotry").headers


def test_refusals_carry_no_tag(client: TestClient) -> None:
    for address in ("/articles/nothere", "/?page=none"):
        refused = client.get(address, headers={"Accept": "text/html"})
        assert refused.status_code >= 400
        assert "etag" not in refused.headers
        assert refused.headers["cache-control"] == "no-store"


def test_the_description_of_the_api_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/openapi.json")
    assert first.json()["openapi"].startswith("3.")
    assert first.headers["etag"].startswith('W/"')
    assert client.get("/openapi.json", headers={"If-None-Match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    ("address", "section"),
    [("/people", "People"), ("/ledger", "People"), ("/likely-merges", "People"), ("/undated", "Dates"), ("/dates/1994-05-10", "Dates")],
)
def test_the_section_that_a_page_belongs_to_is_marked(desk: TestClient, address: str, section: str) -> None:
    masthead = desk.get(address).text.partition('<nav class="sections"')[2].partition("</nav>")[0]
    assert re.findall(r'aria-current="\w+">(\w+)<', masthead) == [section]
