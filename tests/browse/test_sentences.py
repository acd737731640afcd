from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.browse.sentences import LONGEST, sentence_around
from tests.growth import assert_within


def around(text: str, expression: str) -> str:
    start = text.index(expression)
    first, last = sentence_around(text, start, start + len(expression))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "expression", "sentence"),
    [
        ("It rained. On 3 May it stopped. Then it snowed.", "3 May", "On 3 May it stopped."),
        ("Mr. Holt met Dr. Lund on 3 May. They ate.", "3 May", "Mr. Holt met Dr. Lund on 3 May."),
        ("The U.S. Senate met on Sept. 30 at 9 a.m. in a hall.", "Sept. 30", "The U.S. Senate met on Sept. 30 at 9 a.m. in a hall."),
        ("First paragraph\n\nOn 3 May it rained\n\nThird", "3 May", "On 3 May it rained"),
        ("“We go on 3 May!” she said. Nobody went.", "3 May", "“We go on 3 May!” she said."),
        ("He left in 2014. She stayed.", "2014", "He left in 2014."),
        ("今日は雨。五月三日に晴れた。終わり。", "五月三日", "五月三日に晴れた。"),
    ],
)
def test_the_sentence_around_a_date_is_found(text: str, expression: str, sentence: str) -> None:
    assert around(text, expression) == sentence


def test_a_very_long_sentence_is_cut_around_the_expression() -> None:
    text = "word " * 500 + "on 3 May " + "word " * 500
    shown = around(text, "3 May")
    assert "3 May" in shown
    assert len(shown) <= LONGEST
    assert not shown.startswith("ord")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.data())
def test_the_sentence_always_holds_the_expression(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


def test_a_long_text_costs_no_more_than_a_short_one() -> None:
    text = "x. Y" * 1_000_000
    assert_within(3, lambda: [sentence_around(text, start, start + 1) for start in range(0, len(text), len(text) // 50)])
