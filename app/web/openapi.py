"""The OpenAPI document: what FastAPI derives, with the answers that this API really gives to bad requests."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.web.meanings import describe_fields
from app.web.problems import ProblemDetails
from app.web.query_string import describe_parameters

DESCRIPTION = """Search an archive of news articles by words, people and dates.

Offsets count Unicode code points into the named field, end exclusive: `field[start:end] == text`. Highlights are data
(segments), never HTML. Empty lists are `[]`. A parameter that is given but empty counts as not given. Every JSON
answer carries a weak `ETag`, and a list its next page as `Link: rel="next"`. Errors are `application/problem+json` (RFC 9457)."""

PROBLEMS = {
    "400": "A parameter is unknown or cannot be understood; `errors` names each.",
    "404": "Nothing of that id is in the archive, or at that address.",
    "503": "The archive cannot be read just now, or the query was stopped at its deadline; see `Retry-After`.",
}
WRITE_PROBLEMS = {
    "403": "Writing is off, or the token is missing or wrong.",
    "413": "The body is larger than 1 MB.",
    "422": "The body cannot be understood.",
}
TEXT_ANSWERS = {
    "/api/articles.csv": "text/csv",
    "/api/articles.jsonl": "application/jsonl",
    "/feed.atom": "application/atom+xml",
    "/opensearch.xml": "application/opensearchdescription+xml",
    "/metrics": "text/plain",
}


TAGGED = ("/api/", "/feed.atom")
"""Where every answer has an ``ETag``."""


def describe(app: FastAPI) -> dict[str, Any]:
    """Make the document once and keep it with the app."""
    if app.openapi_schema is None:
        document = get_openapi(title=app.title, version=app.version, description=DESCRIPTION, routes=app.routes, tags=app.openapi_tags)
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        problem = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(problem.pop("$defs", {}))
        schemas["ProblemDetails"] = problem
        describe_fields(schemas)
        schemas["ResultOut"]["required"] = ["id"]  # `fields` may leave out all the others
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                describe_parameters(operation)
                _describe_answers(path, method, operation)
        app.openapi_schema = document
    return app.openapi_schema


def _describe_answers(path: str, method: str, operation: dict[str, Any]) -> None:
    answers = operation["responses"]
    answers.pop("422", None)
    if path in TEXT_ANSWERS:
        answers["200"]["content"] = {TEXT_ANSWERS[path]: {"schema": {"type": "string"}}}
    if method == "get" and path.startswith(TAGGED):
        answers["304"] = {"description": "Nothing changed since the answer whose `ETag` was sent as `If-None-Match`."}
    if path == "/api/people/{slug}":
        answers["308"] = {"description": "This person was merged into the one at `Location`."}
    if path == "/api/suggest":
        answers["200"]["content"]["application/x-suggestions+json"] = {"schema": {"type": "array"}}
    refused = {**PROBLEMS, **(WRITE_PROBLEMS if method == "post" else {})}
    for status, description in refused.items():
        if status != "404" or "{" in path:
            answers[status] = {"description": description, "content": {"application/problem+json": {"schema": _PROBLEM}}}


_PROBLEM = {"$ref": "#/components/schemas/ProblemDetails"}
