"""Why a query finds an article or does not, clause by clause."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from app.domain import Field, SearchOptions
from app.language.words import words
from app.search.filters import Filters
from app.search.fts5_match import ARTICLES, headline_expression, is_text, tables_of, terms_of, text_expression
from app.search.fts5_rank import EXACT_LIMIT, WEIGHTS, add_scores, words_of
from app.search.fts5_search import Matched, Search
from app.search.fts5_weigh import any_of_these
from app.search.nodes import AllOf, Everything, Node, Not, Nothing, Phrase, Word, leaves, to_text
from app.search.port import Highlight, Why, WhyClause
from app.search.read_query import QueryReadings
from app.search.readings import Reading
from app.search.snippets import HitFinder
from app.store.columns import Mask

FIELDS: tuple[Field, ...] = ("title", "standfirst", "body", "comments")
WORDS_SHOWN = 8
LEAST_TOLD = 0.01
"""Of a score that is shown with two places."""


def article_texts(search: Search, number: int) -> dict[Field, str]:
    sql = f"SELECT {', '.join(FIELDS)} FROM article_text WHERE article_id = ?"
    row = search.connection.execute(sql, (number,)).fetchone()
    return dict(zip(FIELDS, row, strict=True)) if row else {}


def highlights(search: Search, number: int, readings: QueryReadings) -> tuple[Highlight, ...]:
    """Every place of an article that the wanted words of a query match."""
    finder = HitFinder(readings.wanted_readings)
    fields: tuple[Field, ...] = {"body": FIELDS[:3], "comments": FIELDS[3:], "all": FIELDS}[search.options.scope]
    if any(reading.field == "comments" for reading in readings.wanted_readings):
        fields = FIELDS
    texts = article_texts(search, number)
    return tuple(Highlight(field, span.start, span.end) for field in fields for span in finder.spans(texts.get(field, ""), field))


def explain(search: Search, public_id: str, number: int) -> Why:
    """Every clause against the article, then its score and place."""
    matched = search.match()
    readings = matched.readings
    node = search.query.node
    clauses = [_clause(search, number, child, readings) for child in (node.nodes if isinstance(node, AllOf) else (node,))]
    clauses += _option_clauses(search.options, search.filters, number)
    matches = bool((matched.hits == number).any())
    place, score = _place(search, matched, number) if matches else (None, None)
    return Why(
        id=public_id,
        q=search.query.q,
        understood_as=to_text(node),
        matches=matches,
        clauses=tuple(clause for clause in clauses if clause.clause),
        score=score,
        rank=place,
        notes=(*_beside(node, clauses, score), *_notes(search, matched, number, matches=matches)),
    )


def _beside(node: Node, clauses: Sequence[WhyClause], score: float | None) -> list[str]:
    """What plain words add by standing next to each other: all of the score that they do not add apart."""
    parts = [part for part in node.nodes if is_text(part) and not isinstance(part, Not)] if isinstance(node, AllOf) else []
    if score is None or len(parts) < 2 or not all(isinstance(part, Word) and part.field is None and not part.prefix for part in parts):
        return []
    rest = score - sum(clause.weight or 0.0 for clause in clauses)
    return [f"the words stand next to each other, which adds {rest:.2f}"] if rest >= LEAST_TOLD else []


def _clause(search: Search, number: int, node: Node, readings: QueryReadings) -> WhyClause:
    if isinstance(node, Everything | Nothing):
        return WhyClause(clause=to_text(node), holds=isinstance(node, Everything))
    excluded = isinstance(node, Not)
    inner = node.node if isinstance(node, Not) else node
    mask = search.matcher.mask(inner, readings.by_leaf)
    holds = bool(mask[number]) != excluded
    note = "excluded, and the article has it" if excluded and not holds else ""
    if not is_text(inner):
        return WhyClause(clause=to_text(node), holds=holds, articles=int(mask.sum()), note=note)
    words = [readings.by_leaf[leaf] for leaf in leaves(inner) if isinstance(leaf, Word | Phrase)]
    finder = HitFinder(words)
    texts = article_texts(search, number)
    spans = [(field, texts[field][span.start : span.end]) for field in texts for span in finder.spans(texts[field], field)]
    if not mask[number]:
        note = note or _elsewhere(search, [field for field, _ in spans])
    shown: dict[str, None] = dict.fromkeys(text for _, text in spans)
    return WhyClause(
        clause=to_text(node),
        holds=holds,
        found=tuple(shown)[:WORDS_SHOWN],
        fields=tuple(field for field in FIELDS if field in {place for place, _ in spans}),
        count=len(spans),
        articles=int(mask.sum()),
        weight=None if excluded or not mask[number] else _score(search, inner, readings, number),
        note=note,
    )


def _elsewhere(search: Search, fields: Sequence[Field]) -> str:
    """Words that stand only where this search does not look."""
    if fields and search.options.scope == "body" and set(fields) == {"comments"}:
        return "only readers' comments have it, which are searched with comments: or scope=all"
    return f"it stands only in: {', '.join(dict.fromkeys(fields))}" if fields else ""


def _score(search: Search, node: Node, readings: QueryReadings, number: int) -> float | None:
    """The bm25 of one clause, over the indexes that the search looks in, and what its words in the headline add."""
    tables = {table for leaf in leaves(node) if isinstance(leaf, Word | Phrase) for table in tables_of(leaf, search.options.scope)}
    total: float | None = None
    for table in sorted(tables):
        if table == ARTICLES and _stands_alone(search) and (found := any_of_these(node, readings)):
            total = (total or 0.0) + _score_of_words(search, found, number)
            continue
        if (expression := text_expression(node, readings.by_leaf, table)) is None:
            continue
        sql = f"SELECT -bm25({table}) * {WEIGHTS[table]} FROM {table} WHERE {table} MATCH ? AND rowid = ?"
        if row := search.connection.execute(sql, (expression, number)).fetchone():
            total = (total or 0.0) + float(row[0])
    return None if total is None else round(total + _headline_bonus(search, node, readings, number), 4)


def _headline_bonus(search: Search, node: Node, readings: QueryReadings, number: int) -> float:
    total = np.zeros(search.columns.size)
    for leaf in leaves(node):
        if isinstance(leaf, Word | Phrase) and (word := headline_expression(readings.by_leaf[leaf], search.options.scope)):
            search.ranker.add_headline(total, word)
    return float(total[number])


def _stands_alone(search: Search) -> bool:
    """Whether one clause is all that is asked for: then forms of a word count together, unless nearly all articles have it."""
    node = search.query.node
    parts = [part for part in node.nodes if not isinstance(part, Not)] if isinstance(node, AllOf) else [node]
    return len(parts) == 1 and not any(search.matcher.common.share(word) for word in words(search.tree))


def _score_of_words(search: Search, any_of: Sequence[Reading], number: int) -> float:
    """What words add in the index of articles, the forms of each together, as the order counts them."""
    total = np.zeros(search.columns.size)
    for asked in (one for reading in any_of for one in words_of(terms_of(reading, ARTICLES), reading.typed)):
        if scored := search.ranker.scores.of(search.connection, search.columns, asked, search.state, limit=search.columns.size):
            add_scores(total, scored)
    return float(total[number])


def _place(search: Search, matched: Matched, number: int) -> tuple[int | None, float | None]:
    if len(matched.shown) > EXACT_LIMIT:
        return None, None
    ranked = search.order(matched, matched.shown, len(matched.shown))
    for place, (found, score) in enumerate(zip(ranked.ids.tolist(), ranked.scores.tolist(), strict=True), 1):
        if found == number:
            return place, None if math.isnan(score) else round(score, 4)
    return None, None


def _option_clauses(options: SearchOptions, filters: Filters, number: int) -> list[WhyClause]:
    """The filters that came beside the query text."""
    wanted = [(name, getattr(options, name)) for name in ("person", "source", "author", "language", "date_status")]
    unwanted = [(name, getattr(options, f"exclude_{name}")) for name in ("person", "source")]
    checks: list[tuple[str, Mask]] = [(f"{name}={','.join(v)}", getattr(filters, name)(v)) for name, v in wanted if v]
    checks += [(f"exclude_{name}={','.join(v)}", ~getattr(filters, name)(v)) for name, v in unwanted if v]
    if options.days and (options.days.first or options.days.last):
        mask = filters.published(options.days) if options.date_field == "published" else filters.mentioned(options.days)
        checks.append((f"{options.date_field} {options.days.first or ''}..{options.days.last or ''}", mask))
    return [WhyClause(clause=clause, holds=bool(mask[number]), articles=int(mask.sum()), note="a filter") for clause, mask in checks]


def _notes(search: Search, matched: Matched, number: int, *, matches: bool) -> list[str]:
    notes = [f"“{added.term}” was also searched for as {', '.join(added.added)} ({added.kind})" for added in matched.readings.expanded]
    if matches and not (matched.shown == number).any():
        notes.append("a near-identical copy of it stands in the results; duplicates=show lists both")
    if search.columns.first[number] == 0 and search.options.days and search.options.date_field == "published":
        notes.append("its publication date is unknown")
    return notes
