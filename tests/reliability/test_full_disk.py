from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.articles import write_records
from tests.reliability.processes import assert_each_once, assert_sound, count, finished

ROOM = 3_000_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", place], capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"cannot mount a small disk here: {mounted.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def test_a_full_disk_is_told_in_one_line_and_the_next_run_carries_on(small_disk: Path, tmp_path: Path) -> None:
    database = small_disk / "a.db"
    keys = write_records(tmp_path / "in" / "r.jsonl", range(400))
    finished(database, "migrate")
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * (ROOM - sum(path.stat().st_size for path in small_disk.iterdir()) - 700_000))
    result = finished(database, "ingest", tmp_path / "in", "--annotate-later")
    assert result.returncode == 1, (result.stdout, result.stderr)
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    assert "free some space and run it again" in result.stderr
    kept = count(database)
    subprocess.run(["mount", "-o", "remount,size=100m", small_disk], check=True)
    assert_sound(database)
    assert finished(database, "ingest", tmp_path / "in").returncode == 0
    assert count(database) == len(keys) > kept
    assert_each_once(database, keys)
    assert_sound(database)


def test_a_file_that_may_not_grow_is_told_and_the_next_run_carries_on(tmp_path: Path) -> None:
    """The same where no disk can be mounted: the system refuses to let any file grow beyond a limit."""
    database = tmp_path / "a.db"
    keys = write_records(tmp_path / "in" / "r.jsonl", range(250))
    finished(database, "migrate")
    result = finished(
        database,
        "ingest",
        tmp_path / "in",
        "--annotate-later",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (450_000, resource.RLIM_INFINITY)),
    )
    assert result.returncode == 1, (result.stdout, result.stderr)
    assert "Traceback" not in result.stderr
    assert "cannot write" in result.stderr
    assert count(database) < len(keys)
    assert_sound(database)
    assert finished(database, "ingest", tmp_path / "in").returncode == 0
    assert_each_once(database, keys)
    assert_sound(database)


def test_an_archive_on_a_disk_that_cannot_be_written_is_searched(small_disk: Path, tmp_path: Path) -> None:
    database = small_disk / "a.db"
    write_records(tmp_path / "in" / "r.jsonl", range(3))
    assert finished(database, "ingest", tmp_path / "in").returncode == 0
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    found = finished(database, "search", "record")
    assert (found.returncode, found.stderr, found.stdout.count("Record ")) == (0, "", 3)
    refused = finished(database, "ingest", tmp_path / "in")
    assert (refused.returncode, refused.stderr.startswith("clippings: cannot write")) == (1, True)
    checked = finished(database, "verify")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("sound: 3 articles, 3 in the index")
    assert "clippings backup FILE" in checked.stdout
