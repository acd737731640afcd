"""Fetch a list of RSS and Atom feeds into a folder that the ordinary ingest reads.

What a server sends is kept as a file named by its content before its ETag is remembered, so a run that is cut off
loses nothing; feeds that drop old entries do not take them out of the archive.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from app.errors import UsageError
from app.ingest.courtesy import Answer, RequestError, Visitor
from app.store.engine import Engine
from app.store.feeds import known_feed, remember_feed
from app.store.tables import Feed

FIRST_BACK_OFF = 300.0
LONGEST_BACK_OFF = 86_400.0
GONE = 410
BUSY = (429, 503)


@dataclass(slots=True)
class FeedsReport:
    """What was asked: feeds with something new, unchanged ones, those left alone until later, and failures with reasons."""

    fetched: int = 0
    unchanged: int = 0
    waiting: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)

    def line(self) -> str:
        """The report for a terminal."""
        counts = f"feeds: {self.fetched} fetched, {self.unchanged} unchanged"
        waiting = f", {self.waiting} left alone until later" if self.waiting else ""
        return f"{counts}{waiting}, {len(self.failures)} failed"


def read_list(file: Path) -> list[str]:
    """The addresses in a file, one a line, each once; ``#`` begins a comment. Raises UsageError for what is no list."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read as a list of feeds: {error}") from error
    addresses = list(_addresses(lines))
    for address in addresses:
        if not re.match(r"https?://[^\s/]", address):
            raise UsageError(f"{file}: no http or https address: {address[:80]}")
    return list(dict.fromkeys(addresses))


def _addresses(lines: list[str]) -> Iterator[str]:
    for line in lines:
        address = re.sub(r"(?:^|\s)#.*", "", line).strip()
        if address:
            yield address


def fetch_feeds(
    addresses: list[str],
    folder: Path,
    *,
    writer: Engine,
    visitor: Visitor,
    now: Callable[[], float] = time.time,
) -> FeedsReport:
    """Ask every feed that is due and keep what is new in ``folder``; one that fails stops no other."""
    report = FeedsReport()
    for address in addresses:
        feed = known_feed(writer, address)
        if feed.not_before > now():
            report.waiting += 1
            continue
        feed.asked_at = now()
        try:
            answer = visitor.get(feed.moved_to or address, etag=feed.etag, last_modified=feed.last_modified)
            failure = _take(feed, answer, folder, report)
        except RequestError as error:
            answer, failure = None, str(error)
        if failure:
            report.failures.append((address, failure))
            _back_off(feed, answer, now())
        remember_feed(writer, feed, failure=failure)
    return report


def _take(feed: Feed, answer: Answer, folder: Path, report: FeedsReport) -> str:
    """Keep an answer; returns why there is nothing to keep, or an empty text."""
    if answer.status == 304:
        report.unchanged += 1
    elif answer.status == 200:
        new = _keep(answer.data, folder / _folder_name(feed.address))
        report.fetched += new
        report.unchanged += not new
        feed.etag, feed.last_modified = answer.etag, answer.last_modified
    elif answer.status == GONE:
        return "the server says that this feed is gone for good (410); take it off the list"
    else:
        return f"the server answered {answer.status}"
    feed.failures, feed.not_before = 0, 0.0
    feed.moved_to = answer.moved_to or feed.moved_to
    return ""


def _keep(data: bytes, folder: Path) -> bool:
    """Write a file named by its content, all of it or nothing; False when it is there already."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{hashlib.blake2b(data, digest_size=12).hexdigest()}.xml"
    if file.exists():
        return False
    part = folder / f".{file.name}.part"  # hidden: no ingest reads it
    part.write_bytes(data)
    part.replace(file)
    return True


def _folder_name(address: str) -> str:
    host = re.sub(r"[^a-z0-9.-]+", "-", (urlsplit(address).hostname or "").casefold()).strip(".-")
    return f"{host[:60] or 'feed'}-{hashlib.blake2b(address.encode(), digest_size=4).hexdigest()}"


def _back_off(feed: Feed, answer: Answer | None, now: float) -> None:
    """Ask later and later: 5 minutes, 10, 20 up to a day, longer when the server names a time; a gone feed once a month."""
    feed.failures += 1
    wait = min(FIRST_BACK_OFF * 2.0 ** min(feed.failures - 1, 20), LONGEST_BACK_OFF)
    if answer is not None and answer.status in BUSY:
        wait = max(wait, min(answer.retry_after, 7 * LONGEST_BACK_OFF))
    if answer is not None and answer.status == GONE:
        wait = 30 * LONGEST_BACK_OFF
    feed.not_before = now + wait
