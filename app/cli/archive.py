"""Commands about the archive as a whole: serve, search, set, stats, verify, rebuild, backup, migrate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from app.cli.intake import run_ingest
from app.cli.options import Db, Json, read_session, reading, settings_for, tell_outdated, write_session, writing
from app.cli.stopping import stoppable
from app.errors import NotWritableError, UsageError


def register(cli: typer.Typer) -> None:
    """Add the commands."""
    for command in (serve, stats, verify, rebuild, backup, migrate):
        cli.command()(command)
    cli.command(context_settings={"ignore_unknown_options": True})(search)  # a query may begin with a minus
    cli.command("set")(set_values)


def serve(
    *,
    db: Db = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.", min=0, max=65535)] = None,
    workers: Annotated[int | None, typer.Option(help="Server processes.", min=1)] = None,
    reload: Annotated[bool, typer.Option("--reload", help="Restart when the code changes.")] = False,
    ingest: Annotated[list[str] | None, typer.Option("--ingest", help="First take in this file or folder.", metavar="PATH")] = None,
) -> None:
    """Serve the pages and the API; inputs that fail are told and do not stop it."""
    from app.cli.serving import check_port, serve_forever  # noqa: PLC0415  heavy: keeps the other commands quick

    settings = settings_for(db, host=host, port=port, workers=workers)
    check_port(settings)
    with writing(settings) as engine:  # makes or migrates the archive, or says why it cannot
        if not ingest:
            tell_outdated(engine)
    if ingest:
        run_ingest(settings, ingest)
    serve_forever(settings, reload=reload)


def search(
    query: Annotated[str, typer.Argument(help="The query, as on the search page.")],
    *,
    db: Db = None,
    as_json: Json = False,
    page: Annotated[int, typer.Option(help="Page of results.", min=1)] = 1,
    per_page: Annotated[int, typer.Option(help="Results a page.", min=1, max=100)] = 20,
    sort: Annotated[str | None, typer.Option(help="relevance, newest or oldest.")] = None,
) -> None:
    """Search with the same engine and syntax as the web; --json prints the same bytes as the API."""
    from app.cli.searching import api_answer, table  # noqa: PLC0415

    settings = settings_for(db)
    parameters = {"q": query, "page": str(page), "per_page": str(per_page)} | ({"sort": sort} if sort else {})
    typer.echo(api_answer(settings, parameters) if as_json else table(settings, parameters), nl=False)


def set_values(
    article: Annotated[str, typer.Argument(help="The article's id, as in its address.")],
    values: Annotated[
        list[str], typer.Argument(help="NAME=VALUE: published, title, source, authors, url or language; an empty value takes it back.")
    ],
    *,
    db: Db = None,
) -> None:
    """Correct an article, for example published=2024-09-11: relative dates resolve again at once. Kept over re-ingest."""
    from app.annotate.pipeline import load_annotator  # noqa: PLC0415  heavy: keeps the other commands quick
    from app.curate import corrections  # noqa: PLC0415

    pairs: dict[str, str] = {}
    for value in values:
        name, equals, wanted = value.partition("=")
        if not equals:
            raise UsageError(f"{value[:80]!r} sets nothing: wants NAME=VALUE, for example published=2024-09-11")
        if pairs.setdefault(name, wanted) != wanted:
            raise UsageError(f"{name[:80]} is given twice, as {pairs[name][:80]!r} and as {wanted[:80]!r}; give it once")
    settings = settings_for(db)
    with reading(settings):  # refuses a missing archive before one is made
        pass
    annotator = load_annotator(tagger=settings.tagger, date_order=settings.date_order)
    with write_session(settings) as session:
        report = corrections.set_values(session, article, pairs, annotator=annotator)
    for line in report.lines():
        typer.echo(line)


def stats(
    *,
    db: Db = None,
    as_json: Json = False,
    failures: Annotated[bool, typer.Option("--failures", help="List every input that could not be taken in.")] = False,
) -> None:
    """Show what the archive holds."""
    from app.cli.searching import stats_record  # noqa: PLC0415
    from app.store.inputs import failure_rows  # noqa: PLC0415
    from app.store.paths import printable  # noqa: PLC0415

    with read_session(settings_for(db)) as session:
        if failures:
            rows = failure_rows(session)
            lines = (
                [json.dumps({"path": p, "reason": r}, ensure_ascii=False) for p, r in rows]
                if as_json
                else [printable(f"{p}: {r}") for p, r in rows] or ["nothing failed"]
            )
            typer.echo("".join(f"{line}\n" for line in lines), nl=False)
            return
        record = stats_record(session)
    typer.echo(json.dumps(record, ensure_ascii=False) if as_json else "\n".join(f"{name}: {value}" for name, value in record.items()))


def verify(*, db: Db = None, as_json: Json = False) -> None:
    """Check the archive and its index, by reading alone where it cannot be written; ends with 1 when something is wrong."""
    from app.store.maintenance import verify as check  # noqa: PLC0415
    from app.store.maintenance import verify_by_reading  # noqa: PLC0415

    settings = settings_for(db)
    with reading(settings):  # refuses a missing or foreign file before anything is opened for writing
        pass
    try:
        with writing(settings) as engine:
            report = check(engine)
    except NotWritableError:
        report = verify_by_reading(settings.db)
    typer.echo(json.dumps(report.as_dict(), ensure_ascii=False) if as_json else "\n".join(report.lines()))
    if not report.sound:
        raise typer.Exit(1)


def rebuild(*, db: Db = None, workers: Annotated[int | None, typer.Option(help="Processes; 0 means one a core.", min=0)] = None) -> None:
    """Derive index, people, dates and copies anew from the stored texts, without reading any file."""
    from app.cli.jobs import rebuild_archive  # noqa: PLC0415
    from app.cli.reports import progress  # noqa: PLC0415

    settings = settings_for(db, ingest_workers=workers)
    with reading(settings):
        pass
    with stoppable(), writing(settings) as engine, progress(quiet=False) as on_progress:
        count = rebuild_archive(settings, engine, on_progress)
    typer.echo(f"rebuilt: {count:,} articles")


def backup(file: Annotated[Path, typer.Argument(help="The file to write; must not exist.")], *, db: Db = None) -> None:
    """Copy the archive to a file, also while it is being written."""
    from app.store.maintenance import backup as copy  # noqa: PLC0415

    settings = settings_for(db)
    with reading(settings):
        pass
    size = copy(settings.db, file)
    typer.echo(f"{file}: {size:,} bytes")


def migrate(*, db: Db = None) -> None:
    """Make the database, or bring it to this program's schema."""
    from app.store.engine import open_writer  # noqa: PLC0415
    from app.store.migrate import migrate as upgrade  # noqa: PLC0415

    settings = settings_for(db)
    engine = open_writer(settings.db)
    before, after = upgrade(engine)
    engine.dispose()
    typer.echo(
        f"{settings.db}: schema {after}, was {before or 'new'}" if before != after else f"{settings.db}: schema {after}, nothing to do"
    )
