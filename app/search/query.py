"""The query language: any text becomes one frozen tree, which prints back to what was understood.

From loosest to tightest: words side by side (all must occur), ``OR``, ``AND``, ``NOT`` or ``-``, brackets.
So ``crimea Blinken OR Lavrov`` means ``crimea (Blinken OR Lavrov)``, and is printed so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain import SearchOptions
from app.errors import UsageError
from app.search.lexer import Lexeme, Warnings, clean, lex
from app.search.manual import HELP, HelpEntry
from app.search.nodes import (
    Author,
    Everything,
    Leaf,
    Mentioned,
    Node,
    Nothing,
    Person,
    Phrase,
    Published,
    Source,
    Word,
    all_of,
    any_of,
    negation,
    rewrite,
    to_text,
)
from app.search.periods import after, before, day_range, in_figures

__all__ = ["HELP", "HelpEntry", "Parsed", "QuerySyntaxError", "SearchQuery", "parse", "to_text"]

MAX_TERMS = 500
MAX_DEPTH = 16
"""Brackets deeper than this are read as if they were not there; FTS5's own parser gives up a little later."""

FIELDS: dict[str, str] = {
    "title": "title", "headline": "title", "body": "body", "text": "body", "comments": "comments", "comment": "comments",
    "person": "person", "people": "person", "source": "source", "site": "source", "author": "author", "by": "author", "byline": "author",
    "date": "date", "published": "date", "before": "before", "after": "after", "mentions": "mentions", "mention": "mentions",
}  # fmt: skip
"""The names that may stand before a colon, and what each means."""

_MOMENTS = {"date": day_range, "before": before, "after": after, "mentions": day_range}


class QuerySyntaxError(UsageError):
    """A strict query has something in it that had to be guessed or left out."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as understood, with what had to be guessed or left out."""

    node: Node
    warnings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return to_text(self.node)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """One search: what was typed, what it means, and everything else about it."""

    q: str = ""
    node: Node = field(default_factory=Everything)
    options: SearchOptions = field(default_factory=SearchOptions)
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(cls, q: str, options: SearchOptions | None = None) -> SearchQuery:
        """Parse ``q``. Raises QuerySyntaxError only when ``options.strict`` is set."""
        options = options or SearchOptions()
        parsed = parse(q, strict=options.strict)
        return cls(q=q, node=parsed.node, options=options, warnings=parsed.warnings)


def parse(q: str, *, strict: bool = False) -> Parsed:
    """The tree of any text at all; with ``strict`` raises QuerySyntaxError where it would otherwise warn."""
    warnings = Warnings()
    text = clean(q, warnings)
    if text and not text.strip("* "):
        return Parsed(Everything())  # a star alone is every article, as an empty query
    lexemes = lex(text, frozenset(FIELDS), warnings)
    node = _Parser(_shallow(lexemes, warnings), warnings).whole()
    if isinstance(node, Everything) and (text or q.strip()):
        warnings.add("there is nothing in it to search for")
        node = Nothing()
    if strict and warnings.said:
        raise QuerySyntaxError(f"the query is not clear: {next(iter(warnings.said))}")
    return Parsed(node, tuple(warnings.said))


def _shallow(lexemes: list[Lexeme], warnings: Warnings) -> list[Lexeme]:
    """Leave out brackets that nest too deep, and words beyond the limit."""
    kept: list[Lexeme] = []
    depth = too_deep = terms = 0
    for lexeme in lexemes:
        if lexeme.kind == "open":
            if depth == MAX_DEPTH:
                warnings.add(f"brackets deeper than {MAX_DEPTH} were left out")
                too_deep += 1
                continue
            depth += 1
        elif lexeme.kind == "close":
            if too_deep:
                too_deep -= 1
                continue
            depth = max(depth - 1, 0)
        elif lexeme.kind in ("word", "phrase"):
            terms += 1
            if terms > MAX_TERMS:
                warnings.add(f"only the first {MAX_TERMS} words were used")
                break
        kept.append(lexeme)
    return kept


class _Parser:
    """Recursive descent over the lexemes; every method leaves the position behind what it read."""

    def __init__(self, lexemes: list[Lexeme], warnings: Warnings) -> None:
        self.lexemes = lexemes
        self.at = 0
        self.warnings = warnings

    def whole(self) -> Node:
        nodes: list[Node] = []
        while self.at < len(self.lexemes):
            nodes.append(self.side_by_side())
            if self.peek() == "close":
                self.warnings.add("a closing bracket has no opening one")
                self.at += 1
        return all_of(nodes)

    def peek(self) -> str:
        return self.lexemes[self.at].kind if self.at < len(self.lexemes) else "end"

    def side_by_side(self) -> Node:
        nodes: list[Node] = []
        while self.peek() not in ("end", "close"):
            node = self.alternatives()
            if node is not None:
                nodes.append(node)
        return all_of(nodes)

    def alternatives(self) -> Node | None:
        found = self.chain("or", self.together)
        return any_of(found) if found else None

    def together(self) -> Node | None:
        found = self.chain("and", self.unary)
        return all_of(found) if found else None

    def chain(self, operator: str, operand: Callable[[], Node | None]) -> list[Node]:
        """Operands with the operator between them; an operator that lacks one is told and left out."""
        found: list[Node] = []
        while True:
            node = operand()
            if node is not None:
                found.append(node)
            if self.peek() != operator:
                if node is None and found:
                    self.warnings.add(f"{operator.upper()} needs a word on both sides")
                return found
            if node is None:
                self.warnings.add(f"{operator.upper()} needs a word on both sides")
            self.at += 1

    def unary(self) -> Node | None:
        negative = False
        while self.peek() == "not":
            negative = not negative
            self.at += 1
            if self.peek() in ("end", "close", "and", "or"):
                self.warnings.add("NOT needs a word after it")
                return None
        node = self.atom()
        return negation(node) if node is not None and negative else node

    def atom(self) -> Node | None:
        kind = self.peek()
        if kind == "open":
            return self.group()
        if kind == "field":
            return self.fielded()
        if kind in ("word", "phrase"):
            lexeme = self.lexemes[self.at]
            self.at += 1
            if kind == "word":
                return Word(lexeme.text, prefix=lexeme.prefix)
            return Phrase(lexeme.text, slop=lexeme.slop) if lexeme.text else None
        return None

    def group(self) -> Node | None:
        self.at += 1
        node = self.side_by_side()
        if self.peek() == "close":
            self.at += 1
        else:
            self.warnings.add("an opening bracket was not closed")
        return None if isinstance(node, Everything) else node

    def fielded(self) -> Node | None:
        name = self.lexemes[self.at].text
        self.at += 1
        node = self.atom()
        if node is None:
            self.warnings.add(f"{name}: needs something after it")
            return None
        return rewrite(node, lambda leaf: self.bound(FIELDS[name], leaf))

    def bound(self, field_name: str, leaf: Leaf) -> Node:
        """The leaf as a value of the field."""
        if not isinstance(leaf, Word | Phrase):
            return leaf
        value = leaf.text
        match field_name:
            case "title" | "body" | "comments":
                if isinstance(leaf, Word):
                    return Word(value, field_name, leaf.prefix)
                return Phrase(value, field_name, leaf.slop)
            case "person":
                return Person(value)
            case "source":
                return Source(value)
            case "author":
                return Author(value)
        return self.moment(field_name, value)

    def moment(self, field_name: str, value: str) -> Node:
        read = _MOMENTS[field_name](value.replace(" ", "")) or _MOMENTS[field_name](in_figures(value))
        if read is None:
            known = '2024, 2024-05, 2024-05-17, "17 May 2024" or 2014..2016'
            self.warnings.add(f"“{value[:40]}” is no date such as {known}; it was searched for as words")
            return Phrase(f"{field_name} {value}")
        days, spelled = read
        text = f"{field_name}:{spelled}"
        return Mentioned(days, text) if field_name == "mentions" else Published(days, text)
