"""The archive on outside articles, as their reader would judge it; only where they are there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings

PEOPLE = {
    "000": {"Antony Blinken", "Vladimir Putin", "Volodymyr Zelensky", "Joe Biden", "Mark Milley", "Kurt Volker"},
    "001": {"Dmitry Peskov", "Matthew Miller", "Charlie Dietz", "Vladimir Putin", "Joe Biden"},
    "002": {"John Kerry", "Sergei Lavrov", "Vladimir Putin", "David Cameron", "Viktor Yanukovych"},
    "003": {
        "Antony Blinken", "David Lammy", "Volodymyr Zelensky", "Joe Biden", "Keir Starmer", "Donald J. Trump", "Andrii Sybiha", "Stalin",
        "Recep Tayyip Erdogan", "Kamala Harris", "Vladimir Putin",
    },
    "004": {"Antony Blinken", "David Lammy", "Keir Starmer", "Volodymyr Zelensky", "Joe Biden"},
}  # fmt: skip


@pytest.fixture(scope="module")
def client(corpus_archive: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(db=corpus_archive))) as opened:
        yield opened


@pytest.fixture(scope="module")
def articles(client: TestClient) -> dict[str, dict[str, Any]]:
    """Every article by the first three characters of its file's name."""
    found = [client.get(result["links"]["self"]).json() for result in client.get("/api/articles").json()["results"]]
    return {Path(article["file"]).name[:3]: article for article in found}


@pytest.mark.parametrize("number", PEOPLE)
def test_every_person_is_found_and_nothing_else(number: str, articles: dict[str, dict[str, Any]]) -> None:
    assert {person["name"] for person in articles[number]["people"]} == PEOPLE[number]


def test_every_offset_points_at_its_text(articles: dict[str, dict[str, Any]]) -> None:
    for article in articles.values():
        mentions = [mention for person in article["people"] for mention in person["mentions"]]
        for mark in [*mentions, *article["dates"], *article["quotes"]]:
            assert article[mark["field"]][mark["start"] : mark["end"]] == mark["text"]


def test_nobody_is_found_in_comments(articles: dict[str, dict[str, Any]]) -> None:
    assert articles["000"]["comments"]
    assert all(mention["field"] != "comments" for person in articles["000"]["people"] for mention in person["mentions"])


def test_one_person_bears_all_his_names(client: TestClient) -> None:
    person = client.get("/api/people/antony-blinken").json()
    assert {"Mr. Blinken", "Antony J. Blinken", "Blinken"} <= {name["text"] for name in person["names"]}
    assert person["articles"] == 3


def test_a_weekday_without_anchor_is_no_day(articles: dict[str, dict[str, Any]]) -> None:
    weekday = next(date for date in articles["003"]["dates"] if date["text"] == "Wednesday")
    assert (weekday["value"], weekday["status"], weekday["first_day"]) == ("XXXX-WXX-3", "unresolved", None)


def test_the_headline_of_the_last_line_is_the_title(articles: dict[str, dict[str, Any]]) -> None:
    assert articles["003"]["title"].startswith("In Kyiv, Blinken Discusses")
    assert articles["003"]["source"]["name"] == "New York Times"
    assert "appeared first on" not in articles["003"]["body"]


def test_an_abbreviation_finds_the_article_that_spells_it_out_second(client: TestClient, articles: dict[str, dict[str, Any]]) -> None:
    page = client.get("/api/articles", params={"q": "ATACMS"}).json()
    assert [result["id"] for result in page["results"]] == [articles["001"]["id"], articles["000"]["id"]]
    assert page["query"]["expanded"][0]["term"] == "ATACMS"
