"""Families and peoples in the plural, outlets that are told something, ships that people are aboard, names that ran together."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames


def names(text: str, *marked: str) -> list[str]:
    return [p.name for p in find_people({"body": text}, tagger=MarkedNames(*marked))]


@pytest.mark.parametrize("behind", [" of Greenwich gave a party.", ", old friends, came.", " and their dog came.", " were late."])
def test_a_family_in_the_plural_is_no_person(behind: str) -> None:
    assert names(f"Yesterday the Frank Wagemanns{behind}", "Frank Wagemanns") == []


def test_a_surname_in_the_plural_is_a_family_where_the_article_has_the_surname() -> None:
    text = "Peter Tolman cooked. The Tolmans live in Leeds."
    assert names(text, "Peter Tolman", "Tolmans") == ["Peter Tolman"]


def test_a_name_that_ends_in_s_stays_a_person() -> None:
    assert names("We saw the Frank Wagemanns team.", "Frank Wagemanns") == ["Frank Wagemanns"]
    assert names("Frank Wagemanns spoke of the Wagemanns he was.", "Frank Wagemanns", "Wagemanns") == ["Frank Wagemanns"]
    assert names("Frank Wagemanns, 60, sang.", "Frank Wagemanns") == ["Frank Wagemanns"]


@pytest.mark.parametrize("text", ["The Achaeans sailed.", "The Hazim were beaten. A cousin of Hazim fled.", "The Hazim fought on."])
def test_a_people_is_no_person(text: str) -> None:
    assert names(text, "Achaeans", "Hazim") == []


@pytest.mark.parametrize("text", ["Hazim was beaten. They have seen Hazim.", "The Hazim were beaten. Mr. Hazim fled."])
def test_who_is_one_or_has_a_title_is_a_person(text: str) -> None:
    assert names(text, "Hazim") == ["Hazim"]


@pytest.mark.parametrize("verb", ["told", "tells"])
def test_a_word_that_is_told_something_once_is_an_outlet(verb: str) -> None:
    assert names(f"Ann Lee {verb} Graziosa why.", "Ann Lee", "Graziosa") == ["Ann Lee"]


@pytest.mark.parametrize(
    "text", ["They slept aboard the Rosalind Berg.", "Aboard Lady Rosalind Berg, all slept.", "The sloop Rosalind Berg won."]
)
def test_what_somebody_is_aboard_is_a_ship(text: str) -> None:
    assert names(text, "Rosalind Berg") == []


@pytest.mark.parametrize("text", ["They sailed aboard Rosalind Berg's boat.", "We welcome aboard Rosalind Berg."])
def test_the_owner_of_a_ship_and_who_is_welcomed_aboard_are_people(text: str) -> None:
    assert names(text, "Rosalind Berg") == ["Rosalind Berg"]


def test_two_names_that_ran_together_with_their_and_are_two() -> None:
    assert names("Conan O'Tooleand Will Ferrand came.", "Conan O'Tooleand Will Ferrand") == ["Conan O'Toole", "Will Ferrand"]
    assert names("Peter Brandand Will Ortiz came.", "Peter Brandand Will Ortiz") == ["Peter Brand", "Will Ortiz"]


@pytest.mark.parametrize("name", ["Louis Ferdinand Paul Moll", "Ann Copeland Mary Moll", "Peter Strandand Qasem Moll"])
def test_a_name_that_ends_so_or_has_no_given_name_behind_it_stays_whole(name: str) -> None:
    assert names(f"{name} came.", name) == [name]
