"""The values of an article that a user may correct: how each is checked, read and put into a draft."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from app.annotate.dates import read_date
from app.domain import ArticleDraft, DateCandidate, Precision, Published
from app.errors import UsageError
from app.store.days import days_of

ORIGINAL = "original:"
"""Prefix of the stored values that stood before the first correction, so that it can be taken back."""

UNKNOWN = "unknown"
FIRST_NEWSPAPER_YEAR = 1605
MAX_LETTERS = 1_000
PRECISIONS: Mapping[int, Precision] = {4: "year", 7: "month", 10: "day"}
ISO_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def checked_published(value: str) -> str:
    """The ISO day, month or year on which something can have been printed, or ``unknown``; "17 May 2024" is read as well."""
    if value.lower() == UNKNOWN:
        return UNKNOWN
    value = value if ISO_DATE.fullmatch(value) else read_date(value) or value
    days = days_of(value) if ISO_DATE.fullmatch(value) else None
    if days is None:
        raise UsageError(f"published={value[:40]!r} is no date; write 2024-09-11, 2024-09 or 2024, or {UNKNOWN}")
    latest = datetime.now(UTC).year + 1
    if not FIRST_NEWSPAPER_YEAR <= int(value[:4]) <= latest:
        raise UsageError(f"published={value} lies outside {FIRST_NEWSPAPER_YEAR}–{latest}; is the year right?")
    return value


def checked_url(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise UsageError(f"url={value[:60]!r} is no address: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in value:
        raise UsageError(f"url={value[:60]!r} is no web address; write it in full, with https://")
    return value


def checked_language(value: str) -> str:
    if not LANGUAGE.fullmatch(value):
        raise UsageError(f"language={value[:40]!r} is no language code; write for example en, de or pt-BR")
    return value


def checked_authors(value: str) -> str:
    names = author_names(value)
    if not names:
        raise UsageError(f"authors={value[:40]!r} names nobody; part several names by semicolons")
    return "; ".join(names)


def author_names(value: str) -> tuple[str, ...]:
    """The names in ``Jane Doe; John Roe``; commas part them when there is no semicolon."""
    parts = value.split(";" if ";" in value else ",")
    return tuple(dict.fromkeys(name for part in parts if (name := " ".join(part.split()))))


def published_by_user(published: Published, value: str) -> Published:
    """The publication date as the user says; what the text gave stays among the candidates."""
    found = tuple(c for c in published.candidates if c.origin != "user")
    if value == UNKNOWN:
        return replace(published, date=None, precision="unknown", origin="user", confidence=1.0, candidates=found)
    precision = PRECISIONS[len(value)]
    said = DateCandidate(date=value, precision=precision, origin="user", confidence=1.0, evidence="set by hand")
    return replace(published, date=value, precision=precision, origin="user", confidence=1.0, candidates=(said, *found))


def published_as_found(published: Published, original: str | None) -> Published:
    """The publication date without the user's: the one noted before the correction, unless the text was read anew since."""
    found = tuple(c for c in published.candidates if c.origin != "user")
    noted = json.loads(original) if original else {}
    if not noted.get("date") and not found:
        return replace(published, date=None, precision="unknown", origin="none", confidence=0.0, candidates=())
    if not found or any(c.date == noted.get("date") for c in found) or (noted and not noted.get("date")):
        return replace(published, **noted, candidates=found)
    best = max(found, key=lambda c: c.confidence)
    return replace(published, date=best.date, precision=best.precision, origin=best.origin, confidence=best.confidence, candidates=found)


def published_note(published: Published) -> str:
    """What ``published_as_found`` needs, as JSON."""
    noted = {"date": published.date, "precision": published.precision, "origin": published.origin, "confidence": published.confidence}
    return json.dumps(noted, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class CorrectableValue:
    """One value: ``check`` returns it cleaned or raises UsageError, ``read`` shows it, ``put`` sets it in a draft."""

    check: Callable[[str], str]
    read: Callable[[ArticleDraft], str]
    put: Callable[[ArticleDraft, str], ArticleDraft]


VALUES: Mapping[str, CorrectableValue] = {
    "published": CorrectableValue(
        checked_published,
        lambda draft: draft.published.date or "",
        lambda draft, value: replace(draft, published=published_by_user(draft.published, value)),
    ),
    "title": CorrectableValue(str, lambda draft: draft.title, lambda draft, value: replace(draft, title=value)),
    "source": CorrectableValue(str, lambda draft: draft.source, lambda draft, value: replace(draft, source=value)),
    "authors": CorrectableValue(
        checked_authors, lambda draft: "; ".join(draft.authors), lambda draft, value: replace(draft, authors=author_names(value))
    ),
    "url": CorrectableValue(checked_url, lambda draft: draft.url, lambda draft, value: replace(draft, url=value)),
    "language": CorrectableValue(checked_language, lambda draft: draft.language, lambda draft, value: replace(draft, language=value)),
}


def checked(values: Mapping[str, str]) -> dict[str, str]:
    """The values, each cleaned; raises UsageError for a name that cannot be set or a value that cannot be."""
    if not values:
        raise UsageError(f"nothing to set; write NAME=VALUE with one of {', '.join(VALUES)}")
    found: dict[str, str] = {}
    for name, raw in values.items():
        kind = VALUES.get(name)
        if kind is None:
            raise UsageError(f"{name[:40]!r} cannot be set; one of {', '.join(VALUES)} can")
        value = " ".join("".join(c if c.isprintable() else " " for c in raw).split())
        if len(value) > MAX_LETTERS:
            raise UsageError(f"{name} is {len(value):,} characters long; {MAX_LETTERS:,} are allowed")
        found[name] = kind.check(value) if value else ""
    return found
