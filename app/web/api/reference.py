"""The API described: ``/openapi.json`` for programs, ``/docs`` for people, made from it with nothing loaded from elsewhere."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from app.web.answers import NotModifiedError, matches
from app.web.page_tags import tagged
from app.web.templating import render

router = APIRouter(include_in_schema=False)

PROBLEM_KINDS = (
    ("invalid-parameter", 400, "A parameter is unknown, given twice or has a value that it cannot have; or `q` is sloppy under `strict`."),
    ("not-found", 404, "There is no such article, person or address."),
    ("method-not-allowed", 405, "The address does not take that method; `Allow` says which it takes."),
    ("forbidden", 403, "Writing is off, or the token is missing or wrong."),
    ("invalid-body", 422, "The body of a write cannot be understood; `errors` names each part."),
    ("too-large", 413, "The body of a write is too large."),
    ("too-slow", 503, "The query was stopped at its deadline; `Retry-After` says when to try again."),
    ("no-database", 503, "The archive cannot be read just now."),
    ("failed", 422, "The archive cannot do what was asked; `detail` says why."),
    ("refused", 400, "Anything else that HTTP itself refuses."),
    ("internal", 500, "A fault of the program; its log says more."),
)
"""The kinds of problems: the part of ``type`` behind ``problem-``, a status, and the meaning."""


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter or a field of a shape: its name, what it holds, what it means, and the shape that it links to."""

    name: str
    holds: str
    meaning: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    method: str
    path: str
    anchor: str
    summary: str
    description: str
    parameters: tuple[Row, ...]
    answer: str
    shape: str


@dataclass(frozen=True, slots=True)
class Shape:
    name: str
    description: str
    fields: tuple[Row, ...]


@router.get("/openapi.json")
def openapi_document(request: Request) -> Response:
    """The OpenAPI document; its ETag changes when the program does."""
    body = json.dumps(request.app.openapi(), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    if matches(request.headers.get("if-none-match", ""), etag):
        raise NotModifiedError(etag)
    return Response(body, media_type="application/json", headers={"ETag": etag, "Cache-Control": "no-cache"})


@router.get("/docs", dependencies=[Depends(tagged)])
def reference(request: Request) -> HTMLResponse:
    """The reference page."""
    document = request.app.openapi()
    groups: dict[str, list[Operation]] = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            groups.setdefault(operation["tags"][0], []).append(_operation(method, path, operation))
    shapes = [_shape(name, schema) for name, schema in sorted(document["components"]["schemas"].items())]
    return render(
        request,
        "docs/reference.html",
        groups=groups,
        shapes=shapes,
        problems=PROBLEM_KINDS,
        description=document["info"]["description"].split("\n\n"),
        version=document["info"]["version"],
    )


def _operation(method: str, path: str, operation: dict[str, Any]) -> Operation:
    content: dict[str, dict[str, Any]] = operation["responses"].get("200", {}).get("content", {})
    media_type = next(iter(content), "")
    schema: dict[str, Any] = content[media_type].get("schema", {}) if media_type else {}
    return Operation(
        method=method.upper(),
        path=path,
        anchor=operation["operationId"],
        summary=operation.get("summary", ""),
        description=operation.get("description", ""),
        parameters=tuple(_parameter(one) for one in operation.get("parameters", [])),
        answer=media_type,
        shape=_ref(schema),
    )


def _parameter(one: dict[str, Any]) -> Row:
    schema = one["schema"]
    holds = _holds(schema)
    if "default" in schema:
        holds += f", default {json.dumps(schema['default'])}"
    return Row(one["name"], holds + (", in the path" if one["in"] == "path" else ""), one.get("description", ""))


def _shape(name: str, schema: dict[str, Any]) -> Shape:
    fields = tuple(
        Row(field, _holds(one), one.get("description", ""), _ref(one) or _ref(one.get("items", {})))
        for field, one in schema.get("properties", {}).items()
    )
    return Shape(_shape_name(name), schema.get("description", ""), fields)


def _ref(schema: dict[str, Any]) -> str:
    options = [schema, *schema.get("anyOf", [])]
    return next((_shape_name(one["$ref"]) for one in options if "$ref" in one), "")


def _shape_name(ref: str) -> str:
    """``SearchPage`` for ``#/components/schemas/SearchPageOut``."""
    return ref.rsplit("/", 1)[-1].removesuffix("Out").removesuffix("View")


def _holds(schema: dict[str, Any]) -> str:
    """What a value may be, in words."""
    if "$ref" in schema:
        return _shape_name(schema["$ref"])
    if "anyOf" in schema:
        return " or ".join(_holds(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    kind = schema.get("type", "any")
    if kind == "array":
        return f"list of {_holds(schema.get('items', {}))}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object of {_holds(schema['additionalProperties'])}"
    limits = [f"{sign} {schema[name]:,}" for name, sign in (("minimum", "≥"), ("maximum", "≤")) if name in schema]
    if "pattern" in schema and schema["pattern"].startswith("^(?!0000)"):
        return "year, month or day"
    return " ".join([str(schema.get("format", kind)), *limits])
