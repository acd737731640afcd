"""Answers that are kept until the archive changes: the same bytes, never of an older state, never a fault."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from app.domain import SearchPage
from app.main import create_app
from app.search.query import SearchQuery
from app.settings import Settings
from app.store.engine import WriteSession, open_writer
from app.store.writer import delete_article
from app.web.kept_answers import TOOK_WITHIN
from tests.search.newsroom import newsroom

ADDRESS = "/api/articles?q=harbour&facets=person,source"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    newsroom(tmp_path / "archive.db").dispose()
    return tmp_path / "archive.db"


@pytest.fixture
def client(database: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(db=database))) as opened:
        yield opened


def timeless(text: str) -> str:
    return re.sub(r'"took_ms":[0-9.]+|Server time [^<]+', "", text)


def empty(database: Path) -> None:
    writer = open_writer(database)
    with WriteSession(writer) as session, session.begin():
        for number in range(1, 40):
            delete_article(session, number, revision=session.next_revision())
    writer.dispose()


def test_an_answer_given_again_is_the_same_but_for_the_time_it_took(client: TestClient) -> None:
    first, again = client.get(ADDRESS), client.get(ADDRESS)
    assert timeless(first.text) == timeless(again.text)
    assert {k: v for k, v in first.headers.items() if k != "content-length"} == {
        k: v for k, v in again.headers.items() if k != "content-length"
    }
    assert int(again.headers["content-length"]) == len(again.content)
    assert again.json()["took_ms"] <= first.json()["took_ms"]
    assert client.head(ADDRESS).headers["etag"] == first.headers["etag"]


def test_a_kept_answer_is_not_sent_to_who_has_it(client: TestClient) -> None:
    etag = client.get(ADDRESS).headers["etag"]
    answer = client.get(ADDRESS, headers={"if-none-match": f'"other", {etag}'})
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)


def test_a_write_ends_the_life_of_all_kept_answers(client: TestClient, database: Path) -> None:
    before = client.get(ADDRESS).json()
    assert before["total"]
    empty(database)
    assert client.get(ADDRESS).json()["total"] == 0


@pytest.mark.parametrize("address", ["/?q=harbour", "/people", "/dates"])
def test_a_page_given_again_is_the_same_but_for_the_time_it_took(client: TestClient, address: str) -> None:
    first, again = client.get(address), client.get(address)
    assert timeless(first.text) == timeless(again.text)
    assert b"<span>Server time " in first.content[-TOOK_WITHIN:]
    assert int(again.headers["content-length"]) == len(again.content)
    assert 'status="200"} 2' in client.get("/metrics").text
    etag = first.headers["etag"]
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_a_page_made_before_a_write_is_not_given_after_it(client: TestClient, database: Path) -> None:
    address = f"/articles/{client.get(ADDRESS).json()['results'][0]['id']}"
    assert client.get(address).status_code == client.get(address).status_code == 200
    empty(database)
    assert client.get(address).status_code == 404


def test_what_writing_allows_is_on_no_page_of_a_server_that_only_reads(client: TestClient, database: Path) -> None:
    address = f"/articles/{client.get(ADDRESS).json()['results'][0]['id']}"
    with TestClient(create_app(Settings(db=database, writing=True, token="x" * 20))) as writing:
        assert writing.get(address).headers["etag"] != client.get(address).headers["etag"]


def test_a_text_that_speaks_of_the_time_taken_is_left_as_it_is(client: TestClient) -> None:
    address = '/api/articles?q="took_ms":5 and more'
    first, again = client.get(address).json(), client.get(address).json()
    assert again["query"] == first["query"]
    assert again["query"]["q"] == '"took_ms":5 and more'


def test_refusals_are_not_kept(client: TestClient) -> None:
    for _ in range(2):
        assert client.get("/api/articles?qq=harbour").status_code == 400
        assert client.get("/api/articles/nothing").status_code == 404


def test_kept_answers_count_under_their_route(client: TestClient) -> None:
    for _ in range(3):
        client.get(ADDRESS)
    assert 'route="/api/articles",status="200"} 3' in client.get("/metrics").text


def test_who_asks_the_same_at_the_same_time_waits_for_one_answer(database: Path) -> None:
    app = create_app(Settings(db=database))
    asked: list[str] = []
    search = app.state.archive.index.search

    def counted(query: SearchQuery) -> SearchPage:
        asked.append(query.q)
        time.sleep(0.05)
        page: SearchPage = search(query)
        return page

    app.state.archive.index.search = counted

    async def together() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://archive") as many:
            return list(await asyncio.gather(*(many.get(ADDRESS) for _ in range(20))))

    with ThreadPoolExecutor(1) as thread:  # an event loop of its own, whatever else this process runs
        answers = thread.submit(lambda: asyncio.run(together())).result()
    assert {answer.status_code for answer in answers} == {200}
    assert len({timeless(answer.text) for answer in answers}) == 1
    assert asked == ["harbour"]
    app.state.archive.close()
