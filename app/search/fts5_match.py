"""The query tree as FTS5 match expressions and as masks over the articles.

Articles, headlines and comments have an index each, so that no search needs FTS5's filter by column, and a search of
headlines reads one part in fifty. What an expression means depends on the index that it is put to.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Literal

import numpy as np

from app.domain import Scope
from app.language.words import words
from app.search.filters import Filters
from app.search.fts5_hits import HitCache
from app.search.nodes import AllOf, AnyOf, Everything, Node, Not, Nothing, Phrase, TextField, TextLeaf, Word, all_of, any_of, leaves
from app.search.readings import Reading, Term, plain_in_field
from app.store.columns import Columns, Ints, Mask
from app.store.common_words import CommonWords

Readings = Mapping[TextLeaf, Reading]
Table = Literal["article_fts", "headline_fts", "comment_fts"]
ARTICLES: Table = "article_fts"
HEADLINES: Table = "headline_fts"
COMMENTS: Table = "comment_fts"

_BY_SCOPE: dict[Scope, tuple[Table, ...]] = {"body": (ARTICLES,), "comments": (COMMENTS,), "all": (ARTICLES, COMMENTS)}
_BY_FIELD: dict[str, tuple[Table, ...]] = {"title": (HEADLINES,), "body": (ARTICLES,), "comments": (COMMENTS,)}


def term_expression(term: Term) -> str:
    """A term in FTS5's syntax; every word is quoted, so that none can be read as syntax."""
    if term.slop and len(term.words) > 1:
        return f"NEAR({' '.join(map(_quoted, term.words))}, {term.slop})"
    return _quoted(" ".join(term.words)) + (" *" if term.prefix else "")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def any_term(terms: Iterable[Term]) -> str:
    return " OR ".join(term_expression(term) for term in terms)


def expression_of(terms: Iterable[Term], field: TextField | None) -> str:
    """Any of the terms, in an index that holds the field that they are looked for in."""
    return f"({{standfirst body}} : ({any_term(terms)}))" if field == "body" else f"({any_term(terms)})"


def tables_of(leaf: TextLeaf, scope: Scope) -> tuple[Table, ...]:
    """The indexes in which a leaf is looked for: its field decides, else the scope."""
    return _BY_FIELD[leaf.field] if leaf.field else _BY_SCOPE[scope]


def terms_of(reading: Reading, table: Table, *, equals_only: bool = False) -> tuple[Term, ...]:
    """What matches a leaf in one index; only that of articles keeps marked capitals."""
    if reading.field or table != ARTICLES:
        reading = plain_in_field(reading)
    return reading.equals if equals_only else reading.terms


def leaf_expression(reading: Reading, table: Table, *, equals_only: bool = False) -> str | None:
    """All that matches one leaf in one index; None when that index does not hold the leaf's field."""
    terms = terms_of(reading, table, equals_only=equals_only)
    if reading.field is None or table in _BY_FIELD[reading.field]:
        return expression_of(terms, reading.field)
    return f"({{title}} : ({any_term(terms)}))" if reading.field == "title" and table == ARTICLES else None


def headline_expression(reading: Reading, scope: Scope) -> str | None:
    """All that matches one leaf in headlines; None when the search or the leaf's field does not look there."""
    return None if scope == "comments" else leaf_expression(reading, HEADLINES)


def text_expression(node: Node, readings: Readings, table: Table, *, equals_only: bool = False) -> str | None:
    """The expression of a tree of words and phrases in one index; None when it holds anything else, or only exclusions."""
    if isinstance(node, Word | Phrase):
        return leaf_expression(readings[node], table, equals_only=equals_only)
    if isinstance(node, AnyOf):
        parts = [text_expression(child, readings, table, equals_only=equals_only) for child in node.nodes]
        return None if None in parts else "(" + " OR ".join(part for part in parts if part) + ")"
    if isinstance(node, AllOf):
        positive = [text_expression(child, readings, table, equals_only=equals_only) for child in node.nodes if not isinstance(child, Not)]
        negative = [text_expression(child.node, readings, table) for child in node.nodes if isinstance(child, Not)]
        if not positive or None in positive or None in negative:
            return None
        wanted = "(" + " AND ".join(part for part in positive if part) + ")"
        return f"({wanted} NOT ({' OR '.join(part for part in negative if part)}))" if negative else wanted
    return None


def is_text(node: Node) -> bool:
    """Whether a tree is made of words and phrases alone and asks for something, not only against it."""
    if isinstance(node, AnyOf):
        return all(is_text(child) for child in node.nodes)
    if isinstance(node, AllOf):
        inner = [child.node if isinstance(child, Not) else child for child in node.nodes]
        return all(is_text(child) for child in inner) and not all(isinstance(child, Not) for child in node.nodes)
    return isinstance(node, Word | Phrase)


def below(ids: Ints, size: int) -> Ints:
    """Those of sorted row ids that the columns have, as mostly all."""
    return ids if not len(ids) or ids[-1] < size else ids[ids < size]


MOST_READ = 1_000
"""Articles whose texts are looked through for a beginning of a word: 0.2 s."""


class Matcher:
    """Evaluates a query tree against one state of the archive."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        columns: Columns,
        filters: Filters,
        hits: HitCache,
        common: CommonWords,
        *,
        scope: Scope,
        state: Hashable,
    ) -> None:
        self.connection = connection
        self.columns = columns
        self.filters = filters
        self.hits = hits
        self.common = common
        self.scope: Scope = scope
        self.rough = False
        """Whether beginnings of words may be taken from common words and headlines alone, because all would take too long."""
        self.state = state

    def mask(self, node: Node, readings: Readings, *, equals_only: bool = False) -> Mask:
        """Which living articles the tree matches."""
        return self._mask(node, readings, equals_only) & self.columns.alive

    def leaf_mask(self, reading: Reading, *, equals_only: bool = False) -> Mask:
        """Which articles have a word or phrase, written in any of its ways."""
        mask = np.zeros(self.columns.size, bool)
        for table in tables_of(reading.leaf, self.scope):
            rest = []
            for term in terms_of(reading, table, equals_only=equals_only):
                kept = self._kept(term) if table == ARTICLES and reading.field is None else None
                if kept is None:
                    rest.append(term)
                else:
                    mask |= kept
            if rest:
                self._add(mask, expression_of(rest, reading.field), table)
        return mask

    def _kept(self, term: Term) -> Mask | None:
        """Which articles have a common word or phrase, or nearly all those that have a word with a common beginning; None for others."""
        if term.prefix:
            return self._by_common_words(term) if len(term.words) == 1 else None
        return None if term.slop else self.common.mask(self.connection, " ".join(term.words), self.columns.size)

    def _by_common_words(self, term: Term) -> Mask | None:
        """A beginning that nearly every article has by one common word or another: only the few others are looked at.

        FTS5 would merge the lists of a hundred thousand words for it, 10 s at a million articles. ``rough`` leaves it at the
        common words and the headlines.
        """
        begin = self.common.beginning(term.words[0])
        if not begin and not self.rough:
            return None
        mask = np.zeros(self.columns.size, bool)
        for word in begin:
            found = self.common.mask(self.connection, word, self.columns.size)
            mask |= found if found is not None else False
        others = np.flatnonzero(self.columns.alive & ~mask).astype(np.int32)
        if self.rough:
            self._add(mask, term_expression(term), HEADLINES)
        elif len(others) <= MOST_READ:
            mask[[number for number, text in self._texts(others) if any(word.startswith(term.words[0]) for word in words(text))]] = True
        else:
            return None
        return mask

    def _texts(self, numbers: Ints) -> Iterator[tuple[int, str]]:
        sql = """SELECT article_id, title || ' ' || standfirst || ' ' || body || ' ' || forms FROM article_text
          WHERE article_id IN (SELECT value FROM json_each(?))"""
        return iter(self.connection.execute(sql, (json.dumps(numbers.tolist()),)))

    def _add(self, mask: Mask, expression: str, table: Table) -> None:
        ids = self.hits.ids(self.connection, expression, self.state, table=table)
        mask[below(ids, self.columns.size)] = True

    def _mask(self, node: Node, readings: Readings, equals_only: bool) -> Mask:  # noqa: FBT001 - passed down as it is
        if isinstance(node, Word | Phrase):
            return self.leaf_mask(readings[node], equals_only=equals_only)
        if (table := self._at_once(node, readings)) and (expression := text_expression(node, readings, table, equals_only=equals_only)):
            mask = np.zeros(self.columns.size, bool)
            self._add(mask, expression, table)
            return mask
        if isinstance(node, AllOf):
            return np.asarray(np.logical_and.reduce([self._mask(part, readings, equals_only) for part in self._parts(node, readings)]))
        if isinstance(node, AnyOf):
            return np.asarray(np.logical_or.reduce([self._mask(part, readings, equals_only) for part in self._parts(node, readings)]))
        if isinstance(node, Not):
            return ~self._mask(node.node, readings, equals_only=False)
        if isinstance(node, Everything):
            return np.ones(self.columns.size, bool)
        return np.zeros(self.columns.size, bool) if isinstance(node, Nothing) else self.filters.leaf(node)

    def _parts(self, node: AllOf | AnyOf, readings: Readings) -> list[Node]:
        """The children, those that one index answers at once together, so that there the rarest word leads."""
        together: dict[Table, list[Node]] = {}
        apart: list[Node] = []
        for child in node.nodes:
            table = self._at_once(child, readings)
            (together.setdefault(table, []) if table else apart).append(child)
        join = all_of if isinstance(node, AllOf) else any_of
        joined = [join(children) for children in together.values()]
        return [*joined, *apart] if len(joined) + len(apart) > 1 else list(node.nodes)

    def _at_once(self, node: Node, readings: Readings) -> Table | None:
        """The one index that can answer a tree of words in one go; None when its parts are better evaluated one by one."""
        if not is_text(node):
            return None
        text = [leaf for leaf in leaves(node) if isinstance(leaf, Word | Phrase)]
        tables = {table for leaf in text for table in tables_of(leaf, self.scope)}
        if len(tables) != 1 or any(self._is_common(leaf, readings) for leaf in text):
            return None
        return tables.pop()

    def _is_common(self, leaf: TextLeaf, readings: Readings) -> bool:
        return leaf.field is None and any(map(self._is_kept, readings[leaf].terms))

    def _is_kept(self, term: Term) -> bool:
        if term.prefix:
            return len(term.words) == 1 and bool(self.common.beginning(term.words[0]))
        return not term.slop and self.common.share(" ".join(term.words)) > 0
