"""The parsed query: one frozen tree, and how it prints back to the text that means it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from app.domain import DayRange
from app.language.words import WORD_CHARACTERS

TextField = Literal["title", "body", "comments"]
"""Where a word must stand; ``body`` takes in the standfirst."""


@dataclass(frozen=True, slots=True)
class Word:
    """One piece of typed text without a blank: ``Crimea``, ``F-16``, ``U.S.``; with ``prefix`` it starts a longer word."""

    text: str
    field: TextField | None = None
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, or, with ``slop``, all of them with at most that many other words between."""

    text: str
    field: TextField | None = None
    slop: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Articles that name this person: an id, a name or any alias."""

    name: str


@dataclass(frozen=True, slots=True)
class Source:
    name: str


@dataclass(frozen=True, slots=True)
class Author:
    name: str


@dataclass(frozen=True, slots=True)
class Published:
    """Published on these days. ``text`` is the clause as it prints: ``date:2014-03``, ``before:2024-06``."""

    days: DayRange
    text: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Speaks of these days."""

    days: DayRange
    text: str


@dataclass(frozen=True, slots=True)
class Everything:
    """The empty query: every article."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A query without anything that can be searched for, such as an emoji: no article."""


@dataclass(frozen=True, slots=True)
class Not:
    node: Node


@dataclass(frozen=True, slots=True)
class AllOf:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    nodes: tuple[Node, ...]


TextLeaf = Word | Phrase
Leaf = Word | Phrase | Person | Source | Author | Published | Mentioned | Everything | Nothing
Node = Word | Phrase | Person | Source | Author | Published | Mentioned | Everything | Nothing | Not | AllOf | AnyOf

OPERATORS = frozenset({"AND", "OR", "NOT", "&&", "||", "|"})
_BARE_VALUE = re.compile(f'[{WORD_CHARACTERS}](?:[^\\s"():*]*[{WORD_CHARACTERS}])?')


def all_of(nodes: list[Node]) -> Node:
    """The conjunction in its one canonical shape: flat, without repeats or no-ops."""
    flat: dict[Node, None] = {}
    for node in nodes:
        for part in node.nodes if isinstance(node, AllOf) else (node,):
            if not isinstance(part, Everything):
                flat[part] = None
    return next(iter(flat), Everything()) if len(flat) < 2 else AllOf(tuple(flat))


def any_of(nodes: list[Node]) -> Node:
    """The disjunction in its one canonical shape: flat and without repeats."""
    flat: dict[Node, None] = {}
    for node in nodes:
        for part in node.nodes if isinstance(node, AnyOf) else (node,):
            flat[part] = None
    if any(isinstance(part, Everything) for part in flat):
        return Everything()
    return next(iter(flat), Everything()) if len(flat) < 2 else AnyOf(tuple(flat))


def negation(node: Node) -> Node:
    if isinstance(node, Not):
        return node.node
    if isinstance(node, Everything):
        return Nothing()
    return Everything() if isinstance(node, Nothing) else Not(node)


def leaves(node: Node, *, positive_only: bool = False) -> Iterator[Leaf]:
    """Every leaf from left to right; with ``positive_only`` without those below a ``Not``."""
    if isinstance(node, AllOf | AnyOf):
        for child in node.nodes:
            yield from leaves(child, positive_only=positive_only)
    elif isinstance(node, Not):
        if not positive_only:
            yield from leaves(node.node)
    else:
        yield node


def rewrite(node: Node, change: Callable[[Leaf], Node]) -> Node:
    """The same tree with every leaf replaced by ``change(leaf)``."""
    if isinstance(node, AllOf):
        return all_of([rewrite(child, change) for child in node.nodes])
    if isinstance(node, AnyOf):
        return any_of([rewrite(child, change) for child in node.nodes])
    if isinstance(node, Not):
        return negation(rewrite(node.node, change))
    return change(node)


def to_text(node: Node) -> str:
    """The query text that parses to ``node``; parsing and printing it again changes nothing."""
    if isinstance(node, AllOf):
        return " ".join(_operand(child, inside=AllOf) for child in node.nodes)
    if isinstance(node, AnyOf):
        return " OR ".join(_operand(child, inside=AnyOf) for child in node.nodes)
    if isinstance(node, Not):
        return f"-{_operand(node.node, inside=Not)}"
    return _leaf_text(node)


def _operand(node: Node, *, inside: type[AllOf | AnyOf | Not]) -> str:
    needs_brackets = isinstance(node, AllOf | AnyOf) and not isinstance(node, inside)
    return f"({to_text(node)})" if needs_brackets else to_text(node)


def _leaf_text(leaf: Leaf) -> str:
    match leaf:
        case Word():
            text = leaf.text + ("*" if leaf.prefix else "")
            return f"{leaf.field}:{text}" if leaf.field else text
        case Phrase():
            text = f'"{leaf.text}"' + (f"~{leaf.slop}" if leaf.slop else "")
            return f"{leaf.field}:{text}" if leaf.field else text
        case Person():
            return f"person:{_value(leaf.name)}"
        case Source():
            return f"source:{_value(leaf.name)}"
        case Author():
            return f"author:{_value(leaf.name)}"
        case Published() | Mentioned():
            return leaf.text
        case Everything():
            return ""
        case Nothing():
            return '""'
        case _:
            assert_never(leaf)


def _value(name: str) -> str:
    return name if _BARE_VALUE.fullmatch(name) and name not in OPERATORS else f'"{name}"'
