"""What the commands print of what was done."""

from __future__ import annotations

import pytest

from app.cli.reports import print_report
from app.ingest.report import IngestReport


def printed(report: IngestReport, capsys: pytest.CaptureFixture[str]) -> str:
    print_report(report, as_json=False)
    return capsys.readouterr().out


def test_that_new_articles_were_read_for_people_and_dates_goes_without_saying(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(IngestReport(added=39, annotated=39), capsys) == (
        "done: 39 added, 0 updated, 0 unchanged, 0 duplicates, 0 failed in 0.0 s\n"
    )
    assert "annotated" not in printed(IngestReport(added=30, updated=9, annotated=39), capsys)


def test_that_more_or_fewer_were_read_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "39 annotated" in printed(IngestReport(added=0, annotated=39), capsys)
    assert "38 annotated" in printed(IngestReport(added=39, annotated=38), capsys)
