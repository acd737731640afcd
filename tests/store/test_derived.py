"""What an older version derived is told until it is derived anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.store import derived
from app.store.derived import note_derived, outdated, outdated_in_words
from app.store.maintenance import verify
from tests.store.archive import FERRY, archive, store

EVERYTHING = ("people", "dates", "search forms")


def _outdated(engine: Engine) -> tuple[str, ...]:
    with engine.connect() as connection:
        return outdated(connection)


def _forget(engine: Engine) -> None:
    """As an archive is that was made before versions were noted."""
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM archive_state WHERE name LIKE 'derived:%'"))


def test_a_new_archive_is_up_to_date_and_stays_so_as_it_fills(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        store(engine, [FERRY])
        assert _outdated(engine) == ()
        assert verify(engine).notes == ("1 articles wait to be read for people and dates; the next ingest does it",)


def test_an_archive_from_before_versions_were_noted_is_outdated_once_it_holds_articles(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        _forget(engine)
        assert _outdated(engine) == ()
        store(engine, [FERRY])
        assert _outdated(engine) == EVERYTHING
        assert any("clippings rebuild" in note for note in verify(engine).notes)
        with engine.begin() as connection:
            note_derived(connection)
        assert _outdated(engine) == ()


@pytest.mark.parametrize(("raised_by", "expected"), [(1, ("dates",)), (0, ()), (-1, ())])
def test_only_what_an_older_version_derived_is_outdated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised_by: int, expected: tuple[str, ...]
) -> None:
    with archive(tmp_path / "a.db") as engine:
        store(engine, [FERRY])
        monkeypatch.setattr(derived, "VERSIONS", derived.VERSIONS | {"dates": derived.VERSIONS["dates"] + raised_by})
        assert _outdated(engine) == expected


@pytest.mark.parametrize(
    ("what", "sentence"),
    [(("people",), "people of"), (("people", "dates"), "people and dates of"), (EVERYTHING, "people, dates and search forms of")],
)
def test_it_is_told_in_words(what: tuple[str, ...], sentence: str) -> None:
    assert outdated_in_words(what) == f"{sentence} this archive were made by an older version of Clippings"
