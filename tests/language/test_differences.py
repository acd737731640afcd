from __future__ import annotations

import random
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from app.language.differences import Change, word_changes
from tests.growth import assert_within


def test_a_changed_word_is_shown_between_what_stayed() -> None:
    assert word_changes("The ferry sails at noon today.", "The ferry sails at dusk today.") == [
        Change("The ferry sails at", "same"),
        Change(" noon", "removed"),
        Change(" dusk", "added"),
        Change(" today.", "same"),
    ]


def test_equal_texts_have_one_run() -> None:
    assert word_changes("One.\n\nTwo.", "One.\n\nTwo.") == [Change("One.\n\nTwo.", "same")]


def test_a_new_paragraph_is_added_whole() -> None:
    changes = word_changes("First words.\n\nLast words.", "First words.\n\nIn between.\n\nLast words.")
    assert [change.text.strip() for change in changes if change.kind == "added"] == ["In between."]
    assert not [change for change in changes if change.kind == "removed"]


def test_what_a_shortened_copy_lacks_is_removed() -> None:
    old = "\n\n".join(f"Paragraph number {number} speaks of matter {number}." for number in range(300))
    changes = word_changes(old, old[:900])
    assert {change.kind for change in changes} <= {"same", "removed"} | {"added"}
    assert sum(len(change.text) for change in changes if change.kind == "same") >= 850


def test_a_last_paragraph_that_is_missing_stays_a_paragraph() -> None:
    changes = word_changes("The lock is open.\n\nThe mayor was there.", "The lock is open.")
    assert changes == [Change("The lock is open.", "same"), Change("\n\nThe mayor was there.", "removed")]


def test_a_few_letters_in_common_do_not_break_a_change() -> None:
    changes = word_changes("Ministers met in Oslo after lunch.", "Envoys gathered in Rome after lunch.")
    assert [change.kind for change in changes] == ["removed", "added", "same"]


def test_no_words_of_the_texts_run_into_each_other() -> None:
    removed, same = word_changes("At noon the ferry sailed.", "the ferry sailed.")
    assert (removed.text, same.text) == ("At noon ", "the ferry sailed.")
    (old, _) = word_changes("It was opened by Ana Berg on the pier.", "Ana sings.")
    assert old.text.strip() == "It was opened by Ana Berg on the pier."


def test_nothing_and_something() -> None:
    assert word_changes("", "") == []
    assert word_changes("", "All new.") == [Change("All new.", "added")]
    assert word_changes("All old.", "") == [Change("All old.", "removed")]


texts = st.text(alphabet="ab .\n", max_size=80) | st.text(max_size=60)


@given(texts, texts)
def test_the_changes_make_up_both_versions(old: str, new: str) -> None:
    changes = word_changes(old, new)
    assert "".join(change.text for change in changes if change.kind != "removed") == new
    assert "".join("".join(change.text for change in changes if change.kind != "added").split()) == "".join(old.split())


def test_texts_with_nothing_or_everything_in_common_take_bounded_time() -> None:
    chance = random.Random(1)
    for alphabet in ("ab", "abcdefghijklmnop"):
        old, new = (" ".join(chance.choice(alphabet) for _ in range(60_000)) for _ in range(2))
        assert_within(10, partial(word_changes, old, new))
        assert_within(10, partial(word_changes, old.replace(" ", "\n\n"), new.replace(" ", "\n\n")))


def test_many_rewritten_paragraphs_between_common_ones_take_bounded_time() -> None:
    def rewritten(seed: int) -> str:
        chance = random.Random(seed)
        paragraphs = (" ".join(str(chance.randrange(40)) for _ in range(300)) for _ in range(250))
        return "\n\n".join(f"Common paragraph {number}.\n\n{paragraph}" for number, paragraph in enumerate(paragraphs))

    assert_within(12, partial(word_changes, rewritten(1), rewritten(2)))


@given(texts, texts)
def test_the_words_of_both_versions_are_all_there(old: str, new: str) -> None:
    changes = word_changes(old, new)
    for text, left_out in ((old, "added"), (new, "removed")):
        assert "".join(change.text for change in changes if change.kind != left_out).split() == text.split()
