"""Titles, names by form and names of places in papers of Nepal, the Gulf, Samoa, Burma and elsewhere."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames
from tests.annotate.people.test_names_of_the_world import mentions


def persons(text: str, *names: str) -> list[tuple[str, int]]:
    return [(p.name, len(p.mentions)) for p in find_people({"body": text}, tagger=MarkedNames(*names))]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Mawlawi Hanif Haqqani", "Hanif Haqqani"),
        ("Hajjat Hamidah Nalongo", "Hamidah Nalongo"),
        ("don Eusebio", "Eusebio"),
        ("Cde Esau Mupfumi", "Esau Mupfumi"),
        ("Sayyed Hassan Nasrallah", "Hassan Nasrallah"),
        ("Sultan bin Salman", "Sultan bin Salman"),
        ("Gaurab Kumar KC", "Gaurab Kumar KC"),
        ("Adam Fisher KC", "Adam Fisher"),
    ],
)
def test_titles_are_cut_and_what_only_looks_like_one_is_not(printed: str, name: str) -> None:
    assert mentions(f"Reporters met {printed} yesterday.", printed) == [name]


@pytest.mark.parametrize(
    ("text", "marks", "name"),
    [
        ("The council of Aidarous al-Zubaidi left.", (), "Aidarous al-Zubaidi"),
        ("Abbas will name Hussein al-Sheikh today.", ("Hussein",), "Hussein al-Sheikh"),
        ("The opposition leader Tuila'epa Sa'ilele Malielegaoi left.", ("Sa'ilele Malielegaoi",), "Tuila'epa Sa'ilele Malielegaoi"),
        ("Their prime minister, 'Aisake Valu Eke, left.", ("Aisake Valu Eke",), "'Aisake Valu Eke"),
        ("Forum secretary-general Baron Waqa left.", ("Baron Waqa",), "Baron Waqa"),
        ("Then Nyo Saw left.", ("Nyo",), "Nyo Saw"),
        ("Asked again, Col. Khamphone left.", (), "Khamphone"),
        ("Their neighbour Shafiqullah left.", (), "Shafiqullah"),
        ("Beekeeper Naqib left.", ("Beekeeper Naqib",), "Naqib"),
        ("The activist Munir Said Thalib left.", ("Munir", "Thalib"), "Munir Said Thalib"),
        ("It was posted on X. López left.", ("López",), "López"),
        ("Azman: Did Sulistyo tell you?", ("Did Sulistyo",), "Sulistyo"),
        ("Prime Minister Mohammed Shia' al-Sudani left.", ("Mohammed Shia", "al-Sudani"), "Mohammed Shia' al-Sudani"),
    ],
)
def test_a_name_is_taken_in_whole(text: str, marks: tuple[str, ...], name: str) -> None:
    assert mentions(text, *marks) == [name]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("People fled Sharm el-Sheikh and Deir al-Balah.", ()),
        ("The mosque of Khalid al-Walid Mosque road.", ()),
        ("Police spokesperson Commodore Lee left for Rome.", ("Commodore",)),
        ("She was elected mayor of Gabriel Zamora on Sunday.", ("Gabriel Zamora",)),
        ("WAJIMA, Ishikawa -- Two years later it rained.", ("Ishikawa",)),
        ("By Ayo Bello, Jalingo", ("Jalingo",)),
        ("The president, on a visit to Manta, wept.", ("Manta",)),
        ("The senator, who is from Kangiqsualujjuaq, wept.", ("Kangiqsualujjuaq",)),
        ("The men of Asaib Ahl al-Haq left.", ("Asaib Ahl al-Haq",)),
        ("Then Datuk Seri left.", ("Seri",)),
        ("Then Pol Lt Gen went.", ("Pol",)),
        ("The men of Hizbullah met the Rev. Minister.", ()),
        ("Many Dalits left.", ("Dalits",)),
    ],
)
def test_places_are_nobody(text: str, marked: tuple[str, ...]) -> None:
    assert mentions(text, *marked) == []


def test_words_said_in_single_quotes_are_no_part_of_a_name() -> None:
    assert mentions("'Ann Lee is late,' he said.", "Ann Lee") == ["Ann Lee"]


def test_a_given_name_that_the_article_prints_with_a_surname_is_found_alone() -> None:
    assert persons("Tetiana Rybak left. He wrote to Tetiana again.", "Tetiana Rybak") == [("Tetiana Rybak", 2)]


def test_another_name_that_a_person_is_called_by() -> None:
    assert persons("Ann Lee beat Eva Roe. Jojo, as fans call her, wept.", "Ann Lee", "Eva Roe", "Jojo") == [("Ann Lee", 2), ("Eva Roe", 1)]
    assert persons("Lemon, as former judge Ann Lee is known, wept.", "Ann Lee", "Lemon") == [("Ann Lee", 2)]
    assert persons("Yusuf Jimale, better known as Madaale, left.", "Yusuf Jimale") == [("Yusuf Jimale", 2)]
    assert persons("Ivan Mordisco, the nom de guerre of Nestor Vera, left.", "Ivan Mordisco", "Nestor Vera") == [("Ivan Mordisco", 2)]
    assert persons("They met Bobi Wine, real name Robert Ssentamu, there.", "Bobi Wine", "Robert Ssentamu") == [("Robert Ssentamu", 2)]


def test_somebodys_brother_is_not_the_president_who_is_named_later() -> None:
    text = "Omar Said died with his brother Mahmoud. President Mahmoud Abbas wept."
    assert persons(text, "Omar Said", "Mahmoud Abbas", "Mahmoud") == [("Omar Said", 1), ("Mahmoud", 1), ("Mahmoud Abbas", 1)]
