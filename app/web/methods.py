"""Which methods an address takes: for the header ``Allow``, and for the answer to OPTIONS."""

from __future__ import annotations

from fastapi import Request, Response
from starlette.routing import Match, Mount

ASKED = ("GET", "POST", "PUT", "PATCH", "DELETE")


def allowed(request: Request) -> str:
    """The value of ``Allow``: what any route takes at this address, with HEAD and OPTIONS; empty when none does.

    A route knows only its own methods, and the first one that fits would speak for all.
    """
    routes = [route for route in request.app.router.routes if not isinstance(route, Mount)]
    taken = [method for method in ASKED if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes)]
    if "GET" in taken:
        taken.insert(1, "HEAD")
    return ", ".join([*taken, "OPTIONS"]) if taken else ""


def options_answer(allow: str) -> Response:
    """What OPTIONS is answered with: nothing but the methods (RFC 9110, 9.3.7)."""
    return Response(status_code=204, headers={"Allow": allow})
