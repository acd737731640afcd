from __future__ import annotations

import pytest

from app.extract.plaintext import extract_text
from tests.extract.cases import Case, load_cases

SHAPES = (
    "comment_threads",
    "prompts_and_teasers",
    "captions_and_credits",
    "single_newlines",
    "bylines_and_headings",
    "other_shapes",
    "page_furniture",
    "newspaper_pages",
    "copied_pages",
)
CASES = {f"{shape}: {case.name}": case for shape in SHAPES for case in load_cases(shape)}
TELLING = {name: case for name, case in CASES.items() if case.fields}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_line_lands_where_a_reader_puts_it(case: Case) -> None:
    draft = extract_text(case.text)
    assert draft.title == case.fields.get("title", case.joined("title"))
    assert draft.standfirst == case.joined("deck")
    assert draft.byline == case.joined("byline", between="\n")
    assert draft.body == case.joined("body")
    assert draft.comments == case.joined("comm")
    assert sorted((piece.reason, piece.text) for piece in draft.dropped) == case.dropped()


@pytest.mark.parametrize("case", TELLING.values(), ids=TELLING)
def test_fields_are_read_from_the_text(case: Case) -> None:
    draft = extract_text(case.text)
    found = {
        "title": draft.title, "source": draft.source, "dateline": draft.dateline,
        "authors": "; ".join(draft.authors), "published": draft.published.date or "",
    }  # fmt: skip
    assert {name: found[name] for name in case.fields} == case.fields


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_has_ten_variants(shape: str) -> None:
    assert len(load_cases(shape)) >= 10
