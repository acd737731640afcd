"""Articles without a headline, wherever they are listed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.cli.searching import table
from app.main import create_app
from app.settings import Settings
from tests.archives import ingest_into

TEXT = "police in oslo arrested three men on friday over the theft of a painting, which was recovered undamaged in a cellar."
CALLED = "police in oslo arrested three men on friday over the theft of a painting, which"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("untitled")
    (folder / "untitled.txt").write_text(TEXT, "utf-8")
    assert ingest_into(folder / "clippings.db", [folder / "untitled.txt"]).added == 1
    return Settings(db=folder / "clippings.db")


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as opened:
        yield opened


@pytest.mark.parametrize("address", ["/?q=painting", "/", "/undated", "/feed.atom"])
def test_lists_call_it_by_its_first_words(client: TestClient, address: str) -> None:
    assert CALLED in client.get(address).text.replace("<mark>", "").replace("</mark>", "")
    assert "Without a headline" not in client.get(address).text


def test_its_page_says_that_it_has_none_and_its_tab_what_it_is(client: TestClient) -> None:
    (result,) = client.get("/api/articles").json()["results"]
    page = client.get(result["links"]["html"]).text
    assert "Without a headline</h1>" in page
    assert f"<title>{CALLED}" in page


def test_nothing_is_invented_in_data(client: TestClient) -> None:
    (result,) = client.get("/api/articles").json()["results"]
    assert result["title"] == client.get(result["links"]["self"]).json()["title"] == ""
    assert '"title": ""' in client.get("/api/articles.jsonl").text


def test_a_table_on_the_terminal_tells_it_from_others(settings: Settings) -> None:
    assert CALLED in table(settings, {"q": "painting"})
