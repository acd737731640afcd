"""Style sheets, scripts and pictures: kept by the browser for good where their address names their content."""

from __future__ import annotations

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


class Assets(StaticFiles):
    """Static files. Scripts import each other by plain names, so what carries no mark of its content is asked for again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code < 400:
            marked = scope.get("query_string", b"").startswith(b"v=")
            response.headers["Cache-Control"] = FOR_GOOD if marked else ASK_AGAIN
        return response
