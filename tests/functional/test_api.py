from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.domain import ANNOTATED_FIELDS
from tests.functional.checking import checked


@pytest.fixture(scope="module")
def ids(client: TestClient) -> list[str]:
    """Every article of the archive, newest first."""
    return [json.loads(line)["id"] for line in client.get("/api/articles.jsonl?duplicates=show").text.split("\n") if line]


def test_a_search_has_an_exact_total_snippets_and_people(client: TestClient) -> None:
    page = checked(client, "/api/articles?q=mandela&facets=person,source,year,month,author")
    assert page["total"] >= 1
    best = page["results"][0]
    assert "Mandela" in best["title"]
    assert any(piece["hit"] and "andela" in piece["text"] for snippet in best["snippets"] for piece in snippet["segments"])
    assert "Nelson Mandela" in [person["name"] for person in best["people"]]
    assert page["took_ms"] > 0
    assert {"person", "source", "year", "month", "author"} == set(page["facets"])


def test_snippets_stand_in_the_article_where_they_say(client: TestClient) -> None:
    results = checked(client, "/api/articles?q=president&snippets=5&scope=all")["results"]
    assert sum(len(result["snippets"]) for result in results) > 5
    for result in results:
        article = checked(client, result["links"]["self"])
        for snippet in result["snippets"]:
            text = "".join(piece["text"] for piece in snippet["segments"]).strip("… ")
            assert text in article[snippet["field"]]


def test_every_offset_of_every_article_points_at_its_text(client: TestClient, ids: list[str]) -> None:
    assert len(ids) >= 24
    for public_id in ids:
        article = checked(client, f"/api/articles/{public_id}")
        spans: list[dict[str, Any]] = [*article["dates"], *article["quotes"]]
        spans += [mention for person in article["people"] for mention in person["mentions"]]
        for span in spans:
            assert article[span["field"]][span["start"] : span["end"]] == span["text"]
            assert span["field"] in ANNOTATED_FIELDS


def test_paging_by_number_and_by_cursor_meets_every_article_once(client: TestClient, ids: list[str]) -> None:
    by_page: list[str] = []
    for page in range(1, 100):
        found = checked(client, f"/api/articles?per_page=7&page={page}&duplicates=show&fields=title")
        by_page += [result["id"] for result in found["results"]]
        if not found["results"]:
            break
    by_cursor: list[str] = []
    address = "/api/articles?per_page=7&duplicates=show"
    while address:
        response = client.get(address)
        by_cursor += [result["id"] for result in response.json()["results"]]
        address = response.links.get("next", {}).get("url", "")
    assert by_page == by_cursor == ids


def test_fields_restrict_each_result(client: TestClient) -> None:
    response = client.get("/api/articles?fields=title,links&per_page=1")
    assert set(response.json()["results"][0]) == {"id", "title", "links"}


def test_filters_narrow_and_exclusions_complement(client: TestClient) -> None:
    everything = checked(client, "/api/articles?facets=source&facet_size=100&duplicates=show")
    source = everything["facets"]["source"][0]
    narrowed = checked(client, f"/api/articles?source={source['id']}&duplicates=show")
    others = checked(client, f"/api/articles?exclude_source={source['id']}&duplicates=show")
    assert narrowed["total"] == source["count"]
    assert narrowed["total"] + others["total"] == everything["total"]
    assert all(result["source"]["id"] == source["id"] for result in narrowed["results"])


def test_a_filter_that_nobody_knows_finds_nothing_and_says_so(client: TestClient) -> None:
    for name in ("person", "source"):
        page = checked(client, f"/api/articles?{name}=nobody-of-that-name")
        assert page["total"] == 0
        assert page["query"]["warnings"], name


def test_from_and_to_are_about_the_publication_or_what_is_spoken_of(client: TestClient) -> None:
    published = checked(client, "/api/articles?from=1994&to=1994")
    assert published["total"] >= 1
    assert all(result["published"]["date"].startswith("1994") for result in published["results"])
    assert checked(client, "/api/articles?from=1994&to=1994&date_field=mentioned")["total"] >= 1


def test_a_sloppy_query_is_answered_and_only_strict_refuses_it(client: TestClient) -> None:
    assert checked(client, "/api/articles?q=(mandela AND")["query"]["warnings"]
    assert checked(client, "/api/articles?q=(mandela AND&strict=true", status=400)


def test_people_lead_to_their_articles(client: TestClient) -> None:
    (mandela,) = [one for one in checked(client, "/api/people?q=mandela")["people"] if one["name"] == "Nelson Mandela"]
    person = checked(client, mandela["links"]["self"])
    assert person["articles"] == mandela["articles"] >= 1
    assert person["names"]
    assert checked(client, f"/api/people/{mandela['id']}/articles?duplicates=show")["total"] == person["articles"]


def test_dates_lead_to_the_sentences_that_speak_of_them(client: TestClient) -> None:
    spoken = checked(client, "/api/dates?by=day")
    assert sum(one["mentions"] for one in spoken["periods"]) == spoken["mentions"]
    day = next(one for one in spoken["periods"] if one["mentions"])
    found = checked(client, f"/api/dates/{day['period']}")
    assert found["total"] == day["mentions"]
    for sentence in found["sentences"]:
        article = checked(client, sentence["article"]["links"]["self"])
        start = sentence["start"]
        assert article[sentence["field"]][start : start + len(sentence["text"])] == sentence["text"]
        assert "".join(piece["text"] for piece in sentence["segments"]) == sentence["text"]


@pytest.mark.parametrize("address", ["/api/stats", "/api/about", "/api/help", "/api/undated", "/api/suggest?q=a", "/healthz", "/readyz"])
def test_the_rest_answers_as_described(client: TestClient, address: str) -> None:
    assert checked(client, address)


def test_an_article_has_every_field_of_a_result(client: TestClient) -> None:
    result = checked(client, "/api/articles?q=mandela")["results"][0]
    article = checked(client, result["links"]["self"])
    assert not result.keys() - article.keys()
    assert (article["snippets"], article["score"], article["relaxed"]) == ([], None, False)


def test_similar_and_why_answer_for_every_article(client: TestClient, ids: list[str]) -> None:
    for public_id in ids:
        similar = checked(client, f"/api/articles/{public_id}/similar?limit=3")
        assert public_id not in [one["id"] for one in similar["results"]]
        assert not any("why" in one for one in similar["results"])
        why = checked(client, f"/api/articles/{public_id}/why?q=mandela zzzzz")
        assert not why["matches"]


def test_suggestions_come_for_browsers_too(client: TestClient) -> None:
    typed, found = client.get("/api/suggest?q=mand&format=opensearch").json()
    assert typed == "mand"
    assert found


def test_an_unchanged_answer_is_not_sent_again(client: TestClient, ids: list[str]) -> None:
    for address in ("/api/articles?q=a", f"/api/articles/{ids[0]}", "/api/people", "/api/dates", "/api/stats"):
        first = client.get(address)
        etag = first.headers["etag"]
        assert etag.startswith('W/"')
        again = client.get(address, headers={"If-None-Match": etag})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
        assert client.get(f"{address}{'&' if '?' in address else '?'}", headers={"If-None-Match": 'W/"x"'}).status_code == 200


def test_head_has_the_headers_of_get_and_no_body(client: TestClient) -> None:
    head, get = client.head("/api/people"), client.get("/api/people")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["etag"] == get.headers["etag"]
    assert head.headers["content-length"] == str(len(get.content))


@pytest.mark.parametrize("address", ["/", "/api/articles", "/api/nothing", "/nothing", "/docs", "/metrics", "/feed.atom"])
def test_every_answer_carries_the_security_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_the_reference_loads_nothing_from_elsewhere(client: TestClient, app: FastAPI) -> None:
    page = client.get("/docs").text
    assert 'src="http' not in page
    assert "<link" in page
    assert 'href="http' not in page
    for path in app.openapi()["paths"]:
        assert path in page


def test_metrics_count_requests_by_route(client: TestClient) -> None:
    client.get("/api/people/nobody")
    text = client.get("/metrics").text
    assert 'route="/api/people/{slug}",status="404"' in text
    assert "clippings_articles " in text


def test_pages_of_people_and_problems_of_programs(client: TestClient) -> None:
    page = client.get("/articles/nothing", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert checked(client, "/api/articles/nothing", status=404)["type"] == "/docs#problem-not-found"
    assert client.post("/api/people").status_code == 405
    assert client.post("/api/people").headers["allow"]


def test_the_api_of_each_page_is_at_the_matching_address(client: TestClient, ids: list[str]) -> None:
    for page in ("/people", "/dates", "/dates/1994", "/undated", "/help", "/about", f"/articles/{ids[0]}", "/people/nelson-mandela"):
        assert client.get(page).status_code == 200, page
        assert client.get(f"/api{page}").status_code == 200, page


def test_likely_merges_are_told_from_both_sides(client: TestClient) -> None:
    pairs = checked(client, "/api/likely-merges")["pairs"]
    assert pairs, "George Bush without initials may be either"
    for pair in pairs:
        assert pair["evidence"]
        for one, other in ((pair["person"], pair["into"]), (pair["into"], pair["person"])):
            assert other in [found["id"] for found in checked(client, f"/api/people/{one}")["suggestions"]]


def test_explain_says_for_each_result_why_it_was_found(client: TestClient) -> None:
    assert all("why" not in result for result in checked(client, "/api/articles?q=treaty")["results"])
    results = checked(client, "/api/articles?q=treaty&explain=true")["results"]
    assert results
    for result in results:
        assert result["why"]["id"] == result["id"]
        assert any(clause["holds"] for clause in result["why"]["clauses"])
    assert set(client.get("/api/articles?q=treaty&explain=true&fields=title").json()["results"][0]) == {"id", "title", "why"}
