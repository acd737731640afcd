"""The near-identical copies of an article, as JSON and as pages."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.functional.checking import checked


@pytest.fixture(scope="module")
def copied(client: TestClient) -> dict[str, Any]:
    """The article of the samples that has a copy."""
    found: list[dict[str, Any]] = checked(client, "/api/articles?per_page=100")["results"]
    (result,) = [one for one in found if one["duplicates"]]
    return result


def test_every_version_is_listed_and_one_stands_for_all(client: TestClient, copied: dict[str, Any]) -> None:
    found = checked(client, f"/api/articles/{copied['id']}/versions")
    assert found["id"] == copied["id"]
    assert found["total"] == len(found["versions"]) == copied["duplicates"] + 1
    assert [one["stands_for_cluster"] for one in found["versions"]] == [True] + [False] * copied["duplicates"]
    assert all(one["words"] > 100 for one in found["versions"])
    for one in found["versions"]:
        same = checked(client, f"{one['links']['self']}/versions")
        assert same["versions"] == found["versions"]


def test_versions_are_paged(client: TestClient, copied: dict[str, Any]) -> None:
    response = client.get(f"/api/articles/{copied['id']}/versions?per_page=1")
    assert len(response.json()["versions"]) == 1
    assert response.links["next"]["url"].endswith("page=2")


def test_a_difference_makes_up_both_texts(client: TestClient, copied: dict[str, Any]) -> None:
    one, other = checked(client, f"/api/articles/{copied['id']}/versions")["versions"]
    found = checked(client, f"/api/articles/{one['id']}/versions/{other['id']}")
    assert (found["old"], found["new"], found["complete"]) == (one, other, True)
    for field in ("title", "standfirst", "body"):
        for version, left_out in ((one, "added"), (other, "removed")):
            text = checked(client, version["links"]["self"])[field]
            made_up = "".join(change["text"] for change in found[field] if change["kind"] != left_out)
            assert made_up.split() == text.split()
    assert "source" in [fact["name"] for fact in found["facts"]]
    assert found["words_removed"] > found["words_added"] > 0


def test_what_is_no_other_version_is_not_found(client: TestClient, copied: dict[str, Any]) -> None:
    stranger = next(one["id"] for one in checked(client, "/api/articles")["results"] if one["id"] != copied["id"])
    for address in (
        f"{copied['id']}/versions/{stranger}",
        f"{copied['id']}/versions/{copied['id']}",
        "nothere/versions",
        f"{stranger}/versions/x",
    ):
        checked(client, f"/api/articles/{address}", status=404)
        assert client.get(f"/articles/{address}", headers={"Accept": "text/html"}).status_code == 404


def test_an_article_without_copies_has_one_version(client: TestClient, copied: dict[str, Any]) -> None:
    alone = next(one["id"] for one in checked(client, "/api/articles")["results"] if not one["duplicates"])
    assert checked(client, f"/api/articles/{alone}/versions")["total"] == 1
    assert "no near-identical copy" in client.get(f"/articles/{alone}/versions").text
