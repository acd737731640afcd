"""Likely merges: who is suggested, with what evidence, and who is not."""

from __future__ import annotations

import pytest

from app.curate import ledger
from app.curate.suggesting import MergeSuggestion, suggestions
from app.errors import NotFoundError
from tests.curate.archive import Archive


def found(archive: Archive, slug: str | None = None) -> list[MergeSuggestion]:
    with archive.session() as session:
        return suggestions(session, slug)


def pairs(archive: Archive, slug: str | None = None) -> set[tuple[str, str]]:
    return {(suggestion.person, suggestion.into) for suggestion in found(archive, slug)}


def test_a_name_one_letter_off_is_suggested_with_what_speaks_for_it(archive: Archive) -> None:
    archive.take_in(
        ("one", ["Theodor Brandter", "Mary Jones"]),
        ("two", ["Theodor Brandter", "Mary Jones"]),
        ("three", ["Theodor Brundter", "Mary Jones"]),
    )
    suggestion = found(archive)[0]
    assert (suggestion.person, suggestion.into) == ("theodor-brundter", "theodor-brandter")
    assert "one letter apart" in suggestion.evidence
    assert "never in the same article" in suggestion.evidence
    assert "named beside both: 1" in suggestion.evidence
    assert suggestion.line().endswith("clippings people merge theodor-brundter theodor-brandter")
    assert pairs(archive, "theodor-brundter") == pairs(archive)


def test_a_vague_name_is_suggested_for_each_who_may_be_meant(archive: Archive) -> None:
    archive.take_in(("one", ["George W. Bush"]), ("two", ["George H. W. Bush"]), ("three", ["George Bush"]), ("four", ["George W. Bush"]))
    assert pairs(archive, "george-bush") == {("george-bush", "george-w-bush"), ("george-bush", "george-h-w-bush")}


def test_people_side_by_side_are_not_suggested(archive: Archive) -> None:
    archive.take_in(("one", ["Theodor Brandter", "Theodor Brundter"]), ("two", ["Sergey Lavrov"]), ("three", ["Maria Lavrova"]))
    assert pairs(archive) == set()


def test_what_was_set_apart_by_hand_is_not_suggested_again(archive: Archive) -> None:
    archive.take_in(("one", ["Theodor Brandter"]), ("two", ["Theodor Brundter"]))
    assert pairs(archive)
    with archive.session() as session:
        ledger.merge(session, "theodor-brundter", "theodor-brandter")
    assert pairs(archive) == set()
    with archive.session() as session:
        ledger.undo(session)
    assert pairs(archive) == set()


def test_a_hidden_person_is_not_suggested(archive: Archive) -> None:
    archive.take_in(("one", ["Theodor Brandter"]), ("two", ["Theodor Brundter"]))
    with archive.session() as session:
        ledger.hide(session, "theodor-brundter")
    assert pairs(archive) == set()


def test_suggestions_for_nobody_are_an_error(archive: Archive) -> None:
    with pytest.raises(NotFoundError):
        found(archive, "nobody")
