"""Asking web servers politely: robots.txt, a pause between two requests to one host, conditional requests, bounded answers.

Plain ``urllib``: a handful of feeds an hour needs no client library.
"""

from __future__ import annotations

import socket
import time
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from urllib.robotparser import RobotFileParser

USER_AGENT = "Clippings (reads feeds for a news archive)"
SCHEMES = ("http", "https")
MAX_REDIRECTS = 5
MAX_ROBOTS_BYTES = 500_000
LONGEST_PAUSE = 30.0
_AT_ONCE = 65_536
PERMANENT = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)
_KEPT = "%/:@!$&'()*+,;=~?[]"
"""Signs of an address that quoting leaves alone."""


class RequestError(Exception):
    """The request was not made or not answered; the text is the reason for the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said. ``data`` is empty unless ``status`` is 200; ``moved_to`` is set when the address moved for good."""

    status: int
    data: bytes = b""
    etag: str = ""
    last_modified: str = ""
    retry_after: float = 0.0
    moved_to: str = ""


class _NoRedirects(HTTPRedirectHandler):
    """Hands redirects back as answers: each hop is checked like a request of its own."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(slots=True, kw_only=True)
class Visitor:
    """Asks servers, each at most once every ``pause`` seconds (longer where its robots.txt wants it). Times in seconds."""

    pause: float = 1.0
    timeout: float = 20.0
    longest: float = 60.0
    max_bytes: int = 50_000_000
    _robots: dict[str, RobotFileParser | str] = field(default_factory=dict)  # the rules, or why there are none
    _free_at: dict[str, float] = field(default_factory=dict)

    def get(self, address: str, *, etag: str = "", last_modified: str = "") -> Answer:
        """Ask for an address, only if it changed since. Raises RequestError with a reason for people."""
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        moved_to, for_good = "", True
        for _ in range(MAX_REDIRECTS + 1):
            address = sendable(address)
            self._check(address)
            status, found, data = self._ask(address, headers, self.max_bytes)
            if status not in REDIRECTS or not found.get("Location"):
                return _answer(status, found, data, moved_to)
            address = _target(address, found["Location"])
            for_good = for_good and status in PERMANENT
            moved_to = address if for_good else moved_to
        raise RequestError(f"redirected more than {MAX_REDIRECTS} times")

    def _check(self, address: str) -> None:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        robots = self._robots[site]
        if isinstance(robots, str):
            raise RequestError(robots)
        if not robots.can_fetch(USER_AGENT, address):
            raise RequestError(f"{site}/robots.txt does not allow it")

    def _read_robots(self, site: str) -> RobotFileParser | str:
        """The rules of a site; why there are none when its server fails, which means to stay away for now (RFC 9309)."""
        rules = RobotFileParser()
        try:
            status, _, data = self._ask(f"{site}/robots.txt", {}, MAX_ROBOTS_BYTES)
        except RequestError as error:
            return f"{site}: {error}"
        if status >= 500 or status == 429:
            return f"{site}/robots.txt cannot be read (the server answered {status}), so nothing is asked of this site for now"
        rules.parse(data.decode("utf-8", "replace").splitlines() if status == 200 else [])
        return rules

    def _ask(self, address: str, headers: Mapping[str, str], limit: int) -> tuple[int, Message, bytes]:
        self._wait(address)
        fixed = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"}
        request = Request(address, headers={**fixed, **headers})  # noqa: S310  _check lets only http and https through
        try:
            with build_opener(_NoRedirects()).open(request, timeout=self.timeout) as answer:
                return answer.status, answer.headers, _body(answer, limit, time.monotonic() + self.longest)
        except HTTPError as error:
            with error:
                return error.code, error.headers, b""
        except (OSError, HTTPException, ValueError, zlib.error) as error:
            raise RequestError(f"no answer: {_why(error)}") from error

    def _wait(self, address: str) -> None:
        parts = urlsplit(address)
        robots = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        wanted = float(robots.crawl_delay(USER_AGENT) or 0) if isinstance(robots, RobotFileParser) else 0.0
        now = time.monotonic()
        start = max(now, self._free_at.get(parts.netloc, now))
        self._free_at[parts.netloc] = start + min(max(self.pause, wanted), LONGEST_PAUSE)
        time.sleep(start - now)


def sendable(address: str) -> str:
    """An address as it can be sent: other letters than ASCII encoded. Raises RequestError for what is no http or https address."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError as error:
        raise RequestError(f"no http or https address: {address}") from error
    if parts.scheme not in SCHEMES or not host:
        raise RequestError(f"no http or https address: {address}")
    if address.isascii() and " " not in address:
        return address
    netloc = f"[{host}]{port}" if ":" in host else f"{host}{port}"
    return urlunsplit((parts.scheme, netloc, quote(parts.path, _KEPT), quote(parts.query, _KEPT), ""))


def _target(address: str, location: str) -> str:
    """Where a redirect leads. Headers are read as Latin-1, and servers write UTF-8."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(address, location)
    except ValueError as error:
        raise RequestError(f"redirected to no http or https address: {location}") from error


def _body(answer: Any, limit: int, until: float) -> bytes:
    """What was sent, all of it: half a feed would be taken for the whole, and its ETag keep the rest away for good."""
    data = bytearray()
    while len(data) <= limit and (some := answer.read1(_AT_ONCE)):
        data += some
        if time.monotonic() > until:  # a timeout of the socket alone lets a server drip for days
            raise RequestError("no answer: it comes too slowly")
    whole = len(data) > limit or not answer.length
    if answer.headers.get("Content-Encoding", "").casefold() == "gzip":
        unpacking = zlib.decompressobj(wbits=31)
        data = bytearray(unpacking.decompress(data, limit + 1))
        whole = whole and (unpacking.eof or len(data) > limit)
    if len(data) > limit:
        raise RequestError(f"answer is larger than {limit:,} bytes")
    if not whole:
        raise RequestError("the answer broke off before its end")
    return bytes(data)


def _why(error: BaseException) -> str:
    """What the system says of a failed connection, without its numbers."""
    reason = getattr(error, "reason", None) or error
    if isinstance(reason, TimeoutError):
        return "the server took too long"
    if isinstance(reason, socket.gaierror):
        return "there is no such host, or the network is down"
    return str(getattr(reason, "strerror", None) or reason)


def _answer(status: int, headers: Message, data: bytes, moved_to: str) -> Answer:
    return Answer(
        status=status,
        data=data if status == 200 else b"",
        etag=headers.get("ETag") or "",
        last_modified=headers.get("Last-Modified") or "",
        retry_after=_seconds(headers.get("Retry-After") or ""),
        moved_to=moved_to,
    )


def _seconds(value: str) -> float:
    """Retry-After as seconds from now: a number, or a date."""
    try:
        return max(0.0, float(value) if value.strip().isdigit() else parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 0.0
