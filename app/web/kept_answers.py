"""Whole answers, kept as bytes until the archive changes: the same question again costs no thread, no search and no template."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.browse.stats import mark_now
from app.search.lru_cache import LruCache
from app.web.answers import matches, tag
from app.web.deps import Archive
from app.web.page_tags import page_fingerprint
from app.web.shared_answers import Answer, Route, SharedAnswers
from app.web.templating import milliseconds

KEPT_BYTES = 32_000_000
LONGEST_KEPT = 400_000
LONGEST_ADDRESS = 2_000
KEPT_KINDS = {b"application/json", b"text/html; charset=utf-8"}
NEVER_KEPT = ("/static/", "/healthz", "/readyz", "/metrics")
TOOK_WITHIN = 2_000
"""Bytes at the beginning of an answer, or at the end of a page, in which it says how long it took."""
_TOOK = re.compile(rb'"took_ms":[0-9.e+-]+')
_PAGE_TOOK = re.compile(rb"<span>Server time [^<]+")


@dataclass(slots=True)
class _Begun:
    """An answer that is being sent."""

    headers: list[tuple[bytes, bytes]]
    parts: list[bytes] = field(default_factory=list)


class KeptAnswers:
    """Keeps pages and the API's JSON under their ETags, which differ when the archive does."""

    def __init__(self, app: ASGIApp, *, archive: Archive) -> None:
        self.app = app
        self.archive = archive
        self.kept: LruCache[Answer] = LruCache(KEPT_BYTES)
        self.shared = SharedAnswers(folder) if (folder := archive.settings.shared_answers) else None
        self.pending: dict[str, anyio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        etag = self._etag(scope)
        if etag is None:
            await self.app(scope, receive, send)
            return
        scope.setdefault("state", {})["etag"] = etag
        if len(scope["query_string"]) > LONGEST_ADDRESS:
            await self.app(scope, receive, send)
            return
        if (pending := self.pending.get(etag)) is not None:  # who asks the same meanwhile waits for that one answer
            await pending.wait()
        if (kept := self._kept(etag)) is not None:
            scope["route"] = kept.route
            await self._send_again(kept, etag, scope, send)
        else:
            await self._send_and_keep(etag, scope, receive, send)

    def _kept(self, etag: str) -> Answer | None:
        """What this process keeps, or else another one: in the event loop, because a small file is there in 50 µs."""
        kept = self.kept.get(etag)
        if kept is None and self.shared is not None and (kept := self.shared.get(etag)) is not None:
            self._remember(etag, kept)
        return kept

    def _etag(self, scope: Scope) -> str | None:
        """The ETag that an answer would have now; None for what has none."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(NEVER_KEPT):
            return None
        mark = mark_now(self.archive.readers)  # in the event loop: a thread would cost ten times as much
        if mark is None:
            return None
        made_of = self.archive.fingerprint if scope["path"].startswith("/api/") else page_fingerprint(self.archive)
        return tag(made_of, mark, scope)

    async def _send_again(self, kept: Answer, etag: str, scope: Scope, send: Send) -> None:
        if matches(Headers(scope=scope).get("if-none-match", ""), etag):
            headers = [(b"etag", etag.encode()), (b"cache-control", b"no-cache")]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        body = _with_time(kept.body, scope["state"]["started"])
        headers = [*kept.headers, (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _send_and_keep(self, etag: str, scope: Scope, receive: Receive, send: Send) -> None:
        answer: _Begun | None = None
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

    def _keep(self, etag: str, begun: _Begun, scope: Scope) -> None:
        if len(body := b"".join(begun.parts)) > LONGEST_KEPT:
            return
        answer = Answer(begun.headers, body, Route(getattr(scope.get("route"), "path", "")))
        self._remember(etag, answer)
        if self.shared is not None:
            self.shared.put(etag, answer)

    def _remember(self, etag: str, answer: Answer) -> None:
        self.kept.put(etag, answer, size=len(answer.body) + 1_000)

    def _release(self, etag: str, done: anyio.Event) -> None:
        if self.pending.get(etag) is done:
            del self.pending[etag]
        done.set()


def _with_time(body: bytes, started: float) -> bytes:
    """An answer or a page that tells how long it took this time."""
    took = (time.perf_counter() - started) * 1000
    if body.startswith(b"<"):
        return body[:-TOOK_WITHIN] + _PAGE_TOOK.sub(b"<span>Server time " + milliseconds(took).encode(), body[-TOOK_WITHIN:], count=1)
    return _TOOK.sub(b'"took_ms":%.2f' % took, body[:TOOK_WITHIN], count=1) + body[TOOK_WITHIN:]


def _started(message: Message, etag: str) -> _Begun | None:
    """The beginning of an answer that may be kept: a page or JSON, in full, and of the state that was asked for."""
    given: Iterable[tuple[bytes, bytes]] = message["headers"]
    headers = {name.lower(): value for name, value in given}
    fits = message["status"] == 200 and headers.get(b"etag") == etag.encode() and headers.get(b"content-type") in KEPT_KINDS
    return _Begun([(name, value) for name, value in given if name.lower() != b"content-length"]) if fits else None
