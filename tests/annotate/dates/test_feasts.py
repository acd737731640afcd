"""Feasts that move: those of Easter, and those of other calendars."""

from __future__ import annotations

from datetime import date

import pytest

from app.annotate.dates.calendar import days_of
from app.annotate.dates.feasts import FEASTS, LENGTHS
from app.annotate.dates.holidays import HOLIDAYS, falls_in
from tests.annotate.dates.reading import mentions, values


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("passover", 2015, "2015-04-04"),
        ("passover", 2024, "2024-04-23"),
        ("rosh hashanah", 1998, "1998-09-21"),
        ("rosh hashanah", 2023, "2023-09-16"),
        ("yom kippur", 1973, "1973-10-06"),
        ("yom kippur", 2013, "2013-09-14"),
        ("hanukkah", 2013, "2013-11-28"),
        ("hanukkah", 2023, "2023-12-08"),
        ("purim", 2016, "2016-03-24"),
        ("shavuot", 2023, "2023-05-26"),
        ("orthodox easter", 2014, "2014-04-20"),
        ("orthodox easter", 2024, "2024-05-05"),
        ("lunar new year", 1985, "1985-02-20"),
        ("lunar new year", 2020, "2020-01-25"),
        ("lunar new year", 2034, "2034-02-19"),
        ("diwali", 2001, "2001-11-14"),
        ("diwali", 2019, "2019-10-27"),
        ("good friday", 2016, "2016-03-25"),
        ("ascension day", 2024, "2024-05-09"),
        ("pentecost", 2014, "2014-06-08"),
    ],
)
def test_a_feast_falls_on_its_day(name: str, year: int, day: str) -> None:
    assert falls_in(name, year) == [date.fromisoformat(day)]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("ramadan", "2015-06-18"),
        ("ramadan", "2020-04-24"),
        ("ramadan", "2024-03-11"),
        ("eid al-fitr", "2014-07-28"),
        ("eid al-fitr", "2023-04-21"),
        ("eid al-adha", "2019-08-11"),
        ("ashura", "2013-11-14"),
    ],
)
def test_a_muslim_feast_is_at_most_a_day_off_the_sighted_one(name: str, day: str) -> None:
    sighted = date.fromisoformat(day)
    assert any(abs((found - sighted).days) <= 1 for found in falls_in(name, sighted.year))


def test_every_feast_has_a_day_in_every_year_of_the_tables() -> None:
    for year in range(1950, 2050):
        for name in (*HOLIDAYS, *FEASTS):
            days = falls_in(name, year)
            assert all(day.year == year for day in days), (name, year)
            assert days or name in ("eid al-fitr", "eid ul-fitr", "eid al fitr", "ramadan", "ramadhan", "ashura", "ashoura"), (name, year)


@pytest.mark.parametrize("year", [1, 2, 621, 622, 1582, 9998, 9999])
def test_no_year_of_the_calendar_breaks_a_feast(year: int) -> None:
    for name in FEASTS:
        assert all(isinstance(day, date) for day in falls_in(name, year))


def test_a_feast_that_goes_on_covers_its_days() -> None:
    (ramadan,) = mentions("Shops close early during Ramadan.", "2024-03-20")
    assert ramadan.value == "2024-03-11/2024-04-09"
    assert (ramadan.first_day, ramadan.last_day) == (date(2024, 3, 11), date(2024, 4, 9))
    assert ramadan.mod == "APPROX"
    assert "11 March 2024 to 9 April 2024, give or take a day" in ramadan.evidence
    assert days_of("2024-03-11/nonsense") is None
    assert LENGTHS["hanukkah"] == 8


def test_tense_chooses_the_year_of_a_feast() -> None:
    assert values("They will meet after Passover.", "2015-05-01") == {"Passover": "2016-04-23"}
    assert values("They met before Passover.", "2015-05-01") == {"Passover": "2015-04-04"}


def test_a_feast_without_a_year_or_a_publication_date_stays_open() -> None:
    assert values("The truce began on Yom Kippur.") == {"Yom Kippur": "XXXX-XX-XX"}
    assert values("The war began on Yom Kippur 1973.") == {"Yom Kippur 1973": "1973-10-06"}


def test_the_new_year_in_small_letters_is_a_year() -> None:
    assert values("She will go in the new year.", "2014-11-20") == {"the new year": "2015"}
    assert values("She will go in the new year.") == {"the new year": "XXXX"}
    assert values("It was a new year, and the new year's ball was fun.", "2014-11-20") == {}
