"""Lines of the head and foot that only their place explains: the page's address, its outlet, a share count, a printer's date."""

from __future__ import annotations

import itertools
import re

from app.extract.boilerplate import reason_for_line
from app.extract.byline import is_outlet, parse_byline
from app.extract.date_stamps import is_date_stamp
from app.extract.news_words import MONTHS, SECTION_LABEL, STAMP_LABEL
from app.extract.reading import Reading
from app.extract.shapes import ends_sentence, is_headline_like, is_person_name, is_title_case, key_of, words

_ADDRESS = re.compile(r"(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_PAGE_COUNT = re.compile(r"(?:page )?\d{1,3}(?: of | ?/ ?)\d{1,3}", re.IGNORECASE)
_LONGEST_ENTRY = 3
_SHORTEST_MENU = 3
_STAMP_LABEL = re.compile(r"(?:last )?(?:updated|published|posted|modified)(?: on| at)?\s*:", re.IGNORECASE)
_COUNT = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?[km]?\+?", re.IGNORECASE)
_SOURCE = re.compile(r"sources?\s*:\s*(?P<name>\S.{1,50})", re.IGNORECASE)
_DAY = re.compile(rf"(?:{MONTHS})\.? \d{{1,2}}|\d{{1,2}} (?:{MONTHS})\.?", re.IGNORECASE)
_STAMP_LABEL_LINE = re.compile(rf"{STAMP_LABEL}\s*:?", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:,? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?)?", re.IGNORECASE)


def take_page_address(reading: Reading) -> str:
    """Cut the page's own address where it is the first or second line, and its other prints; the address, "" when there is none.

    An address further down belongs to the text, which may send its readers there.
    """
    address = next((p.text for p in reading.paragraphs[:2] if _ADDRESS.fullmatch(p.text)), "")
    if not address:
        return ""
    for i, paragraph in enumerate(reading.paragraphs):
        # A printout carries the address on every page, with the page's number behind it.
        rest = paragraph.text.removeprefix(address).strip() if paragraph.text.startswith(address) else None
        if rest == "" or (rest is not None and _PAGE_COUNT.fullmatch(rest)):
            reading.cut(i, "page_address")
    return address if "://" in address else f"https://{address}"


def cut_printers_dates(reading: Reading) -> None:
    """Cut a date in figures at the head or foot of a printout: it tells when the page was printed.

    A printout is told by the page's address at its head or by a count of its pages.
    """
    ends = [*range(min(6, reading.end)), *range(max(6, reading.end - 6), reading.end)]
    counted = any(_PAGE_COUNT.fullmatch(reading.text(i)) and "of" in reading.text(i).casefold() for i in ends)
    if not counted and "page_address" not in reading.reasons:
        return
    first, last = next(reading.live(), 0), max(reading.live(), default=-1)
    for i in ends:
        outermost = i <= first or i >= last
        if outermost and reading.is_live(i) and _NUMERIC_DATE.fullmatch(reading.text(i)):
            reading.cut(i, "print_date")


def cut_counts(reading: Reading) -> None:
    """Cut a bare number right beside a button to share, which counts the shares, and one between the headline and the text."""
    counts = [i for i in reading.live() if _COUNT.fullmatch(reading.text(i))]
    first = reading.first_real() if counts else reading.end
    for i in counts:
        if any(reading.reasons[j] == "share_prompt" for j in (i - 1, i + 1) if 0 <= j < reading.end):
            reading.cut(i, "share_prompt")
        elif 0 < i < first < reading.end:
            reading.cut(i, "navigation")


def cut_menu(reading: Reading) -> None:
    """Cut the entries of a site's menu: a run of very short lines above the first line that is long enough for a headline."""
    first = reading.first_real()
    above = [i for i in reading.live(0, first) if first < reading.end]
    run = list(itertools.takewhile(lambda i: _is_menu_entry(reading.text(i)), above))
    if len(run) < _SHORTEST_MENU or len(run) == len(above):
        return
    headline = reading.text(above[len(run)])
    names = sum(1 for i in run if is_person_name(reading.text(i)))
    if words(headline) > _LONGEST_ENTRY and is_headline_like(headline) and parse_byline(headline) is None and 3 * names <= len(run):
        for i in run:
            reading.cut(i, "navigation")


def _is_menu_entry(text: str) -> bool:
    return words(text) <= _LONGEST_ENTRY and len(text) <= 30 and not ends_sentence(text) and not is_date_stamp(text)


def outlet_in_head(reading: Reading, index: int) -> str:
    """The outlet that a line of the head names by its form and its neighbours, "" for any other line.

    ``Source: NAME`` must stand beside the byline or the date, a bare ``The NAME`` between the two.
    """
    text = reading.text(index)
    before, after = (_is_byline_or_date(reading, j) for j in (index - 1, index + 1))
    labelled = _SOURCE.fullmatch(text)
    if labelled and (before or after) and _is_outlet_name(labelled["name"]):
        return labelled["name"]
    return text if before and after and text.startswith("The ") and _is_outlet_name(text) else ""


def _is_byline_or_date(reading: Reading, index: int) -> bool:
    if not 0 <= index < reading.end:
        return False
    return reading.roles[index] == "byline" or reading.reasons[index] == "date_line" or is_date_stamp(reading.text(index))


def _is_outlet_name(text: str) -> bool:
    if is_outlet(text):
        return True
    return text.startswith("The ") and 2 <= words(text) <= 5 and text[-1].isalnum() and is_title_case(text + " The")


def split_outlet_of_address(title: str, address: str) -> tuple[str, str]:
    """A page title's headline and the outlet behind a dash or bar, when the page's address names the same outlet."""
    match = re.fullmatch(r"(.{6,}?)\s+[|»·–—-]\s+([^|»·–—]{3,40})", title)
    if match is None or not address:
        return title, ""
    host = key_of(address.partition("://")[2].partition("/")[0])
    name = key_of(match[2]).removeprefix("the")
    return (match[1].strip(), match[2].strip()) if len(name) >= 3 and name in host else (title, "")


def stamp_of(text: str) -> str:
    """The date of a line that holds nothing else but page furniture ("8 Dec 2020 · 3 min read"), "" for other lines."""
    if is_date_stamp(text) or _STAMP_LABEL.fullmatch(text):
        return text
    if not any(map(str.isdigit, text[:200])):
        return ""
    parts = [part.strip() for part in re.split(r"[|·•]|\s[–—-]\s", text[:200]) if part.strip()]
    stamps = [part for part in parts if is_date_stamp(part)] if len(parts) > 1 else []
    others = [part for part in parts if part not in stamps] if stamps else parts
    furniture = bool(stamps) and all(reason_for_line(part) or SECTION_LABEL.fullmatch(part) for part in others)
    return " ".join(stamps) if furniture else ""


def is_agency_slug(text: str) -> bool:
    """An agency's line above its headline: outlet, place and day without a year between bars."""
    parts = [part.strip() for part in text.split("|")]
    return (
        2 <= len(parts) <= 4
        and any(_DAY.fullmatch(part) for part in parts)
        and all(part[:1].isupper() or part[:1].isdigit() for part in parts)
        and all(words(part) <= 3 for part in parts)
    )


def is_stamp_label(text: str) -> bool:
    """A label on a line of its own above the date that it belongs to: "Published"."""
    return _STAMP_LABEL_LINE.fullmatch(text) is not None
