"""What stands above the body: section labels, headline, standfirst, byline, date, place."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from app.extract.boilerplate import block_label
from app.extract.byline import Byline, byline_goes_on, is_outlet, outlet_name, parse_byline
from app.extract.dateline import is_standalone_dateline, parse_dateline
from app.extract.headline import take_headline
from app.extract.live_entries import is_entry_time
from app.extract.masthead import is_agency_slug, is_stamp_label, outlet_in_head, split_outlet_of_address, stamp_of
from app.extract.news_words import SECTION_LABEL
from app.extract.reading import Reading
from app.extract.shapes import (
    ends_sentence,
    is_all_capitals,
    is_headline_like,
    is_person_name,
    is_slug,
    key_of,
    overlap,
    words,
)
from app.extract.standfirst import cut_labels_below_title, heads_a_table, portraits_of, take_standfirst

_MAX_HEAD = 16
_LONGEST_LABEL = 3
_LONGEST_DECK, _SHORTEST_HEADLINE = 45, 4


@dataclass(slots=True)
class Head:
    """What the head of a text tells: title, outlet, bylines, dates of publication, and which of these stand ``above`` the title."""

    title: str = ""
    source: str = ""
    bylines: list[Byline] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    title_at: int = -1
    above: list[str] = field(default_factory=list)


def read_head(reading: Reading, *, title: str = "", address: str = "") -> Head:
    """Decide about the paragraphs above the body. ``title`` is the headline when it is known already, ``address`` the page's."""
    head = Head(title=title)
    _take_outlet_above_date(reading, head)
    if not title:
        _take_deck_above_headline(reading)
    zone = _zone(reading)
    _take_echoes(reading, head, zone)
    _take_stamps_and_bylines(reading, head, zone, anchored=False)
    _take_section_labels(reading, zone)
    if not head.title:
        if headline := take_headline(reading, zone):
            head.title, head.title_at, head.source = headline.text, headline.at, head.source or headline.outlet
        if not head.source:
            head.title, head.source = split_outlet_of_address(head.title, address)
    _put_stamps_above_last(reading, head)
    _take_echoes(reading, head, list(range(reading.end)))
    cut_labels_below_title(reading, zone, title_at=head.title_at)
    _take_stamps_and_bylines(reading, head, [i for i in zone if i > head.title_at], anchored=True)
    if head.title and take_standfirst(reading, zone, title_at=head.title_at):
        # A deck that ends with a full stop hides what stands below it until it is told.
        zone = [i for i in _zone(reading) if i > head.title_at]
        _take_stamps_and_bylines(reading, head, zone, anchored=False)
        _take_stamps_and_bylines(reading, head, zone, anchored=True)
    cut_labels_below_title(reading, _zone(reading), title_at=head.title_at)
    return head


def _take_outlet_above_date(reading: Reading, head: Head) -> None:
    """An outlet's name right above the date is the outlet, although it looks like a photo credit or, as the first line, a headline."""
    opening = next(reading.live(), -1)
    for i in range(min(_MAX_HEAD, reading.end - 1)):
        text = reading.text(i)
        credited = reading.reasons[i] == "photo_credit"
        heads = i == opening and any(is_headline_like(reading.text(j)) for j in reading.live(i + 2, reading.first_real()))
        if (credited or heads) and is_outlet(text) and stamp_of(reading.text(i + 1)):
            reading.reasons[i], reading.roles[i] = "", "source"
            head.source = head.source or text
            return


def _take_deck_above_headline(reading: Reading) -> None:
    """A summary printed above the headline: one paragraph, then the headline, then the byline or the date."""
    first = next(reading.live(), -1)
    if first < 0 or not reading.is_full(first) or words(reading.text(first)) > _LONGEST_DECK:
        return
    top = list(itertools.islice(reading.live(first), 3))
    if len(top) < 3:
        return
    deck, headline, below = (reading.text(i) for i in top)
    likely = is_headline_like(headline) and words(headline) >= _SHORTEST_HEADLINE and not ends_sentence(headline)
    if likely and not parse_dateline(deck) and (stamp_of(below) or parse_byline(below) is not None):
        reading.assign(top[0], "standfirst")


def _zone(reading: Reading) -> list[int]:
    """Paragraphs before the first full one, and after it as long as bylines and dates follow a deck with a full stop."""
    first = reading.first_real()
    zone = [i for i in range(first) if reading.is_live(i)][:_MAX_HEAD]
    if first >= reading.end:
        return zone
    for i in range(first + 1, min(first + _MAX_HEAD, reading.end)):
        if not reading.is_live(i):
            continue
        text = reading.text(i)
        if stamp_of(text) or parse_byline(text, anchored=False) is not None or (zone[-1:] == [i - 1] and byline_goes_on(text)):
            zone.append(i)
        else:
            break
    return zone


def _take_echoes(reading: Reading, head: Head, zone: list[int]) -> None:
    wanted = key_of(head.title)
    if not wanted:
        return
    for i in zone:
        if i == head.title_at or not reading.is_live(i) or len(reading.text(i)) > 400:
            continue
        text = reading.text(i)
        echoed = reading.key(i)
        if echoed == wanted and head.title_at < 0 and not is_slug(text):
            reading.assign(i, "title")
            head.title_at = i
        elif echoed == wanted:
            reading.cut(i, "slug_echo" if is_slug(text) else "headline_echo")
        elif len(wanted) > 12 and echoed.startswith(wanted) and (outlet := _suffix(text)):
            head.source = head.source or outlet
            reading.cut(i, "headline_echo")
        elif head.title_at < 0 and i in zone[:2] and _is_other_wording(text, head.title):
            reading.cut(i, "headline_echo")


def _is_other_wording(text: str, title: str) -> bool:
    """Whether a line is the headline in other words; an article's first sentence says more."""
    longest = 1.5 * words(title) + 2
    return is_headline_like(text) and 4 <= words(text) <= longest and not text.endswith(".") and overlap(text, title) >= 0.75


def _suffix(text: str) -> str:
    match = re.search(r"\s[|»·–—-]\s+([^|»·–—]{2,40})$", text)
    return match.group(1).strip() if match else ""


def _take_stamps_and_bylines(reading: Reading, head: Head, zone: list[int], *, anchored: bool) -> None:
    for i in zone:
        if not reading.is_live(i):
            continue
        text = reading.text(i)
        if _take_stamp(reading, head, i):
            continue
        if outlet := _outlet_of_line(reading, i, head) if anchored else "":
            if head.source:
                reading.cut(i, "attribution_line")
            else:
                head.source = outlet
                reading.assign(i, "source")
            continue
        byline = parse_byline(text)
        if byline is None and anchored and not head.bylines:
            byline = parse_byline(text, anchored=True)
            if byline is not None and not _is_place_for_names(reading, i, byline):
                byline = None
        if byline is not None and not (i == 0 and not _has_byline_mark(byline)):
            head.bylines.append(byline)
            if byline.stamp:
                head.stamps.append(byline.stamp)
            reading.assign(i, "byline")
        elif i and reading.roles[i - 1] == "byline" and (more := byline_goes_on(text)):
            head.bylines.append(more)
            reading.assign(i, "byline")
        elif anchored and is_standalone_dateline(text):
            reading.assign(i, "dateline")


def _take_stamp(reading: Reading, head: Head, index: int) -> bool:
    """Cut a line of date, the label above one, or an agency's slug; whether it was one."""
    text = reading.text(index)
    if is_entry_time(text):
        return False
    stamp = stamp_of(text)
    if stamp:
        head.stamps.append(stamp)
    labels = is_stamp_label(text) and index + 1 < reading.end and bool(stamp_of(reading.text(index + 1)))
    if stamp or labels or is_agency_slug(text):
        reading.cut(index, "date_line")
        return True
    return False


def _put_stamps_above_last(reading: Reading, head: Head) -> None:
    """A page prints its own day above the headline; that of the article, where there is one, stands below."""
    above = {stamp_of(reading.text(i)) for i in range(max(0, head.title_at)) if reading.reasons[i] == "date_line"}
    head.above = [stamp for stamp in head.stamps if stamp in above]


def _outlet_of_line(reading: Reading, index: int, head: Head) -> str:
    """The outlet that a whole line of the head names: the first such line, the same name again, or one that its place tells."""
    bare = reading.text(index).strip("-–— ")
    if is_outlet(bare) and (not head.source or key_of(bare) == key_of(head.source)):
        return outlet_name(bare)
    return outlet_in_head(reading, index)


def _has_byline_mark(byline: Byline) -> bool:
    return bool(byline.stamp or byline.source or re.match(r"(?i)(?:\w+\s+)?by\b|author|writer", byline.text))


def _is_place_for_names(reading: Reading, index: int, byline: Byline) -> bool:
    """Whether bare names here are the authors': a person whom the article speaks of is a caption or its subject instead."""
    neighbours = (reading.reasons[j] == "date_line" for j in (index - 1, index + 1) if 0 <= j < len(reading.paragraphs))
    if any(neighbours):
        return True
    if heads_a_table(reading, index):
        return False
    surnames = [name.split()[-1].casefold() for name in byline.authors]
    portraits = portraits_of(reading, byline.authors)
    others = (reading.text(i).casefold() for i in range(len(reading.paragraphs)) if i != index and i not in portraits)
    return not any(surname in text for text in others for surname in surnames)


def _take_section_labels(reading: Reading, zone: list[int]) -> None:
    """Cut "World", "NEWS / Europe" above a longer headline, and the headline with a section glued before it."""
    live = [i for i in zone if reading.is_live(i)]
    for i, after in itertools.pairwise(live):
        text = reading.text(i)
        if (
            len(text) > len(reading.text(after)) >= 20
            and text.endswith(reading.text(after))
            and words(text) <= words(reading.text(after)) + 2
        ):
            reading.cut(i, "headline_echo")
            continue
        stacked = SECTION_LABEL.fullmatch(text) and SECTION_LABEL.fullmatch(reading.text(after)) and after != live[-1]
        if stacked and words(text) <= _LONGEST_LABEL:
            reading.cut(i, "breadcrumb")
            continue
        longer = is_headline_like(reading.text(after)) and words(reading.text(after)) > words(text) + 1
        if not longer or words(text) > 5:
            return
        loud = is_all_capitals(text) and words(text) <= 3 and not is_all_capitals(reading.text(after))
        # A person's page lists its articles under the name.
        loud = loud or (is_person_name(text) and words(reading.text(after)) >= 6 and not ends_sentence(reading.text(after)))
        if not SECTION_LABEL.fullmatch(text) and not loud and not block_label(text):
            return
        reading.cut(i, "breadcrumb")
