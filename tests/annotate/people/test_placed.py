"""Places and bodies that no list knows, by what the article says of them."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames
from tests.annotate.people.test_names_of_the_world import mentions


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Families near the Ennore creek stay. He will visit Ennore on Friday.", ("Ennore",)),
        ("He made a tour of Jiujiang. In Jiujiang, he wept.", ("Jiujiang",)),
        ("Galmudug's leader phoned.", ("Galmudug",)),
        ("The member representing Ijumu left.", ("Ijumu",)),
        ("The Commission on Elections (Comelec) closed. Comelec's list is long.", ("Comelec",)),
        ("He is of Teaneck, N.J., and of c.1999 N.Y. Times News Service.", ("N.J.", "N.", "N.Y")),
        ("BC-BBN--NL ROUNDUP, 1st Ld-Writethru", ("Ld-Writethru",)),
        ("Rated R. A Miramax release.", ("R. A Miramax",)),
        ("THE ROOM. 391 pages. Alfred A. Knopf. $25.", ("Alfred A. Knopf",)),
        ("The clerk, a forum leader from Ibrahim Hyderi, left.", ("Ibrahim Hyderi",)),
        ("They left the Sergeant Adji Kosse camp in Moundou.", ("Adji Kosse",)),
        ("They fined Haji Abdul Ghafoor & Sons in 2017.", ("Abdul Ghafoor",)),
        ("They searched Servicios Cordilleranos SA and read Daily Fanatik.", ("Servicios Cordilleranos SA", "Daily Fanatik")),
    ],
)
def test_places_bodies_and_abbreviations_are_nobody(text: str, marked: tuple[str, ...]) -> None:
    assert mentions(text, *marked) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Vladimir Putin spoke. In Putin, Russians trust.", "Putin"),
        ("In Nehru, he said, we trusted. Mr. Nehru spoke.", "Nehru"),
        ("Sukarno's leader is Sukarno, who said so.", "Sukarno"),
        ("Luiz da Silva (Lula) of the Party of Workers spoke. Lula left.", "Lula"),
    ],
)
def test_people_of_whom_the_article_says_more_are_not(text: str, marked: str) -> None:
    assert marked in mentions(text, marked, "Vladimir Putin", "Luiz da Silva")


def test_a_noun_that_opens_a_headline_is_nobody() -> None:
    assert find_people({"title": "Uproar as lawmakers leave", "body": "They left."}, tagger=MarkedNames("Uproar")) == ()


def test_whom_somebody_is_of_is_an_employer() -> None:
    assert mentions("Mr Chia Boon of Chia Wong Chambers left.", "Chia Boon", "Chia Wong Chambers") == ["Chia Boon"]


def test_the_founders_of_a_firm_are_not_found_in_its_name() -> None:
    text = "Harlan Pratt Industries Inc. spoke. Harlan Pratt, founded by Elias Harlan and Cornelius Pratt, employs many. Pratt died."
    assert mentions(text, "Elias Harlan", "Cornelius Pratt", "Harlan Pratt") == ["Cornelius Pratt", "Elias Harlan", "Pratt"]
