"""Worker processes are killed, as the system does when memory runs out: what they had is done by others, and nothing waits for the dead."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.ingest.pool import KILLED
from tests.reliability.articles import write_records
from tests.reliability.processes import count, group_is_gone, kill_all, kill_fork_server, look, outcome, started, wait_until, workers

SEED = os.environ.get("CLIPPINGS_TEST_SEED", "killed")
"""Another seed kills at other moments."""


def test_workers_that_are_killed_at_any_moment_cost_no_document_and_are_waited_for_by_nobody(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    keys = write_records(folder / "records.jsonl", range(2_000), words=300)
    chance = random.Random(SEED)
    with started(database, "ingest", folder, "--workers", "2", "--annotate-later") as process:
        wait_until(lambda: count(database) > 0, process)
        killed = _kill_some(process, chance, lambda: _all_stored(database, keys))
        wait_until(lambda: _all_stored(database, keys), process)
        kill_all(process)
        output, errors = outcome(process)
    assert killed > 1
    assert "Traceback" not in errors, errors
    told = look(database, "SELECT reason FROM ingest_failure")
    assert {reason for (reason,) in told} <= {KILLED}, output  # an input whose process was killed each time that it was tried
    assert count(database) + len(told) == len(keys) == len({key for (key,) in look(database, "SELECT key FROM input_document")}) + len(told)


def test_workers_end_when_the_main_process_is_killed(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    write_records(folder / "records.jsonl", range(1_000))
    with started(database, "ingest", folder, "--workers", "2") as process:
        wait_until(lambda: look(database, "SELECT count(*) FROM article WHERE annotated") not in ([], [(0,)]), process)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert group_is_gone(process)


def test_an_ingest_goes_on_when_the_process_that_starts_the_others_is_killed(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    keys = write_records(folder / "records.jsonl", range(1_200), words=300)
    with started(database, "ingest", folder, "--workers", "2", "--annotate-later") as process:
        wait_until(lambda: count(database) > 0, process)
        first = workers(process.pid)
        kill_fork_server(process.pid)
        with suppress(ProcessLookupError):  # it may have noticed already that its maker is gone
            os.kill(first[-1], signal.SIGKILL)
        wait_until(lambda: count(database) == len(keys), process)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = outcome(process)
        assert group_is_gone(process)
    assert len(first) == 2
    assert errors == ""


def _all_stored(database: Path, keys: list[str]) -> bool:
    """Whether each document is in, or told as failed."""
    return count(database) + count(database, "ingest_failure") >= len(keys)


def _kill_some(process: subprocess.Popen[str], chance: random.Random, done: Callable[[], bool]) -> int:
    """Kill workers at random moments, for some seconds; returns how many."""
    killed = 0
    end = time.monotonic() + 6
    while time.monotonic() < end and not done():
        time.sleep(chance.uniform(0.02, 0.3))
        with suppress(IndexError, ProcessLookupError):  # none is alive just now
            os.kill(chance.choice(workers(process.pid)), signal.SIGKILL)
            killed += 1
    return killed
