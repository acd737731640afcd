"""Lines that hold nothing but a date or time of publication."""

from __future__ import annotations

import re

from app.extract.news_words import STAMP_DATE, STAMP_TOKENS
from app.extract.stamps_abroad import is_stamp_abroad

DATED = re.compile(r"\d(?:\d{3}|[./:]\d|\s*[ap]\.?m|\s+[a-z]+\s+ago)", re.IGNORECASE)
"""What every date and time of publication has: most lines are spared the patterns for those."""
_FIRST_SIGN = re.compile(r"\w")

NUMERIC_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
_HEAD_OF_A_TABLE = re.compile(rf"\s*(?:{NUMERIC_DAY}\s+){{2,}}{NUMERIC_DAY}\s*")
"""Three days side by side and no word that says what they are: columns of figures stand below them."""


def is_date_stamp(text: str) -> bool:
    """A line that holds nothing but a date or time of publication, with or without words such as "Updated"."""
    if not 5 <= len(text) <= 160 or not DATED.search(text):
        return False
    if not _opens_as_stamp(text) or not STAMP_DATE.search(text):
        return is_stamp_abroad(text)
    if _HEAD_OF_A_TABLE.fullmatch(text):
        return False
    rest = STAMP_TOKENS.sub(" ", text)
    # What may be left is a counter of views or comments, or the section ("in Nation/World").
    return is_stamp_abroad(text) or re.fullmatch(r"\W*(?:\d{1,6}\W*|in [A-Z][\w/&]{2,20}(?: [A-Z][\w/&]{2,20})?\W*)?", rest) is not None


def _opens_as_stamp(text: str) -> bool:
    """Whether the first word can be that of a stamp: one of its own, a number or the section."""
    first = _FIRST_SIGN.search(text)
    if first is None:
        return False
    at = first.start()
    return first.group().isdigit() or text.startswith("in", at) or STAMP_TOKENS.match(text, at) is not None
