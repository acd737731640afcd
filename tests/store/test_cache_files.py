"""The files beside a large archive are written when they are missing or too old, and not for every small change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain import ArticleDraft
from app.store import cache_files, column_loader
from app.store.cache_files import refresh_cache_files
from app.store.engine import Engine, open_readers
from tests.store.archive import archive, store


@pytest.fixture
def writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setattr(cache_files, "WORTH_KEEPING", 10)
    monkeypatch.setattr(column_loader, "WORTH_KEEPING", 10)
    with archive(tmp_path / "a.db") as engine:
        yield engine


def add(engine: Engine, first: int, count: int) -> None:
    store(engine, [ArticleDraft(title=f"Note {n}", body=f"The harbour was quiet on day {n}.") for n in range(first, first + count)])


def keep(tmp_path: Path, *, anew: bool = False) -> tuple[bool, dict[str, bytes]]:
    """Whether anything was written, and what lies beside the archive then."""
    readers = open_readers(tmp_path / "a.db")
    written = refresh_cache_files(readers, anew=anew)
    readers.dispose()
    return written, {file.name: file.read_bytes() for file in tmp_path.glob("a.db-[cw]*") if not file.name.endswith("wal")}


def test_a_small_archive_has_no_files_beside_it(writer: Engine, tmp_path: Path) -> None:
    add(writer, 0, 9)
    assert keep(tmp_path) == (False, {})


def test_files_are_written_once_and_again_when_much_has_changed(writer: Engine, tmp_path: Path) -> None:
    add(writer, 0, 120)
    written, files = keep(tmp_path)
    assert written
    assert set(files) == {"a.db-columns", "a.db-words"}
    assert keep(tmp_path) == (False, files)
    add(writer, 200, 1)  # one in a hundred is caught up with
    assert keep(tmp_path) == (False, files)
    add(writer, 300, 40)
    written, later = keep(tmp_path)
    assert written
    assert all(later[name] != files[name] for name in files)


def test_a_rebuild_writes_them_anew_whatever_they_say(writer: Engine, tmp_path: Path) -> None:
    add(writer, 0, 120)
    _, files = keep(tmp_path)
    for name in files:
        (tmp_path / name).write_bytes(b"broken")
    assert keep(tmp_path, anew=True) == (True, files)
