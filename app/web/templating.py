"""Turns view data into HTML: the template environment and the words in which dates, counts and names are shown."""

from __future__ import annotations

import hashlib
import re
import time
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from jinja2.ext import Extension

from app.domain import Published, Segment
from app.store.paths import printable
from app.web.headlines import LONGEST_HEADLINE, headline

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ORIGIN_WORDS = {
    "user": "set by hand",
    "sidecar": "from the file beside the article",
    "front_matter": "from the head of the file",
    "record": "from the record",
    "metadata": "from the page’s metadata",
    "url": "from the address",
    "htmldate": "from the page",
    "file_name": "from the file name",
    "published_line": "from its “published” line",
    "dateline": "from the dateline",
    "none": "",
}


# ---------- words ----------
def count_words(number: int) -> str:
    """A count as it is read: thousands apart by a comma."""
    return f"{number:,}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """``3 articles``, ``1 article``; ``many`` when the plural is not ``one`` + s."""
    return f"{number:,}\N{NO-BREAK SPACE}{one if number == 1 else many or one + 's'}"


def day_words(day: date) -> str:
    return f"{day.day}\N{NO-BREAK SPACE}{MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def period_words(period: str) -> str:
    """``2014-03-16`` as ``16 March 2014``, ``2014-03`` as ``March 2014``; anything else as it stands."""
    parts = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", period)
    if parts is None:
        return period
    year, month, day = parts.groups()
    year = year.lstrip("0") or year
    if month is None:
        return year
    name = f"{MONTHS[int(month) - 1]} {year}"
    return name if day is None else f"{int(day)}\N{NO-BREAK SPACE}{name}"


def bounds_words(not_before: str | None, not_after: str | None) -> str:
    """The soft bounds of an unknown date: ``after 2022``, ``2014–2022``, ``before May 2015``; empty without bounds."""
    if not_before and not_after:
        if not_before == not_after:
            return f"about {period_words(not_before)}"
        return f"{period_words(not_before)}\N{EN DASH}{period_words(not_after)}"
    if not_before:
        return f"after {period_words(not_before)}"
    return f"before {period_words(not_after)}" if not_after else ""


def published_words(published: Published) -> str:
    """The publication date in words, or ``date unknown`` with the bounds that the text gives."""
    if published.date:
        return period_words(published.date)
    bounds = bounds_words(published.not_before, published.not_after)
    return f"date unknown · {bounds}" if bounds else "date unknown"


def span_words(first: date | None, last: date | None) -> str:
    """Calendar days in the shortest exact words: a day, a month, a year, years, or ``first – last``."""
    if first is None or last is None:
        return ""
    if first == last:
        return day_words(first)
    whole_months = first.day == 1 and (last.day == _month_length(last))
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if whole_months and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}\N{EN DASH}{last.year}"
    if whole_months:
        start = MONTHS[first.month - 1] if first.year == last.year else f"{MONTHS[first.month - 1]} {first.year}"
        return f"{start}\N{EN DASH}{MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\N{EN DASH}{day_words(last)}"
    if first.year == last.year:
        return f"{first.day}\N{NO-BREAK SPACE}{MONTHS[first.month - 1]}\N{EN DASH}{day_words(last)}"
    return f"{day_words(first)}\N{EN DASH}{day_words(last)}"


def _month_length(day: date) -> int:
    if day.month == 12:
        return 31
    return (date(day.year, day.month + 1, 1) - date(day.year, day.month, 1)).days


def span_period(first: date | None, last: date | None) -> str:
    """The period (``2014``, ``2014-03``, ``2014-03-16``) that days fall into as a whole, for an address; empty when none does."""
    if first is None or last is None:
        return ""
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.year:04d}" if first.year == last.year else ""


def seen_words(first: date | None, last: date | None) -> str:
    """The years in which somebody is written about: ``2014–2024``; empty when unknown."""
    if first is None or last is None:
        return ""
    return str(first.year) if first.year == last.year else f"{first.year}\N{EN DASH}{last.year}"


def sentence(text: str) -> str:
    """A message as a sentence: it begins with a capital and ends with a stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def spoken(text: str) -> str:
    """A quotation for quotation marks of our own: without those that were printed, and without the comma before “he said”."""
    return text.strip().rstrip(", ").strip('“”"').rstrip(", ")


def tied(text: str) -> str:
    """Text of a passage whose last sign, three dots, must not stand on a line of its own."""
    return f"{text.removesuffix(' …')}\N{NO-BREAK SPACE}…" if text.endswith(" …") else text


def plain(segments: tuple[Segment, ...]) -> str:
    return "".join(segment.text for segment in segments)


def milliseconds(value: float) -> str:
    return f"{value:.1f}\N{NO-BREAK SPACE}ms" if value < 10 else f"{value:,.0f}\N{NO-BREAK SPACE}ms"


def address(path: str, **parameters: str | int | None) -> str:
    """``path`` with the parameters that are not empty; a name that Python keeps for itself is written ``from_``."""
    pairs = [(name.rstrip("_"), str(value)) for name, value in parameters.items() if value not in (None, "")]
    return f"{path}?{urlencode(pairs)}" if pairs else path


# ---------- the environment ----------
@cache
def static_address(path: str) -> str:
    """The address of a file in ``static/`` with a mark of its content, so that it may be cached for good."""
    digest = hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:10]
    return f"/static/{path}?v={digest}"


def look() -> str:
    """Changes when pages may look otherwise although nothing else changed: the templates (read anew when they change) and static files."""
    return f"{max(path.stat().st_mtime_ns for path in _templates())}/{_static_mark()}"


@cache
def _templates() -> tuple[Path, ...]:
    return tuple(TEMPLATES.rglob("*.html"))


@cache
def _static_mark() -> int:
    return max(path.stat().st_mtime_ns for path in STATIC.rglob("*") if path.is_file())


class Unindented(Extension):
    """Takes the indentation of a template's lines away before it is compiled: some kilobytes of a page of results."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _INDENTATION.sub("", source)


@cache
def environment() -> Environment:
    """The Jinja environment: escaping on, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=(Unindented,),
        autoescape=select_autoescape(("html", "xml")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        count=count_words,
        plural=plural,
        day=day_words,
        weekday=weekday_words,
        period=period_words,
        published=published_words,
        plain=plain,
        printable=printable,
        headline=headline,
        sentence=sentence,
        spoken=spoken,
        tied=tied,
        milliseconds=milliseconds,
        path_part=lambda text: quote(str(text), safe=""),
    )
    made.globals.update(
        static=static_address,
        span_words=span_words,
        span_period=span_period,
        bounds_words=bounds_words,
        origin_words=ORIGIN_WORDS,
        address=address,
        LONGEST_HEADLINE=LONGEST_HEADLINE,
    )
    return made


def template_names() -> list[str]:
    """All templates, those of the search before the others."""
    return sorted(environment().list_templates(), key=lambda name: not name.startswith(("layout/", "search/")))


def render(request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **context: Any) -> HTMLResponse:
    """One page as a response. ``elapsed_ms()`` in a template is the time since the request came in.

    A browser asks again each time, with the ETag when the page was given one.
    """
    started = getattr(request.state, "started", None) or time.perf_counter()
    archive = getattr(request.app.state, "archive", None)
    html = (
        environment()
        .get_template(template)
        .render(
            request=request,
            path=request.url.path,
            writing=archive is not None and archive.writer is not None,
            elapsed_ms=lambda: (time.perf_counter() - started) * 1000,
            **{"notice": "", "problem": "", **context},
        )
    )
    etag = getattr(request.state, "etag", "") if status == 200 else ""
    kept = {"Cache-Control": "no-cache"} | ({"ETag": etag} if etag else {})
    return HTMLResponse(html, status_code=status, headers=kept | (headers or {}))
