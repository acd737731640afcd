"""``clippings people``: decisions about who is who."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.options import Db, read_session, settings_for, write_session
from app.errors import UsageError

commands = typer.Typer(help="Decide who is who; every decision is kept and can be undone.", no_args_is_help=True, rich_markup_mode=None)

Person = Annotated[str, typer.Argument(help="A person's id, as in the address of the person's page, or a name.")]
Note = Annotated[str, typer.Option(help="Why, for the ledger.")]


@commands.command()
def merge(
    person: Person, into: Annotated[str, typer.Argument(help="Who that is: this id and name stay.")], *, note: Note = "", db: Db = None
) -> None:
    """Say that two are one: PERSON is INTO."""
    _decide(db, lambda ledger, session: ledger.merge(session, person, into, note=note))


@commands.command()
def split(
    person: Person,
    *,
    article: Annotated[list[str] | None, typer.Option(help="Id of an article that means somebody else.")] = None,
    called: Annotated[list[str] | None, typer.Option(help="A form of the name that means somebody else.")] = None,
    name: Annotated[str, typer.Option(help="How the other is called.")] = "",
    note: Note = "",
    db: Db = None,
) -> None:
    """Say that some mentions of a person are somebody else."""
    choice = {"articles": article or [], "surfaces": called or [], "name": name, "note": note}
    _decide(db, lambda ledger, session: ledger.split(session, person, **choice))


@commands.command()
def rename(person: Person, name: Annotated[str, typer.Argument(help="The name to show.")], *, note: Note = "", db: Db = None) -> None:
    """Show a person under another name; the id stays."""
    _decide(db, lambda ledger, session: ledger.rename(session, person, name, note=note))


@commands.command()
def hide(person: Person, *, note: Note = "", db: Db = None) -> None:
    """Take a person out of lists, facets and pages."""
    _decide(db, lambda ledger, session: ledger.hide(session, person, note=note))


@commands.command("not-a-person")
def not_a_person(
    what: Annotated[str, typer.Argument(help="A person's id, or words that name nobody.")], *, note: Note = "", db: Db = None
) -> None:
    """Say that something taken for a person is none."""
    _decide(db, lambda ledger, session: ledger.not_a_person(session, what, note=note))


@commands.command()
def undo(entry: Annotated[int | None, typer.Argument(help="Number in the ledger; without it the last.")] = None, *, db: Db = None) -> None:
    """Take back a decision."""
    _decide(db, lambda ledger, session: ledger.undo(session, entry))


@commands.command()
def suggest(
    person: Annotated[str | None, typer.Argument(help="Only for this person.")] = None,
    *,
    limit: Annotated[int, typer.Option(help="At most so many.", min=1)] = 20,
    db: Db = None,
) -> None:
    """List pairs that are likely one person, with the reasons."""
    from app.curate.suggesting import suggestions  # noqa: PLC0415  keeps the other commands quick

    with read_session(settings_for(db)) as session:
        found = suggestions(session, person, limit=limit)
    for one in found:
        typer.echo(one.line())
    if not found:
        typer.echo("nothing to suggest")


@commands.command()
def ledger(*, db: Db = None) -> None:
    """Print every decision as JSON Lines, oldest first; people import takes them in again."""
    from app.curate.ledger import export  # noqa: PLC0415  keeps the other commands quick

    with read_session(settings_for(db)) as session:
        for line in export(session):
            typer.echo(line)


@commands.command("import")
def import_ledger(file: Annotated[Path, typer.Argument(help="What people ledger printed; - is standard input.")], *, db: Db = None) -> None:
    """Take in decisions of another archive, or of a backup; twice is as good as once."""
    from app.curate.ledger import load  # noqa: PLC0415

    if str(file) != "-" and not file.is_file():
        raise UsageError(f"there is no file {file}")
    given = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    name = "standard input" if str(file) == "-" else str(file)
    try:
        lines = given.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} is no text in UTF-8; give what clippings people ledger printed") from error
    try:
        with write_session(settings_for(db)) as session:
            report = load(session, lines)
    except UsageError as error:
        raise UsageError(f"{name}, {error}; give what clippings people ledger printed") from error
    typer.echo("\n".join(report.lines()))


def _decide(db: Path | None, verb: Callable[[Any, Any], Any]) -> None:
    from app.curate import ledger as decisions  # noqa: PLC0415  keeps the other commands quick

    settings = settings_for(db)
    with read_session(settings):  # refuses a missing archive before one is made
        pass
    with write_session(settings) as session:
        report = verb(decisions, session)
    typer.echo("\n".join(report.lines()))
