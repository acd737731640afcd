"""What a text implies but does not spell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.forms import CAPITALS_MARK, MAX_FORMS, capitals, forms
from app.language.words import words
from tests.growth import assert_within

US = f"{CAPITALS_MARK}us"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a long-range gun", "longrange"),
        ("three F-16s flew", "f16s f16"),
        ("O’Brien and AT&T", "obrien att"),
        ("cost 3,500 or 1,234,567.89", "3500 1234567"),
        ("the U.S. said", US),
        ("a US-led force told the US", f"usled {US}"),
        ("it is for us and it", ""),
        ("U.N. envoy at 5 p.m.", "un pm"),
        ("die Straße nach Łódź", "strasse lodz"),
        ("ﬁne ＮＡＴＯ", "fine nato"),
        ("it's theirs, isn't it", ""),
        ("in 2014-16, on 2014-03-05, 3-2", ""),
        ("café Škoda Zürich", ""),
        ("WHO SAYS IT IS FOR US", ""),
        ("", ""),
    ],
)
def test_implied_words(text: str, expected: str) -> None:
    assert forms([text]) == expected


def test_each_form_is_kept_once_over_all_texts() -> None:
    assert forms(["long-range", "Long-Range guns", "long-range"]) == "longrange"


def test_capitals_tell_only_for_words_that_mean_something_else() -> None:
    assert capitals("US") == capitals("U.S.") == US
    assert capitals("us") is None
    assert capitals("NATO") is None


@given(st.lists(st.text(max_size=80), max_size=3))
def test_every_form_is_one_word_of_the_index(texts: list[str]) -> None:
    for form in forms(texts).split():
        assert words(form) == [form]


@pytest.mark.parametrize("piece", ["a-", "A.", "1,000", "F-16s ", "x'", "U.S. ", "ß", "(A) ", "A"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert_within(10, lambda: forms([piece * 50_000]))
    assert len(forms([piece * 50_000]).split()) <= MAX_FORMS
