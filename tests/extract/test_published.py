# ruff: noqa: E501 - tables of examples
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import Origin
from app.extract.plaintext import extract_text
from app.extract.published import candidate, date_in_file_name, date_in_url, decide_published, parse_date, text_bounds
from tests.extract.cases import PARAGRAPHS


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [("2024-09-11", "2024-09-11", "day"), ("2024-09-11T08:15:00+02:00", "2024-09-11", "day"), ("2024/9/1", "2024-09-01", "day"), ("2024-09", "2024-09", "month"),
     ("2024", "2024", "year"), ("September 11, 2024", "2024-09-11", "day"), ("Sept. 11th 2024", "2024-09-11", "day"), ("11 September 2024", "2024-09-11", "day"),
     ("Wed, 11 Sep 2024 08:00:00 GMT", "2024-09-11", "day"), ("11.09.2024", "2024-09-11", "day"), ("09/11/2024", "2024-09-11", "day"), ("25/12/2024", "2024-12-25", "day"),
     ("March 2014", "2014-03", "month"), ("1710000000", "2024-03-09", "day"), ("1710000000000", "2024-03-09", "day"), ("20240911", "2024-09-11", "day"), ("20240911101500", "2024-09-11", "day"),
     ("11-Sep-2024", "2024-09-11", "day"), ("11. September 2024", "2024-09-11", "day"), ("11 сентября 2024", "2024-09-11", "day"), ("Le 11 septembre 2024 à 10h15", "2024-09-11", "day"),
     ("Sobota, 11 września 2024, 10:15", "2024-09-11", "day"), ("2024年9月11日", "2024-09-11", "day")],
)  # fmt: skip
def test_dates_are_read_in_the_forms_that_metadata_uses(text: str, date: str, precision: str) -> None:
    assert parse_date(text) == (date, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2011-02-30",
        "31/31/2020",
        "0000-00-00",
        "9999",
        "12",
        "the 11th",
        "99999999999999999999",
        "13.13.2013",
        "room 2024 of 17",
        "2024-125",
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=100)
def test_any_text_is_a_date_or_none(text: str) -> None:
    parse_date(text)
    text_bounds(text)
    date_in_url(text)
    date_in_file_name(text)


@given(st.integers(0, 10_000), st.integers(0, 40), st.integers(0, 40))
@settings(deadline=None, max_examples=100)
def test_no_day_is_made_up(year: int, month: int, day: int) -> None:
    found = parse_date(f"{year:04d}-{month:02d}-{day:02d}")
    assert found is None or found[0].startswith(f"{year:04d}-{month:02d}")


@pytest.mark.parametrize(
    ("url", "date"),
    [("https://a.example/2024/09/11/kyiv", "2024-09-11"), ("https://a.example/2024/sep/11/kyiv", "2024-09-11"), ("https://a.example/news/2024-09-11-kyiv.html", "2024-09-11"),
     ("https://a.example/world/20240911/x", "2024-09-11"), ("https://a.example/2024/09/kyiv", "2024-09"), ("https://a.example/article/20249911", None),
     ("https://a.example/2023/11/06/kyiv", "2023-11-06"), ("https://a.example/2023/12/le-havre", "2023-12"), ("https://a.example/2023/1/6/kyiv", "2023-01-06"),
     ("https://a.example/a/202312/17/x", "2023-12-17"), ("https://a.example/id/1234567", None), ("https://2024-09-11.example/", None)],
)  # fmt: skip
def test_the_date_of_a_web_address(url: str, date: str | None) -> None:
    found = date_in_url(url)
    assert (found[0] if found else None) == date


@pytest.mark.parametrize(
    ("name", "date"),
    [("2024-09-11-kyiv.txt", "2024-09-11"), ("kyiv_2024_09_11.txt", "2024-09-11"), ("20240911.html", "2024-09-11"), ("000_76c86d9970d3ea7c.txt", None),
     ("a20240911f.txt", None), ("2024-09.txt", None), ("a.zip!2024-09-11.txt", "2024-09-11"), ("1234-56-78.txt", None)],
)  # fmt: skip
def test_the_date_of_a_file_name(name: str, date: str | None) -> None:
    found = date_in_file_name(name)
    assert (found[0] if found else None) == date


@pytest.mark.parametrize(
    ("text", "bounds"),
    [("The peninsula was annexed in 2014.", ("2014", None)), ("He was elected in 2010 and resigned in March 2012.", ("2012-03", None)),
     ("The vote was held on 16 March 2014 in Simferopol.", ("2014-03-16", None)), ("It will open in 2031.", (None, "2031")),
     ("The plan would cut emissions by 2050.", (None, None)), ("They hope to have won in 2040.", (None, None)), ("Some 2,014 people came, 2014 of them on foot.", (None, None)),
     ("He has lived there since 1999.", ("1999", None)), ("She was born in 1954; the games will be held in July 2028.", ("1954", "2028-07")), ("No date at all.", (None, None))],
)  # fmt: skip
def test_bounds_come_from_what_the_text_tells_as_past_or_to_come(text: str, bounds: tuple[str | None, str | None]) -> None:
    assert text_bounds(text) == bounds


def test_the_more_trusted_place_wins_and_the_others_are_kept() -> None:
    stamps: list[tuple[str, Origin]] = [("2020-01-01", "published_line"), ("2021-02-03", "metadata"), ("2022-01-01", "dateline")]
    published = decide_published([candidate(text, origin) for text, origin in stamps], file_name="2019-01-01.txt")
    assert (published.date, published.origin) == ("2021-02-03", "metadata")
    assert [one.origin for one in published.candidates] == ["metadata", "file_name", "published_line", "dateline"]


def test_a_day_that_fits_the_month_of_a_better_place_makes_it_exact() -> None:
    published = decide_published([candidate("3 September 2024", "published_line")], url="https://a.example/2024/09/x")
    assert (published.date, published.precision) == ("2024-09-03", "day")


def test_a_date_in_running_text_is_not_the_publication_date() -> None:
    draft = extract_text(
        f"A headline for it\n\nThe court spoke on 3 March 2021 in Bergsund, and the verdict was read aloud.\n\n{PARAGRAPHS[0]}"
    )
    assert draft.published.date is None
    assert draft.published.not_before == "2021-03-03"


def test_a_published_line_and_a_dateline_with_its_year_are() -> None:
    assert extract_text(f"A headline for it\n\nPublished: 3 March 2021\n\n{PARAGRAPHS[0]}").published.origin == "published_line"
    draft = extract_text(f"A headline for it\n\nBERGSUND, March 3, 2021 (AP) — {PARAGRAPHS[0]}")
    assert (draft.published.date, draft.published.origin) == ("2021-03-03", "dateline")


@pytest.mark.parametrize(
    ("line", "day"), [("BERGSUND, MARCH 3, 2021", "2021-03-03"), ("BERGSUND, 3 March 2021 (AP)", "2021-03-03"), ("BERGSUND, March 3", None)]
)
def test_a_dateline_on_a_line_of_its_own_dates_an_article_when_it_has_its_year(line: str, day: str | None) -> None:
    draft = extract_text(f"A headline for it\n\n{line}\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}")
    assert draft.dateline.startswith("BERGSUND")
    assert draft.published.date == day


@pytest.mark.parametrize("text", ["03/04/2024", "3-4-2024", "03/04/2024 10:15"])
def test_a_date_that_reads_both_ways_is_trusted_less_and_says_so(text: str) -> None:
    told = candidate(text, "record")
    assert told is not None
    assert (told.date, told.confidence) == ("2024-03-04", 0.6)
    assert "day first is possible" in told.evidence


@pytest.mark.parametrize("text", ["13/04/2024", "04/13/2024", "04/04/2024", "03.04.2024", "2024-03-04", "2024-03-04, printed 05/06/2024"])
def test_a_date_with_one_reading_keeps_its_trust(text: str) -> None:
    told = candidate(text, "record")
    assert told is not None
    assert told.confidence == 0.96


@pytest.mark.parametrize("day", ["2024-03-04", "2024-04-03"])
def test_a_surer_place_tells_which_reading_is_meant(day: str) -> None:
    published = decide_published([candidate("03/04/2024", "record")], url=f"https://a.example/{day.replace('-', '/')}/x")
    assert (published.date, published.origin) == (day, "url")
    assert published.confidence >= 0.95


def test_what_the_user_says_is_not_doubted() -> None:
    told = candidate("03/04/2024", "user")
    assert told is not None
    assert told.confidence == 1.0


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("5/4/24", ("2024", "2024-04-05", "2024-05-04")),
        ("05-04-24 10:15", ("2024", "2024-04-05", "2024-05-04")),
        ("5/5/24", ("2024-05-05", None, None)),
        ("25/4/24", ("2024-04-25", None, None)),
        ("4/25/24", ("2024-04-25", None, None)),
        ("05.04.24", ("2024-04-05", None, None)),
        ("5/4/98", ("1998", "1998-04-05", "1998-05-04")),
        ("25/04/24", ("2024-04-25", None, None)),
        ("24-05-04", (None, None, None)),
        ("99/99/99", (None, None, None)),
        ("2024-W18", ("2024", "2024-04-29", "2024-05-05")),
        ("2024-W20", ("2024-05", "2024-05-13", "2024-05-19")),
        ("2024W183", ("2024-05-01", None, None)),
        ("2025-W01", (None, None, None)),
        ("2024-W54", (None, None, None)),
        ("/Date(1714521600000)/", ("2024-05-01", None, None)),
        ("/Date(1714521600000-0500)/", ("2024-04-30", None, None)),
        ("/Date(999999999999999)/", (None, None, None)),
        ("45413", ("2024-05-01", None, None)),
        ("45413.75", ("2024-05-01", None, None)),
        ("12345", (None, None, None)),
    ],
)
def test_of_a_date_in_a_column_what_is_certain_is_kept_and_nothing_is_guessed(text: str, published: tuple[str | None, ...]) -> None:
    found = decide_published([candidate(text, "record")])
    assert (found.date, found.not_before, found.not_after) == published


def test_a_number_outside_a_column_is_no_day_of_a_spreadsheet() -> None:
    assert candidate("45413", "metadata") is None


def test_a_day_elsewhere_decides_between_the_readings() -> None:
    assert decide_published([candidate("5/4/24", "record")], url="https://a.example/2024/05/04/story").date == "2024-05-04"
