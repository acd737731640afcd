"""Pages beyond the limits of the parser lose nothing behind the place where it would stop."""

from __future__ import annotations

import pytest

from app.extract.html import extract_html, fragment_text
from tests.extract.cases import PARAGRAPHS

HEAD = "<html><head><title>A Bridge Is Closed</title></head><body><h1>A Bridge Is Closed</h1>"


@pytest.mark.parametrize("tag", ["font", "div", "x-box"])
@pytest.mark.parametrize("depth", [200, 300, 3_000, 40_000])
def test_what_stands_deep_inside_and_behind_it_is_read(tag: str, depth: int) -> None:
    inside = f"{f'<{tag} class=a>' * depth}<p>{PARAGRAPHS[2]}</p>{f'</{tag}>' * depth}"
    draft = extract_html(f"{HEAD}<p>{PARAGRAPHS[1]}</p>{inside}<p>{PARAGRAPHS[3]}</p></body></html>")
    assert draft.title == "A Bridge Is Closed"
    assert draft.body == "\n\n".join(PARAGRAPHS[1:4])


def test_a_font_that_every_paragraph_opens_and_none_closes_costs_no_paragraph() -> None:
    paragraphs = [f"{PARAGRAPHS[n % 9]} That was number {n}." for n in range(300)]
    markup = "".join(f"<p><font size=2>{paragraph}" for paragraph in paragraphs)
    assert extract_html(f"{HEAD}{markup}</body></html>").body.split("\n\n") == paragraphs
    assert fragment_text(markup).split("\n\n") == paragraphs


def test_a_large_picture_inside_a_page_costs_no_paragraph() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 11_000_000}">'
    draft = extract_html(f"{HEAD}<article><p>{PARAGRAPHS[1]}</p>{picture}<p>{PARAGRAPHS[2]}</p></article></body></html>")
    assert draft.body == "\n\n".join(PARAGRAPHS[1:3])
