"""Changes that come over the web: who may make them, and how they reach the archive. Shared by the API and the forms.

The token travels in a header or in the form itself, never in a cookie: another site cannot make a browser send it.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Literal, assert_never
from urllib.parse import parse_qsl

from fastapi import Request

from app.curate import ledger
from app.curate.corrections import CorrectionReport, set_values
from app.curate.ledger import DecisionReport
from app.curate.values import VALUES, checked
from app.errors import ForbiddenError, UsageError
from app.web.deps import Archive
from app.web.problems import ParameterProblem, Problem, ProblemError, bad_request

MAX_BODY_BYTES = 1_000_000
TOKEN_HEADER = "X-Clippings-Token"  # noqa: S105 a name, not a secret
TOKEN_FIELD = "token"  # noqa: S105
WRITING_OFF = "writing is off; start the server with CLIPPINGS_WRITING=true and CLIPPINGS_TOKEN set"


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """What a write asks for, from JSON or from a form, and the token that came with it."""

    values: Mapping[str, str]
    token: str


def require_token(archive: Archive, given: str) -> None:
    """Raise ForbiddenError unless writing is on and this is the token, compared in constant time."""
    if not archive.settings.writing or archive.writer is None:
        raise ForbiddenError(WRITING_OFF)
    if not given:
        raise ForbiddenError(f"a token is needed: send it as {TOKEN_HEADER}, as Authorization: Bearer …, or in the form")
    if not hmac.compare_digest(given.encode("utf-8", "replace"), archive.settings.token.encode("utf-8", "replace")):
        raise ForbiddenError("that is not the token of this server")


def correct_article(archive: Archive, public_id: str, values: Mapping[str, str], *, token: str) -> CorrectionReport:
    """Set values of an article (published, title, source, authors, url, language); an empty one takes a correction back.

    Raises ForbiddenError, NotFoundError for the article and UsageError for a value that cannot be.
    """
    require_token(archive, token)
    with archive.writing() as session:
        return set_values(session, public_id, values, annotator=archive.annotator())


def refuse_bad_values(archive: Archive, write: WriteRequest) -> None:
    """For programs: name all values of a correction that cannot be set, at once. Raises ForbiddenError, ProblemError."""
    require_token(archive, write.token)
    problems = []
    for name, value in write.values.items():
        try:
            checked({name: value})
        except UsageError as error:
            close = [] if name in VALUES else get_close_matches(name[:60], VALUES, n=1)
            code = "value" if name in VALUES else "unknown"
            problems.append(ParameterProblem(parameter=name[:60], code=code, detail=str(error), suggestion="".join(close)))
    if problems:
        raise bad_request(*problems[:20])


PersonAction = Literal["merge", "rename", "hide", "not-a-person", "split"]
TAKES: dict[PersonAction, frozenset[str]] = {
    "merge": frozenset({"into", "note"}),
    "rename": frozenset({"name", "note"}),
    "hide": frozenset({"note"}),
    "not-a-person": frozenset({"note"}),
    "split": frozenset({"articles", "surfaces", "name", "note"}),
}
"""What each decision about a person is told; several articles or surfaces are parted by semicolons."""

LISTS = frozenset({"authors", "articles", "surfaces"})
"""Values of which there may be several."""


def decide(archive: Archive, slug: str, action: PersonAction, values: Mapping[str, str], *, token: str) -> DecisionReport:
    """Make a decision about a person, one line in the ledger.

    Raises ForbiddenError, NotFoundError for a person or article, UsageError for what cannot be, ProblemError for a value that the
    action does not take.
    """
    require_token(archive, token)
    for unknown in sorted(values.keys() - TAKES[action]):
        raise _bad_body(unknown, "unknown", f"{action} takes {', '.join(sorted(TAKES[action]))}, not {unknown[:60]!r}")
    note = values.get("note", "")
    with archive.writing() as session:
        match action:
            case "merge":
                return ledger.merge(session, slug, _needed(values, "into"), note=note)
            case "rename":
                return ledger.rename(session, slug, _needed(values, "name"), note=note)
            case "hide":
                return ledger.hide(session, slug, note=note)
            case "not-a-person":
                return ledger.not_a_person(session, slug, note=note)
            case "split":
                articles, surfaces = (_parts(values.get(name, "")) for name in ("articles", "surfaces"))
                return ledger.split(session, slug, articles=articles, surfaces=surfaces, name=values.get("name", "").strip(), note=note)
            case _:
                assert_never(action)


def undo(archive: Archive, entry: int, values: Mapping[str, str] = MappingProxyType({}), *, token: str) -> DecisionReport:
    """Take back the decision with that number in the ledger. Raises ForbiddenError, NotFoundError, UsageError, ProblemError."""
    require_token(archive, token)
    if values:
        unknown = min(values)
        raise _bad_body(unknown, "unknown", f"undo takes nothing but the token, not {unknown[:60]!r}")
    with archive.writing() as session:
        return ledger.undo(session, entry)


def _needed(values: Mapping[str, str], name: str) -> str:
    value = values.get(name, "").strip()
    if not value:
        raise _bad_body(name, "missing", f"{name} is needed")
    return value


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


async def write_request(request: Request) -> WriteRequest:
    """Read the body of a write: a JSON object, or a form as browsers send it by default."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await _body(request)
    if kind == "application/x-www-form-urlencoded":
        fields = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    else:
        fields = {_whole(name, name): _plain(name, value) for name, value in _object(body).items()}
    token = fields.pop(TOKEN_FIELD, "") or request.headers.get(TOKEN_HEADER, "") or _bearer(request)
    return WriteRequest(fields, token.strip())


async def _body(request: Request) -> bytes:
    """The whole body, read no further than the limit."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            detail = f"the body has more than {MAX_BODY_BYTES:,} bytes"
            raise ProblemError(Problem(status=413, kind="too-large", title="The body is too large", detail=detail))
    return bytes(body)


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else ""


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body or b"{}")
    except (ValueError, RecursionError) as error:
        raise _bad_body("body", "json", "the body is no JSON") from error
    if not isinstance(found, dict):
        raise _bad_body("body", "type", "the body must be a JSON object")
    return found


def _plain(name: str, value: Any) -> str:
    """A value as text; a list (of authors) becomes one text parted by semicolons, null takes the value back."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _whole(name, value)
    if name in LISTS and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(_whole(name, one) for one in value)
    wanted = "a text, a list of texts or null" if name in LISTS else "a text or null"
    raise _bad_body(name, "type", f"{name[:60]} must be {wanted}")


def _whole(name: str, text: str) -> str:
    """The text unless it holds half of a character, as an escape in JSON can (``"\\ud800"``): no database and no answer can hold that."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        shown = name.encode("utf-8", "replace").decode("utf-8")
        raise _bad_body(shown, "text", f"{shown[:60]} holds half of a character (a lone surrogate)") from error
    return text


def _bad_body(parameter: str, code: str, detail: str) -> ProblemError:
    problem = ParameterProblem(parameter=parameter[:60], code=code, detail=detail)
    return ProblemError(
        Problem(status=422, kind="invalid-body", title="The body of the request is not understood", detail=detail, errors=(problem,))
    )
