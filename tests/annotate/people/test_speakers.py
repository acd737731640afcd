"""Who speaks in a transcript is no place of a dateline."""

from __future__ import annotations

import pytest

from tests.annotate.people.test_names_of_the_world import mentions

TALK = (
    "ANN KING, HOST: Bob Dole is here.\n\nBOB DOLE, FORMER SENATOR: Thanks.\n\nKING: Senator Dole, you agree?"
    "\n\nDOLE: We do.\n\nCALLER: Hi."
)


def test_labels_of_speakers_are_mentions_of_them() -> None:
    assert mentions(TALK, "ANN KING", "Bob Dole", "BOB DOLE") == ["ANN KING", "BOB DOLE", "Bob Dole", "DOLE", "Dole", "KING"]


def test_a_label_that_returns_is_no_dateline() -> None:
    text = "ANN LEE: Who is there?\n\nROE: Nobody.\n\nLEE: Then good night."
    assert mentions(text, "ANN LEE", "LEE", "ROE") == ["ANN LEE", "LEE"]


@pytest.mark.parametrize("text", ["RIYADH: When it rained, all was well.", "NEW DELHI: The rain came.", "LE BOURGET, France: It rained."])
def test_places_before_a_colon_are_datelines(text: str) -> None:
    assert mentions(text, "RIYADH", "NEW DELHI", "LE BOURGET") == []


def test_whom_a_radio_script_lets_speak_is_named() -> None:
    text = "A spokesman, Bizima Karaha, spoke.\n\n/// KARAHA ACT ///\n\nWe left.\n\n/// END ACT ///"
    assert mentions(text, "Bizima Karaha") == ["Bizima Karaha", "KARAHA"]
