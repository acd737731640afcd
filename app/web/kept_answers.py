"""Whole answers of the API, kept as bytes until the archive changes: the same question again costs no thread and no search."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.browse.stats import mark_now
from app.search.lru_cache import LruCache
from app.web.answers import matches, tag
from app.web.deps import Archive

KEPT_BYTES = 32_000_000
LONGEST_KEPT = 400_000
LONGEST_ADDRESS = 2_000
_TOOK = re.compile(rb'"took_ms":[0-9.e+-]+')
TOOK_WITHIN = 2_000
"""Bytes at the beginning of an answer in which it says how long the search took."""


@dataclass(slots=True)
class _Answer:
    """An answer as it was sent, and the route that gave it."""

    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    parts: list[bytes] = field(default_factory=list)
    route: Any = None

    @property
    def body(self) -> bytes:
        return b"".join(self.parts)


class KeptAnswers:
    """Keeps the JSON answers to ``GET /api/…`` under their ETag, which differs when the archive does."""

    def __init__(self, app: ASGIApp, *, archive: Archive) -> None:
        self.app = app
        self.archive = archive
        self.kept: LruCache[_Answer] = LruCache(KEPT_BYTES)
        self.pending: dict[str, anyio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        etag = self._etag(scope)
        if etag is None:
            await self.app(scope, receive, send)
            return
        scope.setdefault("state", {})["etag"] = etag
        if (pending := self.pending.get(etag)) is not None:  # who asks the same meanwhile waits for that one answer
            await pending.wait()
        if (kept := self.kept.get(etag)) is not None:
            scope["route"] = kept.route
            await self._send_again(kept, etag, scope, send)
        else:
            await self._send_and_keep(etag, scope, receive, send)

    def _etag(self, scope: Scope) -> str | None:
        """The ETag that an answer would have now; None for what is never kept."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/api/"):
            return None
        if len(scope["query_string"]) > LONGEST_ADDRESS:
            return None
        mark = mark_now(self.archive.readers)  # in the event loop: a thread would cost ten times as much
        return None if mark is None else tag(self.archive.fingerprint, mark, scope)

    async def _send_again(self, kept: _Answer, etag: str, scope: Scope, send: Send) -> None:
        if matches(Headers(scope=scope).get("if-none-match", ""), etag):
            headers = [(b"etag", etag.encode()), (b"cache-control", b"no-cache")]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        took = f"{(time.perf_counter() - scope['state']['started']) * 1000:.2f}".encode()
        body = kept.body
        body = _TOOK.sub(b'"took_ms":' + took, body[:TOOK_WITHIN], count=1) + body[TOOK_WITHIN:]
        headers = [*kept.headers, (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _send_and_keep(self, etag: str, scope: Scope, receive: Receive, send: Send) -> None:
        answer: _Answer | None = None
        done = self.pending.setdefault(etag, anyio.Event())

        async def sender(message: Message) -> None:
            """Those who wait go on before the last byte is sent, or at once when nothing will be kept: a client may be slow."""
            nonlocal answer
            if message["type"] == "http.response.start" and (answer := _started(message, etag)) is None:
                self._release(etag, done)
            elif answer is not None and message["type"] == "http.response.body":
                answer.parts.append(message.get("body", b""))
                if not message.get("more_body", False):
                    self._keep(etag, answer, scope)
                    self._release(etag, done)
            await send(message)

        try:
            await self.app(scope, receive, sender)
        finally:
            self._release(etag, done)

    def _keep(self, etag: str, answer: _Answer, scope: Scope) -> None:
        if len(body := answer.body) <= LONGEST_KEPT:
            self.kept.put(etag, _Answer(answer.headers, [body], scope.get("route")), size=len(body) + 1_000)

    def _release(self, etag: str, done: anyio.Event) -> None:
        if self.pending.get(etag) is done:
            del self.pending[etag]
        done.set()


def _started(message: Message, etag: str) -> _Answer | None:
    """The beginning of an answer that may be kept: JSON, in full, and of the state that was asked for."""
    given: Iterable[tuple[bytes, bytes]] = message["headers"]
    headers = {name.lower(): value for name, value in given}
    fits = message["status"] == 200 and headers.get(b"etag") == etag.encode() and headers.get(b"content-type") == b"application/json"
    return _Answer([(name, value) for name, value in given if name.lower() != b"content-length"]) if fits else None
