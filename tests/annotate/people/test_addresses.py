"""Streets, towns, churches and societies that taggers take for people, and people who are called like them."""

from __future__ import annotations

import pytest

from app.annotate.people.reading import find_people
from tests.annotate.people.made import MarkedNames


def people(body: str, *names: str) -> list[str]:
    return [person.name for person in find_people({"body": body}, tagger=MarkedNames(*names))]


@pytest.mark.parametrize(
    ("body", "nobody"),
    [
        ("The driver, Ann Korre, 19, of 1688 Oak Hollow Cir., was hurt.", "Oak Hollow Cir"),
        ("The driver, Ann Korre, 19, of 2433 Hollander, was hurt.", "Hollander"),
        ("Ann Korre and her husband will live at 8861 Gastonby after a trip.", "Gastonby"),
        ("Ann Korre lived at 6124 N. Willamook Blvd. for years.", "Willamook Blvd"),
        ("Ann Korre phoned from 1409 SW Maplegate Drive.", "SW Maplegate"),
        ("Ann Korre, 20, of 19 Fletcher Ave., Cranbury, was taken to hospital.", "Cranbury"),
        ("Ann Korre, 21, of Rte. 3, Laurenceton, was driving.", "Laurenceton"),
        ("Ann Korre teaches at St. Mihal's College.", "Mihal"),
        ("Ann Korre married in St. Bernardine's church.", "Bernardine"),
        ("Ann Korre presides over Alpha Tau Omega.", "Alpha Tau Omega"),
    ],
)
def test_addresses_churches_and_societies_are_nobody(body: str, nobody: str) -> None:
    assert people(body, "Ann Korre", nobody) == ["Ann Korre"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("In 1957 Korre gave an opinion.", "Korre"),
        ("A salesman, 3247 Oak Av., Dominic Korre, was heard.", "Dominic Korre"),
        ("The prize went to Martin Place, 40.", "Martin Place"),
        ("St. Korre's life was short.", "Korre"),
    ],
)
def test_people_near_numbers_and_called_like_streets_stay(body: str, name: str) -> None:
    assert people(body, name) == [name]
