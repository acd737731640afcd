"""Lines that say where an article first appeared: "The post HEADLINE appeared first on OUTLET."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.extract.date_stamps import is_date_stamp
from app.extract.label_words import ATTRIBUTION

_LONGEST = 420
_SIGNS = ("appeared", "published", "posted", "printed", "source")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What such a line tells: the headline, the outlet, the date; each may be empty."""

    title: str = ""
    source: str = ""
    stamp: str = ""

    def over(self, other: Attribution) -> Attribution:
        """These facts, with gaps filled from ``other``."""
        return Attribution(self.title or other.title, self.source or other.source, self.stamp or other.stamp)


def parse_attribution(text: str, *, closing: bool = True) -> Attribution | None:
    """What an attribution line tells, None for any other line: a sentence about a publication names no outlet at its end.

    "Source: …" counts only as a ``closing`` line; some agencies begin their items with it.
    """
    told = len(text) <= _LONGEST and any(map(text.casefold().__contains__, _SIGNS))
    match = ATTRIBUTION.fullmatch(text) if told else None
    if match is None or (match["source6"] and not closing):
        return None
    found = {re.sub(r"\d", "", name): value.strip() for name, value in match.groupdict().items() if value}
    source = found.get("source", "")
    named = source[:1].isupper() or source[:1].isdigit() or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", source) is not None
    if (
        not named
        or is_date_stamp(source)
        or re.search(r"[.!?]\s", source)
        or re.match(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", source, re.IGNORECASE)
    ):
        return None
    return Attribution(found.get("title", ""), source, found.get("stamp", ""))
