"""The summary between headline and body, and the labels and names that stand there instead."""

from __future__ import annotations

import re

from app.extract.boilerplate import block_label
from app.extract.masthead import stamp_of
from app.extract.news_words import SECTION_LABEL
from app.extract.reading import Reading
from app.extract.shapes import ends_sentence, is_headline_like, is_person_name, is_title_case, words

_WORDS_OF_ROW = 8
_FIGURE_LAST = re.compile(r"\S\s[\d.,]+ ?%?$")
_FEWEST_ROWS = 3
_LONGEST_ROW = 100
"""Rows of figures from which on capitalised words without a verb are heads of their columns, and characters of one row."""

_BETWEEN = frozenset(("share_prompt", "navigation", "advertisement", "photo_credit", "caption"))
"""What may stand between a summary and the byline that shows it to be one."""


def cut_labels_below_title(reading: Reading, zone: list[int], *, title_at: int) -> None:
    """Section labels and the name under a picture, between the headline and the body."""
    if title_at < 0:
        return
    for i in zone:
        text = reading.text(i)
        if not reading.is_live(i) or i <= title_at or ends_sentence(text):
            continue
        if words(text) <= 3 and SECTION_LABEL.fullmatch(text):
            reading.cut(i, "breadcrumb")
        elif is_person_name(text) and _is_spoken_of(reading, i) and not heads_a_table(reading, i):
            reading.cut(i, "caption")


def heads_a_table(reading: Reading, index: int) -> bool:
    """Whether two rows that end in figures follow, or several stand anywhere: "Candidate Votes" looks like a name and is none."""
    rows = [reading.text(i) for i in range(index + 1, min(index + 3, reading.end))]
    if len(rows) == 2 and all(words(row) <= _WORDS_OF_ROW and _FIGURE_LAST.search(row) and not stamp_of(row) for row in rows):
        return True
    return sum(_is_row_of_figures(reading.text(i)) for i in reading.live()) >= _FEWEST_ROWS


def _is_row_of_figures(text: str) -> bool:
    """Whether a short line is figures for a third or more: ``Bro/Fry 92,552 95,563``."""
    parts = text.split() if len(text) <= _LONGEST_ROW else []
    return bool(parts) and 3 * sum(part[0].isdigit() for part in parts) >= len(parts)


def _is_spoken_of(reading: Reading, index: int) -> bool:
    surname = reading.text(index).split()[-1].casefold()
    portraits = portraits_of(reading, (reading.text(index),))
    return any(surname in reading.text(i).casefold() for i in range(index + 1, reading.end) if i not in portraits)


def portraits_of(reading: Reading, names: tuple[str, ...]) -> list[int]:
    """The closing paragraphs that open with one of the names: who writes is told about there, and nowhere else."""
    closing = list(reading.live())[-2:]
    return [i for i in closing if i >= 4 and reading.text(i).casefold().startswith(tuple(f"{name} ".casefold() for name in names))]


def take_standfirst(reading: Reading, zone: list[int], *, title_at: int) -> bool:
    """Assign the summary under the headline, if there is one; whether there was."""
    first = reading.first_real()
    above = [i for i in zone if reading.is_live(i) and title_at < i < first]
    if above:
        if first < reading.end and not _is_table(reading, above) and _is_deck(reading, above, first):
            reading.assign(above[0], "standfirst")
            return True
        return False
    if first < reading.end and first - title_at <= 4 and _is_sentence_deck(reading, first, title_at=title_at):
        reading.assign(first, "standfirst")
        return True
    return False


def _is_table(reading: Reading, lines: list[int]) -> bool:
    """Whether most of several lines hold figures: results and prices stand there, no summary."""
    with_figures = sum(any(sign.isdigit() for sign in reading.text(i)) for i in lines)
    return len(lines) > 1 and with_figures > len(lines) / 2


def _is_deck(reading: Reading, above: list[int], first: int) -> bool:
    text = reading.text(above[0])
    if not is_headline_like(text) or words(text) < 5 or block_label(text):
        return False
    if not is_title_case(text):
        return True
    stacked = len(above) >= 2 and is_headline_like(reading.text(above[1]))
    headed = any(is_headline_like(reading.text(i)) and is_title_case(reading.text(i)) for i in reading.live(first + 1))
    return not stacked and not headed


def _is_sentence_deck(reading: Reading, first: int, *, title_at: int) -> bool:
    """A summary with a full stop above the body: the byline or date follows it, or a gap that no other paragraph has."""
    nearest = next((i for i in range(first + 1, reading.end) if reading.reasons[i] not in _BETWEEN), -1)
    if nearest < 0 or words(reading.text(first)) > 45:
        return False
    if title_at < 0 and not any(reading.roles[i] == "title" for i in range(first)):
        return False
    between = range(title_at + 1, first)
    if any(reading.roles[i] == "byline" or reading.reasons[i] in ("date_line", "breadcrumb") for i in between):
        return False
    if reading.roles[nearest] == "byline" or reading.reasons[nearest] in ("date_line", "headline_echo"):
        return any(True for _ in reading.live(nearest + 1))
    body = [i for i in reading.live(first + 1) if reading.is_full(i)]
    gaps = [reading.paragraphs[i].gap for i in body]
    return (
        len(gaps) >= 3 and gaps[0] >= 2 and gaps[0] > max(gaps[1:-1] or [9]) and first == title_at + 1 and words(reading.text(first)) <= 30
    )
