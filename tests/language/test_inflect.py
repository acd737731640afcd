"""Plural and singular, and names carried over from other alphabets."""

from __future__ import annotations

import pytest

from app.language.fold import plain, plain_words
from app.language.inflect import other_numbers
from app.language.transliteration import same_name


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("missile", ["missiles"]),
        ("missiles", ["missile"]),
        ("party", ["parties"]),
        ("parties", ["party"]),
        ("box", ["boxes"]),
        ("crises", ["crisis"]),
        ("woman", ["women"]),
        ("women", ["woman"]),
        ("day", ["days"]),
        ("news", []),
        ("new", []),
        ("arms", []),
        ("politics", []),
        ("us", []),
        ("the", []),
        ("f16", []),
        ("été", []),
    ],
)
def test_the_other_number(word: str, others: list[str]) -> None:
    assert other_numbers(word) == others


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zelensky", "Zelenskyy", True),
        ("Zelensky", "Zelenskiy", True),
        ("Dmitri", "Dmitry", True),
        ("Trotsky", "Trotskii", True),
        ("Lavrov", "Lavrova", False),
        ("Brown", "Braun", False),
        ("Bush", "Bash", False),
        ("Ann", "Anne", False),
    ],
)
def test_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_special_letters_are_spelled_plainly() -> None:
    assert plain("Straße Łódź Ærø ﬁne ＮＡＴＯ") == "strasse lodz aero fine nato"
    assert plain_words("Łódź") == ["lodz"]
    assert plain_words("Zürich") == []
    assert plain_words("Paris") == []
