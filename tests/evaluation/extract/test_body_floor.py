"""Line by line: is what a reader calls the body in the body, and nothing else?

Measured on the marked texts of ``tests/extract/cases`` and on the user's own articles, whose lines are told by letters.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.domain import ArticleDraft
from app.extract.plaintext import extract_text
from tests.corpus import corpus_path
from tests.extract.cases import load_cases

SHAPES = (
    "comment_threads",
    "prompts_and_teasers",
    "captions_and_credits",
    "single_newlines",
    "bylines_and_headings",
    "other_shapes",
    "page_furniture",
)
# One letter for each line with text: T title, S standfirst, Y byline, B body, C comment, D dropped.
ARTICLES = {
    "000": "TS" + "B" * 10 + "DD" + "B" * 10 + "DDD" + "C" * 21 + "D",
    "001": "T" + "B" * 10 + "D" * 7,
    "002": "T" + "DDD" + "B" * 19,
    "003": "B" * 29 + "D",
    "004": "T" + "Y" + "D" + "BB" + "D" + "B" * 17 + "D",
}
TITLES = {
    "000": ("Antony Blinken", 7, "against retaking Crimea"),
    "001": ("Russia vows", 13, "in Crimea strike"),
    "002": ("John Kerry", 12, "Of Crimea"),
    "003": ("In Kyiv,", 12, "into Russia"),
    "004": ("High-Stakes", 11, "This Week!"),
}


@dataclass
class Score:
    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: set[str], wanted: set[str]) -> None:
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.wanted


def _lines(text: str) -> set[str]:
    return {" ".join(line.split()) for line in text.split("\n") if line.strip()}


def test_the_body_of_marked_texts_is_found_line_by_line() -> None:
    score = Score()
    for shape in SHAPES:
        for case in load_cases(shape):
            score.add(_lines(extract_text(case.text).body), _lines(case.joined("body")))
    assert score.wanted > 200
    assert (score.precision, score.recall) >= (0.99, 0.99)


def _article(number: str) -> tuple[list[str], ArticleDraft]:
    (path,) = corpus_path("seeds").glob(f"{number}_*.txt")
    text = path.read_text(encoding="utf-8")
    return [" ".join(line.replace("\u00a0", " ").split()) for line in text.split("\n") if line.strip()], extract_text(
        text, file_name=path.name
    )


@pytest.mark.parametrize("number", ARTICLES)
def test_every_line_of_the_users_articles_is_where_a_reader_puts_it(number: str) -> None:
    lines, draft = _article(number)
    places = {
        "T": _lines(draft.title), "S": _lines(draft.standfirst), "Y": _lines(draft.byline), "B": _lines(draft.body),
        "C": _lines(draft.comments), "D": _lines("\n".join(piece.text for piece in draft.dropped)),
    }  # fmt: skip
    assert len(lines) == len(ARTICLES[number])
    misplaced = [(letter, line) for letter, line in zip(ARTICLES[number], lines, strict=True) if line not in places[letter]]
    assert not misplaced
    for letter in "TSYBC":
        wanted = {line for mark, line in zip(ARTICLES[number], lines, strict=True) if mark == letter}
        assert letter == "T" or places[letter] == wanted


@pytest.mark.parametrize("number", TITLES)
def test_the_titles_of_the_users_articles_are_right(number: str) -> None:
    _, draft = _article(number)
    start, count, end = TITLES[number]
    assert draft.title.startswith(start)
    assert draft.title.endswith(end)
    assert len(draft.title.split()) == count


def test_what_the_users_articles_tell_beside_their_text() -> None:
    drafts = {number: _article(number)[1] for number in ARTICLES}
    assert drafts["001"].dateline == "MOSCOW"
    assert drafts["003"].source == "New York Times"
    assert drafts["004"].byline == "TRO Staff"
    assert {number: draft.published.not_before for number, draft in drafts.items()} == {
        "000": "2014",
        "001": None,
        "002": None,
        "003": "2022",
        "004": None,
    }
    assert all(draft.published.date is None for draft in drafts.values())
    assert [piece.reason for piece in drafts["002"].dropped] == ["repeated_caption", "photo_credit", "repeated_caption"]
    assert drafts["000"].comments.count("\n\n") == 7
