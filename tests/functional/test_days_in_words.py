from __future__ import annotations

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(("first", "last"), [("May 1994", "1995"), ("1994-5", "1994-6"), ("10 May 1994", "11.5.1994"), ("May 1994", "")])
def test_results_take_days_however_they_are_written(client: TestClient, first: str, last: str) -> None:
    page = client.get("/", params={"q": "mandela", "from": first, "to": last})
    assert page.status_code == 200
    assert 'name="from" value="1994-05' in page.text
    assert "from=1994-05" in page.text
