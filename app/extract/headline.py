"""Which line is the headline, where it was broken in two, and the outlet that stands behind it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from app.extract.boilerplate import block_label
from app.extract.byline import is_outlet, parse_byline
from app.extract.dateline import parse_dateline
from app.extract.masthead import stamp_of
from app.extract.news_words import OUTLET, SECTION_LABEL
from app.extract.reading import Reading
from app.extract.shapes import (
    ends_sentence,
    ends_with_stop,
    is_all_capitals,
    is_headline_like,
    is_slug,
    is_title_case,
    words,
)

_LONGEST_SCRAP, _SHORTEST_BELOW_SCRAP = 12, 4
_WEATHER = re.compile(r"\d ?° ?[CF]\b")


@dataclass(frozen=True, slots=True)
class Headline:
    """The article's own headline, the outlet printed beside it, and the paragraph that holds it (its first, when wrapped)."""

    text: str
    outlet: str
    at: int


def cut_scrap(reading: Reading) -> None:
    """Cut a scrap of the page that stands above everything else: its clock, its weather, the end of a button."""
    top = list(itertools.islice(reading.live(), 2))
    if len(top) < 2 or not _is_scrap(reading, top[0]):
        return
    if _WEATHER.search(reading.text(top[0])) or words(reading.text(top[1])) >= _SHORTEST_BELOW_SCRAP:
        reading.cut(top[0], "navigation")


def take_headline(reading: Reading, zone: list[int]) -> Headline | None:
    """Assign the headline among the undecided lines of the head, or a short first paragraph that is set like one."""
    live = [i for i in zone if reading.is_live(i) and i < reading.first_real()]
    if not live:
        return _headline_with_stop(reading)
    index = live[0]
    text = reading.text(index)
    if not _is_title(reading, index, alone=len(list(reading.live())) == 1):
        return _headline_with_stop(reading)
    last = _last_wrapped_line(reading, index)
    if last == index and index + 1 < reading.end and reading.is_live(index + 1) and _continues_title(reading, index):
        last = index + 1
    text = " ".join(reading.text(i) for i in range(index, last + 1))
    for i in range(index, last + 1):
        reading.assign(i, "title")
    return Headline(*_split_outlet(text), index)


def _is_scrap(reading: Reading, index: int) -> bool:
    """Whether the first line is neither headline nor text: short, and the weather or begun as no headline is."""
    text = reading.text(index)
    opens = text[0].islower() or text[0] in ":;,.|/" or _WEATHER.search(text) is not None
    return opens and words(text) <= _LONGEST_SCRAP and not ends_sentence(text) and not is_slug(text)


def _last_wrapped_line(reading: Reading, index: int) -> int:
    """The last line of a headline that was wrapped like the text below it; ``index`` when it is one line.

    Every paragraph stands apart by a blank line in such a text, so lines without one between them are one headline when
    each was broken where the next word would have made it longer than the longest of them.
    """
    end = index + 1
    while end < reading.end and not reading.paragraphs[end].gap:
        end += 1
    lines = [reading.text(i) for i in range(index, end)]
    if not 2 <= len(lines) <= 4 or not _is_wrapped_throughout(reading, end) or sum(map(words, lines)) > 30:
        return index
    longest = max(map(len, lines))
    broken = all(len(line) + 1 + len(after.split(None, 1)[0]) > longest for line, after in itertools.pairwise(lines))
    plain = all(reading.is_live(i) and not ends_with_stop(reading.text(i)) for i in range(index, end))
    other = any(
        parse_byline(line, anchored=True) or stamp_of(line) or is_outlet(line) or SECTION_LABEL.fullmatch(line) for line in lines[1:]
    )
    return end - 1 if broken and plain and not other else index


def _is_wrapped_throughout(reading: Reading, start: int) -> bool:
    below = [reading.paragraphs[i] for i in range(start, reading.end)]
    full = [paragraph for paragraph in below if paragraph.is_full]
    return len(full) >= 2 and all(p.gap for p in full) and sum(1 for p in full if len(p.lines) > 1) >= 0.6 * len(full)


def _continues_title(reading: Reading, index: int) -> bool:
    """Whether the line right below is the rest of a headline that was broken in two."""
    text, rest = reading.text(index), reading.text(index + 1)
    if reading.paragraphs[index + 1].gap or ends_sentence(rest) or words(text) + words(rest) > 30 or ends_sentence(text):
        return False
    return rest[:1].islower() or (is_all_capitals(text) and is_all_capitals(rest) and not parse_byline(rest))


def _is_title(reading: Reading, index: int, *, alone: bool) -> bool:
    text = reading.text(index)
    if block_label(text) in ("related", "author_box") or is_slug(text):
        return False
    if words(text) == 1:
        return not ends_with_stop(text) and text[:1].isupper() and reading.first_real() < reading.end and len(text) >= 3
    if not is_headline_like(text) or parse_dateline(text):
        return False
    if alone or reading.first_real() < reading.end:
        return True
    # Without any full paragraph only a line that is set apart can be a headline, not the first line of a list or poem.
    after = next(reading.live(index + 1), -1)
    return after < 0 or reading.paragraphs[after].gap > 0


def _headline_with_stop(reading: Reading) -> Headline | None:
    """A headline that ends with a full stop: much shorter than every paragraph after it, and capitalised as headlines are."""
    live = list(reading.live())
    if len(live) < 3 or live[0] > 3:
        return None
    text = reading.text(live[0])
    others = [words(reading.text(i)) for i in live[1:5]]
    if 3 <= words(text) <= 14 and is_title_case(text) and min(others) >= 1.5 * words(text) and not parse_dateline(text):
        reading.assign(live[0], "title")
        return Headline(text, "", live[0])
    return None


def _split_outlet(text: str) -> tuple[str, str]:
    """A page title's headline and outlet: "Headline | The Daily News". The bar always splits, a dash only before an outlet's name."""
    match = re.search(r"^(.{12,}?)\s+([|»·–—-])\s+([^|»·–—]{2,40})$", text)
    if match is None or words(match.group(1)) < 3:
        return text, ""
    outlet = match.group(3).strip()
    if OUTLET.fullmatch(outlet) or (match.group(2) in "|»" and words(outlet) <= 4 and outlet[:1].isupper()):
        return match.group(1).strip(), outlet
    return text, ""
