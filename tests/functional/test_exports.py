from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from tests.archives import ingest_into

ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(xml: str) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314  our own feed


@pytest.fixture(scope="module")
def lines(client: TestClient) -> list[dict[str, object]]:
    return [json.loads(line) for line in client.get("/api/articles.jsonl").text.split("\n") if line]


def test_every_format_has_the_whole_result_in_the_same_order(client: TestClient, lines: list[dict[str, object]]) -> None:
    ids = [line["id"] for line in lines]
    total = client.get("/api/articles").json()["total"]
    assert len(ids) == len(set(ids)) == total
    rows = list(csv.DictReader(io.StringIO(client.get("/api/articles.csv").text, newline="")))
    assert [row["id"] for row in rows] == ids
    entries = parsed(client.get("/feed.atom").text).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [f"urn:clippings:article:{public_id}" for public_id in ids]


def test_texts_are_exact_in_csv_and_json_lines(client: TestClient, lines: list[dict[str, object]]) -> None:
    rows = csv.DictReader(io.StringIO(client.get("/api/articles.csv").text, newline=""))
    for row, line in zip(rows, lines, strict=True):
        article = client.get(f"/api/articles/{line['id']}").json()
        for field in ("title", "standfirst", "body", "comments", "url", "language"):
            assert row[field] == line[field] == article[field]


def test_filters_and_limit_hold_and_paging_does_not(client: TestClient, lines: list[dict[str, object]]) -> None:
    found = client.get("/api/articles?q=mandela").json()
    exported = [json.loads(line)["id"] for line in client.get("/api/articles.jsonl?q=mandela&page=7&per_page=1").text.splitlines()]
    assert exported == [result["id"] for result in found["results"]]
    assert len(client.get("/api/articles.jsonl?limit=3").text.strip().split("\n")) == 3
    assert client.get("/api/articles.jsonl?q=zzzzqqq").text == ""


def test_an_export_can_be_taken_in_elsewhere(client: TestClient, lines: list[dict[str, object]], tmp_path: Path) -> None:
    (tmp_path / "export.jsonl").write_text(client.get("/api/articles.jsonl?duplicates=show").text, "utf-8")
    report = ingest_into(tmp_path / "copy.db", [tmp_path / "export.jsonl"])
    assert report.failures == []
    assert report.added == client.get("/api/articles?duplicates=show").json()["total"]


def test_a_feed_is_valid_and_says_what_is_known(client: TestClient) -> None:
    feed = parsed(client.get("/feed.atom?q=mandela&limit=1").text)
    assert feed.findtext(f"{ATOM}title") == "Clippings: mandela"
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}published") == "1994-05-10T00:00:00Z"
    assert entry.findtext(f"{ATOM}updated")
    assert parsed(client.get("/feed.atom", params={"q": '<&"\x00\x0b>'}).text) is not None


def test_head_of_an_export_reads_nothing(client: TestClient) -> None:
    response = client.head("/api/articles.csv")
    assert (response.status_code, response.content) == (200, b"")
    assert "articles.csv" in response.headers["content-disposition"]


def test_a_refused_export_is_a_problem_and_no_half_file(client: TestClient) -> None:
    for address in ("/api/articles.csv?from=2011-02-30", "/feed.atom?sort=best", "/api/articles.jsonl?q=(a&strict=true"):
        response = client.get(address)
        assert (response.status_code, response.headers["content-type"]) == (400, "application/problem+json")
