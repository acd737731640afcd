"""Records that bear one id: an update where they are one, and two articles where they are not."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.ingest.seen_keys import SeenKeys
from tests.archives import ingest_into
from tests.extract.cases import PARAGRAPHS

TITLES = ("Harbour Reopens", "Bridge Closed", "Orchard Sold", "Ferry Late", "Mill Burns", "School Built")


def _table(path: Path, ids: list[int], **columns: str) -> list[str]:
    """Articles of one outlet with these ids; returns their titles."""
    first = int(path.stem) if path.stem.isdigit() else 0
    with path.open("w") as file:
        writer = csv.DictWriter(file, ["id", "title", "text", *columns])
        writer.writeheader()
        for number, one in enumerate(ids, first):
            writer.writerow({"id": one, "title": f"{TITLES[number % 6]} {number}", "text": PARAGRAPHS[number % len(PARAGRAPHS)], **columns})
    return [f"{TITLES[number % 6]} {number}" for number in range(first, first + len(ids))]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


def _titles(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return sorted(title for (title,) in connection.execute("SELECT title FROM article_text"))


@pytest.mark.parametrize("columns", [{}, {"source": "Harbour Post"}])
def test_a_column_named_id_that_is_none_loses_no_row(columns: dict[str, str], database: Path, tmp_path: Path) -> None:
    titles = sorted(_table(tmp_path / "a.csv", [1, 2, 1, 1, 2, 3], **columns))
    report = ingest_into(database, [tmp_path / "a.csv"])
    assert (report.added, report.updated) == (6, 0)
    assert _titles(database) == titles
    with (tmp_path / "a.csv").open("a") as file:
        file.write("\n")
    report = ingest_into(database, [tmp_path / "a.csv"])
    assert (report.added, report.updated, report.unchanged, report.missing) == (0, 0, 6, 0)
    report = ingest_into(database, [tmp_path / "a.csv"], force=True)
    assert (report.added, report.missing) == (0, 0)
    assert _titles(database) == titles


def test_monthly_exports_of_one_outlet_that_begin_at_one_again_are_all_kept(database: Path, tmp_path: Path) -> None:
    titles = [title for name in ("0", "6") for title in _table(tmp_path / f"{name}.csv", [1, 2, 3, 4, 5], source="Harbour Post")]
    assert ingest_into(database, [tmp_path / "0.csv", tmp_path / "6.csv"]).added == 10
    assert _titles(database) == sorted(titles)


def _lines(*records: dict[str, Any]) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


LONG = " ".join(PARAGRAPHS[:4])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": "Harbour Reopens"}, {"title": "Harbour Reopens", "text": LONG + " It was said again at noon."}),
        ({"url": "https://a.example/1"}, {"url": "https://a.example/1", "title": "Another Headline", "text": PARAGRAPHS[6]}),
        ({}, {"title": "Another Headline", "text": LONG + " It was said again at noon."}),
    ],
)
def test_a_later_state_of_a_record_in_its_own_file_updates_it(
    first: dict[str, Any], second: dict[str, Any], database: Path, tmp_path: Path
) -> None:
    record = {"id": "r1", "title": "Harbour Reopens", "text": LONG}
    (tmp_path / "log.jsonl").write_bytes(_lines(record | first, record | second))
    report = ingest_into(database, [tmp_path / "log.jsonl"])
    assert (report.added, report.updated) == (1, 1)
    assert len(_titles(database)) == 1


def test_tomorrows_export_updates_an_article_under_a_new_headline(database: Path, tmp_path: Path) -> None:
    record = {"id": "r1", "title": "Harbour Reopens", "text": LONG, "source": "Harbour Post"}
    (tmp_path / "1.jsonl").write_bytes(_lines(record))
    (tmp_path / "2.jsonl").write_bytes(_lines(record | {"title": "Harbour Is Open Again", "text": LONG + " It was said again at noon."}))
    assert ingest_into(database, [tmp_path / "1.jsonl"]).added == 1
    assert ingest_into(database, [tmp_path / "2.jsonl"]).updated == 1


def test_one_stream_with_an_id_twice_keeps_both(database: Path) -> None:
    stream = _lines(
        {"id": 1, "title": "Harbour Reopens", "text": PARAGRAPHS[1]}, {"id": 1, "title": "Bridge Closed", "text": PARAGRAPHS[2]}
    )
    assert ingest_into(database, ["-"], stdin=io.BytesIO(stream)).added == 2


def test_keys_are_found_while_more_of_them_come() -> None:
    seen = SeenKeys()
    for number in range(20_000):
        assert str(number) not in seen
        seen.add([str(number)])
    assert all(str(number) in seen for number in range(0, 20_000, 7))
    assert "x" not in seen
