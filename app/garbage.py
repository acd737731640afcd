"""When Python looks for garbage in cycles: seldom, and never in what the program itself is made of."""

from __future__ import annotations

import gc

COLLECT_AFTER = (50_000, 20, 20)
"""Objects between two looks. A search makes hardly any, and at Python's 700 it spends 7 % of its time looking, a start a tenth."""


def collect_seldom() -> None:
    """From now on; called before the program is read in, of which nothing is garbage."""
    gc.set_threshold(*COLLECT_AFTER)


def set_program_apart() -> None:
    """Never look through what there is by now: doing so again and again stops every thread for 0.1 s. Once in a process."""
    if not gc.get_freeze_count():
        gc.freeze()
