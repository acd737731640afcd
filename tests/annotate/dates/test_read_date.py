"""A date that somebody typed into a field."""

from __future__ import annotations

import pytest

from app.annotate.dates import read_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("16 March 2014", "2014-03-16"),
        ("march 16, 2014", "2014-03-16"),
        (" Sunday  16 March 2014 ", "2014-03-16"),
        ("16th March 2014", "2014-03-16"),
        ("Sept. 5, 2014", "2014-09-05"),
        ("may 2014", "2014-05"),
        ("2014", "2014"),
        ("2014-03-16", "2014-03-16"),
        ("16.3.2014", "2014-03-16"),
        ("3/16/2014", "2014-03-16"),
        ("Christmas 2014", "2014-12-25"),
    ],
)
def test_a_date_in_words_or_figures_is_read(written: str, iso: str) -> None:
    assert read_date(written) == iso


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "March", "16 March", "3/4/2014", "31 February 2014", "early 2014", "in May 2014", "two years", "2014 to 2016",
     "Ramadan 2014", "2014-03-16T10:00", "\0", "9" * 400, "16 March 2014 " * 40],
)  # fmt: skip
def test_what_is_no_single_date_with_a_year_is_not(written: str) -> None:
    assert read_date(written) is None
