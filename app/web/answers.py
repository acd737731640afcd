"""How an answer of the API leaves: JSON bytes, a weak ETag, 304 when nothing changed, the address of the next page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response

from app.web.schemas.common import Out, dumped

_TOOK = re.compile(rb'"took_ms":[0-9.eE+-]+')


def answer(request: Request, model: Out, *, fields: dict[str, Any] | None = None, next_page: Mapping[str, Any] | None = None) -> Response:
    """The response for ``model``; ``next_page`` are the parameters that lead on from this address."""
    body = dumped(model, fields=fields)
    headers = {"ETag": weak_etag(body), "Cache-Control": "no-cache"}
    if next_page is not None:
        headers["Link"] = f'<{changed_address(request, next_page)}>; rel="next"'
    if matches(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def weak_etag(body: bytes) -> str:
    """Equal for answers that say the same; how long the answer took says nothing, so it is weak."""
    return f'W/"{hashlib.blake2b(_TOOK.sub(b"", body, count=1), digest_size=12).hexdigest()}"'


def matches(given: str, etag: str) -> bool:
    """Whether ``If-None-Match`` holds the tag, by weak comparison (RFC 9110, 8.8.3.2)."""
    return given.strip() == "*" or etag.removeprefix("W/") in {tag.strip().removeprefix("W/") for tag in given.split(",")}


def changed_address(request: Request, changes: Mapping[str, Any]) -> str:
    """This address with some parameters exchanged; None takes one away."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changes]
    query = urlencode([*kept, *((name, str(value)) for name, value in changes.items() if value is not None)])
    return f"{request.url.path}?{query}" if query else request.url.path


def following(*, total: int, page: int, per_page: int) -> Mapping[str, Any] | None:
    """The parameters of the page after this one, None when this is the last."""
    return {"page": page + 1} if page * per_page < total else None
