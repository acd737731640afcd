"""Boats, seats, teams, firms and groups that are marked like people, and people beside the names of places."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames

RACE = "The yachts left the bay at noon in the yacht race to Orsa. "


def found(text: str, *names: str) -> dict[str, list[str]]:
    return {p.name: [m.text for m in p.mentions] for p in find_people({"body": text}, tagger=MarkedNames(*names))}


@pytest.mark.parametrize(
    "text",
    [
        "Velkora crossed the line at dawn.",
        "The favourite lies a mile behind Velkora.",
        "The maxi Velkora lost a sail.",
        "Velkora skipper Ann Lind is glad.",
        "Their nearest rival, Velkora, is in harbour.",
    ],
)
def test_a_boat_of_a_yacht_race_is_nobody(text: str) -> None:
    assert "Velkora" not in found(RACE + text, "Velkora", "Ann Lind")


def test_sailors_stay_people_and_boats_are_boats_in_a_yacht_race_only() -> None:
    text = "Ann Lind finished first. Skipper Orvald leads. Lind said it was cold."
    assert found(RACE + text, "Ann Lind", "Orvald", "Lind") == {"Ann Lind": ["Ann Lind", "Lind"], "Orvald": ["Orvald"]}
    assert found("Velkora crossed the line first in the marathon.", "Velkora") == {"Velkora": ["Velkora"]}


@pytest.mark.parametrize("text", ["Orsa Khas MLA Ann Lind left.", "She stands for Orsa Khas ward.", "In Orsa Khas, shops were shut."])
def test_a_seat_or_a_town_of_two_words_is_nobody(text: str) -> None:
    assert "Orsa Khas" not in found(text, "Orsa Khas", "Ann Lind")


def test_an_opening_in_does_not_make_a_place_of_a_given_name() -> None:
    assert found("In Ann Lind, they have a leader.", "Ann Lind") == {"Ann Lind": ["Ann Lind"]}


def test_a_team_is_known_by_its_coach() -> None:
    text = "Velkora outlasts Norsa. For Velkora coach Bo Tran it was plain. Velkora now sits at 7-0."
    assert found(text, "Velkora", "Bo Tran") == {"Bo Tran": ["Bo Tran"]}


def test_somebody_named_in_full_is_no_team_by_the_coach() -> None:
    text = "Bo Velkora won. Velkora coach Ann Lind was glad."
    assert found(text, "Bo Velkora", "Velkora", "Ann Lind") == {"Bo Velkora": ["Bo Velkora", "Velkora"], "Ann Lind": ["Ann Lind"]}


@pytest.mark.parametrize(
    "text", ["Velkora's administrators will pay.", "Velkora Petroleum put it off. But today Velkora has announced a deal."]
)
def test_a_firm_is_known_by_who_runs_it_and_by_its_trade(text: str) -> None:
    assert found(text, "Velkora") == {}


def test_a_movement_and_fighters_are_nobody() -> None:
    text = "His fellow Velkorists left him. Mujahideen came down. The Lindqvist Plan failed. Ann Lindqvist stayed."
    assert found(text, "Velkorists", "Mujahideen", "Lindqvist", "Ann Lindqvist") == {"Ann Lindqvist": ["Ann Lindqvist"]}


def test_the_name_of_a_place_ends_where_somebody_named_in_full_begins() -> None:
    text = "The director of Orsa Airport Ann Lind said so."
    assert found(text, "Ann Lind") == {"Ann Lind": ["Ann Lind"]}


def test_mr_before_the_surname_of_a_shirley_is_the_same_man_where_no_woman_is_spoken_of() -> None:
    assert found("The singer Shirley Lind fell. Mr Lind was alone.", "Shirley Lind", "Lind") == {"Shirley Lind": ["Shirley Lind", "Lind"]}
    two = found("Shirley Lind took her hat. Mr Lind was alone.", "Shirley Lind", "Lind")
    assert two == {"Shirley Lind": ["Shirley Lind"], "Lind": ["Lind"]}


def test_two_names_joined_by_a_hyphen_are_two_people_also_where_one_has_a_single_name() -> None:
    text = "President Lindo met Bo Tran. Lindo smiled. The Tran-Lindo meeting was short."
    assert found(text, "Lindo", "Bo Tran", "Tran-Lindo") == {"Lindo": ["Lindo", "Lindo", "Lindo"], "Bo Tran": ["Bo Tran", "Tran"]}


@pytest.mark.parametrize(
    "text",
    [
        "Velkora's deputy chief executive Bo Tran left.",
        "The administrator of the ailing travel chain, Velkora, is sure of it.",
        "Velkora's wholly-owned stores are shut.",
    ],
)
def test_a_firm_is_known_by_its_managers_and_by_the_word_before_it(text: str) -> None:
    assert "Velkora" not in found(text, "Velkora", "Bo Tran")


def test_a_god_is_nobody_and_a_namesake_is_somebody() -> None:
    assert found("The temple of Lord Krishna is old.", "Krishna") == {}
    assert found("Mr Krishna said so.", "Krishna") == {"Krishna": ["Krishna"]}
