"""An archive of more months than a facet lists."""

from __future__ import annotations

import json
import re
from pathlib import Path

from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.archives import ingest_into

YEARS = range(2001, 2012)


def test_the_histogram_of_a_year_has_every_month_that_has_articles(tmp_path: Path) -> None:
    days = [(year, month, copy) for year in YEARS for month in range(1, 13) for copy in range(1 if year == 2011 else 2)]
    records = [
        {
            "id": f"{year}-{month}-{copy}",
            "title": f"Tide {year} {month} {copy}",
            "body": f"The tide of {year * 100 + month} number {copy} is out.",
            "published": f"{year}-{month:02d}-0{copy + 1}",
        }
        for year, month, copy in days
    ]
    source = tmp_path / "tides.jsonl"
    source.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    ingest_into(tmp_path / "clippings.db", [source])
    with TestClient(create_app(Settings(db=tmp_path / "clippings.db"))) as client:
        page = client.get("/?q=tide&from=2011&to=2011&duplicates=show").text
    assert len(re.findall(r'aria-label="[A-Z][a-z]+ 2011: 1\s*article"', page.replace("\N{NO-BREAK SPACE}", " "))) == 12
