"""Text → date-free expressions with their places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.annotate.dates.datelines import date_by_datelines
from app.annotate.dates.expression import Expression
from app.annotate.dates.extension import extend
from app.annotate.dates.grammar import scan
from app.annotate.dates.rules import RULES
from app.annotate.dates.speech import date_quotations
from app.annotate.dates.tokens import tokenize
from app.domain import ANNOTATED_FIELDS, DateOrder, Field


class Parsed(NamedTuple):
    """One expression in one field of a text."""

    field: Field
    start: int
    end: int
    text: str
    expression: Expression


def parse(fields: Mapping[Field, str], *, order: DateOrder = "mdy") -> list[Parsed]:
    """The date expressions of title, standfirst and body, in that order; ``order`` is that of day and month in 7/8/07."""
    return [parsed for field in ANNOTATED_FIELDS if fields.get(field) for parsed in _parse_field(field, fields[field], order)]


def _parse_field(field: Field, text: str, order: DateOrder) -> list[Parsed]:
    tokens = tokenize(text)
    found = date_by_datelines(date_quotations(extend(scan(tokens, RULES, order=order), tokens), tokens), tokens)
    places = ((tokens.spans[reading.first][0], tokens.spans[reading.last - 1][1]) for reading in found)
    return [Parsed(field, start, end, text[start:end], reading.expression) for (start, end), reading in zip(places, found, strict=True)]
