"""Lays out one page of search results: everything that the template shows besides the results themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain import FacetValue, SearchPage, SearchResult
from app.search.nodes import Leaf, Node, Word, all_of, rewrite, to_text
from app.search.port import Why
from app.search.query import SearchQuery
from app.web.pages.chips import Naming, filter_chips, query_chips
from app.web.pages.facets import facet_groups
from app.web.pages.histogram import MOST_YEARS, Histogram, Link, Unit, best_unit, histogram
from app.web.pages.links import PageState
from app.web.templating import address, count_words

SORTS = {"relevance": "Best first", "newest": "Newest", "oldest": "Oldest"}
EXPANSION_KINDS = {
    "abbreviation": "abbreviation",
    "alias": "name of the same person",
    "spelling": "spelling",
    "inflection": "form of the word",
    "typo": "likely misspelling",
}
FORM_FIELDS = ("from", "to", "date_field")
PAGE_ONLY = ("why", "facet")
"""Parameters that only the page knows."""
LONGEST_CARRIED = 1_000
"""Characters of a query that the links of its results carry: 10,000 in each of 130 links made a page of 1.4 MB."""

EXPORTS = {"csv": "/api/articles.csv", "jsonl": "/api/articles.jsonl", "atom": "/feed.atom", "json": "/api/articles"}

OUT_OF_ALL_YEARS = "-date:0001..9999"
"""Finds what is published on an unknown day: no range with two ends does."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where one stands in a list: addresses of the neighbours (empty at the ends), number of this page and of the last."""

    number: int
    last: int
    previous: str
    next: str
    first_number: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultItem:
    """A result with its links; ``opens_relaxed`` on the first that lacks some of the words."""

    result: SearchResult
    href: str
    opens_relaxed: bool
    why_href: str
    why: Why | None


def pages_of(state: PageState, *, total: int, page: int, per_page: int) -> Pages:
    last = max(1, -(-total // per_page))
    return Pages(
        number=page,
        last=last,
        previous="" if page <= 1 else state.without("page") if page == 2 else state.having("page", min(page - 1, last)),
        next=state.having("page", page + 1) if page < last else "",
        first_number=(page - 1) * per_page + 1,
    )


def naming_from(facets: Mapping[str, Sequence[FacetValue]]) -> Naming:
    """Labels of filter values from the facets; an id that is in none is shown as words."""
    known = {(name, value.id): value.label for name, values in facets.items() for value in values}

    def naming(name: str, value: str) -> str:
        return known.get((name, value)) or (value.replace("-", " ").title() if value.islower() and "-" in value else value)

    return naming


def results_context(found: SearchPage, query: SearchQuery, state: PageState, *, facet: str = "", why: Why | None = None) -> dict[str, Any]:
    """The names that ``search/results.html`` uses."""
    naming = naming_from(found.facets)
    chips = query_chips(query.node, state, naming) + filter_chips(state, naming)
    first, last = (next((value for key, value in state.pairs if key == name), "") for name in ("from", "to"))
    return {
        "q": query.q,
        "heading": f"“{query.q.strip()[:80]}”" if query.q.strip() else "All articles" if not chips else "Articles",
        "found": found,
        "results": result_items(found, query, state, why),
        "chips": chips,
        "kinds": EXPANSION_KINDS,
        "exact_href": state.changed({"expand": "false", "aliases": "false"}),
        "widen_href": "" if query.options.expand or not query.q.strip() else state.without("expand", "aliases"),
        "suggestion_href": state.having("q", found.query.suggestion),
        "country_href": state.having("q", country) if (country := naming_the_country(query.node)) else "",
        "groups": facet_groups(found.facets, state, naming, long=facet),
        "narrowed": count_words(len(filter_chips(state, naming))) if filter_chips(state, naming) else "",
        "histogram": _histogram(found, query, state, (first, last)),
        "orders": orders(state, SORTS if query.q.strip() else {k: v for k, v in SORTS.items() if k != "relevance"}, _sort(query)),
        "pages": pages_of(state, total=found.total, page=found.page, per_page=found.per_page),
        "choices": _choices(query, state, has_expansions=bool(found.query.expanded)),
        "exports": {name: state.at(path, without=PAGE_ONLY) for name, path in EXPORTS.items()},
        "carried": state.hidden("q", *PAGE_ONLY),
        "carried_dates": state.hidden(*FORM_FIELDS, "why"),
        "date_field": query.options.date_field,
    }


def naming_the_country(node: Node) -> str:
    """The query with *US* for each *us*, which in small letters is any us and no U.S.; empty without one."""

    def named(leaf: Leaf) -> Node:
        return replace(leaf, text="US") if isinstance(leaf, Word) and leaf.text == "us" and not leaf.prefix else leaf

    country = rewrite(node, named)
    return to_text(country) if country != node else ""


def result_items(found: SearchPage, query: SearchQuery, state: PageState, why: Why | None) -> list[ResultItem]:
    items: list[ResultItem] = []
    seen_relaxed = False
    q = query.q.strip() if len(query.q) <= LONGEST_CARRIED else ""
    for result in found.results:
        explained = why if why is not None and why.id == result.id else None
        items.append(
            ResultItem(
                result=result,
                href=address(f"/articles/{result.id}", q=q),
                opens_relaxed=result.relaxed and not seen_relaxed,
                why_href="" if not q else (state.without("why") if explained else _why(state, result.id)) + f"#r-{result.id}",
                why=explained,
            )
        )
        seen_relaxed = seen_relaxed or result.relaxed
    return items


def _why(state: PageState, article: str) -> str:
    kept = [pair for pair in state.pairs if pair[0] != "why"]
    return state.link([*kept, ("why", article)])


def orders(state: PageState, sorts: Mapping[str, str], current: str) -> list[Choice]:
    return [Choice(label, state.having("sort", name), name == current) for name, label in sorts.items()]


def _sort(query: SearchQuery) -> str:
    return query.options.sort or ("relevance" if query.q.strip() else "newest")


def _choices(query: SearchQuery, state: PageState, *, has_expansions: bool) -> list[Choice]:
    options = query.options
    choices = []
    if options.scope == "body":
        choices.append(Choice("Search reader comments too", state.having("scope", "all")))
    if options.duplicates == "collapse":
        choices.append(Choice("Show near-identical copies", state.having("duplicates", "show")))
    if options.expand and query.q.strip() and not has_expansions:
        choices.append(Choice("Only the words as typed", state.changed({"expand": "false", "aliases": "false"})))
    elif not options.expand:
        choices.append(Choice("Other spellings too", state.without("expand", "aliases")))
    return choices


def _histogram(found: SearchPage, query: SearchQuery, state: PageState, limits: tuple[str, str]) -> Histogram | None:
    """Years, or the months of the period that the search is limited to when that is short; of what it is limited by."""
    spoken = query.options.date_field == "mentioned"
    prefix = "mentioned_" if spoken else ""
    months = {value.id: value.count for value in found.facets.get(f"{prefix}month", ())}
    years = {value.id: value.count for value in found.facets.get(f"{prefix}year", ())}

    def link(first: str, last: str) -> str:
        return state.changed({"from": first, "to": last, "date_field": "mentioned" if spoken else None})

    made = _bars(months, years, link, limits, wider=state.without("from", "to"))
    if made is None or spoken:
        return None if made is None else replace(made, of="days spoken of")
    undated = 0 if limits[0] and limits[1] else max(0, found.total - sum(years.values()))
    only_those = to_text(all_of([query.node, SearchQuery.of(OUT_OF_ALL_YEARS).node]))
    return replace(made, undated=undated, undated_href=state.changed({"q": only_those}))


def _bars(months: Mapping[str, int], years: Mapping[str, int], link: Link, limits: tuple[str, str], *, wider: str) -> Histogram | None:
    if limits[0] and limits[1] and int(limits[1][:4]) - int(limits[0][:4]) < 3:
        span = (f"{limits[0]}-01"[:7], f"{limits[1]}-12"[:7])
        inside = {period: count for period, count in months.items() if span[0] <= period <= span[1]}
        return histogram(inside, unit="month", link=link, span=span, wider_href=wider)
    if not (limits[0] and limits[1]) and months and best_unit(months) == "month":
        return histogram(months, unit="month", link=link)
    unit: Unit = "year" if int(max(years, default="0")) - int(min(years, default="0")) < MOST_YEARS else "decade"
    return histogram(years, unit=unit, link=link, chosen=limits if any(limits) else None)
