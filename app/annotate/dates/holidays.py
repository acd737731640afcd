"""Named days of the year: which phrases name one, and which day it is in a given year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

from app.annotate.dates.feasts import FEASTS


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher); any year from 1583 on is exact."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    weekday_shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday_shift) // 451
    month, day = divmod(h + weekday_shift - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The ``n``-th ISO ``weekday`` (Monday 1) of a month; the last one when ``n`` is -1."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _nth(month: int, weekday: int, n: int, *, days: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, n) + timedelta(days=days)


# Public holidays and named days that newspapers in English date events by; moving feasts of other calendars are in feasts.py.
HOLIDAYS: Final[dict[str, Callable[[int], date]]] = {
    "christmas": _fixed(12, 25), "christmas day": _fixed(12, 25), "christmas eve": _fixed(12, 24), "xmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26), "st stephen's day": _fixed(12, 26), "new year's day": _fixed(1, 1), "new year's eve": _fixed(12, 31),
    "new years eve": _fixed(12, 31), "new years day": _fixed(1, 1), "new year's": _fixed(1, 1), "epiphany": _fixed(1, 6),
    "halloween": _fixed(10, 31), "hallowe'en": _fixed(10, 31), "valentine's day": _fixed(2, 14), "st valentine's day": _fixed(2, 14),
    "st patrick's day": _fixed(3, 17), "saint patrick's day": _fixed(3, 17),
    "st. patrick's day": _fixed(3, 17), "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1), "all saints' day": _fixed(11, 1), "all souls' day": _fixed(11, 2), "guy fawkes night": _fixed(11, 5),
    "bonfire night": _fixed(11, 5), "independence day": _fixed(7, 4), "fourth of july": _fixed(7, 4),
    "veterans day": _fixed(11, 11), "armistice day": _fixed(11, 11), "remembrance day": _fixed(11, 11), "juneteenth": _fixed(6, 19),
    "flag day": _fixed(6, 14), "groundhog day": _fixed(2, 2), "cinco de mayo": _fixed(5, 5),
    "may day": _fixed(5, 1), "earth day": _fixed(4, 22),
    "victory day": _fixed(5, 9), "bastille day": _fixed(7, 14), "canada day": _fixed(7, 1), "australia day": _fixed(1, 26),
    "anzac day": _fixed(4, 25), "waitangi day": _fixed(2, 6), "international women's day": _fixed(3, 8), "world aids day": _fixed(12, 1),
    "inauguration day": _fixed(1, 20), "german unity day": _fixed(10, 3), "burns night": _fixed(1, 25), "midsummer's day": _fixed(6, 24),
    "thanksgiving": _nth(11, 4, 4), "thanksgiving day": _nth(11, 4, 4), "black friday": _nth(11, 4, 4, days=1),
    "cyber monday": _nth(11, 4, 4, days=4), "labor day": _nth(9, 1, 1), "memorial day": _nth(5, 1, -1), "columbus day": _nth(10, 1, 2),
    "martin luther king day": _nth(1, 1, 3), "martin luther king jr. day": _nth(1, 1, 3), "mlk day": _nth(1, 1, 3),
    "presidents day": _nth(2, 1, 3), "presidents' day": _nth(2, 1, 3), "president's day": _nth(2, 1, 3),
    "election day": _nth(11, 1, 1, days=1),
    "mother's day": _nth(5, 7, 2), "father's day": _nth(6, 7, 3), "remembrance sunday": _nth(11, 7, 2),
    "easter": easter, "easter sunday": easter, "easter day": easter, "easter monday": _from_easter(1), "good friday": _from_easter(-2),
    "maundy thursday": _from_easter(-3), "palm sunday": _from_easter(-7), "ash wednesday": _from_easter(-46),
    "mardi gras": _from_easter(-47),
    "shrove tuesday": _from_easter(-47), "ascension day": _from_easter(39), "pentecost": _from_easter(49), "whit sunday": _from_easter(49),
    "whit monday": _from_easter(50), "holy thursday": _from_easter(-3), "holy saturday": _from_easter(-1),
    "orthodox christmas": _fixed(1, 7), "assumption day": _fixed(8, 15),
}  # fmt: skip
# Days of one year only, which newspapers call by name.
SINGULAR_DAYS: Final[dict[str, date]] = {
    "black monday": date(1987, 10, 19), "black tuesday": date(1929, 10, 29), "black thursday": date(1929, 10, 24),
    "black wednesday": date(1992, 9, 16), "bloody sunday": date(1972, 1, 30), "ve day": date(1945, 5, 8), "vj day": date(1945, 8, 15),
}  # fmt: skip
MOVING: Final = frozenset(
    name for name, day in HOLIDAYS.items() if (day(2023).month, day(2023).day) != (day(2024).month, day(2024).day)
) | frozenset(FEASTS)
"""Holidays whose month and day differ from year to year."""


def falls_in(name: str, year: int) -> list[date]:
    """The days on which a holiday falls in a year: none, one or two."""
    if name == THE_NEW_YEAR:
        return [date(year, 1, 1)]
    if name in HOLIDAYS:
        return [HOLIDAYS[name](year)]
    return FEASTS[name](year) if MINYEAR < year < MAXYEAR else []  # a feast may run into the next year


def _pattern(names: list[str]) -> re.Pattern[str]:
    spelled = "|".join(re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:{spelled})(?![^\W_])", re.IGNORECASE)


THE_NEW_YEAR: Final = "new year"
"""In "the new year", small, it is the year and not its first day."""
_NEW_YEAR: Final = re.compile(r"(?<=\bthe )new year(?![\w'’])")
_NAMES: Final = [*HOLIDAYS, *FEASTS, *SINGULAR_DAYS]
_HOLIDAY: Final = _pattern(_NAMES)
HOLIDAY_STARTS: Final = frozenset(re.split(r"[^a-z]", name)[0] for name in _NAMES)
"""First words of holidays: the only places where the pattern is tried."""


def holiday_end(text: str, start: int) -> int:
    """Where the capitalised holiday name that begins at ``start`` ends; 0 when there is none."""
    if not text[start].isupper():
        return start + len(THE_NEW_YEAR) if _NEW_YEAR.match(text, start) else 0
    match = _HOLIDAY.match(text, start)
    if match is None or any(
        word[0].islower() for word in re.split(r"\s", match.group()) if word[:3] not in ("of", "de", "al-", "ul-", "al")
    ):
        return 0
    return match.end()


def holiday_name(printed: str) -> str:
    """The key of ``HOLIDAYS`` for a name as printed."""
    return " ".join(printed.lower().replace("’", "'").split())
