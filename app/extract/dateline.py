"""Where an article was filed from: the place, day and agency before its first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.extract.news_words import AGENCIES, DATELINE, NO_PLACE, PLACE_NAME, STANDALONE_DATELINE, STATION_DATELINE

_ENDS = re.compile(r"[:–—―/-]")  # one of these ends every dateline


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, day and agency before the first sentence; ``text`` as printed, without the mark that ends it."""

    text: str
    source: str = ""
    when: str = ""


def parse_dateline(paragraph: str) -> Dateline | None:
    """The dateline that begins a paragraph ("KYIV, Ukraine (AP) — …"), or None."""
    head = paragraph[:120]
    match = DATELINE.match(head) if _ENDS.search(head) else None
    if match is None:
        return None
    found = {re.sub(r"\d", "", name): value for name, value in match.groupdict().items() if value}
    place = found.get("place", "")
    first = re.split(r"[\s,/.]", place.casefold())[0]
    if place and (first in NO_PLACE or len(place.replace(".", "")) < 3):
        return None
    agency = (found.get("agency") or found.get("bare") or "").strip("() ")
    if match["place3"] and not re.fullmatch(rf"{PLACE_NAME},\s{PLACE_NAME}", place):
        return None
    known = AGENCIES.get(agency.casefold())
    if match["bare"] and known is None:
        return None
    text = re.sub(r"\s*(?:[:–—―]|--|\s-|(?<=/)\.)\s*$", "", match.group()).strip()
    return Dateline(text, known if known is not None else agency, found.get("when", ""))


def is_standalone_dateline(text: str) -> bool:
    """A line that is a dateline and nothing more: "LONDON, March 3, 2021 (Reuters)", "KYIV, Ukraine"."""
    station = STATION_DATELINE.fullmatch(text) if len(text) <= 70 else None
    if station is not None:
        return station["agency"].casefold() in AGENCIES
    if len(text) > 70 or not STANDALONE_DATELINE.fullmatch(text):
        return False
    first = re.split(r"[\s,]", text.casefold())[0]
    return first not in NO_PLACE and ("," in text or "(" in text)


def standalone_when(text: str) -> str:
    """The day in a line that is a dateline and nothing more; empty when it names none."""
    match = STANDALONE_DATELINE.fullmatch(text)
    return (match["when"] or "") if match else ""
