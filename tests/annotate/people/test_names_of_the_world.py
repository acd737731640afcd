"""Classes of names and of what is none that news of Africa, Asia and Latin America and sport results are full of."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from app.domain import NameSpan
from tests.annotate.people.made import MarkedNames


def mentions(text: str, *names: str, probability: float = 0.99) -> list[str]:
    people = find_people({"body": text}, tagger=MarkedNames(*names, probability=probability))
    return sorted(m.text for p in people for m in p.mentions)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("CEC David Muntet", "David Muntet"),
        ("DP Kithure Kindiki", "Kithure Kindiki"),
        ("Begum Khaleda Zia", "Khaleda Zia"),
        ("Maître Cheick Konaré", "Cheick Konaré"),
        ("Mama Nasieku Kipeen", "Nasieku Kipeen"),
        ("Kahawatte Sumangala Thero", "Kahawatte Sumangala"),
        ("Kobus Preez SC", "Kobus Preez"),
        ("Karim Bhai", "Karim"),
    ],
)
def test_offices_in_capitals_and_forms_of_address_in_front_or_behind_are_cut(printed: str, name: str) -> None:
    assert mentions(f"Reporters met {printed} yesterday.", printed) == [name]


@pytest.mark.parametrize("name", ["VVS Laxman", "JK Rowling", "Begum Rokeya"])
def test_initials_without_full_stops_and_names_that_are_titles_elsewhere_stay(name: str) -> None:
    assert mentions(f"Reporters met {name} yesterday.", name) == [name]


def test_two_marks_that_are_a_title_and_a_name_once_they_are_joined() -> None:
    assert mentions("They met DP Kithure Kindiki there.", "DP Kithure", "Kindiki") == ["Kithure Kindiki"]


@pytest.mark.parametrize(("marked", "name"), [("Kimani Ichung", "Kimani Ichung'wah"), ("Hope Achieng", "Hope Achieng'")])
def test_an_apostrophe_behind_ng_belongs_to_the_name(marked: str, name: str) -> None:
    assert mentions(f"Then {name} came.", marked) == [name]


def test_an_apostrophe_that_closes_words_said_or_makes_a_genitive_does_not() -> None:
    assert mentions("He said 'I saw Lee Wang' and left.", "Lee Wang") == ["Lee Wang"]
    assert mentions("It was Lee Wang's house.", "Lee Wang") == ["Lee Wang"]


@pytest.mark.parametrize(
    ("text", "marks", "name"),
    [
        ("The rebels of Alghabass Ag Intalla left.", (), "Alghabass Ag Intalla"),
        ("Co-accused Kumaravel a/l Raman left.", ("Kumaravel", "l Raman"), "Kumaravel a/l Raman"),
        ("Her husband, Azman bin Haji Yusof, left.", ("Azman", "Yusof"), "Azman bin Haji Yusof"),
        ("Then María de los Ángeles Fernando Ruiz left.", ("María de los Ángeles", "Fernando Ruiz"), "María de los Ángeles Fernando Ruiz"),
    ],
)
def test_a_name_is_known_whole_by_its_form(text: str, marks: tuple[str, ...], name: str) -> None:
    assert mentions(text, *marks) == [name]


def test_another_name_inside_one_mark_is_the_same_person() -> None:
    people = find_people({"body": "They held Modibo Keïta dit Papa there."}, tagger=MarkedNames("Modibo Keïta dit Papa"))
    assert [(p.name, len(p.mentions)) for p in people] == [("Modibo Keïta", 2)]


@pytest.mark.parametrize(
    "text",
    ['The skipper, alias "Dodong", left.', "Her sister-in-law, Dodong, left.", "Mrs. Dodong left.", "Her sons Ali and Dodong left."],
)
def test_a_doubtful_name_counts_where_the_text_says_that_it_is_one(text: str) -> None:
    assert mentions(text, "Dodong", probability=0.4) == ["Dodong"]


def test_a_doubtful_full_name_counts_behind_an_office() -> None:
    assert mentions("Station OC Mohammad Selim left.", "Mohammad Selim", probability=0.28) == ["Mohammad Selim"]
    assert mentions("Then Mohammad Selim left.", "Mohammad Selim", probability=0.28) == []


def test_a_team_with_its_goals_is_nobody_and_its_scorers_are() -> None:
    text = "Waalwijk Ann 1 (Starbuck 76) Tilburg Ann 2 (Konter 45, Vegt 77). Halftime 0-1."
    assert mentions(text, "Waalwijk Ann", "Tilburg Ann", "Konter", "Vegt") == ["Konter", "Starbuck", "Vegt"]


def test_leaders_and_their_teams() -> None:
    text = "Jordan, Chi 30.5\nMalone, Utah 27.2\nSprewell, GS 25.8"
    assert mentions(text, "Jordan", "Chi", "Sprewell") == ["Jordan", "Malone", "Sprewell"]


def test_whom_something_was_told_and_who_is_named_nowhere_else_is_a_newspaper() -> None:
    assert mentions("Ana Ruiz told Imedi that she left.", "Ana Ruiz", "Imedi") == ["Ana Ruiz"]
    assert mentions("Ana Ruiz told Okafor that she left. Okafor wept.", "Ana Ruiz", "Okafor") == ["Ana Ruiz", "Okafor", "Okafor"]
    assert mentions("Ana Ruiz told Maria that she left.", "Ana Ruiz", "Maria") == ["Ana Ruiz", "Maria"]


def test_a_constituency_is_nobody() -> None:
    assert mentions("He sits for Kaura North.", "Kaura North") == []
    assert mentions("He saw Oliver North.", "Oliver North") == ["Oliver North"]


class WithoutHeadlines(MarkedNames):
    """Marks nothing in headlines."""

    def __call__(self, paragraphs: list[str]) -> list[list[NameSpan]]:  # type: ignore[override]
        return [[] if not text.endswith(".") else spans for text, spans in zip(paragraphs, super().__call__(paragraphs), strict=True)]


def test_the_first_of_two_surnames_and_a_short_name_are_known_in_a_headline() -> None:
    fields = {"title": "Growers lift blockade as Arce, Evo trade blame", "body": "Luis Arce Catacora met Evo Morales. It was Evo."}
    people = find_people(fields, tagger=WithoutHeadlines("Luis Arce Catacora", "Evo Morales", "Evo"))  # type: ignore[arg-type]
    assert {p.name: len(p.mentions) for p in people} == {"Luis Arce Catacora": 2, "Evo Morales": 3}
