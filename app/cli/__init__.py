"""The command line ``clippings``: thin commands over the same rooms as the web."""

from __future__ import annotations

import signal


def run() -> None:
    """Run the command of ``sys.argv``."""
    # It takes a second to read the program in; Ctrl-C then ends it at once, with no traceback.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from app.cli import program  # noqa: PLC0415

    signal.signal(signal.SIGINT, before)
    program.run()
