"""A rebuild that could not read everything says so, and does not pass for a whole one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.annotate.pipeline import Annotator
from app.cli.jobs import rebuild_archive
from app.errors import ClippingsError
from app.settings import Settings
from app.store.derived import outdated
from app.store.engine import open_writer
from tests.archives import ingest_into


def _no_progress(_done: int, _what: str) -> None:
    pass


def test_an_article_that_cannot_be_read_leaves_people_and_dates_outdated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("quay", "mole"):
        (tmp_path / f"{name}.txt").write_text(f"The {name} is rebuilt\n\nMaria Keller opened the {name} on 3 March 2012, as planned.\n")
    database = tmp_path / "a.db"
    ingest_into(database, [tmp_path])
    fields = Annotator.fields

    def fails_on_one(self: Annotator, given: Any, **options: Any) -> Any:
        if "mole" in given["body"]:
            raise ValueError("no such mole")
        return fields(self, given, **options)

    writer = open_writer(database)
    try:
        with writer.begin() as connection:
            connection.execute(text("DELETE FROM archive_state WHERE name LIKE 'derived:%'"))
        with monkeypatch.context() as broken:
            broken.setattr(Annotator, "fields", fails_on_one)
            with pytest.raises(ClippingsError, match=r"people and dates of 1 articles; the first .*no such mole"):
                rebuild_archive(Settings(db=database), writer, _no_progress)
        with writer.connect() as connection:
            assert outdated(connection) == ("people", "dates")
        assert rebuild_archive(Settings(db=database), writer, _no_progress) == 2
        with writer.connect() as connection:
            assert outdated(connection) == ()
    finally:
        writer.dispose()
