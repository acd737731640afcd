"""When a search finds nothing: why, and what would find something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from app.domain import SearchPage
from app.search.nodes import AllOf, Node, Not, Nothing, to_text
from app.search.query import SearchQuery
from app.web.pages.chips import Naming, filter_chips, node_words, query_chips
from app.web.pages.links import PageState
from app.web.pages.results import naming_from, pages_of

MOST_TRIALS = 8

Count = Callable[[list[tuple[str, str]]], int | None]
"""How many articles the search page of these parameters would find; None when there was no time to look."""


@dataclass(frozen=True, slots=True)
class Way:
    label: str
    href: str
    count: int


def nothing_context(found: SearchPage, query: SearchQuery, state: PageState, count: Count) -> dict[str, Any]:
    """The names that ``search/none.html`` uses. ``count`` is asked at most twice ``MOST_TRIALS`` times."""
    naming = naming_from(found.facets)
    if found.total:
        last = pages_of(state, total=found.total, page=found.page, per_page=found.per_page).last
        return {
            "title": "No such page",
            "reason": f"The results end with page {last:,}.",
            "ways": [Way(f"Page {last:,}, the last", state.having("page", last), found.total)],
            "words": [],
        }
    parts = query.node.nodes if isinstance(query.node, AllOf) else (query.node,)
    chips = filter_chips(state, naming) + (query_chips(query.node, state, naming) if len(parts) > 2 else [])
    trials = [(_undone(chip.text), chip.href) for chip in chips]
    if query.options.scope == "body":
        trials.append(("In reader comments too", state.having("scope", "all")))
    if not query.options.expand:
        trials.append(("With other spellings and abbreviations", state.without("expand", "aliases")))
    return {
        "title": "Nothing found",
        "reason": _reason(query.node, naming, has_filters=bool(filter_chips(state, naming))),
        "ways": [way for way in _counted(trials, count) if way.count],
        "words": _alone(parts, state, naming, count),
    }


def _undone(words: str) -> str:
    """What a search is without one of its chips; ``without Joe Biden`` undone is with him."""
    left_out = words.removeprefix("without ")
    return f"With “{left_out}” too" if left_out != words else f"Without “{words}”"


def _alone(parts: tuple[Node, ...], state: PageState, naming: Naming, count: Count) -> list[Way]:
    """Every part of the query by itself, under the same filters."""
    if len(parts) < 2:
        return []
    hrefs = [(node_words(part, naming), state.having("q", to_text(part))) for part in parts if not isinstance(part, Not)]
    return _counted(hrefs, count)


def _counted(trials: list[tuple[str, str]], count: Count) -> list[Way]:
    found = [(label, href, count(parse_qsl(urlsplit(href).query))) for label, href in trials[:MOST_TRIALS]]
    return [Way(label, href, articles) for label, href, articles in found if articles is not None]


def _reason(node: Node, naming: Naming, *, has_filters: bool) -> str:
    if isinstance(node, Nothing):
        return "There is nothing in this query that can be searched for: it has neither words nor names nor dates."
    where = " under these filters" if has_filters else ""
    if isinstance(node, AllOf):
        return f"No article{where} has all of it."
    return f"No article{where} says “{node_words(node, naming)}”."
