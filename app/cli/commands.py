"""All commands, and how they end."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from app.cli import archive, intake, people
from app.cli.stopping import INTERRUPTED
from app.errors import ClippingsError
from app.settings import bad_setting, program_version, unknown_settings
from app.store.paths import printable

cli = typer.Typer(
    name="clippings",
    help="An archive of news articles, searched by words, people and dates.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
intake.register(cli)
archive.register(cli)
cli.add_typer(people.commands, name="people")


def _print_version(wanted: bool) -> None:  # noqa: FBT001  typer calls it with the value alone
    if wanted:
        typer.echo(f"clippings {program_version()}")
        raise typer.Exit


@cli.callback()
def _all_commands(
    *,
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")] = False,
) -> None:
    pass


WrongUsage: Any = typer.BadParameter.__base__
"""What the command line parser raises for unknown options and missing arguments."""


def run_command() -> None:
    """Run the command; what the user can mend is told in one line on standard error, never as a traceback."""
    for line in unknown_settings(os.environ):
        typer.echo(f"clippings: {line}", err=True)
    try:
        sys.exit(cli(standalone_mode=False, prog_name="clippings") or 0)
    except WrongUsage as error:
        said = error.format_message()
        if "\n" in said:  # no command at all: the help
            typer.echo(said, err=True)
            sys.exit(2)
        _fail(f"{said} (see {error.ctx.command_path if error.ctx else 'clippings'} --help)", 2)
    except typer.Abort:
        _fail("interrupted", INTERRUPTED)
    except ClippingsError as error:
        _fail(str(error), error.exit_code)
    except ValidationError as error:
        _fail(bad_setting(error), 2)
    except UnicodeEncodeError:
        if all(_is_text(word) for word in sys.argv):
            raise
        _fail("a word of the command is no text in UTF-8; write it in UTF-8", 2)
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        _fail("interrupted", INTERRUPTED)


def _is_text(word: str) -> bool:
    """Whether a word of the command line is whole text; bytes that are none arrive as halves of characters."""
    return not any("\ud800" <= sign <= "\udfff" for sign in word)


def _fail(line: str, code: int) -> None:
    typer.echo(f"clippings: {printable(' '.join(line.split()))}", err=True)
    sys.exit(code)
