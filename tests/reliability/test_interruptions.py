from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.reliability.articles import write_records, write_texts
from tests.reliability.processes import (
    assert_each_once,
    assert_sound,
    count,
    finished,
    group_is_gone,
    kill_all,
    look,
    outcome,
    started,
    wait_until,
    workers,
)

KILLS = 7


def test_an_ingest_killed_at_any_moment_is_carried_on_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    keys = write_texts(folder, range(100)) + write_records(folder / "records.jsonl", range(1000, 1100))
    chance = random.Random(7)
    reached = []
    for attempt in range(KILLS):
        before, options = count(database), ["--annotate-later"] if attempt % 3 == 2 else []
        with started(database, "ingest", folder, "--workers", "2", *options) as process:
            if attempt % 2:  # in the midst of writing; else at any moment, the making of the database too
                wait_until(lambda: count(database) > before or process.poll() is not None, process)  # noqa: B023
            time.sleep(chance.uniform(0, 0.4) if attempt % 2 else chance.uniform(0.3, 3))
            kill_all(process)
            process.wait()
        reached.append(count(database))
    assert reached == sorted(reached)
    assert any(reached)
    result = finished(database, "ingest", folder)
    assert result.returncode == 0, result.stderr
    assert_each_once(database, keys)
    assert_sound(database)
    assert "200 unchanged" in finished(database, "ingest", folder).stdout


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_is_written_is_kept_and_the_next_run_carries_on(sign: signal.Signals, code: int, tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    keys = write_records(folder / "records.jsonl", range(400))
    with started(database, "ingest", folder, "--workers", "2") as process:
        wait_until(lambda: count(database) > 0, process)
        os.killpg(process.pid, sign)
        if sign == signal.SIGTERM:  # as timeout(1) does
            os.kill(process.pid, sign)
        output, errors = outcome(process)
        assert process.returncode == code, (output, errors)
        assert "interrupted; run it again to carry on" in output
        assert errors == ""  # no traceback, and nothing about semaphores that were left behind
        assert group_is_gone(process)
    kept = count(database)
    assert 0 < kept < len(keys)
    assert look(database, "SELECT count(*) FROM ingest_run WHERE finished_at IS NULL") == [(0,)]
    assert_sound(database)
    result = finished(database, "ingest", folder)
    assert f"{kept:,} unchanged" in result.stdout
    assert_each_once(database, keys)


def test_ctrl_c_twice_ends_it_at_once_and_harms_nothing(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    keys = write_records(folder / "records.jsonl", range(150))
    for pause in (0.0, 0.2):
        with started(database, "ingest", folder, "--workers", "2", "--force") as process:
            wait_until(lambda: count(database, "ingest_run") > 0, process)
            time.sleep(1 + pause)
            os.killpg(process.pid, signal.SIGINT)
            time.sleep(pause)
            if not group_is_gone(process, within=0.01):
                os.killpg(process.pid, signal.SIGINT)
            _, errors = outcome(process)
            assert process.returncode in {130, -signal.SIGINT, 0}, errors
            assert "Traceback" not in errors, errors
            assert group_is_gone(process)
    assert finished(database, "ingest", folder).returncode == 0
    assert_each_once(database, keys)
    assert_sound(database)


def test_worker_processes_that_are_killed_cost_no_document(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    keys = write_records(folder / "records.jsonl", range(400))
    with started(database, "ingest", folder, "--workers", "2") as process:
        killed = 0
        while process.poll() is None and killed < 3:
            wait_until(lambda: len(workers(process.pid)) >= 2 or process.poll() is not None, process)
            time.sleep(0.4)
            for worker in workers(process.pid)[:1]:
                os.kill(worker, signal.SIGKILL)
                killed += 1
        output, errors = outcome(process)
    assert killed
    assert process.returncode in {0, 3}, (output, errors)  # an input that was being read alone when its process died is told
    assert "Traceback" not in errors
    assert finished(database, "ingest", folder, "--retry-failed").returncode == 0
    assert_each_once(database, keys)
    assert_sound(database)
