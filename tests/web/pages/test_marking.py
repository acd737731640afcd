"""Marked text is the text, whatever lies over it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.web.pages.marking import Mark, MarkKind, Paragraph, Run, line, paragraphs
from tests.growth import assert_grows_with_length

TEXTS = st.text(alphabet="aé日😀 \n\t<&\"'\u0301", max_size=80)
KINDS: list[MarkKind] = ["hit", "person", "date"]
MARKS = st.lists(
    st.builds(
        lambda start, length, kind, linked: Mark(
            start=start, end=start + length, kind=kind, anchor=f"{kind}-{start}-{length}", href="/x" if linked and kind != "hit" else ""
        ),
        st.integers(-5, 90),
        st.integers(-2, 40),
        st.sampled_from(KINDS),
        st.booleans(),
    ),
    max_size=12,
)


def text_of(runs: tuple[Run, ...]) -> str:
    return "".join(piece.text for run in runs for piece in run.pieces)


def shown(found: list[Paragraph]) -> str:
    return "".join("".join(text_of(one.runs).split()) for one in found)


@given(TEXTS, MARKS)
def test_no_character_is_lost_or_doubled(text: str, marks: list[Mark]) -> None:
    assert shown(paragraphs(text, marks)) == "".join(text.split())


@given(TEXTS, MARKS)
def test_every_mark_covers_exactly_its_text(text: str, marks: list[Mark]) -> None:
    usable = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    found = paragraphs(text, marks)
    for mark in usable:
        covered = [
            piece.text
            for one in found
            for run in one.runs
            for piece in run.pieces
            if run.link is mark or any(other is mark for other in piece.under) or piece.hit is mark
        ]
        if mark.kind != "hit":
            assert "".join("".join(covered).split()) == "".join(text[mark.start : mark.end].split())


@given(TEXTS, MARKS)
def test_what_the_query_hit_is_marked_as_hit(text: str, marks: list[Mark]) -> None:
    places = {at for mark in marks if mark.kind == "hit" and 0 <= mark.start < mark.end <= len(text) for at in range(mark.start, mark.end)}
    wanted = "".join(text[at] for at in sorted(places) if not text[at].isspace())
    found = "".join(piece.text for one in paragraphs(text, marks) for run in one.runs for piece in run.pieces if piece.hit)
    assert "".join(found.split()) == wanted


def test_a_person_inside_a_hit_stays_one_link() -> None:
    marks = [Mark(start=0, end=4, kind="hit"), Mark(start=0, end=9, kind="person", href="/people/x", anchor="person-1")]
    (run,) = line("John Kerry"[:9], marks)
    assert run.link is marks[1]
    assert run.starts
    assert [(piece.text, piece.hit is not None) for piece in run.pieces] == [("John", True), (" Kerr", False)]


def test_links_that_overlap_do_not_nest() -> None:
    marks = [Mark(start=0, end=6, kind="person", href="/p"), Mark(start=4, end=10, kind="date", href="/d")]
    runs = line("0123456789", marks)
    assert [(text_of((run,)), run.link.href if run.link else "") for run in runs] == [("012345", "/p"), ("6789", "/d")]
    assert runs[0].pieces[1].under == (marks[1],)


def test_a_mark_over_a_paragraph_break_goes_on_behind_it() -> None:
    marks = [Mark(start=2, end=8, kind="person", href="/p", anchor="person-1")]
    found = paragraphs("ab cd\n\nef gh", marks)
    assert [text_of(one.runs) for one in found] == ["ab cd", "ef gh"]
    assert [run.starts for one in found for run in one.runs if run.link] == [True, False]


def test_a_short_line_without_an_end_between_longer_ones_is_a_crosshead() -> None:
    text = "A long first paragraph that goes on and on until it is long enough to be one.\n\nWhat comes next\n\n" + "It goes on. " * 12
    assert [one.is_crosshead for one in paragraphs(text)] == [False, True, False]


def test_time_grows_with_the_number_of_marks() -> None:
    def mark_all(text: str) -> None:
        paragraphs(text, [Mark(start=at, end=at + 8, kind="person", href="/p") for at in range(0, len(text) - 8, 9)])

    assert_grows_with_length(mark_all, "Jane Doe " * 40_000)
