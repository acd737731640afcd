"""schemathesis asks for everything that the OpenAPI document allows, and for much that it does not."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from starlette.testclient import TestClient

from app.web import api
from app.web.meanings import MEANINGS
from app.web.openapi import describe

NOT_IN_A_SCHEMA = {"reversed", "cursor", "unclear"}
"""What only the archive can know to be wrong: ``from`` after ``to``, a cursor of no search, a sloppy query under ``strict``.

An empty value counts as not given, which a schema cannot say either."""

EXAMPLES = 12
"""For each operation and mode; all operations together stay well below a minute."""


def operations() -> list[tuple[str, str]]:
    bare = FastAPI()
    bare.include_router(api.router)
    return [(method, path) for path, found in describe(bare)["paths"].items() for method in found]


@pytest.fixture(scope="module")
def described_document(client: TestClient) -> dict[str, Any]:
    document: dict[str, Any] = client.get("/openapi.json").json()
    return document


@pytest.fixture(scope="module")
def described(app: FastAPI, client: TestClient) -> Any:
    return schemathesis.openapi.from_asgi("/openapi.json", app)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("method", "path"), operations(), ids=str)
def test_every_operation_keeps_its_description(described: Any, method: str, path: str, mode: GenerationMode) -> None:
    operation = described[path][method.upper()]
    cases = operation.as_strategy(generation_mode=mode)

    @settings(max_examples=EXAMPLES, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=cases)
    def ask(case: schemathesis.Case) -> None:
        response = case.call()
        sent = parse_qsl(urlsplit(response.request.url or "").query, keep_blank_values=True)
        excluded = [negative_data_rejection] if any(not value.strip() for _, value in sent) else []
        if mode is GenerationMode.POSITIVE and response.status_code == 400:
            assert {error["code"] for error in response.json()["errors"]} <= NOT_IN_A_SCHEMA, response.text
            excluded.append(positive_data_acceptance)
        case.validate_response(response, excluded_checks=excluded)

    try:
        ask()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, "nothing valid can be asked"  # an address without parameters cannot be asked wrongly


def test_every_field_of_every_answer_is_described(described_document: dict[str, Any]) -> None:
    schemas = described_document["components"]["schemas"]
    fields = {f"{name}.{field}": one for name, schema in schemas.items() for field, one in schema.get("properties", {}).items()}
    assert [name for name, one in fields.items() if not one.get("description")] == []
    assert sorted(f"{name}.{field}" for name, told in MEANINGS.items() for field in told if f"{name}.{field}" not in fields) == []


def test_an_address_whose_answer_has_a_tag_tells_of_304(described_document: dict[str, Any], client: TestClient) -> None:
    for path, operations in described_document["paths"].items():
        if "get" in operations and "{" not in path:
            assert ("etag" in client.get(path).headers) == ("304" in operations["get"]["responses"]), path
