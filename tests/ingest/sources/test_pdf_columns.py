from __future__ import annotations

import re
import textwrap
from pathlib import Path

from app.ingest.sources.pdf_columns import Fragment, in_columns
from tests.extract.cases import PARAGRAPHS
from tests.ingest.sources.samples import drafts, pdf_of

LINES = textwrap.wrap(" ".join(PARAGRAPHS)[:1600], 45)
HALF = len(LINES) // 2
LEFT, RIGHT = LINES[:HALF], LINES[HALF : 2 * HALF]


def _row(number: int, *cells: str) -> list[Fragment]:
    return [Fragment(50 + 260 * place, 740 - 13 * number, cell) for place, cell in enumerate(cells) if cell]


def _rows(*columns: list[str]) -> list[Fragment]:
    return [fragment for number, cells in enumerate(zip(*columns, strict=True)) for fragment in _row(number, *cells)]


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other() -> None:
    headline = [Fragment(50, 780, "A headline across both of the columns of the page, in larger letters")]
    text = in_columns([*headline, *_rows(LEFT, RIGHT), Fragment(50, 100, "Page 3")])
    assert text.split() == [*headline[0].text.split(), *" ".join(LEFT).split(), *" ".join(RIGHT).split(), "Page", "3"]


def test_words_that_are_placed_one_by_one_are_told_by_where_lines_begin() -> None:
    placed = [
        Fragment(one.x + 5.1 * at, one.y, f"{word} ")
        for one in _rows(LEFT, RIGHT)
        for word, at in ((match, one.text.index(match)) for match in dict.fromkeys(one.text.split()))
    ]
    words = in_columns(placed).split()
    assert words[: len(LEFT[0].split())] == LEFT[0].split()
    assert words.index(RIGHT[0].split()[0]) > 0
    one_column = [fragment for fragment in placed if fragment.x < 300]
    assert in_columns(one_column) == ""


def test_tables_columns_in_order_and_single_columns_stay_as_they_are() -> None:
    assert in_columns(_rows([f"Ward {n}" for n in range(20)], [f"{n * 317} votes" for n in range(20)])) == ""
    assert in_columns([*_rows(LEFT), *(Fragment(one.x + 260, one.y, one.text) for one in _rows(RIGHT))]) == ""
    assert in_columns(_rows(LINES)) == ""
    assert in_columns([]) == ""


def test_a_gap_in_a_column_parts_paragraphs() -> None:
    moved = [Fragment(one.x, one.y - (13 if number >= HALF else 0), one.text) for number, one in enumerate(_rows(LEFT, RIGHT))]
    assert len(in_columns(moved).split("\n\n")) == 4


def test_a_file_with_two_columns_gives_its_text_in_order(tmp_path: Path) -> None:
    drawn = " ".join(f"BT /F1 10 Tf 1 0 0 1 {one.x} {one.y} Tm ({one.text}) Tj ET" for one in _rows(*map(_plain, (LEFT, RIGHT))))
    data = pdf_of(["x"]).decode("latin-1").replace("(x) Tj T* ET", f"ET {drawn}")
    length = len(data.split("stream\n")[1].split("\nendstream")[0])
    (tmp_path / "a.pdf").write_bytes(re.sub(r"/Length \d+", f"/Length {length}", data).encode("latin-1"))
    (draft,) = drafts(tmp_path / "a.pdf")
    assert " ".join(_plain(LEFT[2:])) in " ".join(draft.body.split())


def _plain(lines: list[str]) -> list[str]:
    return [re.sub(r"[()\\\\]|[^ -~]", "", line) for line in lines]
