from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.language.differences import Change, Kind
from app.web.pages.changes import CONTEXT, ChangedParagraph, Fold, laid_out

LONG = " ".join(f"word{number}" for number in range(200))
kinds: st.SearchStrategy[Kind] = st.sampled_from(("same", "added", "removed"))


def written(block: ChangedParagraph | Fold) -> str:
    return " ".join(block.paragraphs) if isinstance(block, Fold) else "".join(piece.text for piece in block.pieces)


@given(st.lists(st.builds(Change, st.text("ab \n") | st.just(LONG) | st.just(f"{LONG}\n\n{LONG}"), kinds), max_size=8))
def test_no_word_of_either_text_is_lost(changes: list[Change]) -> None:
    shown = " ".join(written(block) for block in laid_out(changes))
    assert "".join(shown.split()) == "".join("".join(change.text for change in changes).split())


def test_a_long_unchanged_stretch_is_folded_but_for_the_words_beside_changes() -> None:
    first, fold, last = laid_out([Change("New.", "added"), Change(f" {LONG}", "same"), Change(" Old.", "removed")])
    assert isinstance(fold, Fold)
    assert fold.words == 200 - 2 * CONTEXT
    assert written(first).split()[-1] == f"word{CONTEXT - 1}"
    assert written(last).split()[0] == f"word{200 - CONTEXT}"


def test_before_the_first_change_no_beginning_is_kept_in_sight() -> None:
    fold, last = laid_out([Change(LONG, "same"), Change(" New.", "added")])
    assert isinstance(fold, Fold)
    assert fold.paragraphs[0].startswith("word0 ")
    assert len(written(last).split()) == CONTEXT + 1


def test_a_short_unchanged_stretch_stays() -> None:
    (paragraph,) = laid_out([Change("Ferries sail at", "same"), Change(" dusk", "added"), Change(" every day.", "same")])
    assert written(paragraph) == "Ferries sail at dusk every day."


def test_a_paragraph_that_a_fold_cuts_says_so() -> None:
    first, fold, last = laid_out([Change("New.", "added"), Change(f" {LONG}", "same"), Change(" Old.\n\nOlder.", "removed")])[:3]
    assert isinstance(first, ChangedParagraph)
    assert isinstance(last, ChangedParagraph)
    assert isinstance(fold, Fold)
    assert (first.begins, first.ends, last.begins, last.ends) == (True, False, False, True)


def test_a_change_over_a_paragraph_break_goes_on_behind_it() -> None:
    first, second = laid_out([Change("Same", "same"), Change(" one.\n\nTwo", "removed"), Change(" end.", "same")])
    assert isinstance(second, ChangedParagraph)
    assert [(piece.text, piece.kind) for piece in second.pieces] == [("Two", "removed"), (" end.", "same")]
    assert written(first) == "Same one."


def test_blanks_before_a_change_are_not_marked() -> None:
    (paragraph,) = laid_out([Change("Same", "same"), Change(" new", "added")])
    assert isinstance(paragraph, ChangedParagraph)
    assert [(piece.text, piece.kind) for piece in paragraph.pieces] == [("Same", "same"), (" ", "same"), ("new", "added")]
