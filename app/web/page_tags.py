"""ETags of pages: the same address in the same state of the archive and of the program is answered with 304."""

from __future__ import annotations

from fastapi import Request

from app.browse.stats import mark_now
from app.web.answers import NotModifiedError, matches, tag
from app.web.deps import OpenArchive
from app.web.templating import look


async def tagged(request: Request, archive: OpenArchive) -> None:
    """Give a page its weak ETag before it is made; raises NotModifiedError when the browser has it.

    A page depends on its address, the archive, the program, its templates, and on whether writing is on; on no cookie and no
    header. Weak, because it tells the time that the server took. Async so that it costs no thread.
    """
    mark = mark_now(archive.readers) if request.method == "GET" else None
    if mark is None:
        return
    etag = tag(f"{archive.fingerprint}/{look()}/{archive.writer is not None}", mark, request.scope)
    if matches(request.headers.get("if-none-match", ""), etag):
        raise NotModifiedError(etag)
    request.state.etag = etag


def untag(request: Request) -> None:
    """Say that this page lacks something that there was no time for: the next one of this address may have it."""
    request.state.etag = ""
