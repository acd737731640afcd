"""The query tree as FTS5 match expressions and as masks over the articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable, Mapping

import numpy as np

from app.domain import Scope
from app.search.filters import Filters
from app.search.hits import HitCache
from app.search.nodes import AllOf, AnyOf, Everything, Node, Not, Nothing, Phrase, TextLeaf, Word
from app.search.readings import Reading, Term, plain_in_field
from app.store.columns import Columns, Mask

Readings = Mapping[TextLeaf, Reading]

_SCOPES: dict[Scope, str] = {"body": "{title standfirst body forms}", "comments": "{comments}", "all": ""}
_FIELDS = {"title": "{title}", "body": "{standfirst body}", "comments": "{comments}"}


def term_expression(term: Term) -> str:
    """A term in FTS5's syntax; every word is quoted, so that none can be read as syntax."""
    if term.slop and len(term.words) > 1:
        return f"NEAR({' '.join(map(_quoted, term.words))}, {term.slop})"
    return _quoted(" ".join(term.words)) + (" *" if term.prefix else "")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def leaf_expression(reading: Reading, scope: Scope, *, equals_only: bool = False) -> str:
    """All that matches one leaf, in the columns where it is looked for."""
    if reading.field or scope == "comments":
        reading = plain_in_field(reading)
    terms = reading.equals if equals_only else reading.terms
    inside = " OR ".join(term_expression(term) for term in terms)
    columns = _FIELDS[reading.field] if reading.field else _SCOPES[scope]
    return f"({columns} : ({inside}))" if columns else f"({inside})"


def text_expression(node: Node, readings: Readings, scope: Scope, *, equals_only: bool = False) -> str | None:
    """The FTS5 expression of a tree of words and phrases; None when it holds anything else or only exclusions."""
    if isinstance(node, Word | Phrase):
        return leaf_expression(readings[node], scope, equals_only=equals_only)
    if isinstance(node, AnyOf):
        parts = [text_expression(child, readings, scope, equals_only=equals_only) for child in node.nodes]
        return None if None in parts else "(" + " OR ".join(part for part in parts if part) + ")"
    if isinstance(node, AllOf):
        positive = [text_expression(child, readings, scope, equals_only=equals_only) for child in node.nodes if not isinstance(child, Not)]
        negative = [text_expression(child.node, readings, scope) for child in node.nodes if isinstance(child, Not)]
        if not positive or None in positive or None in negative:
            return None
        wanted = "(" + " AND ".join(part for part in positive if part) + ")"
        return f"({wanted} NOT ({' OR '.join(part for part in negative if part)}))" if negative else wanted
    return None


class Matcher:
    """Evaluates a query tree against one state of the archive."""

    def __init__(
        self, connection: sqlite3.Connection, columns: Columns, filters: Filters, hits: HitCache, *, scope: Scope, state: Hashable
    ) -> None:
        self.connection = connection
        self.columns = columns
        self.filters = filters
        self.hits = hits
        self.scope = scope
        self.state = state

    def mask(self, node: Node, readings: Readings, *, equals_only: bool = False) -> Mask:
        """Which living articles the tree matches."""
        return self._mask(node, readings, equals_only) & self.columns.alive

    def text_mask(self, expression: str) -> Mask:
        mask = np.zeros(self.columns.size, bool)
        ids = self.hits.ids(self.connection, expression, self.state)
        mask[ids[ids < self.columns.size]] = True
        return mask

    def _mask(self, node: Node, readings: Readings, equals_only: bool) -> Mask:  # noqa: FBT001 - passed down as it is
        expression = text_expression(node, readings, self.scope, equals_only=equals_only)
        if expression is not None:
            return self.text_mask(expression)
        if isinstance(node, AllOf):
            return self._all(node, readings, equals_only)
        if isinstance(node, AnyOf):
            found = [self._mask(child, readings, equals_only) for child in node.nodes]
            return np.asarray(np.logical_or.reduce(found))
        if isinstance(node, Not):
            return ~self._mask(node.node, readings, equals_only=False)
        if isinstance(node, Everything):
            return np.ones(self.columns.size, bool)
        if isinstance(node, Nothing | Word | Phrase):
            return np.zeros(self.columns.size, bool)
        return self.filters.leaf(node)

    def _all(self, node: AllOf, readings: Readings, equals_only: bool) -> Mask:  # noqa: FBT001
        """The parts that are text in one FTS5 query, where the rarest word leads; the rest as masks."""
        text = [child for child in node.nodes if _is_text(child, readings, self.scope)]
        rest = [child for child in node.nodes if child not in text]
        masks = [self._mask(child, readings, equals_only) for child in rest]
        if text:
            masks.append(self._mask(AllOf(tuple(text)) if len(text) > 1 else text[0], readings, equals_only))
        return np.asarray(np.logical_and.reduce(masks))


def _is_text(node: Node, readings: Readings, scope: Scope) -> bool:
    return text_expression(node, readings, scope) is not None
