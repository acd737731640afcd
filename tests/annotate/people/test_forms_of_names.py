"""Forms of one person's name in one article, and names that only look alike."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames


def found(text: str, *names: str) -> dict[str, list[str]]:
    return {p.name: [m.text for m in p.mentions] for p in find_people({"body": text}, tagger=MarkedNames(*names))}


@pytest.mark.parametrize(
    ("full", "form"),
    [
        ("Khalid bin Omar Al Mazrouei", "Al Mazrouei"),
        ("Leila Abd El-Rahman", "Abd El-Rahman"),
        ("Karim Abou Nader", "Abou Nader"),
        ("Sami Abu Rizk", "Abu Rizk"),
        ("Niall Ó Broin", "Ó Broin"),
        ("Bríd Ní Fhloinn", "Ní Fhloinn"),
        ("Gráinne Nic Giolla Easpaig", "Nic Giolla Easpaig"),
        ("Taoufik Ben Amor", "Ben Amor"),
        ("Pietro Lo Verde", "Lo Verde"),
        ("Reza Mir-Kazemi", "Mir Kazemi"),
        ("Abdel Hadi", "Abdel-Hadi"),
        ("Anush Ter-Sahakyan", "Ter-Sahakyan"),
        ("Đura Đokić", "Djura Djokic"),
        ("Ruslan Dzhabrailov", "Jabrailov"),
        ("Roman Bohachevskyi", "Roman Bogachevsky"),
        ("Luis Pardo III", "Pardo III"),
        ("Aunt Hasmik Danielyan", "Auntie Hasmik"),
    ],
)
@pytest.mark.parametrize("short_first", [False, True])
def test_forms_of_a_name_are_one_person(full: str, form: str, short_first: bool) -> None:
    names = (form, full) if short_first else (full, form)
    people = find_people({"body": f"Yesterday {names[0]} spoke. Later {names[1]} left."}, tagger=MarkedNames(full, form))
    assert [len(p.mentions) for p in people] == [2]


def test_a_surname_of_several_words_that_two_share_is_decided_each_time() -> None:
    text = "Amir Al Sabri met us. Al Sabri waved. Noura Al Sabri came. Al Sabri sang."
    people = found(text, "Amir Al Sabri", "Noura Al Sabri", "Al Sabri")
    assert people == {"Amir Al Sabri": ["Amir Al Sabri", "Al Sabri"], "Noura Al Sabri": ["Noura Al Sabri", "Al Sabri"]}


def test_al_and_ben_are_also_given_names() -> None:
    assert len(found("Ben Archer met Lucy Archer and Al Archer.", "Ben Archer", "Lucy Archer", "Al Archer")) == 3


def test_a_given_name_and_a_fathers_name_mean_the_only_one_of_that_given_name() -> None:
    text = "Iryna Levchenko drives a tram. “Iryna Petrivna is late,” they say."
    assert list(found(text, "Iryna Levchenko", "Iryna Petrivna")) == ["Iryna Levchenko"]
    assert len(found("Dmitry Sokolov met Dmitry Orlov. Dmitry Ivanovich left.", "Dmitry Sokolov", "Dmitry Orlov", "Dmitry Ivanovich")) == 3


@pytest.mark.parametrize("surname", ["Yanukovych", "Abramovich", "Mitrovich"])
def test_surnames_that_end_like_a_fathers_name_are_surnames(surname: str) -> None:
    assert len(found(f"Viktor Sokolov met Viktor {surname}.", "Viktor Sokolov", f"Viktor {surname}")) == 2


def test_kings_of_one_name_have_numbers() -> None:
    text = "King Leopold II was mourned by King Leopold III. King Leopold III wept."
    people = found(text, "Leopold II", "Leopold III")
    assert people == {"Leopold II": ["Leopold II"], "Leopold III": ["Leopold III", "Leopold III"]}


def test_a_mother_named_after_her_son_is_not_the_son() -> None:
    assert len(found("Umm Walid cooked. Her son, Walid, ate. Walid slept.", "Umm Walid", "Walid")) == 2


def test_brothers_named_together_are_nobodys_nicknames() -> None:
    text = "Giovanni Verde judged the cousins Nino and Carlo Greco. Nino laughed."
    assert found(text, "Giovanni Verde", "Nino", "Carlo Greco")["Nino"] == ["Nino", "Nino"]


def test_a_family_name_that_stands_first_counts_as_surname() -> None:
    text = "Emma Lau Mei-yan is a daughter of Lau Kwok-wai. The elder Lau died."
    assert found(text, "Emma Lau Mei-yan", "Lau Kwok-wai", "Lau")["Lau Kwok-wai"] == ["Lau Kwok-wai", "Lau"]


def test_among_people_called_by_given_names_a_surname_stays_whose_it_was() -> None:
    text = "Ezio Lo Verde was tried. Lo Verde sat beside his cousin, Remo Lo Verde. Remo yawned. In the end Lo Verde wept."
    assert found(text, "Ezio Lo Verde", "Lo Verde", "Remo Lo Verde", "Remo")["Ezio Lo Verde"] == ["Ezio Lo Verde", "Lo Verde", "Lo Verde"]


def test_mrs_of_a_presidents_name_is_not_the_president() -> None:
    president = find_people({"body": "President Harlow flew to Ohio. Mrs. Harlow called."}, tagger=MarkedNames("Harlow"))
    assert [len(p.mentions) for p in president] == [1, 1]
    assert len(find_people({"body": "Ms. Harlow flew to Ohio. Mrs. Harlow called."}, tagger=MarkedNames("Harlow"))) == 1


@pytest.mark.parametrize(
    "between",
    [
        ", known to friends as ",
        ", fondly called “",
        ", who performed as ",
        ", known in the trade as ",
        ". The singer, known to Nubians as ",
    ],
)
def test_another_name_that_the_text_tells_is_the_same_persons(between: str) -> None:
    people = find_people({"body": f"He met Hassan Dirar{between}Samir Wadi”."}, tagger=MarkedNames("Hassan Dirar", "Samir Wadi"))
    assert [len(p.mentions) for p in people] == [2]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("S. P. Ravindran Nair came. Ravindran Nair spoke.", "S. P. Ravindran Nair"),
        ("K. L. Moran came. Katherine Moran spoke.", "Katherine Moran"),
        ("U Thiha Soe came. Thiha Soe spoke.", "Thiha Soe"),
        ('Bruno "Il Rosso came.', "Bruno Il Rosso"),
    ],
)
def test_the_fullest_good_form_is_shown(text: str, shown: str) -> None:
    names = ("S. P. Ravindran Nair", "Ravindran Nair", "K. L. Moran", "Katherine Moran", "U Thiha Soe", "Thiha Soe", 'Bruno "Il Rosso')
    assert next(iter(found(text, *names))) == shown


@pytest.mark.parametrize(
    ("full", "pet"),
    [
        ("Volodymyr Hnatiuk", "Volodya"), ("Nadezhda Orlova", "Nadya"), ("Katarzyna Wilk", "Kasia"), ("Jesus Ortega", "Chuy"),
        ("Joaquim Prata", "Quim"), ("Vincenzo Greco", "Enzo"), ("Oluwafemi Ajayi", "Femi"), ("Thandiwe Ncube", "Thandi"),
        ("Archibald Noakes", "Archie"), ("Bartholomew Noakes", "Barthie"), ("Marcelo Prata", "Marcelinho"), ("Omar Vizquez", "OVizquez"),
    ],
)  # fmt: skip
def test_pet_names_and_names_of_box_scores_are_whose_they_are(full: str, pet: str) -> None:
    assert found(f"{full} came. {pet} sang.", full, pet) == {full: [full, pet]}


@pytest.mark.parametrize(("full", "other"), [("Graham Noakes", "Gray"), ("Malcolm Noakes", "Malik"), ("Benjamin Noakes", "Benito")])
def test_surnames_that_begin_like_a_given_name_are_no_pet_names(full: str, other: str) -> None:
    assert len(found(f"{full} came. {other} sang.", full, other)) == 2
