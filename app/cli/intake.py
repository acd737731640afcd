"""Commands that read articles: ingest, extract, annotate."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Annotated

import typer

from app.cli.options import Db, Json, reading, settings_for, tell_outdated, writing
from app.cli.reports import article_text, draft_record, print_report, progress
from app.cli.stopping import stoppable
from app.errors import UsageError
from app.ingest.report import IngestReport
from app.settings import Settings
from app.store.paths import printable

DONE_IN_PART = 3


def register(cli: typer.Typer) -> None:
    """Add the commands."""
    cli.command()(ingest)
    cli.command()(extract)
    cli.command()(annotate)
    cli.command("fetch-feeds")(fetch_feeds)


def ingest(
    paths: Annotated[list[str], typer.Argument(help="Files and folders; - reads JSON Lines from standard input.")],
    *,
    db: Db = None,
    workers: Annotated[int | None, typer.Option(help="Processes; 0 means one a core.", min=0)] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read everything, write nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Read unchanged files again too.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove articles whose files are gone, but for those of an empty folder.")] = False,
    prune_empty: Annotated[bool, typer.Option("--prune-empty", help="Like --prune, also where a folder holds no file any more.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Also read again what failed before.")] = False,
    annotate_later: Annotated[
        bool, typer.Option("--annotate-later", help="Store and index all first, then read people and dates.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Stay, and take in files as they appear or change.")] = False,
    field_map: Annotated[list[str] | None, typer.Option("--map", help="FIELD=COLUMN: what a record's field is called.")] = None,
    as_json: Json = False,
) -> None:
    """Take articles into the archive; unchanged files are skipped. Ends with 3 when some inputs failed."""
    settings = settings_for(db, ingest_workers=workers)
    choices = {"dry_run": dry_run, "force": force, "prune": prune, "prune_empty": prune_empty} | {
        "retry_failed": retry_failed,
        "annotate_later": annotate_later,
    }
    report = run_ingest(settings, paths, watch=watch, mapping=_pairs(field_map or []), as_json=as_json, choices=choices)
    if report.failures:
        raise typer.Exit(DONE_IN_PART)


def run_ingest(
    settings: Settings,
    paths: list[str],
    *,
    watch: bool = False,
    mapping: Mapping[str, str] = MappingProxyType({}),
    as_json: bool = False,
    named: Callable[[str], str] = str,
    choices: Mapping[str, bool] = MappingProxyType({}),
) -> IngestReport:
    """Run the ingest, once or again and again, and print its reports; returns the last. An interrupted one ends the command."""
    from app.cli.jobs import ingest_job, ingest_options  # noqa: PLC0415  heavy: keeps the other commands quick
    from app.cli.watching import reports  # noqa: PLC0415
    from app.ingest.job import files_of  # noqa: PLC0415

    files_of(paths)  # refuses a missing one before an archive is made
    with stoppable() as stopping, _place(settings, choices) as there, writing(there) as engine, progress(quiet=as_json) as on_progress:
        tell_outdated(engine)

        def tell(done: int, path: str) -> None:
            stopping.heed()
            on_progress(done, path)

        options = ingest_options(there, mapping=mapping, on_progress=tell, **choices)
        told: list[str] = []
        for number, report in enumerate(reports(ingest_job(there, engine), paths, options, watch=watch)):
            told, report.notes = report.notes, [note for note in report.notes if note not in told]
            if number == 0 or report.changed or report.notes:
                print_report(report, as_json=as_json, named=named)
            if report.interrupted:
                raise typer.Exit(stopping.code)
    return report


@contextmanager
def _place(settings: Settings, choices: Mapping[str, bool]) -> Iterator[Settings]:
    """Settings to ingest with: a dry run without an archive has one of its own, which it leaves nothing of; it changes no older one."""
    if settings.db.exists() and choices.get("dry_run"):
        with reading(settings):
            pass
    if settings.db.exists() or not choices.get("dry_run"):
        yield settings
        return
    with TemporaryDirectory(prefix="clippings-") as folder:
        yield settings.model_copy(update={"db": Path(folder) / settings.db.name})


def extract(
    files: Annotated[list[Path], typer.Argument(help="Files to read.")],
    *,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Show what would be stored of files: title, body, comments, byline, source, publication date and why. Needs no archive."""
    from app.ingest.sources import Limits, SourceFailure, find_inputs  # noqa: PLC0415
    from app.ingest.trial import drafts  # noqa: PLC0415

    if not any(file.exists() for file in files):
        raise UsageError(f"there is no file {files[0]}")
    failed = done = 0
    limits = Limits(max_file_bytes=settings_for(db).max_file_bytes)
    for path, draft in drafts(find_inputs(files), limits=limits):
        if isinstance(draft, SourceFailure):
            failed += 1
            typer.echo(printable(f"clippings: {draft.path}: {draft.reason}"), err=True)
            continue
        done += 1
        typer.echo(json.dumps(draft_record(path, draft), ensure_ascii=False) if as_json else article_text(path, draft))
    if failed:
        raise typer.Exit(DONE_IN_PART if done else 1)


def fetch_feeds(
    file: Annotated[Path, typer.Argument(help="A list of addresses of RSS or Atom feeds, one a line; # begins a comment.")],
    *,
    db: Db = None,
    folder: Annotated[Path | None, typer.Option(help="Where to keep what was fetched (default: feeds/ beside the archive).")] = None,
    pause: Annotated[float, typer.Option(help="Seconds between two requests to one host.", min=0.1)] = 1.0,
    as_json: Json = False,
) -> None:
    """Fetch feeds politely and take their entries in; robots.txt is obeyed, and what did not change is not sent again."""
    from app.ingest.courtesy import Visitor  # noqa: PLC0415
    from app.ingest.feeds import address_of, read_list  # noqa: PLC0415
    from app.ingest.feeds import fetch_feeds as fetch  # noqa: PLC0415

    settings = settings_for(db)
    place = folder or settings.db.parent / "feeds"
    addresses = read_list(file)
    with writing(settings) as engine:
        fetched = fetch(addresses, place, writer=engine, visitor=Visitor(pause=pause, max_bytes=settings.max_file_bytes))
    typer.echo(fetched.line(), err=as_json)
    for address, reason in fetched.failures:
        typer.echo(printable(f"failed: {address}: {reason}"), err=True)
    failed = bool(fetched.failures)
    if place.is_dir():
        report = run_ingest(settings, [str(place)], as_json=as_json, named=lambda path: address_of(path, addresses, place))
        failed = failed or bool(report.failures)
    elif as_json:  # nothing was ever fetched: a program still gets its report
        print_report(IngestReport(), as_json=True)
    if failed:
        raise typer.Exit(DONE_IN_PART)


def annotate(
    *,
    db: Db = None,
    explain: Annotated[bool, typer.Option("--explain", help="Add rules and evidence.")] = False,
) -> None:
    """Read JSON Lines {id, text, published?} on standard input; print people, dates and quotes of each as JSON Lines. Needs no archive."""
    from app.cli.annotating import annotate_lines  # noqa: PLC0415

    failed = annotate_lines(sys.stdin.buffer, sys.stdout, settings_for(db), explain=explain)
    if failed:
        raise typer.Exit(DONE_IN_PART)


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = dict(item.split("=", 1) for item in given if "=" in item)
    if len(pairs) != len(given):
        raise UsageError("--map wants FIELD=COLUMN, for example --map title=Überschrift")
    from app.extract.record import FIELDS  # noqa: PLC0415  heavy: keeps the other commands quick

    if unknown := [field for field in pairs if field not in FIELDS]:
        raise UsageError(f"--map knows no field {unknown[0]!r}; its fields are {', '.join(FIELDS)}")
    return pairs
