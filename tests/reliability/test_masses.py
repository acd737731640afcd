from __future__ import annotations

import json
import os
import random
import signal
import sys
from pathlib import Path

import pytest

from tests.reliability.articles import write_records, write_texts
from tests.reliability.processes import assert_each_once, assert_sound, count, finished, look, outcome, started, wait_until

BAD = int(os.environ.get("CLIPPINGS_TEST_BAD_FILES", "10000"))


def _write_bad(folder: Path, number: int) -> Path:
    """A file with no article in it: empty, binary, broken records, or a page of nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    shapes = (
        ("txt", b""),
        ("txt", random.Random(number).randbytes(300)),
        ("jsonl", b'{"title": "never closed\n'),
        ("html", b"<html><body><script>only()</script></body></html>"),
        ("json", b'{"unrelated": [1, 2, {"deep": null}]}'),
    )
    ending, data = shapes[number % len(shapes)]
    path = folder / f"bad-{number:05}.{ending}"
    path.write_bytes(data)
    return path


def test_a_mass_of_bad_files_stops_none_of_the_good_ones_and_each_has_its_reason(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    bad = [_write_bad(folder / "bad", number) for number in range(BAD)]
    keys = write_texts(folder / "good", range(20))
    result = finished(database, "ingest", folder, "--json")
    assert result.returncode == 3, result.stderr
    report = json.loads(result.stdout)
    assert (report["added"], report["failed"]) == (20, BAD)
    assert {failure["path"].split("#")[0].split(":")[0] for failure in report["failures"]} == {str(path.resolve()) for path in bad}
    assert all(len(failure["reason"]) > 5 for failure in report["failures"])
    assert "please report this file" not in result.stdout
    assert count(database, "ingest_failure") == BAD
    assert_each_once(database, keys)
    assert_sound(database)

    again = json.loads(finished(database, "ingest", folder, "--json").stdout)
    assert (again["unchanged"], again["failed"]) == (20, BAD)  # still not in, and told so, but not read again

    bad[0].write_text(f"Mended at last\n\n{' '.join(f'word{n}' for n in range(80))}\n")
    mended = finished(database, "ingest", folder, "--retry-failed", "--json")
    assert (json.loads(mended.stdout)["added"], mended.returncode) == (1, 3)
    assert count(database, "ingest_failure") == BAD - 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory_stays_flat_however_many_articles_come(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    write_records(tmp_path / "r.jsonl", range(6_000), words=25)
    with started(database, "ingest", tmp_path / "r.jsonl", "--workers", "1", "--annotate-later") as process:
        wait_until(lambda: count(database) >= 2_000, process)
        early = _resident(process.pid)
        wait_until(lambda: count(database) >= 5_500, process)
        late = _resident(process.pid)
        os.killpg(process.pid, signal.SIGINT)
        outcome(process)
    assert late < early * 1.15 + 20_000_000, f"{early:,} bytes at first, {late:,} at last"
    assert look(database, "SELECT count(*) FROM input_document") == [(count(database),)]


def _resident(pid: int) -> int:
    """Bytes of memory that a process holds now, without what it shares with its page cache."""
    fields = Path(f"/proc/{pid}/statm").read_text().split()
    return (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGE_SIZE")
