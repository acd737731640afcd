"""What a text has dated so far: the mentions that a later expression may be counted from."""

from __future__ import annotations

from typing import Final, NamedTuple

from app.annotate.dates.calendar import Days
from app.annotate.dates.expression import Reach

_FINENESS: Final = {"D": 0, "W": 1, "FN": 1, "WE": 1, "M": 2, "Q": 3, "HY": 4, "Y": 5, "DE": 6, "CE": 6, "ML": 6}
AWAY: Final[dict[Reach, int]] = {"sentence": 0, "paragraph": 1, "text": 2}


class Dated(NamedTuple):
    """A mention that named days; ``explicit`` when it printed its own year, ``compared`` when another period is compared with it,
    ``away`` how far back: 0 in this sentence, 1 in this paragraph, 2 before it.
    """

    value: str
    days: Days
    explicit: bool
    published: bool
    place: int
    compared: bool = False
    away: int = 0

    @property
    def is_day(self) -> bool:
        return self.days.first == self.days.last


class Trail:
    """The latest dated mention of each fineness, and the period that a report is about."""

    def __init__(self) -> None:
        self._latest: dict[int, Dated] = {}
        self._periods: dict[str, Dated] = {}
        self._place = 0

    def move(self, reach: Reach) -> None:
        """Go on to an expression that is as far from the one before as ``reach`` says."""
        away = AWAY[reach]
        for fineness, dated in self._latest.items():
            if away > dated.away:
                self._latest[fineness] = dated._replace(away=away)
        for unit, dated in self._periods.items():
            if away > dated.away:
                self._periods[unit] = dated._replace(away=away)

    def add(self, value: str, days: Days, *, explicit: bool, published: bool, compared: bool = False) -> None:
        """Note a mention; one that is ``compared`` with another ("a year earlier") does not become what the report is about."""
        self._place += 1
        dated = Dated(value, days, explicit, published, self._place, compared)
        self._latest[_fineness(days)] = dated
        if not compared and not dated.is_day and len(value) > 3:
            self._periods[period_unit(value)] = dated

    def clear(self) -> None:
        """Forget all: the text has moved to a day that nobody can know."""
        self._latest.clear()
        self._periods.clear()

    def period(self, unit: str = "") -> Dated | None:
        """The last period longer than a day that the text is about, or the last one of ``unit``."""
        if unit:
            return self._periods.get(unit)
        return max(self._periods.values(), key=lambda dated: dated.place, default=None)

    def named(self, unit: str) -> Dated | None:
        """The last mention within a decade ("DE") or century ("CE") that prints its year, or names the whole of it."""
        shortest = 3 if unit == "DE" else 2
        return max(
            (dated for dated in self._latest.values() if dated.explicit or shortest <= len(dated.value) <= 3),
            key=lambda dated: dated.place,
            default=None,
        )

    def start(self, unit: str, count: int, *, named: bool) -> Dated | None:
        """The mention to count units from; "that decade" (``named``) is one that the text named, whatever it says of today since."""
        if decade := self.named(unit) if named and unit in ("DE", "CE") else None:
            return decade
        found = self.latest("M" if unit == "W" and count else unit)
        # In a report of results "a year earlier" is not a year before the "year-earlier loss" of the paragraph above.
        beside = found is not None and found.compared and found.published and found.away == AWAY["text"] and unit == "Y"
        return None if beside else found

    def whole_decade(self) -> str:
        """The value of the decade or century that the text named last, unless it printed a year since."""
        dated = self.named("CE")
        return dated.value if dated and len(dated.value) < 4 else ""

    def latest(self, unit: str = "Y") -> Dated | None:
        """The last mention that is at least as fine as ``unit``."""
        limit = _FINENESS.get(unit, 0)
        return max((dated for fineness, dated in self._latest.items() if fineness <= limit), key=lambda dated: dated.place, default=None)


def period_unit(value: str) -> str:
    """The unit of a month, quarter, half or year; empty for others."""
    if "-Q" in value:
        return "Q"
    if "-H" in value:
        return "HY"
    return {4: "Y", 7: "M"}.get(len(value), "") if value[5:6] not in ("W", "S", "F") else ""


def _fineness(days: Days) -> int:
    length = (days.last - days.first).days + 1
    return next((fineness for longest, fineness in ((1, 0), (7, 1), (31, 2), (92, 3), (184, 4), (366, 5)) if length <= longest), 6)
