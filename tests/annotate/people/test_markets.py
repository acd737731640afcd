"""Firms called after people in market reports, told by a share's sign, brackets, partners and analysts."""

from __future__ import annotations

import pytest

from app.annotate.people import firms, markets
from app.annotate.people.adapters import load_tagger
from app.annotate.people.reading import find_people
from app.annotate.people.tagger import PersonTagger
from tests.growth import assert_grows_with_length


@pytest.fixture(scope="module")
def tagger() -> PersonTagger:
    return load_tagger()


def _names(tagger: PersonTagger, body: str, title: str = "") -> set[str]:
    return {person.name for person in find_people({"title": title, "body": body}, tagger=tagger)}


@pytest.mark.parametrize("sign", ["<ORS>", "<ORSH.OL>", "(NYSE: ORS)", "(ORS.N)"])
def test_a_name_before_the_sign_of_a_share_is_a_firm_in_the_whole_article(tagger: PersonTagger, sign: str) -> None:
    body = (
        f"Martin Henderson Corp {sign} said on Monday that its chairman, Paula Whitfield, would retire in May.\n\n"
        "Henderson said it had not chosen a successor. Martin Henderson rose two dollars to 41."
    )
    assert _names(tagger, body, f"MARTIN HENDERSON {sign} CHAIRMAN TO RETIRE") == {"Paula Whitfield"}


def test_somebody_with_the_name_of_the_firm_stays_a_person(tagger: PersonTagger) -> None:
    body = (
        "Henderson Inc <HEN> said its founder, Martin Henderson, 71, had died in Boston. Mr. Henderson had led the firm since 1951.\n\n"
        'His daughter Clara Henderson said: "He never sold a share."'
    )
    assert _names(tagger, body) == {"Martin Henderson", "Clara Henderson"}


def test_who_stands_in_angle_brackets_is_a_firm(tagger: PersonTagger) -> None:
    assert _names(tagger, "The group has bought <Walter Thornton Ltd> from Simon Ashworth, its owner, for an undisclosed sum.") == {
        "Simon Ashworth"
    }


def test_partners_are_a_firm(tagger: PersonTagger) -> None:
    body = "It has retained Lindqvist, Sommer and Co to find a buyer, chairman Harold Benson said. It will pay Lindqvist by the month."
    assert _names(tagger, body) == {"Harold Benson"}


def test_a_firm_has_its_analysts(tagger: PersonTagger) -> None:
    body = 'Prices may fall, said Thornton Baxter oil analyst Diane Keller. "There is too much of it," Keller said.'
    assert _names(tagger, body) == {"Diane Keller"}
    assert "Javier Milei" in _names(tagger, "President Javier Milei named economist Federico Furiase to the board of the bank on Thursday.")


def test_words_of_a_table_of_results_are_nobody(tagger: PersonTagger) -> None:
    assert _names(tagger, "Shr 22 cts vs 9 cts\n\nNet 1,310,000 vs 640,000\n\nAvg shrs 6.1 mln vs 5.9 mln\n\nOper Shr profit nil") == set()


@pytest.mark.parametrize("unit", ["A.", "A&", "A-", "John Smith ", "Aa, ", "<A "])
def test_signs_of_firms_are_looked_for_in_linear_time(unit: str) -> None:
    text = unit * (160_000 // len(unit)) + " (x) and Co & analyst "
    assert_grows_with_length(lambda part: [*markets._certain(part + " (x) and Co & analyst "), *firms.ABBREVIATED.finditer(part)], text)
