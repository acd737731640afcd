from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.annotate.people.alike import compatible, one_slip_apart, same_given, same_word
from app.annotate.people.names import fold, gender, parse


@pytest.mark.parametrize(
    ("surface", "key"),
    [
        ("Antony J. Blinken", ("antony", "j", "blinken")),
        ("Recep Tayyip Erdoğan", ("recep", "tayyip", "erdogan")),
        ("Ursula von der Leyen", ("ursula", "vonder_leyen")),
        ("Van den Heuvel", ("vanden_heuvel",)),
        ("De Santis", ("de_santis",)),
        ("Al Gore", ("al", "gore")),
        ("Mohammed bin Salman", ("mohammed", "bin_salman")),
        ("Bashar al-Assad", ("bashar", "al_assad")),
        ("J.K. Rowling", ("j", "k", "rowling")),
        ("Jacob Rees-Mogg", ("jacob", "reesmogg")),
        ("Vladimir\nPutin's", ("vladimir", "putin")),
        ('Sean "Diddy" Combs', ("sean", "combs")),
        ("...", ()),
    ],
)
def test_a_name_is_taken_apart_into_folded_words(surface: str, key: tuple[str, ...]) -> None:
    assert parse(surface).key == key


def test_titles_generations_and_letters_after_a_name_are_told_from_it() -> None:
    name = parse("Mr. Donald J. Trump Jr.")
    assert (name.title, name.generation, name.text) == ("Mr.", "jr", "Donald J. Trump Jr.")
    assert parse("Dr. Jane Roe, MD").text == "Jane Roe, MD".removesuffix(", MD")
    assert parse("Dean Kamen").key == ("dean", "kamen")


def test_don_is_a_given_name_before_a_surname_and_a_title_before_a_given_name() -> None:
    assert [parse(name).text for name in ("Don Barlow", "Don J. Barlow Jr.", "Mr Don Barlow")] == [
        "Don Barlow",
        "Don J. Barlow Jr.",
        "Don Barlow",
    ]
    assert [parse(name).text for name in ("Don Felipe", "Don Carlos de Borja")] == ["Felipe", "Carlos de Borja"]


def test_a_nickname_in_quotation_marks_is_kept_beside_the_name() -> None:
    assert parse("Wilhelmina “Billie” Ashworth").nickname == "billie"


def test_a_surname_also_stands_without_its_particle_and_in_halves() -> None:
    assert "assad" in parse("Bashar al-Assad").bare
    assert parse("Jacob Rees-Mogg").bare == {"rees", "mogg"}
    assert not parse("Mohammed bin Salman").bare


@pytest.mark.parametrize(
    ("a", "b"), [("zelensky", "zelenskyy"), ("gaddafi", "qaddafi"), ("yanukovych", "yanukovich"), ("hrytsenko", "grytsenko")]
)
def test_transliterations_of_a_word_are_the_same_word(a: str, b: str) -> None:
    assert same_word(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("lavrov", "lavrova"), ("ford", "alford"), ("hill", "gill"), ("bush", "busk"), ("roberts", "robertson")]
)
def test_other_words_are_not(a: str, b: str) -> None:
    assert not same_word(a, b)


def test_one_slip_is_told_from_another_ending() -> None:
    assert one_slip_apart("blinken", "blinkin")
    assert one_slip_apart("maurer", "mauer")
    assert not one_slip_apart("lavrov", "lavrova")
    assert not one_slip_apart("ivanov", "petrov")


def test_given_names_are_alike_by_nickname_and_initial_but_not_by_sharing_a_nickname() -> None:
    assert same_given("ed", "edward")
    assert same_given("ed", "edwin")
    assert not same_given("edward", "edwin")
    assert same_given("j", "john")
    assert not same_given("paul", "paula")


def test_gender_comes_from_titles() -> None:
    assert (gender("Mrs."), gender("Mr"), gender("Prime Minister"), gender("Sir Lady")) == ("f", "m", "", "")


words = st.lists(st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd", "Pd", "Po")), min_size=1, max_size=8), min_size=1, max_size=6)


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=100)
def test_any_text_parses(text: str) -> None:
    name = parse(text)
    assert all(name.key)
    assert len(name.text) <= 400


@given(words, words)
@settings(deadline=None, max_examples=100)
def test_being_compatible_does_not_depend_on_who_comes_first(a: list[str], b: list[str]) -> None:
    one, other = parse(" ".join(a)).key, parse(" ".join(b)).key
    if len(one) > 1 and len(other) > 1:
        assert compatible(one, other) == compatible(other, one)


@given(st.text())
@settings(deadline=None, max_examples=100)
def test_folding_leaves_plain_letters_and_is_done_once(text: str) -> None:
    assert fold(text).isascii()
    assert fold(fold(text)) == fold(text)
