"""Classes of names that world news is full of."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames


def found(text: str, *names: str) -> dict[str, list[str]]:
    return {p.name: [m.text for m in p.mentions] for p in find_people({"body": text}, tagger=MarkedNames(*names))}


def test_two_marks_with_only_a_blank_between_are_one_name() -> None:
    assert found("Yesterday Abubakar Sadiq Bello met aides.", "Abubakar", "Sadiq Bello") == {
        "Abubakar Sadiq Bello": ["Abubakar Sadiq Bello"]
    }


def test_whoever_is_told_something_is_not_the_one_it_is_about() -> None:
    assert list(found("She told Sanusi Thin Myint was free.", "Sanusi", "Thin Myint")) == ["Sanusi", "Thin Myint"]


@pytest.mark.parametrize("given", ["Md.", "Mohd.", "Ma.", "Wm."])
def test_an_abbreviated_given_name_belongs_to_the_name(given: str) -> None:
    assert list(found(f"Police named {given} Irfan Khan, 29.", "Irfan Khan")) == [f"{given} Irfan Khan"]


def test_a_family_name_that_stands_first_is_known_alone_at_the_start_of_a_sentence() -> None:
    text = "Kwon Chang-jin leads the union. Kwon works for an airline."
    assert found(text, "Kwon Chang-jin") == {"Kwon Chang-jin": ["Kwon Chang-jin", "Kwon"]}


def test_a_common_given_name_of_somebody_known_is_that_person() -> None:
    text = "Grace Nalishebo won. We waited for Grace, but nobody came."
    assert found(text, "Grace Nalishebo") == {"Grace Nalishebo": ["Grace Nalishebo", "Grace"]}


def test_two_given_names_stand_for_the_whole_name() -> None:
    text = "Ásdís Vala Bjarkadóttir spoke. Ásdís Vala refused."
    assert list(found(text, "Ásdís Vala Bjarkadóttir", "Ásdís Vala")) == ["Ásdís Vala Bjarkadóttir"]


@pytest.mark.parametrize("between", [", whose real name is ", ", better known as ", ", also known as “", " alias ", " (born "])
def test_another_name_that_the_text_gives_is_the_same_person(between: str) -> None:
    text = f"Bittu{between}Harpreet Singh Gill was held. Gill denied it. Bittu laughed."
    people = found(text, "Bittu", "Harpreet Singh Gill", "Gill")
    assert list(people) == ["Harpreet Singh Gill"]
    assert len(people["Harpreet Singh Gill"]) == 4


def test_a_whole_surname_goes_before_half_of_a_double_one() -> None:
    text = "Leopold Wasser and his daughter, Miriam Wasser-Roy, came. Wasser left."
    assert found(text, "Leopold Wasser", "Miriam Wasser-Roy", "Wasser")["Leopold Wasser"] == ["Leopold Wasser", "Wasser"]


@pytest.mark.parametrize(
    "text",
    [
        "Typhoon Pilar struck. At night Pilar weakened.",
        "The ferry Princess Amihan sank. The Princess Amihan had left late.",
        "They searched the tanker Halvor. In the end Halvor docked.",
    ],
)
def test_what_is_a_thing_once_is_one_in_the_whole_article(text: str) -> None:
    assert found(text, "Pilar", "Amihan", "Halvor") == {}


def test_a_thing_that_is_called_like_somebody_in_the_article_leaves_the_person_alone() -> None:
    text = "Hurricane Maria struck. Maria Lopez lost her house. Maria wept."
    assert found(text, "Maria", "Maria Lopez") == {"Maria Lopez": ["Maria Lopez", "Maria"]}


@pytest.mark.parametrize(
    "text", ["An hour later Cardinal Ruiz came.", "His late wife, Ana Ruiz, came.", "Ayes: Davidson, Ruiz, Duke, Orr."]
)
def test_words_beside_a_name_that_are_no_role(text: str) -> None:
    roles = [r for p in find_people({"body": text}, tagger=MarkedNames("Ruiz", "Ana Ruiz", "Davidson", "Duke", "Orr")) for r in p.roles]
    assert roles in ([], ["Cardinal"])


@pytest.mark.parametrize(
    "lead",
    [
        "The son of President Ruiz",
        "A meeting with President Ruiz",
        "An order urging President Ruiz",
        "A former chairman of President Ruiz’s",
    ],
)
def test_what_somebody_is_to_another_is_no_role_of_the_other(lead: str) -> None:
    (person,) = find_people({"body": lead + " panel came."}, tagger=MarkedNames("Ruiz"))
    assert person.roles == ("President",)
