"""What a search was understood as, in pieces that can each be taken away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.search.nodes import (
    AllOf,
    Author,
    Everything,
    Mentioned,
    Node,
    Not,
    Nothing,
    Person,
    Phrase,
    Published,
    Source,
    Word,
    all_of,
    to_text,
)
from app.web.pages.links import PageState
from app.web.templating import period_words

STATUSES = {"resolved": "on the calendar", "partial": "known in part", "unresolved": "not resolved"}
"""How what a text says of days came out, in words."""

LONGEST = 60
MOST = 24
"""Chips of one query: a pasted page of text is one chip, not five hundred."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that was asked for: how it reads, the address without it, and its kind for its colour."""

    text: str
    href: str
    kind: str = ""


Naming = Callable[[str, str], str]
"""The label for a value of a filter: ``("person", "antony-blinken")`` → ``Antony Blinken``."""


def query_chips(node: Node, state: PageState, naming: Naming) -> list[Chip]:
    """One chip for each part of the query that must hold by itself."""
    parts = node.nodes if isinstance(node, AllOf) else () if isinstance(node, Everything | Nothing) else (node,)
    if len(parts) > MOST:
        return [Chip(f"{len(parts):,} parts", state.without("q"))]
    return [Chip(_shorten(node_words(part, naming)), without_part(parts, part, state), _kind(part)) for part in parts]


def without_part(parts: tuple[Node, ...], left_out: Node, state: PageState) -> str:
    rest = to_text(all_of([part for part in parts if part is not left_out]))
    return state.changed({"q": rest or None})


def filter_chips(state: PageState, naming: Naming) -> list[Chip]:
    """One chip for each filter in the address."""
    chips: list[Chip] = []
    first, last = (_value(state, name) for name in ("from", "to"))
    if first or last:
        words = range_words(first, last)
        spoken = _value(state, "date_field") == "mentioned"
        chips.append(
            Chip(
                f"speaks of {_without_preposition(words)}" if spoken else f"published {words}",
                state.without("from", "to", "date_field"),
                "date",
            )
        )
    for name, value in state.pairs:
        words = _filter_words(name, value, naming)
        if words:
            chips.append(Chip(_shorten(words), state.dropping(name, value), "person" if name.endswith("person") else ""))
    return chips


def range_words(first: str, last: str) -> str:
    """``2014``, ``from 2014``, ``until March 2015``, ``2014 to 2016``."""
    if first == last:
        return f"in {period_words(first)}" if len(first) < 10 else f"on {period_words(first)}"
    if not last:
        return f"from {period_words(first)}"
    return f"{period_words(first)} to {period_words(last)}" if first else f"until {period_words(last)}"


def _without_preposition(words: str) -> str:
    return words.removeprefix("in ").removeprefix("on ")


def node_words(node: Node, naming: Naming) -> str:
    """A part of a query as a person reads it."""
    match node:
        case Not():
            return f"without {node_words(node.node, naming)}"
        case Person():
            return f"person: {naming('person', node.name)}"
        case Source():
            return f"source: {naming('source', node.name)}"
        case Author():
            return f"author: {node.name}"
        case Mentioned():
            return f"speaks of {_without_preposition(_moment(node.text))}"
        case Published():
            return f"published {_moment(node.text)}"
        case Word(field=str() as where) | Phrase(field=str() as where):
            return f"{to_text(node).split(':', 1)[1]} in the {where}"
        case _:
            return to_text(node)


def _moment(text: str) -> str:
    name, _, value = text.partition(":")
    first, dots, last = value.partition("..")
    if name in ("before", "after"):
        return f"{name} {period_words(value)}"
    return range_words(first, last) if dots else range_words(value, value)


def _filter_words(name: str, value: str, naming: Naming) -> str:
    match name:
        case "person" | "source" | "author" | "language":
            return f"{name}: {naming(name, value)}"
        case "date_status":
            return f"dates spoken of: {STATUSES.get(value, value)}"
        case "exclude_person" | "exclude_source":
            return f"without {naming(name.removeprefix('exclude_'), value)}"
        case "scope":
            return {"comments": "only reader comments", "all": "with reader comments"}.get(value, "")
        case "duplicates":
            return "copies shown" if value == "show" else ""
    return ""


def _kind(node: Node) -> str:
    return "person" if isinstance(node, Person) else "date" if isinstance(node, Published | Mentioned) else ""


def _value(state: PageState, name: str) -> str:
    return next((value for key, value in state.pairs if key == name), "")


def _shorten(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
