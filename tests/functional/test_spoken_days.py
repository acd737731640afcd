"""Searching by what texts say of days, over the API and the page."""

from __future__ import annotations

import html
import re

from starlette.testclient import TestClient

from tests.functional.checking import checked


def test_articles_with_unresolved_days_are_counted_and_found(client: TestClient) -> None:
    page = checked(client, "/api/articles?facets=date_status&per_page=1")
    counts = {value["id"]: value["count"] for value in page["facets"]["date_status"]}
    assert set(counts) <= {"resolved", "partial", "unresolved"}
    for status, count in counts.items():
        found = checked(client, f"/api/articles?date_status={status}&per_page=100&fields=id")
        assert found["total"] == count
        article = checked(client, f"/api/articles/{found['results'][-1]['id']}")
        spoken = [mention for mention in article["dates"] if mention["type"] in ("DATE", "TIME")]
        assert any(mention["first_day"] if status == "resolved" else mention["status"] == status for mention in spoken)


def test_an_unknown_status_is_refused_with_the_nearest(client: TestClient) -> None:
    problem = checked(client, "/api/articles?date_status=unresolve", status=400)
    assert problem["errors"][0]["suggestion"] == "unresolved"


def test_the_histogram_counts_what_the_search_is_limited_to(client: TestClient) -> None:
    page = client.get("/?date_field=mentioned&from=1990&to=1999").text
    bars = re.findall(r'<a href="([^"]+)" aria-label="([^:"]+): (\d+)\xa0article', page)
    assert "of days spoken of" in page
    assert bars
    for href, _, count in bars[:4]:
        address = html.unescape(href)
        assert "date_field=mentioned" in address
        page_of_bar = checked(client, f"/api/articles{address.removeprefix('/')}&facets=mentioned_year,mentioned_month")
        assert page_of_bar["total"] >= int(count)


def test_the_page_offers_how_far_days_were_resolved(client: TestClient) -> None:
    page = client.get("/").text + client.get("/?q=the").text
    assert "Dates spoken of" in page
    assert "date_status=unresolved" in page
    assert "dates spoken of: not resolved" in client.get("/?date_status=unresolved").text
