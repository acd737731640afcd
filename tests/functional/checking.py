"""Answers are held against what the OpenAPI document says about them."""

from __future__ import annotations

import re
from typing import Any

import jsonschema_rs
from fastapi import FastAPI
from starlette.testclient import TestClient


def schema_of(app: FastAPI, path: str, status: int, method: str = "get") -> dict[str, Any] | None:
    """The schema of an answer, with everything that it refers to; None when none is given."""
    document = app.openapi()
    operation = document["paths"][_template(document, path)][method]
    content = operation["responses"].get(str(status), {}).get("content", {})
    found = next((body["schema"] for kind, body in content.items() if kind.endswith("json")), None)
    return None if found is None else {**found, "components": _closed(document["components"])}


def _template(document: dict[str, Any], path: str) -> str:
    if path in document["paths"]:
        return path
    return next(one for one in document["paths"] if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", one), path))


def _closed(components: dict[str, Any]) -> dict[str, Any]:
    """The same shapes without room for fields that are not described."""
    shapes = {name: {**shape, "additionalProperties": False} for name, shape in components["schemas"].items()}
    return {"schemas": shapes}


def checked(client: TestClient, address: str, *, status: int = 200, **more: Any) -> Any:
    """Ask for an address, and hold the answer's status and JSON against its description."""
    response = client.get(address, **more)
    assert response.status_code == status, response.text[:500]
    assert response.headers["content-type"] == ("application/json" if status == 200 else "application/problem+json")
    found = response.json()
    app: Any = client.app
    schema = schema_of(app, response.url.path, status)
    assert schema is not None, f"{address} is not described"
    jsonschema_rs.validator_for(schema).validate(found)
    return found
