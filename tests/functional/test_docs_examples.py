from __future__ import annotations

import json
import re
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.web import params
from app.web.api.reference import PROBLEM_KINDS
from app.web.params import names_of
from tests.corpus import ROOT

DOCS = (ROOT / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```console\n\$ curl -s 'http://127\.0\.0\.1:8000([^']+)'\n```\n\n```json\n(.*?)\n```", DOCS, re.DOTALL)
PARAMETERS = [params.SearchParams, params.ExportParams, params.PeopleParams, params.DatesParams, params.SuggestParams, params.SimilarParams]


def same_shape(example: Any, found: Any, where: str) -> None:
    """What the example has must be there with the same kind of value; a list must have what the first example is like."""
    if isinstance(example, dict):
        assert isinstance(found, dict), where
        for name, value in example.items():
            assert name in found, f"{where}.{name} is not in the answer"
            same_shape(value, found[name], f"{where}.{name}")
    elif isinstance(example, list):
        assert isinstance(found, list), where
        if example:
            assert found, f"{where} is empty"
            same_shape(example[0], found[0], f"{where}[0]")
    elif example is not None and found is not None:
        numbers = (int, float)
        assert isinstance(found, numbers if isinstance(example, numbers) and not isinstance(example, bool) else type(example)), where


@pytest.mark.parametrize(("address", "example"), EXAMPLES, ids=[address[:50] for address, _ in EXAMPLES])
def test_every_example_is_true(client: TestClient, address: str, example: str) -> None:
    same_shape(json.loads(example), client.get(address).json(), "answer")


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize("model", PARAMETERS)
def test_every_parameter_is_in_the_docs(model: type[params.QueryParams]) -> None:
    for name in names_of(model):
        assert f"`{name}`" in DOCS, name


def test_every_address_and_every_problem_is_in_the_docs(app: FastAPI) -> None:
    for path in app.openapi()["paths"]:
        assert f"{path.replace('article_id', 'id')}`" in DOCS or f"{path}`:" in DOCS or f"{path}` " in DOCS, path
    for kind, status, _ in PROBLEM_KINDS:
        assert re.search(rf"\| ({status}|other) \| `{kind}` \|", DOCS), kind


def test_every_example_of_the_openapi_document_is_accepted(client: TestClient, app: FastAPI) -> None:
    asked = 0
    for path, operations in app.openapi()["paths"].items():
        for parameter in operations.get("get", {}).get("parameters", []):
            for example in parameter["schema"].get("examples", []):
                if parameter["in"] == "query" and "{" not in path:
                    asked += 1
                    assert client.get(path, params={parameter["name"]: example}).status_code == 200, (path, parameter["name"], example)
    assert asked >= 10
