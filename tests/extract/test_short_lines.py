"""Short lines that are paragraphs of their own: briefs of one sentence each, and the heads of tables."""

from __future__ import annotations

import pytest

from app.extract.html import extract_html
from app.extract.plaintext import extract_text

TITLE = "Harbour strike ends"
BRIEFS = (
    "The dockworkers of Port Ellery went back to work on Friday, the union said.",
    "The harbour board agreed to hold new talks with all the unions in June.",
    "Ships had been waiting outside of the port since the third day of March.",
    "The mayor of the town said that the ferry tickets will cost the same now.",
    "Nobody at the gate could say how long the new agreement is going to last.",
)
RESULTS = (
    "Candidate Votes",
    "Ingrid Sollander 12,430",
    "Tobias Marrendale 9,210",
    "The count in Ellery North ended at four in the morning, when the returning officer read out the votes in the town hall.",
    "Turnout was sixty-one per cent, the highest since 1998, he told reporters who had waited all night for the votes.",
)


def _page(lines: tuple[str, ...], before: str, after: str) -> str:
    body = after.join(f"{before}{line}" for line in lines) + after
    return f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{body}</article></body></html>"


@pytest.mark.parametrize(("before", "after"), [("<p>", "</p>"), ("<div>", "</div>"), ("", "<br>"), ("", "<br><br>")])
@pytest.mark.parametrize("lines", [BRIEFS, RESULTS], ids=["briefs", "results"])
def test_every_paragraph_of_a_page_stays_one(lines: tuple[str, ...], before: str, after: str) -> None:
    draft = extract_html(_page(lines, before, after))
    assert (draft.title, draft.body.split("\n\n"), draft.byline) == (TITLE, list(lines), "")


@pytest.mark.parametrize("lines", [BRIEFS, RESULTS], ids=["briefs", "results"])
def test_every_line_of_a_text_that_is_a_whole_sentence_stays_a_paragraph(lines: tuple[str, ...]) -> None:
    draft = extract_text("\n".join((TITLE, *lines)))
    assert (draft.title, draft.body.split("\n\n"), draft.byline) == (TITLE, list(lines), "")


def test_lines_that_were_wrapped_are_joined_although_some_end_a_sentence() -> None:
    wrapped = (
        "The dockworkers of Port Ellery went back to work on Friday, the union\n"
        "said. The harbour board agreed to hold new talks with all unions soon.\n"
        "Ships had been waiting outside of the port since the third of March,\n"
        "and the mayor said that the ferry tickets will cost the same as now.\n"
    )
    assert extract_text(f"{TITLE}\n\n{wrapped}").body == " ".join(wrapped.split("\n")).strip()
