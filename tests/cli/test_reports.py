"""What the commands print of what was done."""

from __future__ import annotations

import pytest

from app.cli.reports import print_report
from app.ingest.report import Failure, IngestReport
from app.store.paths import storable


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


def test_names_and_reasons_stay_in_their_line_and_leave_the_terminal_alone(capsys: pytest.CaptureFixture[str]) -> None:
    names = ["in/new\nline.txt", "in/\x1b[31mred.txt", storable("in/caf\udce9.txt"), "in/\u202etxt.exe", "in/größe 📰.txt"]
    print_report(IngestReport(failures=[Failure(name, "empty\tfile") for name in names]), as_json=False)
    assert capsys.readouterr().err.splitlines() == [
        f"failed: in/{name}: empty\\tfile"
        for name in ("new\\nline.txt", "\\x1b[31mred.txt", "caf\\xe9.txt", "\\u202etxt.exe", "größe 📰.txt")
    ]


def test_of_many_failures_the_commonest_reasons_are_told_with_their_counts(capsys: pytest.CaptureFixture[str]) -> None:
    failures = [Failure(f"{n}.txt", "empty file" if n % 3 else f"line {n} is no JSON object") for n in range(90)]
    print_report(IngestReport(failures=[*failures, Failure("x.zip", "encrypted")]), as_json=False)
    assert capsys.readouterr().err.splitlines()[20:] == [
        "failed: 71 more; all are listed on /about and by clippings stats --failures",
        "failed: 60 in all: empty file",
        "failed: 30 in all, such as: line 0 is no JSON object",
    ]
