"""Feasts of other calendars: Jewish and Orthodox ones computed exactly, Muslim ones by the civil calendar, others from tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

# Days of the fixed calendar (date.toordinal) on which the calendars begin, and the arithmetic of both: Reingold and Dershowitz,
# Calendrical Calculations.
_HEBREW_EPOCH: Final = -1373427
_ISLAMIC_EPOCH: Final = 227015
_FIRST_TABLED: Final = 1950
# Days after 20 January of the lunar new year in China, and after 15 October of Diwali, one figure a year. Computed from the new
# moons (Meeus, Astronomical Algorithms, chapter 49) at Beijing time, and as the evening before the new moon in India.
_LUNAR_NEW_YEARS: Final = (
    28, 17, 7, 25, 14, 4, 23, 11, 29, 19, 8, 26, 16, 5, 24, 13, 1, 20, 10, 28, 17, 7, 26, 14, 3, 22, 11, 29, 18, 8, 27, 16, 5, 24, 13,
    31, 20, 9, 28, 17, 7, 26, 15, 3, 21, 11, 30, 18, 8, 27, 16, 4, 23, 12, 2, 20, 9, 29, 18, 6, 25, 14, 3, 21, 11, 30, 19, 8, 27, 16,
    5, 23, 12, 2, 21, 9, 28, 17, 6, 24, 14, 3, 22, 11, 30, 19, 8, 26, 15, 4, 23, 12, 2, 21, 10, 28, 17, 6, 25, 13,
)  # fmt: skip
_DIWALIS: Final = (
    25, 15, 3, 22, 11, 29, 18, 7, 26, 16, 4, 23, 13, 2, 19, 9, 28, 17, 6, 25, 14, 3, 21, 10, 29, 19, 7, 26, 16, 5, 23, 12, 31, 20, 8,
    28, 17, 7, 25, 14, 3, 21, 10, 29, 19, 8, 26, 15, 4, 23, 11, 30, 20, 10, 28, 17, 6, 25, 13, 2, 21, 11, 29, 19, 8, 27, 15, 4, 23,
    12, 30, 20, 9, 28, 17, 5, 24, 14, 2, 21, 11, 30, 18, 7, 26, 15, 3, 22, 12, 2, 20, 9, 28, 17, 5, 24, 13, 3, 21, 11,
)  # fmt: skip

FeastDays = Callable[[int], list[date]]


def _hebrew_new_year(year: int) -> int:
    """Ordinal of the first of Tishri."""
    before, here, after = (_elapsed(year + step) for step in (-1, 0, 1))
    return _HEBREW_EPOCH + here + (2 if after - here == 356 else 1 if here - before == 382 else 0)


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _after_rosh_hashanah(days: int) -> FeastDays:
    """Counted from the New Year that falls into the autumn of the year; the feasts of spring stand a fixed way before it."""
    return lambda year: [date.fromordinal(_hebrew_new_year(year + 3761) + days)]


def _hanukkah(year: int) -> list[date]:
    start = _hebrew_new_year(year + 3761)
    long_heshvan = (_hebrew_new_year(year + 3762) - start) % 10 == 5
    return [date.fromordinal(start + 83 + long_heshvan)]


def _islamic(month: int, day: int) -> FeastDays:
    """Every fall of a Muslim date in a year of ours: none, one or two; sightings of the moon may put it a day off."""

    def days(year: int) -> list[date]:
        around = (year - 622) * 33 // 32
        ordinals = (
            _ISLAMIC_EPOCH - 1 + day + 29 * (month - 1) + (6 * month - 1) // 11 + 354 * (hijri - 1) + (3 + 11 * hijri) // 30
            for hijri in range(around - 1, around + 3)
        )
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        return [date.fromordinal(ordinal) for ordinal in ordinals if first <= ordinal <= last] if year > 622 else []

    return days


def _tabled(table: tuple[int, ...], month: int, day: int) -> FeastDays:
    def days(year: int) -> list[date]:
        place = year - _FIRST_TABLED
        return [date(year, month, day) + timedelta(days=table[place])] if 0 <= place < len(table) else []

    return days


def orthodox_easter(year: int) -> list[date]:
    """Easter Sunday by the Julian rule, as a day of the Gregorian calendar."""
    d = (19 * (year % 19) + 15) % 30
    month, day = divmod(d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114, 31)
    return [date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)]


_EID_AL_FITR: Final = _islamic(10, 1)
_EID_AL_ADHA: Final = _islamic(12, 10)
_ISLAMIC: Final[dict[str, FeastDays]] = {
    "ramadan": _islamic(9, 1), "ramadhan": _islamic(9, 1), "eid al-fitr": _EID_AL_FITR, "eid ul-fitr": _EID_AL_FITR,
    "eid al fitr": _EID_AL_FITR, "eid al-adha": _EID_AL_ADHA, "eid ul-adha": _EID_AL_ADHA, "eid al adha": _EID_AL_ADHA,
    "eid": lambda year: sorted([*_EID_AL_FITR(year), *_EID_AL_ADHA(year)]), "ashura": _islamic(1, 10), "ashoura": _islamic(1, 10),
}  # fmt: skip
_HINDU: Final[dict[str, FeastDays]] = {"diwali": _tabled(_DIWALIS, 10, 15), "deepavali": _tabled(_DIWALIS, 10, 15)}
_LUNAR: Final = _tabled(_LUNAR_NEW_YEARS, 1, 20)
_PASSOVER: Final = _after_rosh_hashanah(-163)
FEASTS: Final[dict[str, FeastDays]] = {
    **_ISLAMIC, **_HINDU,
    "rosh hashanah": _after_rosh_hashanah(0), "rosh hashana": _after_rosh_hashanah(0), "yom kippur": _after_rosh_hashanah(9),
    "sukkot": _after_rosh_hashanah(14), "passover": _PASSOVER, "purim": _after_rosh_hashanah(-193), "shavuot": _after_rosh_hashanah(-113),
    "hanukkah": _hanukkah, "chanukah": _hanukkah, "hannukah": _hanukkah,
    "lunar new year": _LUNAR, "chinese new year": _LUNAR, "tet": _LUNAR, "orthodox easter": orthodox_easter,
}  # fmt: skip
APPROXIMATE: Final = frozenset((*_ISLAMIC, *_HINDU))
"""Feasts that the sight of the moon or the place decides: the day given may be one off."""
LENGTHS: Final = {"ramadan": 30, "ramadhan": 30, "hanukkah": 8, "chanukah": 8, "hannukah": 8}
"""Days of the feasts that newspapers speak of as a stretch of time."""
