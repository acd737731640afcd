"""When an article was published: every place that names a date, in order of trust, and the bounds that the text gives.

The order is the measured one: user, sidecar, front matter, record and page metadata, web address, htmldate, file name,
a "Published …" line, a dateline with its year. The first full date in running text is mostly not the publication date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import replace
from email.utils import parsedate_to_datetime
from functools import lru_cache

from app.domain import DateCandidate, Origin, Precision, Published
from app.extract.months_abroad import date_abroad
from app.extract.news_words import MONTHS
from app.extract.rare_dates import certain, from_epoch, from_serial, span

_CONFIDENCE: dict[Origin, float] = {
    "user": 1.0, "sidecar": 0.98, "front_matter": 0.97, "record": 0.96, "metadata": 0.95, "url": 0.95,
    "htmldate": 0.85, "file_name": 0.8, "published_line": 0.8, "dateline": 0.75, "none": 0.0,
}  # fmt: skip
# A numeric date that can be read day first or month first: little better than a coin.
_EITHER_WAY = 0.6
_TRUST = {origin: rank for rank, origin in enumerate(_CONFIDENCE)}
_MONTH = {name.casefold()[:3]: number for number, name in enumerate(calendar.month_abbr) if name}
_FIRST_YEAR, _LAST_YEAR = 1600, 2100

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=(?:(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)?(?!\d))")
_SLASHED_ISO = re.compile(r"(?<!\d)(\d{4})[/._](\d{1,2})[/._](\d{1,2})(?!\d)")
_MONTH_FIRST = re.compile(rf"\b({MONTHS})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[\s.-]+(?:of\s+)?({MONTHS})[.,]*[\s-]+(\d{{4}})\b", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b({MONTHS})\.?,?\s+(\d{{4}})\b", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?")
_YEAR = re.compile(r"\d{4}")


def _iso(year: int, month: int = 0, day: int = 0) -> tuple[str, Precision] | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR or month > 12:
        return None
    if not month:
        return f"{year:04d}", "year"
    if not day:
        return f"{year:04d}-{month:02d}", "month"
    if day > calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}", "day"


def _numeric(first: int, mark: str, second: int, year: int) -> tuple[str, Precision] | None:
    """``03/04/2024`` is month first, ``03.04.2024`` day first; a part above 12 decides by itself."""
    day_first = mark == "." or first > 12
    month, day = (second, first) if day_first else (first, second)
    if month > 12 >= day:
        month, day = day, month
    return _iso(year, month, day)


def parse_date(text: str) -> tuple[str, Precision] | None:
    """The first date in a short metadata string as ISO with its precision; None when there is none."""
    text = text.strip()[:200]
    if _EPOCH.fullmatch(text):
        return _told(from_epoch(int(text)).isoformat())
    if known := _told(certain(text)):
        return known
    if match := _ISO.search(text):
        if not int(match[2]):
            return None
        return _iso(int(match[1]), int(match[2]), int(match[3] or 0))
    if match := _SLASHED_ISO.search(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH_FIRST.search(text):
        return _iso(int(match[3]), _MONTH[match[1].casefold()[:3]], int(match[2]))
    if match := _DAY_FIRST.search(text):
        return _iso(int(match[3]), _MONTH[match[2].casefold()[:3]], int(match[1]))
    if match := _NUMERIC.search(text):
        return _numeric(int(match[1]), match[2], int(match[3]), int(match[4]))
    if match := _COMPACT.search(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH_YEAR.search(text):
        return _iso(int(match[2]), _MONTH[match[1].casefold()[:3]])
    if _YEAR.fullmatch(text):
        return _iso(int(text))
    return _from_mail_date(text) or _told(date_abroad(text)) or _in_another_language(text)


_FOREIGN = re.compile(r"(?=.*\b\d{4}|\d{4}年)(?=.*(?<!\d)\d{1,2}(?!\d)).*(?:[^\W\d_]{3}|年)", re.DOTALL)
_LANGUAGES = ["de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "sv", "zh", "ja"]


@lru_cache(maxsize=4_096)
def _in_another_language(text: str) -> tuple[str, Precision] | None:
    """A full date as other languages write it that ``date_abroad`` does not know; looked for at the last, for it takes milliseconds."""
    if not _FOREIGN.match(text):
        return None
    import dateparser  # noqa: PLC0415  a fifth of a second that most archives need not spend

    wanted = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
    moment = dateparser.parse(text, languages=_LANGUAGES, settings=wanted)
    return _iso(moment.year, moment.month, moment.day) if moment else None


def _told(iso: str) -> tuple[str, Precision] | None:
    return _iso(*map(int, iso.split("-"))) if iso else None


def _from_mail_date(text: str) -> tuple[str, Precision] | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _iso(moment.year, moment.month, moment.day)


# One digit counts only between separators: "/2023/11/06/" is no 1 January.
_URL_DAY = re.compile(
    r"[/_.=-]((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2]|[a-z]{3}|(?<=[/_-])[1-9](?=[/_-]))"
    r"[/_-]?(0[1-9]|[12]\d|3[01]|(?<=[/_-])[1-9](?=[/_.-]))(?=\D|$)",
    re.IGNORECASE,
)
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})[/-](0[1-9]|1[0-2])(?=[/_-])")


def date_in_url(url: str) -> tuple[str, Precision] | None:
    """The date in a web address's path (``/2024/09/11/``, ``-20240911``); month precision when the day is absent."""
    path = "/" + url[:1_000].partition("://")[2].partition("/")[2] if "://" in url else url[:1_000]
    for match in _URL_DAY.finditer(path):
        named = match[2].casefold()
        month = _MONTH.get(named, 0) if named.isalpha() else int(named)
        found = _iso(int(match[1]), month, int(match[3])) if month else None
        if found and found[1] == "day":
            return found
    match_month = _URL_MONTH.search(path)
    return _iso(int(match_month[1]), int(match_month[2])) if match_month else None


def date_in_file_name(name: str) -> tuple[str, Precision] | None:
    """The full date in a file's name (``2024-09-11-kyiv.txt``, ``20240911.html``); None for anything less."""
    stem = name.rpartition("/")[2].rpartition("!")[2]
    for pattern in (_ISO, _SLASHED_ISO, _COMPACT):
        match = pattern.search(stem.replace("_", "-") if pattern is _ISO else stem)
        # Digits glued to letters are part of an identifier or hash, not a date.
        if (
            match
            and match.lastindex == 3
            and match[3]
            and not re.search(r"[a-f]$", stem[: match.start()])
            and not re.match(r"[a-f]", stem[match.end() :])
        ):
            return _iso(int(match[1]), int(match[2]), int(match[3]))
    return None


_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\S)[^.!?\n]*)*")
_BOUND = re.compile(
    r"\b(?P<lead>in|since|of|on|from|during|after|until|before|by|late|early|through|to|for|around|circa)\s+"
    rf"(?:(?P<month>{MONTHS})\.?\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?)?(?P<year>(?:19|20)\d{{2}})\b"
    r"(?!\s?(?:%|percent|people|troops|km|miles|soldiers|[a-z]+ed\b)|[\d,.]*\d)"
    rf"|\b(?:on\s+)?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{MONTHS})\.?,?\s+(?P<year2>(?:19|20)\d{{2}})\b"
    rf"|\b(?P<month3>{MONTHS})\.?\s+(?P<day3>\d{{1,2}}),\s+(?P<year3>(?:19|20)\d{{2}})\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|could|may|might|should|can|aims?|plans?|planned|hopes?|expects?|expected|due|scheduled|set to|going to"
    r"|forecasts?|predict\w*|target\w*|goal|if|unless|promis\w+|pledg\w+|to be)\b",
    re.IGNORECASE,
)
_FIRM_FUTURE = re.compile(r"\b(?:will|is due|are due|is scheduled|are scheduled|is set to|are set to|is expected to)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|took|began|became|came|went|made|led|left|lost|won|met|saw|gave|held|fell|rose|broke|fought|sent|ago|since|last"
    r"|spoke|wrote|flew|ran|shot|built|bought|brought|caught|struck|stood|sat|swore|chose|drew|grew|knew|threw|felt|kept|paid|sold|thought|withdrew"
    r"|\w{3,}ed)\b",
    re.IGNORECASE,
)
_PLAINLY_PAST = re.compile(r"\b(?:was|were|had|did|said|told)\b", re.IGNORECASE)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d\b(?<!\w\d{4})")  # what comes before is looked at last: digits are rare, word ends are not
_LONGEST_SENTENCE = 1_500
_LONGEST_BOUND = 60  # characters before the year: "throughout", a month, a day
_MOST_TEXT = 400_000


def _bound_of(match: re.Match[str]) -> tuple[str, str]:
    """The ISO date of a bound and the word before it."""
    year = match["year"] or match["year2"] or match["year3"]
    month = match["month"] or match["month2"] or match["month3"]
    day = match["day"] or match["day2"] or match["day3"]
    found = _iso(int(year), _MONTH[month.casefold()[:3]] if month else 0, int(day or 0) if month else 0)
    return (found[0] if found else ""), (match["lead"] or "on").casefold()


def text_bounds(text: str) -> tuple[str | None, str | None]:
    """Soft bounds on the publication date from explicit dates: the latest told as past, the earliest told as to come.

    ISO dates of the precision that was written. Sentences with both tenses, conditions and plans give no bound.
    """
    earliest: str | None = None
    latest: str | None = None
    text = text[:_MOST_TEXT]
    year = _ANY_YEAR.search(text)
    if year is None:
        return None, None
    for sentence in _SENTENCE.finditer(text, text.rfind("\n", 0, year.start()) + 1):
        if year is None:
            break
        if sentence.end() <= year.start():
            continue
        start, year = year.start() - _LONGEST_BOUND, _ANY_YEAR.search(text, sentence.end())
        words = sentence.group()
        if len(words) > _LONGEST_SENTENCE:
            continue
        for match in _BOUND.finditer(words, max(0, start - sentence.start())):
            day, lead = _bound_of(match)
            # The clause around the date decides, not a verb of another clause.
            before = re.split(r"[,;:–—]", words[max(0, match.start() - 160) : match.start()])[-1]
            after = re.split(r"[,;:–—]", words[match.end() : match.end() + 60])[0]
            clause = before + after
            if not day or lead in ("by", "to", "until", "before", "through", "for"):
                continue
            if (_PAST.search(clause) and not _FUTURE.search(clause)) or lead == "since":
                earliest = max(earliest or day, day)
            elif _FIRM_FUTURE.search(clause) and not _PLAINLY_PAST.search(clause):
                latest = min(latest or day, day)
    if earliest and latest and latest[: len(earliest)] < earliest[: len(latest)]:
        latest = None
    return earliest, latest


def candidate(text: str, origin: Origin, *, evidence: str = "") -> DateCandidate | None:
    """The date that a metadata string names, as a candidate; None when it names none."""
    found = parse_date(text)
    if found is None and origin == "record" and (day := from_serial(text)):
        found = day.isoformat(), "day"
    if found is None:
        return None
    told = _candidate(found, origin, evidence or text)
    if origin == "user" or not _other_reading(text):
        return told
    return replace(
        told, confidence=min(told.confidence, _EITHER_WAY), evidence=f"{told.evidence[:120]} (read month first; day first is possible)"
    )


def _other_reading(text: str) -> str:
    """The day-first reading of a date such as ``12/02/2019`` that was read month first; "" when there is only one."""
    match = _NUMERIC.search(text[:200])
    if (
        match is None
        or match[2] == "."
        or match[1].zfill(2) == match[3].zfill(2)
        or not (1 <= int(match[1]) <= 12 and 1 <= int(match[3]) <= 12)
    ):
        return ""
    other = _iso(int(match[4]), int(match[3]), int(match[1]))
    # Only when this is the date that was read, and not another form beside it.
    mine = _numeric(int(match[1]), match[2], int(match[3]), int(match[4]))
    return other[0] if other and mine == parse_date(text) else ""


def _candidate(found: tuple[str, Precision], origin: Origin, evidence: str) -> DateCandidate:
    return DateCandidate(date=found[0], precision=found[1], origin=origin, confidence=_CONFIDENCE[origin], evidence=evidence[:200])


def decide_published(candidates: Iterable[DateCandidate | None], *, url: str = "", file_name: str = "", body: str = "") -> Published:
    """The publication date that the most trusted place names, with all other candidates and the text's own bounds."""
    found = [one for one in candidates if one is not None]
    from_url, from_name = date_in_url(url) if url else None, date_in_file_name(file_name) if file_name else None
    if from_url:
        found.append(_candidate(from_url, "url", url))
    if from_name:
        found.append(_candidate(from_name, "file_name", file_name))
    found.sort(key=lambda one: _TRUST[one.origin])
    best = _finest(found) if found else None
    # Bounds are for what is unknown; to look for them takes a tenth of an extraction.
    not_before, not_after = text_bounds(body) if best is None or best.precision != "day" else (None, None)
    if best and best.precision != "day" and (days := span(best.evidence)):  # closer than what the text says
        not_before, not_after = (day.isoformat() for day in days)
    if best is None:
        return Published(not_before=not_before, not_after=not_after)
    agreeing = sum(1 for one in found if one is not best and one.date == best.date)
    return Published(
        date=best.date, precision=best.precision, origin=best.origin,
        confidence=best.confidence if best.confidence == 1.0 else round(min(0.99, best.confidence + 0.03 * agreeing), 2),
        not_before=not_before, not_after=not_after, candidates=tuple(found),
    )  # fmt: skip


def _finest(found: list[DateCandidate]) -> DateCandidate:
    """The most trusted candidate, or a more precise one that agrees with it: a day within the month that a URL names."""
    best = found[0]
    other = _other_reading(best.evidence) if best.confidence <= _EITHER_WAY else ""
    if other and (surer := next((one for one in found if one.date in (other, best.date) and one.confidence > best.confidence), None)):
        return surer
    if best.origin in ("user", "sidecar", "front_matter"):
        return best
    return next((one for one in found if len(one.date) > len(best.date) and one.date.startswith(best.date)), best)
