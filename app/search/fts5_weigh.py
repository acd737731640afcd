"""What relevance is judged by, as expressions: only words that have weight, in every index that the search looks in."""

from __future__ import annotations

from collections.abc import Sequence

from app.search.fts5_match import ARTICLES, COMMENTS, HEADLINES, Matcher, headline_expression, leaf_expression, terms_of, text_expression
from app.search.fts5_rank import Scored, Wanted, words_of
from app.search.nodes import AllOf, AnyOf, Node, Phrase, TextLeaf, Word, all_of
from app.search.read_query import QueryReadings
from app.search.readings import Reading

MAX_TITLE_WORDS = 16
WEIGHTLESS = 0.5
"""FTS5's bm25 gives a word that more than half of the articles have a millionth: leaving it out changes no order."""


def wanted(parts: Sequence[Node], readings: QueryReadings, matcher: Matcher, *, matches: int, boost: QueryReadings | None = None) -> Wanted:
    """For ``parts`` that must all hold; ``boost`` is a phrase that weighs in where it stands."""
    heavy = [part for part in parts if not _is_weightless(part, readings, matcher)]
    scoring = list(_scoring(heavy, readings, matcher, boost)) if heavy else []
    whole = text_expression(all_of(list(parts)), readings.by_leaf, HEADLINES) if matcher.scope != "comments" else None
    telling = [leaf for leaf in readings.wanted if not (heavy and _is_weightless(leaf, readings, matcher))][:MAX_TITLE_WORDS]
    words = [headline_expression(readings.by_leaf[leaf], matcher.scope) for leaf in telling]
    return Wanted(matches, tuple(scoring), whole, tuple(word for word in words if word))


def _scoring(parts: Sequence[Node], readings: QueryReadings, matcher: Matcher, boost: QueryReadings | None) -> list[Scored]:
    """In each index that the search looks in: what all parts match there; where none can answer all, any of the words."""
    if matcher.scope == "all":
        return _any_word(readings, matcher, (ARTICLES, COMMENTS))
    table = COMMENTS if matcher.scope == "comments" else ARTICLES
    expression = text_expression(all_of(list(parts)), readings.by_leaf, table)
    if expression is None:
        return _any_word(readings, matcher, (ARTICLES, COMMENTS))
    phrase = text_expression(all_of(list(boost.wanted)), boost.by_leaf, table) if boost else None
    if table == ARTICLES and len(parts) == 1 and (found := any_of_these(parts[0], readings)):
        words = [one for reading in found for one in words_of(terms_of(reading, ARTICLES), reading.typed)]
        return [*words, *([(table, phrase)] if phrase else [])]
    return [(table, f"({expression} OR {phrase})" if phrase else expression)]


def any_of_these(node: Node, readings: QueryReadings) -> list[Reading]:
    """The words and phrases of which any is enough for ``node``; nothing when it asks for more than that."""
    children = node.nodes if isinstance(node, AnyOf) else (node,)
    found: list[Reading] = []
    for child in children:
        if not isinstance(child, Word | Phrase) or child.field is not None or (isinstance(child, Phrase) and child.slop):
            return []
        found.append(readings.by_leaf[child])
    return found


def _any_word(readings: QueryReadings, matcher: Matcher, tables: Sequence[str]) -> list[Scored]:
    out: list[Scored] = []
    for table in (ARTICLES, COMMENTS):
        leaves = [leaf for leaf in readings.wanted if not _is_weightless(leaf, readings, matcher)]
        parts = [leaf_expression(readings.by_leaf[leaf], table) for leaf in leaves]
        if table in tables and any(parts):
            out.append((table, " OR ".join(part for part in parts if part)))
    return out


def _is_weightless(node: Node, readings: QueryReadings, matcher: Matcher) -> bool:
    """Whether more than half of the articles have it, so that it tells nothing; a phrase of such words costs more than it tells."""
    if isinstance(node, AllOf):
        return all(_is_weightless(child, readings, matcher) for child in node.nodes)
    if isinstance(node, AnyOf):
        return any(_is_weightless(child, readings, matcher) for child in node.nodes)
    return isinstance(node, Word | Phrase) and node.field is None and _is_everywhere(node, readings, matcher)


def _is_everywhere(leaf: TextLeaf, readings: QueryReadings, matcher: Matcher) -> bool:
    terms = terms_of(readings.by_leaf[leaf], ARTICLES)
    if isinstance(leaf, Phrase):
        return all(all(matcher.common.share(word) > 0 for word in term.words) for term in terms)
    return any(len(term.words) == 1 and not term.prefix and matcher.common.share(term.words[0]) > WEIGHTLESS for term in terms)
