"""A command that is told to end, also at a moment at which Python swallows it."""

from __future__ import annotations

import os
import signal

import pytest

from app.cli.stopping import stoppable


class EndsWithASignal:
    """Sends the process a signal while it is being cleared away."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        os.kill(os.getpid(), self.number)
        for _ in range(1_000):  # the handler runs between two steps of the program
            pass


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_was_swallowed_is_heeded_at_the_next_step(number: signal.Signals) -> None:
    with stoppable() as stopping:
        stopping.heed()  # nothing was asked for yet
        EndsWithASignal(number)
        with pytest.raises(KeyboardInterrupt):
            stopping.heed()


def test_afterwards_ctrl_c_means_what_it_did_before() -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with stoppable():
        pass
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before
