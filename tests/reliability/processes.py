"""The command as a real process, in a process group of its own so that all of it can be stopped."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.corpus import ROOT
from tests.patience import PATIENCE


def command(database: Path, verb: str, *arguments: Path | str) -> list[str]:
    return [sys.executable, "-m", "app.cli", verb, *map(str, arguments), "--db", str(database)]


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("CLIPPINGS_")} | {"OMP_NUM_THREADS": "1"}


def finished(database: Path, verb: str, *arguments: Path | str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    arguments_ = command(database, verb, *arguments)
    return subprocess.run(arguments_, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=PATIENCE, check=False, **options)


@contextmanager
def started(database: Path, verb: str, *arguments: Path | str, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """Run the command beside the test; all its processes are killed at the end."""
    process = subprocess.Popen(
        command(database, verb, *arguments),
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **options,
    )
    try:
        yield process
    finally:
        kill_all(process)
        process.communicate()


def outcome(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What the command printed on its two streams, once it has ended."""
    return process.communicate(timeout=PATIENCE)


def kill_all(process: subprocess.Popen[str]) -> None:
    """``kill -9`` for the process and its workers."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def group_is_gone(process: subprocess.Popen[str], *, within: float = PATIENCE) -> bool:
    """Whether no process of the command is left, once it had the time to end."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def wait_until(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait for something that ``process`` does; fails when the process ends without it."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert process.poll() is None or condition(), process.communicate()
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def workers(pid: int) -> list[int]:
    """Processes of the command that do the reading: children of its fork server."""
    return sorted(worker for children in _fork_servers(pid).values() for worker in children)


def kill_fork_server(pid: int) -> None:
    """Kill the process that starts the others, and leave these."""
    (server,) = _fork_servers(pid)
    os.kill(server, signal.SIGKILL)


def _fork_servers(pid: int) -> dict[int, list[int]]:
    """The children of a process that have children themselves, with these."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, rest = stat.read_text().split(" (", 1)
            children.setdefault(int(rest.rpartition(")")[2].split()[1]), []).append(int(number))
        except (OSError, ValueError):
            continue
    return {child: children[child] for child in children.get(pid, []) if child in children}


def look(database: Path, query: str) -> list[tuple[Any, ...]]:
    """Rows of a query; none as long as there is no such table."""
    if not database.exists():
        return []
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.OperationalError:
        return []


def count(database: Path, table: str = "article") -> int:
    rows = look(database, f"SELECT count(*) FROM {table}")
    return int(rows[0][0]) if rows else 0


def assert_sound(database: Path) -> None:
    result = finished(database, "verify", "--json")
    report = json.loads(result.stdout or "{}")
    assert result.returncode == 0, (result.stdout, result.stderr)
    assert report["problems"] == []


def assert_each_once(database: Path, keys: Sequence[str]) -> None:
    """Every document is in, and each led to exactly one article of its own."""
    rows = look(database, "SELECT key, article_id FROM input_document")
    assert sorted(key for key, _ in rows) == sorted(keys)
    assert len({article for _, article in rows}) == len(rows) == count(database)
    assert count(database, "article_fts_docsize") == len(rows)
    assert look(database, "SELECT count(*) FROM article WHERE NOT annotated") == [(0,)]
    assert look(database, "SELECT count(*) FROM article_person WHERE person_id IS NULL") == [(0,)]
    assert look(database, "SELECT count(*) FROM copy_signature WHERE NOT placed") == [(0,)]
