"""An ingest again and again, which outlives what ends a single one: a folder that is away, a locked or full disk."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import typer

from app.errors import DatabaseError, UsageError
from app.ingest.job import IngestJob, IngestOptions
from app.ingest.lock import ingest_lock
from app.ingest.plan import STDIN
from app.ingest.report import IngestReport
from app.ingest.watch import PAUSE_SECONDS, runs
from app.store.paths import printable

RETRY_SECONDS = 20.0


def reports(job: IngestJob, paths: Sequence[str], options: IngestOptions, *, watch: bool) -> Iterator[IngestReport]:
    """The report of the one run, or of each run while watching; then faults are told, and nothing but a signal ends it."""
    away: list[str] = []
    for run in runs(paths, watch=watch):
        there = list(paths)
        if run.number:
            there = [path for path in paths if path == STDIN or Path(path).exists()]
            away = _say_away([path for path in paths if path not in there], away)
        if there:
            chosen = options if run.settled else replace(options, leave_younger_than=2 * PAUSE_SECONDS)
            yield _persistently(job, there, chosen) if watch else _once(job, there, chosen)


def _once(job: IngestJob, paths: Sequence[str], options: IngestOptions) -> IngestReport:
    with ingest_lock(job.database, on_wait=_say_waiting):
        return job.run(paths, options)


def _persistently(job: IngestJob, paths: Sequence[str], options: IngestOptions) -> IngestReport:
    said = ""
    while True:
        try:
            return _once(job, paths, options)
        except UsageError:  # a folder went away at this very moment, and the next look tells so
            return IngestReport()
        except DatabaseError as error:
            if str(error) != said:
                said = str(error)
                typer.echo(f"clippings: {said}; trying again every {RETRY_SECONDS:.0f} seconds", err=True)
            time.sleep(RETRY_SECONDS)


def _say_away(away: list[str], before: list[str]) -> list[str]:
    """Tell once of each place that is not there now: its articles are not taken to be gone, a disk may be unplugged."""
    for path in away:
        if path not in before:
            typer.echo(
                printable(f"clippings: there is no file or folder {path} any more; its articles stay, and it is watched for"), err=True
            )
    return away


def _say_waiting() -> None:
    typer.echo("clippings: another ingest is writing to this archive; waiting until it has finished", err=True)
