"""schemathesis asks for everything that the OpenAPI document allows, and for much that it does not."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from starlette.testclient import TestClient

from app.web import api
from app.web.openapi import describe

EXAMPLES = 20
"""For each operation and mode; all operations together stay well below a minute."""


def operations() -> list[tuple[str, str]]:
    bare = FastAPI()
    bare.include_router(api.router)
    return [(method, path) for path, found in describe(bare)["paths"].items() for method in found]


@pytest.fixture(scope="module")
def described(app: FastAPI, client: TestClient) -> Any:
    return schemathesis.openapi.from_asgi("/openapi.json", app)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("method", "path"), operations(), ids=lambda part: str(part))
def test_every_operation_keeps_its_description(described: Any, method: str, path: str, mode: GenerationMode) -> None:
    operation = described[path][method.upper()]
    try:
        cases = operation.as_strategy(generation_mode=mode)
    except Exception as error:
        if "Impossible" in type(error).__name__:
            pytest.skip("nothing about it can be wrong")
        raise

    @settings(max_examples=EXAMPLES, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=cases)
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate()

    ask()
