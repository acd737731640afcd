"""What a text has dated so far: the mentions that a later expression may be counted from."""

from __future__ import annotations

from typing import Final, NamedTuple

from app.annotate.dates.calendar import Days
from app.annotate.dates.expression import Reach

_FINENESS: Final = {"D": 0, "W": 1, "FN": 1, "WE": 1, "M": 2, "Q": 3, "HY": 4, "Y": 5, "DE": 6, "CE": 6, "ML": 6}
AWAY: Final[dict[Reach, int]] = {"sentence": 0, "paragraph": 1, "text": 2}


class Dated(NamedTuple):
    """A mention that named days; ``explicit`` when it printed its own year, ``away`` how far back: 0 in this sentence,
    1 in this paragraph, 2 before it.
    """

    value: str
    days: Days
    explicit: bool
    published: bool
    place: int
    away: int = 0

    @property
    def is_day(self) -> bool:
        return self.days.first == self.days.last


class Trail:
    """The latest dated mention of each fineness."""

    def __init__(self) -> None:
        self._latest: dict[int, Dated] = {}
        self._place = 0

    def move(self, reach: Reach) -> None:
        """Go on to an expression that is as far from the one before as ``reach`` says."""
        away = AWAY[reach]
        for fineness, dated in self._latest.items():
            if away > dated.away:
                self._latest[fineness] = dated._replace(away=away)

    def add(self, value: str, days: Days, *, explicit: bool, published: bool) -> None:
        self._place += 1
        self._latest[_fineness(days)] = Dated(value, days, explicit, published, self._place)

    def clear(self) -> None:
        """Forget all: the text has moved to a day that nobody can know."""
        self._latest.clear()

    def latest(self, unit: str = "Y") -> Dated | None:
        """The last mention that is at least as fine as ``unit``."""
        limit = _FINENESS.get(unit, 0)
        return max((dated for fineness, dated in self._latest.items() if fineness <= limit), key=lambda dated: dated.place, default=None)


def _fineness(days: Days) -> int:
    length = (days.last - days.first).days + 1
    return next((fineness for longest, fineness in ((1, 0), (7, 1), (31, 2), (92, 3), (184, 4), (366, 5)) if length <= longest), 6)
