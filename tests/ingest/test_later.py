"""Many documents are stored first and read for people and dates when it is known what recurs across them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.annotate.pipeline import Annotator
from app.ingest.pool import ALONE
from tests.archives import ingest_into
from tests.store.archive import archive, numbers_of

NOTICE = "The paper has come out of the old customs house beside the north pier since the spring of 1911."


def _records(folder: Path, count: int) -> Path:
    path = folder / "many.jsonl"
    lines = [
        {
            "id": f"n{number}",
            "title": f"Notice number {number}",
            "source": "Harbour Post",
            "body": "\n\n".join(
                [
                    f"Maria Keller opened pier {number} of the harbour on {number % 28 + 1} March 2012, as the council had asked her to.",
                    f"The council of the harbour had put the cost of pier {number} at {number * 7 + 3} million crowns the year before.",
                    f"Nobody had thought that pier {number} would be open to ships in less than {number + 4} years, she said.",
                    NOTICE,
                ]
            ),
        }
        for number in range(count)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The bodies that people and dates were looked for in, as often as that was done."""
    read: list[str] = []
    fields = Annotator.fields

    def counted(self: Annotator, given: Any, **options: Any) -> Any:
        read.append(given["body"])
        return fields(self, given, **options)

    monkeypatch.setattr(Annotator, "fields", counted)
    return read


def test_each_of_many_articles_is_read_once_although_all_lose_a_notice(tmp_path: Path, readings: list[str]) -> None:
    count = ALONE + 6
    report = ingest_into(tmp_path / "a.db", [_records(tmp_path, count)])
    assert (report.added, report.annotated) == (count, count)
    assert len(readings) == count
    assert not [body for body in readings if NOTICE in body]


def test_few_are_read_as_they_come(tmp_path: Path, readings: list[str]) -> None:
    report = ingest_into(tmp_path / "a.db", [_records(tmp_path, 2)])
    assert (report.added, report.annotated, len(readings)) == (2, 0, 2)


def test_an_article_that_cannot_be_read_for_people_is_told_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fields = Annotator.fields

    def fails_on_one(self: Annotator, given: Any, **options: Any) -> Any:
        if "pier 7 " in given["body"]:
            raise ValueError("no such pier")
        return fields(self, given, **options)

    path, count = _records(tmp_path, ALONE + 6), ALONE + 6
    with monkeypatch.context() as broken:
        broken.setattr(Annotator, "fields", fails_on_one)
        report = ingest_into(tmp_path / "a.db", [path])
    assert (report.added, report.annotated) == (count, count - 1)
    assert [failure.reason for failure in report.failures] == ["could not be read (ValueError: no such pier); please report this article"]
    assert report.failures[0].path.startswith("article ")
    again = ingest_into(tmp_path / "a.db", [path])
    assert (again.added, again.annotated, again.failures) == (0, 1, [])
    with archive(tmp_path / "a.db") as engine:
        assert numbers_of(engine, "SELECT count(*) FROM article WHERE NOT annotated") == [0]
