"""What stands above the body: section labels, headline, standfirst, byline, date, place."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from app.extract.boilerplate import block_label, reason_for_line
from app.extract.byline import Byline, is_date_stamp, is_outlet, parse_byline
from app.extract.dateline import is_standalone_dateline, parse_dateline
from app.extract.masthead import outlet_in_head, split_outlet_of_address
from app.extract.news_words import OUTLET, SECTION_LABEL
from app.extract.reading import Reading
from app.extract.shapes import (
    ends_sentence,
    ends_with_stop,
    is_all_capitals,
    is_headline_like,
    is_person_name,
    is_real_paragraph,
    is_slug,
    is_title_case,
    key_of,
    overlap,
    words,
)
from app.extract.standfirst import cut_labels_below_title, portraits_of, take_standfirst

_MAX_HEAD = 16


@dataclass(slots=True)
class Head:
    """What the head of a text tells: the title, its echo's outlet, the bylines and the dates of publication found."""

    title: str = ""
    source: str = ""
    bylines: list[Byline] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    title_at: int = -1


def read_head(reading: Reading, *, title: str = "", address: str = "") -> Head:
    """Decide about the paragraphs above the body. ``title`` is the headline when it is known already, ``address`` the page's."""
    head = Head(title=title)
    _take_agency_beside_date(reading, head)
    zone = _zone(reading)
    _take_echoes(reading, head, zone)
    _take_stamps_and_bylines(reading, head, zone, anchored=False)
    _take_section_labels(reading, zone)
    if not head.title:
        _take_title(reading, head, zone)
        if not head.source:
            head.title, head.source = split_outlet_of_address(head.title, address)
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


def _take_agency_beside_date(reading: Reading, head: Head) -> None:
    """An agency's name right above the date is the outlet, although it looks like a photo credit."""
    for i in range(min(_MAX_HEAD, reading.end - 1)):
        if reading.reasons[i] == "photo_credit" and is_outlet(reading.text(i)) and stamp_of(reading.text(i + 1)):
            reading.reasons[i], reading.roles[i] = "", "source"
            head.source = head.source or reading.text(i)
            return


def _zone(reading: Reading) -> list[int]:
    """Paragraphs before the first full one, and after it as long as bylines and dates follow a deck with a full stop."""
    first = reading.first_real()
    zone = [i for i in range(first) if reading.is_live(i)][:_MAX_HEAD]
    if first >= reading.end:
        return zone
    for i in range(first + 1, min(first + 5, reading.end)):
        if not reading.is_live(i):
            continue
        text = reading.text(i)
        if stamp_of(text) or parse_byline(text, anchored=False) is not None:
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
        elif head.title_at < 0 and i in zone[:2] and is_headline_like(text) and words(text) >= 4 and overlap(text, head.title) >= 0.75:
            reading.cut(i, "headline_echo")


def _suffix(text: str) -> str:
    match = re.search(r"\s[|»·–—-]\s+([^|»·–—]{2,40})$", text)
    return match.group(1).strip() if match else ""


def _take_stamps_and_bylines(reading: Reading, head: Head, zone: list[int], *, anchored: bool) -> None:
    for i in zone:
        if not reading.is_live(i):
            continue
        text = reading.text(i)
        if stamp := stamp_of(text):
            head.stamps.append(stamp)
            reading.cut(i, "date_line")
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
        elif anchored and is_standalone_dateline(text):
            reading.assign(i, "dateline")


def _outlet_of_line(reading: Reading, index: int, head: Head) -> str:
    """The outlet that a whole line of the head names: the first such line, the same name again, or one that its place tells."""
    bare = reading.text(index).strip("-–— ")
    if is_outlet(bare) and (not head.source or key_of(bare) == key_of(head.source)):
        return bare
    return outlet_in_head(reading, index)


def stamp_of(text: str) -> str:
    """The date of a line that holds nothing else but page furniture ("8 Dec 2020 · 3 min read"), "" for other lines."""
    if is_date_stamp(text) or re.fullmatch(r"(?i)(?:last )?(?:updated|published|posted|modified)(?: on| at)?\s*:", text):
        return text
    parts = [part.strip() for part in re.split(r"[|·•]|\s[–—-]\s", text[:200]) if part.strip()]
    stamps = [part for part in parts if is_date_stamp(part)]
    furniture = all(is_date_stamp(part) or reason_for_line(part) or SECTION_LABEL.fullmatch(part) for part in parts)
    return " ".join(stamps) if len(parts) > 1 and stamps and furniture else ""


def _has_byline_mark(byline: Byline) -> bool:
    return bool(byline.stamp or byline.source or re.match(r"(?i)(?:\w+\s+)?by\b|author|writer", byline.text))


def _is_place_for_names(reading: Reading, index: int, byline: Byline) -> bool:
    """Whether bare names here are the authors': a person whom the article speaks of is a caption or its subject instead."""
    neighbours = (reading.reasons[j] == "date_line" for j in (index - 1, index + 1) if 0 <= j < len(reading.paragraphs))
    if any(neighbours):
        return True
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
        longer = is_headline_like(reading.text(after)) and words(reading.text(after)) > words(text) + 1
        if not longer or words(text) > 5:
            return
        loud = is_all_capitals(text) and words(text) <= 3 and not is_all_capitals(reading.text(after))
        # A person's page lists its articles under the name.
        loud = loud or (is_person_name(text) and words(reading.text(after)) >= 6 and not ends_sentence(reading.text(after)))
        if not SECTION_LABEL.fullmatch(text) and not loud and not block_label(text):
            return
        reading.cut(i, "breadcrumb")


def _take_title(reading: Reading, head: Head, zone: list[int]) -> None:
    live = [i for i in zone if reading.is_live(i) and i < reading.first_real()]
    if not live:
        _take_title_with_stop(reading, head)
        return
    index = live[0]
    text = reading.text(index)
    if not _is_title(reading, index, alone=len(list(reading.live())) == 1):
        _take_title_with_stop(reading, head)
        return
    last = _last_wrapped_line(reading, index)
    if last == index and index + 1 < reading.end and reading.is_live(index + 1) and _continues_title(reading, index):
        last = index + 1
    text = " ".join(reading.text(i) for i in range(index, last + 1))
    for i in range(index, last + 1):
        reading.assign(i, "title")
    head.title_at = index
    head.title, outlet = _split_outlet(text)
    head.source = head.source or outlet


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
    full = [paragraph for paragraph in below if is_real_paragraph(paragraph.text)]
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


def _take_title_with_stop(reading: Reading, head: Head) -> None:
    """A headline that ends with a full stop: much shorter than every paragraph after it, and capitalised as headlines are."""
    live = list(reading.live())
    if len(live) < 3 or live[0] > 3:
        return
    text = reading.text(live[0])
    others = [words(reading.text(i)) for i in live[1:5]]
    if 3 <= words(text) <= 14 and is_title_case(text) and min(others) >= 1.5 * words(text) and not parse_dateline(text):
        reading.assign(live[0], "title")
        head.title, head.title_at = text, live[0]


def _split_outlet(text: str) -> tuple[str, str]:
    """A page title's headline and outlet: "Headline | The Daily News". The bar always splits, a dash only before an outlet's name."""
    match = re.search(r"^(.{12,}?)\s+([|»·–—-])\s+([^|»·–—]{2,40})$", text)
    if match is None or words(match.group(1)) < 3:
        return text, ""
    outlet = match.group(3).strip()
    if OUTLET.fullmatch(outlet) or (match.group(2) in "|»" and words(outlet) <= 4 and outlet[:1].isupper()):
        return match.group(1).strip(), outlet
    return text, ""
