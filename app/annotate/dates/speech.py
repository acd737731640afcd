"""Words like "today" inside a quotation: they count from the day on which it was said, where the text tells that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.annotate.dates.expression import Calendar, Expression, Shift, Weekday
from app.annotate.dates.grammar import Found
from app.annotate.dates.lexicon import word_set
from app.annotate.dates.tokens import Tokens

_SAYING: Final = word_set("said told wrote added tweeted announced declared posted testified argued warned replied recalled explained")
_SAID_NEAR: Final = 8  # words between the verb of saying and its day
_LONGEST_PARAGRAPH: Final = 400  # tokens looked at on either side


def date_quotations(found: Sequence[Found], tokens: Tokens) -> list[Found]:
    """Each expression, those that are spoken in a quotation with the way to the mention that dates the saying."""
    return [
        reading._replace(expression=replace(reading.expression, said=way))
        if counts_from_today(reading.expression) and (way := _way_to_saying(found, place, tokens))
        else reading
        for place, reading in enumerate(found)
    ]


def counts_from_today(expression: Expression) -> bool:
    """Whether it is today, yesterday, last night or the like."""
    meaning = expression.meaning
    return isinstance(meaning, Shift) and meaning.unit == "D" and meaning.base == "published" and not meaning.counted


def _way_to_saying(found: Sequence[Found], place: int, tokens: Tokens) -> int:
    """How many mentions on the nearest one is that dates the quotation around ``found[place]``; 0 when there is none."""
    first, last = _paragraph(tokens, found[place].first)
    if not _quoted(tokens, first, found[place].first):
        return 0
    ways = [
        other - place
        for other in (*range(place - 1, max(place - 6, -1), -1), *range(place + 1, min(place + 6, len(found))))
        if first <= found[other].first < last
        and _names_a_day(found[other].expression)
        and not _quoted(tokens, first, found[other].first)
        and _is_of_saying(tokens, found[other])
    ]
    return min(ways, key=abs, default=0)


def _paragraph(tokens: Tokens, index: int) -> tuple[int, int]:
    first = tokens.categories.rfind("\n", max(index - _LONGEST_PARAGRAPH, 0), index) + 1
    last = tokens.categories.find("\n", index, index + _LONGEST_PARAGRAPH)
    return first or max(index - _LONGEST_PARAGRAPH, 0), last if last >= 0 else index + _LONGEST_PARAGRAPH


def _quoted(tokens: Tokens, first: int, index: int) -> bool:
    """Whether quotation marks opened since the start of the paragraph are still open."""
    opened = False
    for word in tokens.words[first:index]:
        if word in '"“”' and word:
            opened = word == "“" or (word == '"' and not opened)
    return opened


def _names_a_day(expression: Expression) -> bool:
    meaning = expression.meaning
    return isinstance(meaning, Weekday) or (isinstance(meaning, Calendar) and meaning.day is not None)


def _is_of_saying(tokens: Tokens, found: Found) -> bool:
    """Whether a verb of saying stands near, in the same sentence."""
    for indices in (range(found.first - 1, found.first - 1 - _SAID_NEAR, -1), range(found.last, found.last + _SAID_NEAR)):
        for index in indices:
            if tokens.category(index) in "_\n":
                break
            if tokens.word(index) in _SAYING:
                return True
    return False
