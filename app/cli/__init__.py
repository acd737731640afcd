"""The command line ``clippings``: thin commands over the same rooms as the web."""

from __future__ import annotations

import sys

from app.garbage import collect_seldom


def run() -> None:
    """Run the command; Ctrl-C is told in one line also while the program is still being loaded, which may take seconds."""
    collect_seldom()
    try:
        from app.cli.commands import run_command  # noqa: PLC0415
    except KeyboardInterrupt:
        sys.stderr.write("clippings: interrupted\n")
        sys.exit(130)
    run_command()
