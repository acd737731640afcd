"""ETags of pages: the same address in the same state of the archive and of the program is answered with 304."""

from __future__ import annotations

from fastapi import Request

from app.web.answers import NotModifiedError, matches
from app.web.deps import Archive
from app.web.templating import look


def page_fingerprint(archive: Archive) -> str:
    """What pages depend on besides their address and the data: the program, its templates, and whether writing is on.

    On no cookie and no header.
    """
    return f"{archive.fingerprint}/{look()}/{archive.writer is not None}"


async def tagged(request: Request) -> None:
    """Before a page is made; raises NotModifiedError when the browser has it.

    Its ETag was made when the request came in. Weak, because a page tells the time that the server took. Async so that it
    costs no thread.
    """
    etag = getattr(request.state, "etag", "")
    if etag and matches(request.headers.get("if-none-match", ""), etag):
        raise NotModifiedError(etag)


def untag(request: Request) -> None:
    """Say that this page lacks something that there was no time for: the next one of this address may have it."""
    request.state.etag = ""
