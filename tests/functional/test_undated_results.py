"""The articles of a search that have no date, from the line below its histogram."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient

from tests.functional.checking import checked


@pytest.mark.parametrize("q", ["the", "minister OR harbour", "president -war"])
def test_the_undated_of_a_search_lead_to_as_many_articles(client: TestClient, q: str) -> None:
    page = client.get("/", params={"q": q}).text
    told = re.search(r'<span class="undated"><a href="/([^"]+)">([\d,]+) without a date', page)
    assert told is not None
    found = checked(client, f"/api/articles{html.unescape(told[1])}&per_page=100")
    assert found["total"] == int(told[2]) < checked(client, f"/api/articles?q={q}")["total"]
    assert all(result["published"]["date"] is None for result in found["results"])
