"""Characters are nobody in a review, where an actor plays them or a novel calls them so."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import read_people
from tests.annotate.people.made import MarkedNames
from tests.annotate.people.test_names_of_the_world import mentions

FILM = "Movie Review: Quarry\n\n"
CAST = "Ann Lee plays Ruth, a widow; Bo Roe is Dwight, her brother. The weak link is Cy Poe as Deputy Ray Toller. Ray is torn, Poe is not."
NAMES = ("Ann Lee", "Ruth", "Bo Roe", "Dwight", "Cy Poe", "Ray Toller", "Ray", "Poe")


def test_whom_actors_play_is_nobody_in_a_review() -> None:
    assert mentions(FILM + CAST, *NAMES) == ["Ann Lee", "Bo Roe", "Cy Poe", "Poe"]


def test_whom_a_novel_calls_so_is_nobody() -> None:
    text = "THE ROOM. By Ann Lee. 391 pages. Ode & Poe. $25.\n\nIn it a clerk called Cy Fitch goes home. Fitch mourns. Lee is good."
    assert mentions(text, "Ann Lee", "Cy Fitch", "Fitch", "Lee") == ["Ann Lee", "Lee"]


@pytest.mark.parametrize("text", [CAST, FILM + "A biopic. " + CAST])
def test_elsewhere_and_in_lives_they_are_people(text: str) -> None:
    assert "Ray Toller" in mentions(text, *NAMES)


def test_why_is_told() -> None:
    read = read_people({"body": FILM + "Ann Lee plays Ruth."}, tagger=MarkedNames("Ann Lee", "Ruth"))
    assert [(m.text, m.evidence) for m in read.no_people] == [("Ruth", "a character of fiction, by what a review says of it")]


def test_works_that_are_called_like_people_are_nobody_in_quotation_marks() -> None:
    text = 'The band plays "La Dolce Notte", "Honey Rosalie" and "Taras Bulgar," with Ann Lee at the piano. "Ann Lee", they sang.'
    assert mentions(text, "La Dolce Notte", "Honey Rosalie", "Taras Bulgar", "Ann Lee") == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    "text", ['A rapper called "Lonny Bo" plays tonight.', 'Police sought "Lonny Bo".', 'Lonny Bo plays. "Lonny Bo", they sang.']
)
def test_people_in_quotation_marks_stay(text: str) -> None:
    assert set(mentions(text, "Lonny Bo")) == {"Lonny Bo"}
