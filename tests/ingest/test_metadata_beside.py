"""Metadata that lie beside an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import ingest_into
from tests.ingest.test_job import rows, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


def test_metadata_that_cannot_be_read_are_told_and_their_article_is_in(folder: Path, database: Path) -> None:
    write(folder, "a.txt", "Harbour Reopens After Storm")
    (folder / "a.meta.json").symlink_to("/proc/self/mem")  # there, and unreadable also for root
    report = ingest_into(database, [folder])
    assert (report.added, [failure.path for failure in report.failures]) == (1, [str(folder / "a.txt")])
    assert "a.meta.json: cannot be read" in report.failures[0].reason
    (folder / "a.meta.json").unlink()
    (folder / "a.meta.json").write_text('{"source": "Harbour Post"}')
    report = ingest_into(database, [folder])
    assert (report.updated, report.failures) == (1, [])


def test_naming_one_file_does_not_list_its_folder(folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(folder, "a.txt", "Harbour Reopens After Storm")
    (folder / "a.meta.json").write_text('{"source": "Harbour Post"}')

    def listed(folder: Path) -> bool:
        raise AssertionError(folder)

    monkeypatch.setattr("app.ingest.plan.may_have_sidecars", listed)
    assert ingest_into(database, [file]).added == 1
    assert rows(database, "SELECT name FROM source") == [("Harbour Post",)]
