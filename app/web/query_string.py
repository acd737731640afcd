"""Reading query strings strictly: one model for each address, every fault named at once, near misses corrected.

A value that is given but empty counts as not given, because that is what HTML forms send.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, get_args, get_origin

from fastapi import Request
from pydantic import BaseModel, ConfigDict, ValidationError

from app.web.problems import ParameterProblem, bad_request


class NoDateError(ValueError):
    """A value that should be a year, month or day and is none."""


class QueryParams(BaseModel):
    """The base of all query parameter models: the names are exactly those in addresses."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, populate_by_name=False)

    def contradictions(self) -> list[ParameterProblem]:
        """What is wrong although every value by itself could be."""
        return []


class NoParams(QueryParams):
    """An address that takes no parameters."""


P = TypeVar("P", bound=QueryParams)


def names_of(model: type[QueryParams]) -> dict[str, Any]:
    """The parameters of a model by the name that stands in addresses."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def read(model: type[P], items: Iterable[tuple[str, str]], *, ignore_unknown: bool = False, ignored: Iterable[str] = ()) -> P:
    """The parameters of an address. Raises a 400 problem that names every parameter that is wrong, with a suggestion.

    ``ignore_unknown`` is for pages, whose addresses collect the marks of other programs (``utm_source``).
    """
    fields = names_of(model)
    silent = frozenset(ignored)
    given: dict[str, Any] = {}
    errors: list[ParameterProblem] = []
    for name, value in items:
        if not name and not value:
            continue
        if name not in fields:
            if not ignore_unknown and name not in silent:
                errors.append(_unknown(name, fields))
        elif not value.strip():
            continue
        elif _is_list(fields[name]):
            given.setdefault(name, []).append(value)
        elif name in given and given[name] != value:
            errors.append(ParameterProblem(parameter=name, code="repeated", detail=f"{name} is given more than once with different values"))
        else:
            given[name] = value
    try:
        params = model.model_validate(given)
    except ValidationError as error:
        raise bad_request(*_unique(errors + [_invalid(one, fields) for one in error.errors(include_url=False)])) from error
    errors += params.contradictions()
    if errors:
        raise bad_request(*_unique(errors))
    return params


def reads(model: type[P], *, ignore_unknown: bool = False, ignored: Iterable[str] = ()) -> Callable[[Request], Any]:
    """A dependency that reads ``model`` from the address; async so that it costs no thread."""

    async def dependency(request: Request) -> P:
        return read(model, request.query_params.multi_items(), ignore_unknown=ignore_unknown, ignored=ignored)

    return dependency


def _is_list(field: Any) -> bool:
    return get_origin(field.annotation) in {list, tuple}


def _unique(errors: list[ParameterProblem]) -> list[ParameterProblem]:
    return list({(error.parameter, error.code): error for error in errors}.values())[:20]


CALLED_ELSEWHERE = {
    "q": ("query", "search", "text", "term", "terms", "keyword", "keywords", "words"),
    "from": ("since", "after", "start", "start_date", "date_from", "from_date", "year", "month", "date"),
    "to": ("until", "till", "before", "end", "end_date", "date_to", "to_date"),
    "per_page": ("limit", "size", "page_size", "count", "rows", "n"),
    "limit": ("per_page", "size", "count", "rows", "n"),
    "page": ("offset", "start_page", "skip"),
    "sort": ("order", "order_by", "sort_by", "orderby"),
    "person": ("people", "who", "name"),
    "source": ("publisher", "site", "paper"),
    "author": ("writer", "byline"),
    "by": ("interval", "group_by", "unit"),
    "aliases": ("synonyms", "expansion"),
}
"""What other programs call a parameter that is meant the same."""


PLAINER = {
    "bool_parsing": "Input should be true or false",
    "int_parsing": "Input should be a whole number",
    "too_long": "Input has more values than may be given at once, which is {max_length}",
}
"""Faults in plainer words than those of the library that finds them."""


def _meant(name: str, fields: Mapping[str, Any]) -> str:
    """The parameter that a name stands for elsewhere or is a slip of; empty when there is none."""
    for ours, theirs in CALLED_ELSEWHERE.items():
        if name in theirs and ours in fields:
            return ours
    return next(iter(difflib.get_close_matches(name, fields, n=1, cutoff=0.6)), "")


def _unknown(name: str, fields: Mapping[str, Any]) -> ParameterProblem:
    shown = name[:60]
    close = _meant(shown.lower(), fields)
    meant = f"; did you mean {close}?" if close else ""
    known = "" if meant or not fields else f"; known are {', '.join(fields)}"
    none = "" if fields else "; this address takes none"
    return ParameterProblem(parameter=shown, code="unknown", detail=f"unknown parameter {shown!r}{meant}{known}{none}", suggestion=close)


def _invalid(error: Any, fields: Mapping[str, Any]) -> ParameterProblem:
    name = str(error["loc"][0])
    plainer = PLAINER.get(error["type"], "").format(**error.get("ctx", {}))
    said = plainer or re.sub(r"^Value error, |, unable to parse string as .*$", "", error["msg"])
    message = f"{name} {said.removeprefix('Input ')}" if said.startswith("Input ") else f"{name}: {said}"
    allowed = _choices(fields[name].annotation) if name in fields else []
    suggestion = ""
    if allowed:
        close = difflib.get_close_matches(str(error["input"])[:60].lower(), allowed, n=1, cutoff=0.4)
        suggestion = close[0] if close else ""
    meant = f"; did you mean {suggestion}?" if suggestion else ""
    code = "date" if isinstance(error.get("ctx", {}).get("error"), NoDateError) else error["type"]
    return ParameterProblem(parameter=name, code=code, detail=f"{message}{meant}", suggestion=suggestion)


def _choices(annotation: Any) -> list[str]:
    """The values that a parameter can have, when it is one of few."""
    found: list[str] = []
    for part in get_args(annotation):
        found += [part] if isinstance(part, str) else _choices(part)
    return found


# ---------- describing ----------
LAST = frozenset({"page", "per_page", "cursor", "limit"})
"""Parameters that are described after all others, as ``q`` is before."""


ASKED_WITH = "x-asked-with"
_described: dict[str, type[QueryParams]] = {}


def described(model: type[QueryParams]) -> dict[str, str]:
    """Marks a route as asked with this model's parameters; they are put in when the document is made, not at every start."""
    _described[model.__name__] = model
    return {ASKED_WITH: model.__name__}


def describe_parameters(operation: dict[str, Any]) -> None:
    """Put the parameters into an operation of the OpenAPI document that is marked."""
    if name := operation.pop(ASKED_WITH, ""):
        operation["parameters"] = operation.get("parameters", []) + parameters(_described[name])


def parameters(model: type[QueryParams]) -> list[dict[str, Any]]:
    """The OpenAPI description of a model's parameters."""
    properties = model.model_json_schema(by_alias=True, mode="validation", ref_template="#/{model}")["properties"]
    ordered = sorted(properties.items(), key=lambda item: (item[0] != "q", item[0] in LAST))
    return [_parameter(name, dict(schema)) for name, schema in ordered]


def _parameter(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    description = schema.pop("description", "")
    schema.pop("title", None)
    options = [one for one in schema.pop("anyOf", []) if one.get("type") != "null"]
    if options:
        schema = {**options[0], **schema}
    if schema.get("default", ...) in (None, [], ""):
        schema.pop("default")
    parameter = {"name": name, "in": "query", "required": False, "description": description, "schema": schema}
    if schema.get("type") == "array":
        parameter |= {"style": "form", "explode": True}
    return parameter
