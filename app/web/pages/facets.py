"""The facets beside the results: values with counts, each a link that adds, removes or excludes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain import FacetValue
from app.web.pages.chips import STATUSES, Naming
from app.web.pages.links import PageState

SHORT = 8
LONG = 100
TITLES = {"person": "People", "source": "Sources", "year": "Years", "author": "Authors", "date_status": "Dates spoken of"}
WITHOUT_EXCLUSION = ("author", "date_status")
MANY = {"person": "people", "source": "sources", "author": "authors"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetItem:
    """One value; ``share`` is its bar in per cent of the largest."""

    label: str
    count: int
    share: float
    chosen: bool
    href: str
    exclude_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetGroup:
    name: str
    title: str
    items: tuple[FacetItem, ...]
    typeahead: bool = False
    more_href: str = ""
    more_label: str = ""


def facet_groups(facets: Mapping[str, Sequence[FacetValue]], state: PageState, naming: Naming, *, long: str = "") -> list[FacetGroup]:
    """The groups that have something to choose; ``long`` names the one that is shown at length."""
    groups = []
    for name in TITLES:
        values = facets.get(name, ())
        at_length = name == long
        group = year_group(values, state, long=at_length) if name == "year" else _group(name, values, state, naming, long=at_length)
        if len(group.items) > 1 or any(item.chosen for item in group.items):
            groups.append(group)
    return groups


def year_group(years: Sequence[FacetValue], state: PageState, *, long: bool) -> FacetGroup:
    """Years as a facet, newest first; a year is a limit on the date of publication, so there is one at a time."""
    most = max((value.count for value in years), default=1)
    newest = sorted(years, key=lambda value: value.id, reverse=True)
    shown = newest if long else newest[:SHORT]
    return FacetGroup(
        name="year",
        title=TITLES["year"],
        items=tuple(_year(value, state, most) for value in shown),
        more_href=state.without("facet") if long else "" if len(shown) == len(newest) else state.changed({"facet": "year"}),
        more_label="Fewer" if long else "More years",
    )


def _year(value: FacetValue, state: PageState, most: int) -> FacetItem:
    chosen = state.has("from", value.id) and state.has("to", value.id)
    limits = {"from": value.id, "to": value.id, "date_field": None}
    return FacetItem(
        label=value.label,
        count=value.count,
        share=share(value.count, most),
        chosen=chosen,
        href=state.without("from", "to", "date_field") if chosen else state.changed(limits),
    )


def share(count: int, most: int) -> float:
    return round(100 * count / most, 1) if most else 0.0


def _group(name: str, values: Sequence[FacetValue], state: PageState, naming: Naming, *, long: bool) -> FacetGroup:
    chosen_ids = [value for key, value in state.pairs if key == name]
    by_id = {value.id: value for value in values}
    chosen = [by_id.get(value, FacetValue(value, naming(name, value), 0)) for value in dict.fromkeys(chosen_ids)]
    others = [value for value in values if value.id not in chosen_ids]
    shown = others[: LONG if long else max(0, SHORT - len(chosen))]
    most = max((value.count for value in values), default=1)
    items = tuple(_item(name, value, state, most=most, chosen=value in chosen) for value in [*chosen, *shown])
    return FacetGroup(
        name=name,
        title=TITLES[name],
        items=items,
        typeahead=len(items) > SHORT,
        more_href="" if len(shown) == len(others) and not long else state.without("facet") if long else state.changed({"facet": name}),
        more_label="Fewer" if long else f"More {MANY.get(name, '')}",
    )


def _item(name: str, value: FacetValue, state: PageState, *, most: int, chosen: bool) -> FacetItem:
    return FacetItem(
        label=STATUSES.get(value.id, value.label) if name == "date_status" else value.label,
        count=value.count,
        share=share(value.count, most),
        chosen=chosen,
        href=state.dropping(name, value.id) if chosen else state.adding(name, value.id),
        exclude_href="" if chosen or name in WITHOUT_EXCLUSION else state.adding(f"exclude_{name}", value.id),
    )
