"""How commands tell what they did."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import typer

from app.domain import ArticleDraft, Published
from app.ingest.report import Failure, IngestReport
from app.store.paths import printable

SHOWN_FAILURES = 20
SHOWN_REASONS = 8
_VARIABLE = re.compile(r"\d[\d,]*|'[^']*'|\(.*?\)")


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[int, str], None]]:
    """A moving line on a terminal; nothing anywhere else."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _path: None
        return
    from rich.console import Console  # noqa: PLC0415  only a terminal needs it
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.completed} documents"), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, path: bar.update(task, completed=done, description=printable(path[-60:]))


def print_report(report: IngestReport, *, as_json: bool, named: Callable[[str], str] = str) -> None:
    """The closing report of an ingest; ``named`` tells what to call a path.

    That what came in was also read for people and dates goes without saying; that more or less was does not.
    """
    for note in report.notes:
        typer.echo(f"clippings: {printable(note)}", err=True)
    if as_json:
        typer.echo(json.dumps(report.as_dict(), ensure_ascii=False))
        return
    counts = [(report.added, "added"), (report.updated, "updated"), (report.unchanged, "unchanged"), (report.duplicates, "duplicates")]
    counts.append((report.failed, "failed"))
    extra = [
        (report.near_copies, "near copies folded"),
        (report.missing, "no longer there"),
        (report.removed, "removed"),
        (report.annotated if report.annotated != report.added + report.updated else 0, "annotated"),
    ]
    words = ", ".join(f"{count:,} {name}" for count, name in counts + [pair for pair in extra if pair[0]])
    lead = "interrupted; run it again to carry on" if report.interrupted else "dry run" if report.dry_run else "done"
    typer.echo(f"{lead}: {words} in {report.seconds:.1f} s")
    for failure in report.failures[:SHOWN_FAILURES]:
        typer.echo(printable(f"failed: {named(failure.path)}: {failure.reason}"), err=True)
    if report.failed > SHOWN_FAILURES:
        typer.echo(f"failed: {report.failed - SHOWN_FAILURES:,} more; all are listed on /about and by clippings stats --failures", err=True)
        for reason, count in _commonest(report.failures):
            typer.echo(f"failed: {count:,} in all{', such as' if _VARIABLE.search(reason) else ''}: {printable(reason)}", err=True)


def _commonest(failures: Sequence[Failure]) -> list[tuple[str, int]]:
    """The commonest reasons, each as first told: those that differ in figures or quoted words alone are one."""
    kinds = [_VARIABLE.sub("", failure.reason) for failure in failures]
    told: dict[str, str] = {}
    for kind, failure in zip(kinds, failures, strict=True):
        told.setdefault(kind, failure.reason)
    return [(told[kind], count) for kind, count in Counter(kinds).most_common(SHOWN_REASONS) if count > 1]


def draft_record(path: str, draft: ArticleDraft) -> dict[str, Any]:
    """A draft as the plain data that ``clippings extract --json`` prints."""
    names = ("title", "standfirst", "body", "comments", "byline", "source", "language")
    record: dict[str, Any] = {"path": path} | {name: getattr(draft, name) for name in names}
    record |= {"authors": list(draft.authors), "url": draft.url, "dateline": draft.dateline, "published": _published(draft.published)}
    return record | {"dropped": [{"reason": part.reason, "text": part.text} for part in draft.dropped]}


def article_text(path: str, draft: ArticleDraft) -> str:
    """A draft as text to read."""
    facts = [("title", draft.title), ("standfirst", draft.standfirst), ("byline", draft.byline), ("authors", ", ".join(draft.authors))]
    facts += [
        ("source", draft.source),
        ("dateline", draft.dateline),
        ("language", draft.language),
        ("published", _published_words(draft.published)),
    ]
    lines = [f"== {path}", *(f"{name}: {value}" for name, value in facts if value), "", draft.body]
    if draft.comments:
        lines += ["", "-- comments", draft.comments]
    if draft.dropped:
        lines += ["", "-- dropped", *(f"[{part.reason}] {part.text}" for part in draft.dropped)]
    return "\n".join([*lines, ""])


def _published(published: Published) -> dict[str, Any]:
    return {name: value for name, value in asdict(published).items() if name != "candidates"}


def _published_words(published: Published) -> str:
    if published.date:
        return f"{published.date} (from {published.origin.replace('_', ' ')})"
    bounds = [f"after {published.not_before}"] if published.not_before else []
    bounds += [f"before {published.not_after}"] if published.not_after else []
    return " · ".join(["unknown", *bounds])
