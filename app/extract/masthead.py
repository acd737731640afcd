"""Lines of the head and foot that only their place explains: the page's address, its outlet, a share count, a printer's date."""

from __future__ import annotations

import re

from app.extract.byline import is_date_stamp, is_outlet
from app.extract.reading import Reading
from app.extract.shapes import is_title_case, key_of, words

_ADDRESS = re.compile(r"(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_PAGE_COUNT = re.compile(r"(?:page )?\d{1,3}(?: of | ?/ ?)\d{1,3}", re.IGNORECASE)
_COUNT = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?[km]?\+?", re.IGNORECASE)
_SOURCE = re.compile(r"sources?\s*:\s*(?P<name>\S.{1,50})", re.IGNORECASE)
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


def cut_share_counts(reading: Reading) -> None:
    """Cut a bare number right beside a button to share: it counts the shares."""
    for i in reading.live():
        beside = (j for j in (i - 1, i + 1) if 0 <= j < reading.end)
        if _COUNT.fullmatch(reading.text(i)) and any(reading.reasons[j] == "share_prompt" for j in beside):
            reading.cut(i, "share_prompt")


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
