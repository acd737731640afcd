"""Answers that server processes keep for each other: one search for all, never an older state, never a fault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.domain import SearchPage
from app.main import create_app
from app.search.query import SearchQuery
from app.settings import Settings
from app.web.shared_answers import Answer, Route, SharedAnswers
from tests.search.newsroom import newsroom
from tests.web.test_kept_answers import ADDRESS, empty, timeless

ANSWER = Answer([(b"content-type", b"application/json"), (b"etag", b'W/"1"')], b'{"a":"\xc3\xa9\n"}', Route("/api/articles"))


def fails(_query: SearchQuery) -> SearchPage:
    raise AssertionError("searched although another process has the answer")


def without_search(app: FastAPI) -> None:
    app.state.archive.index.search = fails


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "made" / "shared"


@pytest.fixture
def two(tmp_path: Path, folder: Path) -> Iterator[tuple[TestClient, TestClient]]:
    """Two servers of one archive, as two processes are."""
    newsroom(tmp_path / "archive.db").dispose()
    with ExitStack() as opened:
        one, other = (
            opened.enter_context(TestClient(create_app(Settings(db=tmp_path / "archive.db", shared_answers=folder)))) for _ in range(2)
        )
        yield one, other


@pytest.mark.parametrize("address", [ADDRESS, "/?q=harbour"])
def test_what_one_process_answered_the_other_does_not_search_for(two: tuple[TestClient, TestClient], address: str) -> None:
    one, other = two
    first = one.get(address)
    without_search(other.app)  # type: ignore[arg-type]
    again = other.get(address)
    assert (again.status_code, timeless(again.text)) == (200, timeless(first.text))
    assert again.headers["etag"] == first.headers["etag"]
    assert 'status="200"} 1' in other.get("/metrics").text


def test_after_a_write_nothing_of_before_is_given(two: tuple[TestClient, TestClient], tmp_path: Path) -> None:
    one, other = two
    assert one.get(ADDRESS).json()["total"]
    empty(tmp_path / "archive.db")
    assert other.get(ADDRESS).json()["total"] == 0


@pytest.mark.parametrize(
    "content", [b"", b"{}\n", b"[]\nrest", b"\xff\xfe", b'{"route":1,"headers":[["a"]]}\n', b'{"route":"","headers":3}\n']
)
def test_a_file_that_is_none_of_ours_is_passed_over(two: tuple[TestClient, TestClient], folder: Path, content: bytes) -> None:
    one, other = two
    total = one.get(ADDRESS).json()["total"]
    for path in folder.iterdir():
        path.write_bytes(content)
    assert other.get(ADDRESS).json()["total"] == total


def test_without_its_folder_nothing_is_shared_and_nothing_fails(two: tuple[TestClient, TestClient], folder: Path) -> None:
    folder.rmdir()
    assert [client.get(ADDRESS).status_code for client in (*two, *two)] == [200] * 4


def test_an_answer_comes_back_byte_for_byte(folder: Path) -> None:
    SharedAnswers(folder).put('W/"abc"', ANSWER)
    assert SharedAnswers(folder).get('W/"abc"') == ANSWER
    assert SharedAnswers(folder).get('W/"abd"') is None


def test_the_oldest_go_when_the_room_is_full(folder: Path) -> None:
    answers = SharedAnswers(folder, max_bytes=1_000)
    for number in range(50):
        answers.put(f'W/"{number}"', ANSWER)
    left = sorted(int(path.name) for path in folder.iterdir())
    assert left == list(range(50 - len(left), 50))
    assert 0 < sum(path.stat().st_size for path in folder.iterdir()) <= 1_000


def test_an_answer_put_twice_is_counted_once(folder: Path) -> None:
    answers = SharedAnswers(folder, max_bytes=1_000)
    for _ in range(50):
        answers.put('W/"same"', ANSWER)
    assert answers.get('W/"same"') == ANSWER
