"""What headlines give to suggest: names and what several say, no pieces of sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.words import words
from app.search.headlines import LONGEST, SMALL, phrases

HEADLINES = (
    "Ferry sinks off the Isle of Mull after storm",
    "Council of the Isle of Mull asks for a new ferry",
    "Storm warning, then calm: ferry crews of Mull wait",
    "STORM WARNING FOR THE NORTH",
    "Ministers Meet In Old Town To Discuss Ferry Routes",
    "Anna Berg’s storm diary is found in New Elm Bridge",
    "Tide works <TWO> sells yard",
    "Reed and daughters <TWO> sells out",
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("isle", ["Isle of Mull"]),
        ("the is", ["the Isle of Mull"]),
        ("an", ["Anna Berg"]),
        ("new", ["new", "New Elm Bridge"]),
        ("elm", ["Elm"]),
        ("storm", ["storm", "Storm warning"]),
        ("storm war", ["Storm warning"]),
        ("mini", ["Ministers"]),
        ("old town", []),
        ("cal", []),
        ("diar", ["diary"]),
        ("works t", []),
        ("two s", []),
        ("zzz", []),
    ],
)
def test_suggested_are_names_single_words_and_what_two_headlines_say(typed: str, expected: list[str]) -> None:
    assert [text for text, _ in phrases(HEADLINES, typed.split())] == expected


def test_the_commonest_come_first_with_their_count() -> None:
    assert phrases(HEADLINES, ["fe"])[0] == ("Ferry", 4)


@given(
    st.lists(st.text("abcD .,'“ÉßⅧ\n", max_size=40), max_size=6), st.lists(st.sampled_from(["a", "ab", "the", "d"]), min_size=1, max_size=3)
)
def test_whatever_is_suggested_begins_as_typed_and_stands_in_a_headline(headlines: list[str], typed: list[str]) -> None:
    for text, count in phrases(headlines, typed):
        found = words(text)
        assert found[: len(typed) - 1] == typed[:-1]
        assert found[len(typed) - 1].startswith(typed[-1])
        assert len(found) <= LONGEST
        assert found[-1] not in SMALL
        assert 0 < count <= len(headlines)
