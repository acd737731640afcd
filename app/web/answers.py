"""How an answer of the API leaves: JSON bytes, a weak ETag, 304 when nothing changed, the address of the next page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response

from app.browse.stats import state_mark
from app.store.engine import ReadSession
from app.web.deps import Archive
from app.web.schemas.common import Out, dumped


class NotModifiedError(Exception):
    """Stops a request whose answer the client already has."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


def etag_of(request: Request, archive: Archive, session: ReadSession) -> str:
    """The weak ETag of an address in this state of the archive; raises NotModifiedError when the client has it.

    Every commit changes the state, so nothing has to be computed to know that an answer is the same. Weak, because
    ``took_ms`` differs. Read it before what it stands for: an answer may be newer than its tag, never older.
    """
    return _unless_matched(request, tag(archive.fingerprint, state_mark(session), request.scope))


def etag_read(request: Request, archive: Archive) -> str:
    """The same where nothing else is read with it: what was found out when the request came in, or else now."""
    etag: str | None = getattr(request.state, "etag", None)
    if etag is not None:
        return _unless_matched(request, etag)
    with archive.reading() as session:
        return etag_of(request, archive, session)


def _unless_matched(request: Request, etag: str) -> str:
    if matches(request.headers.get("if-none-match", ""), etag):
        raise NotModifiedError(etag)
    return etag


def tag(fingerprint: str, mark: str, scope: Mapping[str, Any]) -> str:
    """The weak ETag of a request's address, for one state of the archive and of the program."""
    address = f"{fingerprint}\0{mark}\0{scope['path']}?".encode("utf-8", "replace") + scope["query_string"]
    return f'W/"{hashlib.blake2b(address, digest_size=12).hexdigest()}"'


def matches(given: str, etag: str) -> bool:
    """Whether ``If-None-Match`` holds the tag, by weak comparison (RFC 9110, 8.8.3.2).

    ``*`` asks whether there is anything at the address, which is not known yet: it counts as no match.
    """
    return etag.removeprefix("W/") in {tag.strip().removeprefix("W/") for tag in given.split(",")}


async def not_modified(_request: Request, error: Exception) -> Response:
    """The handler of NotModifiedError; async so that it costs no thread."""
    etag = error.etag if isinstance(error, NotModifiedError) else ""
    return Response(status_code=304, headers={"ETag": etag, "Cache-Control": "no-cache"})


def answer(
    request: Request,
    model: Out,
    *,
    etag: str | None,
    include: dict[str, Any] | None = None,
    exclude: dict[str, Any] | None = None,
    next_page: Mapping[str, Any] | None = None,
) -> Response:
    """The response for ``model``; ``next_page`` are the parameters that lead on from this address.

    Without ``etag`` it must not be kept: the same question may have a fuller answer the next time.
    """
    headers = {"ETag": etag, "Cache-Control": "no-cache"} if etag else {"Cache-Control": "no-store"}
    if next_page is not None:
        headers["Link"] = f'<{changed_address(request, next_page)}>; rel="next"'
    return Response(dumped(model, include=include, exclude=exclude), media_type="application/json", headers=headers)


def changed_address(request: Request, changes: Mapping[str, Any]) -> str:
    """This address with some parameters exchanged; None takes one away."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changes]
    query = urlencode([*kept, *((name, str(value)) for name, value in changes.items() if value is not None)])
    path: str = request.scope["path"]  # ``request.url`` puts the whole address together and takes it apart again
    return f"{path}?{query}" if query else path


def following(*, total: int, page: int, per_page: int) -> Mapping[str, Any] | None:
    """The parameters of the page after this one, None when this is the last."""
    return {"page": page + 1} if page * per_page < total else None
