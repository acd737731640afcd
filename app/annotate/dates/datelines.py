"""Words like "today" below a dateline that has a day of its own, as in a roundup: they count from that day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.annotate.dates.expression import Calendar
from app.annotate.dates.grammar import Found
from app.annotate.dates.speech import counts_from_today
from app.annotate.dates.tokens import Tokens

_PLACE: Final = r"[^\W\d_a-z][^\W\d_a-z.'’-]+(?:[ ][^\W\d_a-z][^\W\d_a-z.'’-]+){0,3}(?:,[ ][^\W\d_][\w.]+(?:[ ][^\W\d_][\w.]+)?)?"
_AGENCY: Final = r"(?:\s?\([^()\n]{2,40}\))?"
_DASH: Final = r"\s?(?:--?|[–—])[\s“\"]"
_BEFORE_ITS_DAY: Final = re.compile(rf"[^\S\n]*{_PLACE},[ ]")
_AFTER_ITS_DAY: Final = re.compile(rf"(?:,?[ ][0-9]{{4}})?,?{_AGENCY}{_DASH}")
_UNDATED: Final = re.compile(rf"^[^\S\n]*{_PLACE},?{_AGENCY}{_DASH}", re.MULTILINE)


def date_by_datelines(found: Sequence[Found], tokens: Tokens) -> list[Found]:
    """Each expression, those that count from today below a dated dateline with the way to its day.

    A dateline without a day ends the reach of the one before it; what a quotation dates already stays with it.
    """
    dated = [place for place, reading in enumerate(found) if _is_dateline(reading, tokens)]
    if not dated:
        return list(found)
    heads: list[tuple[int, int | None]] = [(tokens.spans[found[place].first][0], place) for place in dated]
    heads += [(match.start(), None) for match in _UNDATED.finditer(tokens.text)]
    heads.sort(key=lambda head: head[0])
    return [_below_its_dateline(reading, place, heads, tokens) for place, reading in enumerate(found)]


def _is_dateline(reading: Found, tokens: Tokens) -> bool:
    meaning = reading.expression.meaning
    if not isinstance(meaning, Calendar) or meaning.month is None or meaning.day is None:
        return False
    start, end = tokens.spans[reading.first][0], tokens.spans[reading.last - 1][1]
    line = tokens.text.rfind("\n", 0, start) + 1
    return _BEFORE_ITS_DAY.fullmatch(tokens.text, line, start) is not None and _AFTER_ITS_DAY.match(tokens.text, end) is not None


def _below_its_dateline(reading: Found, place: int, heads: Sequence[tuple[int, int | None]], tokens: Tokens) -> Found:
    expression = reading.expression
    if expression.said or not counts_from_today(expression):
        return reading
    start = tokens.spans[reading.first][0]
    head = next((mention for above, mention in reversed(heads) if above < start), None)
    return reading if head is None else reading._replace(expression=replace(expression, said=head - place))
