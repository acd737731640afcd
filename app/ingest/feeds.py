"""Fetch a list of RSS and Atom feeds into a folder that the ordinary ingest reads.

What a server sends is kept as a file named by its content before its ETag is remembered, so a run that is cut off
loses nothing; feeds that drop old entries do not take them out of the archive.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from app.errors import DatabaseError, UnreadableInputError, UsageError
from app.ingest.courtesy import Answer, RequestError, Visitor
from app.ingest.sources.feeds import count_entries
from app.store.engine import Engine
from app.store.feeds import forgive_unlisted, known_feed, remember_feed
from app.store.tables import Feed

FIRST_BACK_OFF = 300.0
LONGEST_BACK_OFF = 86_400.0
UNLISTED_AFTER = 7 * LONGEST_BACK_OFF
"""A feed that has not been asked for so long when it could have been is on no list any more, and its failure is told no longer."""
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
        waiting = f", {self.waiting} left alone until later (why: clippings stats --failures)" if self.waiting else ""
        return f"{counts}{waiting}, {len(self.failures)} failed"


def read_list(file: Path) -> list[str]:
    """The addresses in a file, one a line, each once; ``#`` begins a comment. Raises UsageError for what is no list.

    A line that is no address among others that are stays: asking for it fails, and stops no other.
    """
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError(f"the list of feeds {file} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is no list of feeds: it is no text in UTF-8") from error
    addresses = list(_addresses(lines))
    if addresses and not any(re.match(r"https?://[^\s/]", address) for address in addresses):
        raise UsageError(f"{file}: no http or https address: {addresses[0][:80]}")
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
    forgive_unlisted(writer, now() - UNLISTED_AFTER)
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
            wait = _back_off(feed, answer, now())
            report.failures.append((address, f"{failure}; not asked again for {_in_words(wait)}"))
        remember_feed(writer, feed, failure=failure)
    return report


def _take(feed: Feed, answer: Answer, folder: Path, report: FeedsReport) -> str:
    """Keep an answer; returns why there is nothing to keep, or an empty text."""
    if answer.status == 304:
        report.unchanged += 1
    elif answer.status == 200:
        try:
            new = count_entries(answer.data) > 0 and _keep(answer.data, folder / _folder_name(feed.address))
        except UnreadableInputError as error:
            return error.reason
        report.fetched += new
        report.unchanged += not new
        feed.etag, feed.last_modified = answer.etag, answer.last_modified
    elif answer.status == GONE:
        return "the server says that this feed is gone for good (410); take it off the list"
    else:
        return f"the server answered {answer.status}{_meaning(answer.status)}"
    feed.failures, feed.not_before = 0, 0.0
    feed.moved_to = answer.moved_to or feed.moved_to
    return ""


def _keep(data: bytes, folder: Path) -> bool:
    """Write a file named by its content, all of it or nothing; False when it is there already."""
    file = folder / f"{hashlib.blake2b(data, digest_size=12).hexdigest()}.xml"
    part = folder / f".{file.name}.part"  # hidden: no ingest reads it
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file.exists():
            return False
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())  # before its ETag is remembered: after a power cut it would never be sent again
        part.replace(file)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise DatabaseError(
            f"cannot write {folder}: {error.strerror or error}; free some space or choose another place with --folder"
        ) from error
    return True


def address_of(path: str, addresses: Iterable[str], folder: Path) -> str:
    """What to call a file that was kept of a feed: the feed's address, with the entry; other paths as they are."""
    inside = path.removeprefix(f"{folder.resolve()}/")
    name, _, file = inside.partition("/")
    address = next((one for one in addresses if _folder_name(one) == name), "") if inside != path else ""
    entry = re.sub(r"^[^#:]*[#:]?", "", file)
    return f"{address} entry {entry}" if address and entry else address or path


def _meaning(status: int) -> str:
    meanings = {401: "it wants a password", 403: "it does not let programs in", 404: "there is no such page", 429: "too many requests"}
    return f" ({meanings[status]})" if status in meanings else ""


def _in_words(seconds: float) -> str:
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= length:
            count = round(seconds / length)
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return "a minute"


def _folder_name(address: str) -> str:
    host = ""
    with suppress(ValueError):  # no address at all; asking for it fails
        host = re.sub(r"[^a-z0-9.-]+", "-", (urlsplit(address).hostname or "").casefold()).strip(".-")
    return f"{host[:60] or 'feed'}-{hashlib.blake2b(address.encode(), digest_size=4).hexdigest()}"


def _back_off(feed: Feed, answer: Answer | None, now: float) -> float:
    """Ask later and later: 5 minutes, 10, 20 up to a day, longer when the server names a time; a gone feed once a month.

    Returns the seconds to wait.
    """
    feed.failures += 1
    wait = min(FIRST_BACK_OFF * 2.0 ** min(feed.failures - 1, 20), LONGEST_BACK_OFF)
    if answer is not None and answer.status in BUSY:
        wait = max(wait, min(answer.retry_after, 7 * LONGEST_BACK_OFF))
    if answer is not None and answer.status == GONE:
        wait = 30 * LONGEST_BACK_OFF
    feed.not_before = now + wait
    return wait
