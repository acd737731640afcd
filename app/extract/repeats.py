"""What is printed twice: captions, headlines, slugs, paragraphs."""

from __future__ import annotations

import itertools
import re

from app.extract.boilerplate import block_label, is_caption, is_photo_credit
from app.extract.byline import parse_byline
from app.extract.date_stamps import is_date_stamp
from app.extract.news_words import SECTION_LABEL
from app.extract.reading import Reading
from app.extract.shapes import ends_with_stop, is_bullet, is_headline_like, is_slug, words

_LONGEST_CAPTION = 60
_FARTHEST_HEADLINE, _SHORTEST_HEADLINE = 8, 4
_TOLD_AS_NEWS = re.compile(r"\b(?:said|says|has|have|had|told|will|announced|according)\b", re.IGNORECASE)


def cut_slugs(reading: Reading) -> None:
    """Cut lines that are a web address's form of a headline."""
    for i in reading.live():
        if is_slug(reading.text(i)):
            reading.cut(i, "slug_echo")


def cut_repeated_captions(reading: Reading) -> None:
    """Cut a caption that stands twice in a row, also when photo credits stand between or after it.

    The headline printed twice keeps its first print, and so does a repeated paragraph of news.
    """
    order = [i for i in range(reading.end) if reading.is_live(i) or reading.reasons[i] in ("photo_credit", "caption")]
    shown = [i for i in order if reading.reasons[i] != "photo_credit"]
    first_live = next(reading.live(), -1)
    pairs = [
        *itertools.pairwise(shown),
        *((a, c) for a, b, c in zip(shown, shown[1:], shown[2:], strict=False) if _short_between(reading.text(b))),
    ]
    for first, second in sorted(pairs):
        if reading.reasons[second] == "repeated_paragraph" or not _same(reading, first, second):
            continue
        reason = _reason_for_pair(reading, first, is_first=first == first_live or _opens_below_labels(reading, first))
        if reason == "repeated_caption":
            reading.reasons[first] = reading.reasons[second] = reason
            for between in range(first + 1, second):
                reading.cut(between, "photo_credit")
        elif reason:
            reading.cut(second, reason)


def _opens_below_labels(reading: Reading, index: int) -> bool:
    """Whether nothing stands above a line but single words, sections and dates, as above a headline."""
    text = reading.text(index)
    if index > _FARTHEST_HEADLINE or words(text) < _SHORTEST_HEADLINE:
        return False
    above = (reading.text(i) for i in reading.live(0, index))
    return all(words(one) == 1 or is_date_stamp(one) or SECTION_LABEL.fullmatch(one) for one in above)


def _short_between(text: str) -> bool:
    """A short line between two prints of a caption, in whatever form the page names the photographer."""
    return not block_label(text) and words(text) <= 6 and not text.rstrip("\"'”’").endswith((".", "!", "?", ":", ","))


def _same(reading: Reading, one: int, other: int) -> bool:
    """Equal but for punctuation, or one is the other with a photo credit after it."""
    first, second = reading.text(one), reading.text(other)
    if len(first) > 2_000 or len(second) > 2_000:
        return first == second
    left, right = reading.key(one), reading.key(other)
    if not left or not right or left[:8] != right[:8]:
        return False
    if left == right:
        return True
    shorter, longer = sorted((first, second), key=len)
    if words(shorter) < 3 or not max(left, right, key=len).startswith(min(left, right, key=len)):
        return False
    rest = longer[len(shorter.rstrip(". ")) :].strip(" .|,/-–—()[]")
    return is_photo_credit(rest) or is_caption(longer)


def _reason_for_pair(reading: Reading, first: int, *, is_first: bool) -> str:
    text = reading.text(first)
    if is_bullet(text) or text.rstrip("\"'”’").endswith(("!", "?", ",", ";", ":")):
        return ""  # A refrain, a chant or a list.
    if is_first and is_headline_like(text):
        return "headline_echo"
    if words(text) > _LONGEST_CAPTION or (ends_with_stop(text) and _TOLD_AS_NEWS.search(text)):
        return "repeated_paragraph"
    return "repeated_caption"


def cut_captions_beside_credits(reading: Reading) -> None:
    """Cut the line that a photo credit belongs to: just before it, and no full paragraph or headline."""
    opening = next(reading.live(), -1)
    for i in range(1, reading.end):
        before = i - 1
        if (
            reading.reasons[i] == "photo_credit"
            and before != opening
            and reading.is_live(before)
            and _could_be_caption(reading, before, gap=reading.paragraphs[i].gap)
        ):
            reading.cut(before, "caption")


def _could_be_caption(reading: Reading, index: int, *, gap: int) -> bool:
    text = reading.text(index)
    if is_date_stamp(text) or parse_byline(text) is not None:
        return False
    if gap and index <= 2 and next(reading.live(), -1) == index - 1:
        return False  # Right under the headline and apart from the credit: a standfirst.
    if ends_with_stop(text):
        # A full sentence is a caption only when it is printed right above the credit, apart from the text before it.
        return gap == 0 and reading.paragraphs[index].gap > 0 and words(text) <= 40
    return words(text) <= 40 and not is_bullet(text)
