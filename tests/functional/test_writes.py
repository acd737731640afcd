from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.errors import UsageError
from app.main import create_app
from app.settings import Settings

TOKEN = "correct horse"  # noqa: S105


@pytest.fixture(scope="module")
def desk(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server that may be written to, over a copy of the archive."""
    copy = tmp_path_factory.mktemp("desk") / "clippings.db"
    shutil.copy(sample_archive, copy)
    with TestClient(create_app(Settings(db=copy, writing=True, token=TOKEN)), raise_server_exceptions=False) as opened:
        yield opened


def post(desk: TestClient, address: str, status: int = 200, **values: Any) -> Any:
    response = desk.post(address, json=values, headers={"X-Clippings-Token": TOKEN})
    assert response.status_code == status, response.text
    return response.json()


@pytest.fixture
def undated(desk: TestClient) -> str:
    listed = desk.get("/api/undated?per_page=100").json()["articles"]
    return str(max(listed, key=lambda one: one["waiting"])["article"]["id"])


def test_setting_a_date_resolves_what_waited_for_it_and_taking_it_back_undoes_that(desk: TestClient, undated: str) -> None:
    before = desk.get(f"/api/articles/{undated}").json()
    report = post(desk, f"/api/articles/{undated}", published="2004-09-08")
    assert report["values"] == [{"name": "published", "before": "", "after": "2004-09-08"}]
    assert report["dates"], "a date of the text should have been resolved"
    after = desk.get(f"/api/articles/{undated}").json()
    assert (after["published"]["date"], after["published"]["origin"], after["corrected"]) == ("2004-09-08", "user", ["published"])
    assert after["dates"] != before["dates"]
    assert undated in [one["id"] for one in desk.get("/api/articles?from=2004-09&to=2004-09&duplicates=show").json()["results"]]
    post(desk, f"/api/articles/{undated}", published=None)
    assert desk.get(f"/api/articles/{undated}").json()["dates"] == before["dates"]


def test_a_write_changes_the_tag_of_every_answer(desk: TestClient, undated: str) -> None:
    etag = desk.get("/api/articles").headers["etag"]
    post(desk, f"/api/articles/{undated}", language="de")
    assert desk.get("/api/articles", headers={"If-None-Match": etag}).status_code == 200
    post(desk, f"/api/articles/{undated}", language="")


def test_a_new_title_is_found_at_once(desk: TestClient, undated: str) -> None:
    post(desk, f"/api/articles/{undated}", title="Quokkas seen at the harbour")
    assert [one["id"] for one in desk.get("/api/articles?q=quokkas").json()["results"]] == [undated]
    post(desk, f"/api/articles/{undated}", title="")
    assert desk.get("/api/articles?q=quokkas").json()["total"] == 0


@pytest.mark.parametrize(
    "headers", [{"X-Clippings-Token": TOKEN}, {"Authorization": f"Bearer {TOKEN}"}, {"authorization": f"bearer {TOKEN}"}]
)
def test_the_token_may_come_in_either_header(desk: TestClient, undated: str, headers: dict[str, str]) -> None:
    assert desk.post(f"/api/articles/{undated}", json={"language": ""}, headers=headers).status_code == 200


def test_the_token_may_come_in_a_form_or_in_the_body(desk: TestClient, undated: str) -> None:
    assert desk.post(f"/api/articles/{undated}", data={"language": "", "token": TOKEN}).status_code == 200
    assert desk.post(f"/api/articles/{undated}", json={"language": "", "token": TOKEN}).status_code == 200


@pytest.mark.parametrize("headers", [{}, {"X-Clippings-Token": "wrong"}, {"Cookie": f"token={TOKEN}"}, {"Authorization": f"Basic {TOKEN}"}])
def test_without_the_token_nothing_is_written(desk: TestClient, undated: str, headers: dict[str, str]) -> None:
    before = desk.get(f"/api/articles/{undated}").json()
    response = desk.post(f"/api/articles/{undated}", json={"published": "1999"}, headers=headers)
    assert response.status_code == 403
    assert response.json()["type"] == "/docs#problem-forbidden"
    assert desk.get(f"/api/articles/{undated}").json() == before


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"published": "2011-02-30"}, 400),
        ({"published": "soon"}, 400),
        ({"colour": "red"}, 400),
        ({"url": "javascript:alert(1)"}, 400),
        ({"title": 7}, 422),
        ({"title": {"a": 1}}, 422),
        ({"authors": [1]}, 422),
    ],
)
def test_a_value_that_cannot_be_is_refused(desk: TestClient, undated: str, values: dict[str, Any], status: int) -> None:
    problem = post(desk, f"/api/articles/{undated}", status=status, **values)
    assert problem["detail"]
    assert [error["parameter"] for error in problem["errors"]] == list(values)


def test_every_bad_value_of_a_correction_is_named_at_once(desk: TestClient, undated: str) -> None:
    problem = post(desk, f"/api/articles/{undated}", status=400, publishd="2024", published="soon", title="Good")
    named = [(error["parameter"], error["code"], error["suggestion"]) for error in problem["errors"]]
    assert named == [("publishd", "unknown", "published"), ("published", "value", "")]


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b'"x"', b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_object_is_refused(desk: TestClient, undated: str, body: bytes) -> None:
    headers = {"X-Clippings-Token": TOKEN, "Content-Type": "application/json"}
    assert desk.post(f"/api/articles/{undated}", content=body, headers=headers).status_code in {400, 422}


def test_a_body_that_is_too_large_is_refused(desk: TestClient, undated: str) -> None:
    response = desk.post(f"/api/articles/{undated}", json={"title": "x" * 2_000_000}, headers={"X-Clippings-Token": TOKEN})
    assert response.status_code == 413, "and the rest is not read"
    assert response.headers["content-type"] == "application/problem+json"


def test_an_article_that_is_not_there_cannot_be_corrected(desk: TestClient) -> None:
    post(desk, "/api/articles/nothing", status=404, published="2024")


def test_merging_leads_one_address_to_the_other_and_undoing_leads_it_back(desk: TestClient) -> None:
    one, other = (person["id"] for person in desk.get("/api/people?sort=articles&per_page=2").json()["people"])
    before = desk.get(f"/api/people/{other}").json()
    report = post(desk, f"/api/people/{one}/merge", into=other, note="for a test")
    moved = desk.get(f"/api/people/{one}", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (308, f"/api/people/{other}")
    assert moved.headers["cache-control"] == "no-cache"
    assert desk.get(f"/people/{one}", follow_redirects=False).status_code == 302
    assert desk.get(f"/api/people/{other}").json()["mentions"] > before["mentions"]
    (entry,) = desk.get("/api/ledger?limit=1").json()["entries"]
    assert (entry["entry"], entry["note"], entry["undone_at"]) == (report["entry"], "for a test", None)
    assert desk.get(f"/api/ledger/{entry['entry']}").json() == entry
    post(desk, f"/api/ledger/{report['entry']}/undo")
    assert desk.get(f"/api/people/{other}").json() == before
    assert desk.get(f"/api/people/{one}", follow_redirects=False).status_code == 200


def test_the_ledger_is_read_to_its_beginning_page_by_page(desk: TestClient) -> None:
    person = desk.get("/api/people?sort=articles").json()["people"][2]
    made = [post(desk, f"/api/people/{person['id']}/rename", name=f"Somebody {letter}")["entry"] for letter in "ABC"]
    address, found, texts = "/api/ledger?limit=1", [], []
    while address:
        response = desk.get(address)
        found += [entry["entry"] for entry in response.json()["entries"]]
        page = desk.get(address.replace("/api", ""))
        texts.append(page.text)
        older = response.links.get("next", {}).get("url", "")
        assert (f'href="{older.replace("/api", "").replace("&", "&amp;")}"' in page.text) == bool(older), older
        address = older
    assert found[:3] == made[::-1]
    assert found == sorted(found, reverse=True) == [entry["entry"] for entry in desk.get("/api/ledger").json()["entries"]]
    assert "Newest decisions" not in texts[0]
    assert 'href="/api/ledger?limit=1">This page as JSON' in texts[0]
    assert f'href="/api/ledger?limit=1&amp;before={made[-1]}">This page as JSON' in texts[1]
    assert all('href="/ledger?limit=1">Newest decisions' in text for text in texts[1:])
    assert "There is no older decision" in desk.get("/ledger?before=1").text
    for entry in made[::-1]:
        post(desk, f"/api/ledger/{entry}/undo")


def test_renaming_and_hiding_show_everywhere(desk: TestClient) -> None:
    person = desk.get("/api/people?sort=articles").json()["people"][3]
    renamed = post(desk, f"/api/people/{person['id']}/rename", name="Somebody Else")
    assert desk.get(f"/api/people/{person['id']}").json()["name"] == "Somebody Else"
    hidden = post(desk, f"/api/people/{person['id']}/hide")
    assert desk.get(f"/api/people/{person['id']}").status_code == 404
    assert desk.get("/api/people?q=Somebody Else").json()["total"] == 0
    for report in (hidden, renamed):
        post(desk, f"/api/ledger/{report['entry']}/undo")
    assert desk.get(f"/api/people/{person['id']}").json()["name"] == person["name"]


@pytest.mark.parametrize(
    ("action", "values", "status"),
    [
        ("merge", {}, 422),
        ("merge", {"into": "nobody-at-all"}, 404),
        ("rename", {"name": ""}, 422),
        ("rename", {"name": "\0"}, 400),
        ("split", {}, 400),
        ("split", {"articles": ["nothing"]}, 404),
        ("hide", {"colour": "red"}, 422),
        ("praise", {}, 404),
    ],
)
def test_a_decision_that_cannot_be_is_refused(desk: TestClient, action: str, values: dict[str, Any], status: int) -> None:
    person = desk.get("/api/people").json()["people"][0]["id"]
    post(desk, f"/api/people/{person}/{action}", status=status, **values)


def test_writing_without_a_token_is_refused_at_the_start(sample_archive: Path) -> None:
    with pytest.raises(UsageError, match="CLIPPINGS_TOKEN"):
        create_app(Settings(db=sample_archive, writing=True))


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("/api/articles/{undated}", r'{"title": "Half \ud800 of it"}'),
        ("/api/articles/{undated}", r'{"\ud800": "x"}'),
        ("/api/people/nelson-mandela/hide", r'{"note": "\ud800"}'),
        ("/api/people/nelson-mandela/merge", r'{"into": "\udfff"}'),
        ("/api/people/nelson-mandela/split", r'{"articles": ["\ud800"]}'),
        ("/api/people/nelson-mandela/rename", '{"name": ["Nelson", "Mandela"]}'),
        ("/api/people/nelson-mandela/hide", '{"note": 7}'),
        ("/api/ledger/1/undo", '{"note": "why not"}'),
    ],
)
def test_what_no_value_can_be_is_refused_as_a_body(desk: TestClient, undated: str, address: str, body: str) -> None:
    before = desk.get("/api/ledger").json()
    headers = {"X-Clippings-Token": TOKEN, "Content-Type": "application/json"}
    response = desk.post(address.format(undated=undated), content=body, headers=headers)
    assert response.status_code == 422, response.text
    assert response.json()["type"].endswith("invalid-body")
    assert desk.get("/api/ledger").json() == before


def test_an_article_that_was_dated_has_no_bounds_until_that_is_taken_back(desk: TestClient) -> None:
    listed = [one["article"] for one in desk.get("/api/undated?per_page=100").json()["articles"]]
    bounded = next(one for one in listed if one["published"]["not_before"] or one["published"]["not_after"])
    post(desk, f"/api/articles/{bounded['id']}", published="2024-09-11")
    found = desk.get("/api/articles?from=2024-09-11&to=2024-09-11&duplicates=show&per_page=100").json()["results"]
    for shown in (desk.get(f"/api/articles/{bounded['id']}").json(), *(one for one in found if one["id"] == bounded["id"])):
        assert (shown["published"]["not_before"], shown["published"]["not_after"]) == (None, None)
    post(desk, f"/api/articles/{bounded['id']}", published=None)
    after = desk.get(f"/api/articles/{bounded['id']}").json()["published"]
    assert {name: after[name] for name in bounded["published"]} == bounded["published"]
