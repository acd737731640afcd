"""What each field of an answer means, in the words of the OpenAPI document: put in when that is made, not at every start."""

from __future__ import annotations

from typing import Any

from app.web.meanings.articles import ARTICLES
from app.web.meanings.people import PEOPLE
from app.web.meanings.search import SEARCH
from app.web.meanings.shared import SHARED

MEANINGS = {**ARTICLES, **PEOPLE, **SEARCH}
"""By schema and field."""


def describe_fields(schemas: dict[str, Any]) -> None:
    """Put a description into every field of the schemas that has a meaning here and none of its own."""
    for name, schema in schemas.items():
        for field, described in schema.get("properties", {}).items():
            meaning = MEANINGS.get(name, {}).get(field) or SHARED.get(field)
            if meaning:
                described.setdefault("description", meaning)
