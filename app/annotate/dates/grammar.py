"""The engine of the grammar: rules are regular expressions over category strings; the longest reading wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from app.annotate.dates.cues import direction
from app.annotate.dates.expression import Expression, Join, Meaning, Reach, Relation
from app.annotate.dates.lexicon import MONTHS, NUMBERS, ORDINALS, RELATIONS
from app.annotate.dates.tokens import Tokens
from app.domain import DateOrder, TimexType

_RELATION_OF: Final[dict[str, Relation]] = {
    "last": "last", "past": "last", "latest": "last", "next": "next", "coming": "next", "upcoming": "next", "this": "this",
    "current": "this", "these": "this", "previous": "previous", "prior": "previous", "preceding": "previous", "following": "following",
    "subsequent": "following", "ensuing": "following", "that": "same", "same": "same", "those": "same",
}  # fmt: skip


class Found(NamedTuple):
    """An expression and the tokens that it covers, end exclusive."""

    first: int
    last: int
    expression: Expression


class Reading:
    """One match of a rule: access to its named groups as words and numbers, and to what stands around it.

    ``shift`` is what leads from places in the string that was matched to tokens.
    """

    __slots__ = ("first", "last", "match", "order", "rule", "shift", "tokens")

    def __init__(self, rule: str, match: re.Match[str], tokens: Tokens, *, shift: int, order: DateOrder) -> None:
        self.rule, self.match, self.tokens, self.order, self.shift = rule, match, tokens, order, shift
        self.first, self.last = match.start() + shift, match.end() + shift

    def has(self, group: str) -> bool:
        """Whether the rule has such a group and it matched something."""
        return group in self.match.re.groupindex and bool(self.match[group])

    def at(self, group: str) -> int:
        """Index of the group's first token."""
        return self.match.start(group) + self.shift

    def word(self, group: str) -> str:
        """The group's last word, lower-case; empty when the group is absent."""
        return self.tokens.words[self.match.end(group) - 1 + self.shift] if self.has(group) else ""

    def form(self, group: str) -> str:
        return self.tokens.form(self.match.end(group) - 1 + self.shift) if self.has(group) else ""

    def words(self, group: str) -> list[str]:
        if not self.has(group):
            return []
        start, end = self.match.span(group)
        return self.tokens.words[start + self.shift : end + self.shift]

    def before(self, steps: int = 1) -> str:
        """The word that many steps before the match."""
        return self.tokens.word(self.first - steps)

    def after(self, steps: int = 0) -> str:
        """The word right after the match, or that many further on."""
        return self.tokens.word(self.last + steps)

    def year(self, group: str = "year") -> int | None:
        return year_number(self.words(group)) if self.has(group) else None

    def month(self, group: str = "month") -> int:
        return MONTHS[self.word(group)]

    def day(self, group: str = "day") -> int:
        return ordinal_number(self.words(group))

    def relation(self, group: str = "relation") -> Relation:
        """How the group's word relates the name after it; a bare "following" is a preposition ("following Monday’s ruling")."""
        if self.word(group) == "following" and self.tokens.word(self.at(group) - 1) not in ("the", "that"):
            return ""
        return _RELATION_OF.get(self.word(group), "") if self.has(group) else ""

    def found(
        self,
        meaning: Meaning,
        kind: TimexType = "DATE",
        *,
        first: int | None = None,
        last: int | None = None,
        mod: str = "",
        time: str = "",
        relation: Relation = "",
        directed: bool = False,
    ) -> Found:
        """The expression for the whole match, or for the tokens ``first:last`` of it."""
        first, last = self.first if first is None else first, self.last if last is None else last
        cue = direction(self.tokens, self.first, self.last) if directed else None
        return Found(first, last, Expression(
            rule=self.rule, type=kind, meaning=meaning, mod=mod, time=time, relation=relation, tense=cue.tense if cue else "",
            cue=cue.word if cue else "", preposition=self._preposition() if cue else "",
        ))  # fmt: skip

    def _preposition(self) -> str:
        """The preposition or article right before the match, or before its "late": by late Friday, a June poll."""
        steps = 2 if self.before() in ("early", "late") else 1
        word = self.before(steps)
        return word if self.tokens.category(self.first - steps) in "i2oAR" or word in ("between", "a", "an") else ""


Builder = Callable[[Reading], "Found | Iterable[Found] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern over categories and what builds expressions from a match of it."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


def rule(name: str, pattern: str, build: Builder) -> Rule:
    return Rule(name, re.compile(pattern), build)


# What stands between words and numbers of time is cut out before the rules run: most of a text, and no rule needs it.
_ISLAND: Final = re.compile(r"[^ _\n]+")
_ASIDE: Final = 12  # words
_TIMELY: Final = re.compile(r"[MWwuvUVQSPpdXrgqylHI/C3YKnOemz4]|TR|D\|D|O-?h")


def scan(tokens: Tokens, rules: Sequence[Rule], *, order: DateOrder) -> list[Found]:
    """All expressions of a text, in order, none overlapping: longer readings first, then earlier ones, then earlier rules."""
    islands, shifts = _islands(tokens.categories)
    candidates = [
        (match.start() - match.end(), match.start(), number, match)
        for number, candidate in enumerate(rules)
        for match in candidate.pattern.finditer(islands)
    ]
    candidates.sort(key=lambda candidate: candidate[:3])
    taken = bytearray(len(tokens.words))
    found: list[Found] = []
    for _, start, number, match in candidates:
        shift = shifts[start]
        if taken.find(1, start + shift, match.end() + shift) >= 0:
            continue
        built = rules[number].build(Reading(rules[number].name, match, tokens, shift=shift, order=order))
        for reading in () if built is None else (built,) if isinstance(built, Found) else built:
            taken[reading.first : reading.last] = b"\x01" * (reading.last - reading.first)
            found.append(reading)
    found.sort(key=lambda reading: reading.first)
    return list(_with_reach(found, tokens))


def _islands(categories: str) -> tuple[str, list[int]]:
    """The runs of categories that may hold an expression, each closed by a newline, and for each place in them its shift to the token."""
    parts: list[str] = []
    shifts: list[int] = []
    for match in _ISLAND.finditer(categories):
        if _TIMELY.search(categories, match.start(), match.end()):
            island = match.group() + "\n"
            shifts += [match.start() - len(shifts)] * len(island)
            parts.append(island)
    return "".join(parts), shifts


def _with_reach(found: list[Found], tokens: Tokens) -> Iterator[Found]:
    """Say of each expression whether the one before is in its sentence or paragraph."""
    end = -1
    previous_type = ""
    for reading in found:
        between = tokens.categories[end : reading.first] if end >= 0 else "\n"
        reach: Reach = "text" if "\n" in between else "paragraph" if _sentence_ends(tokens, end, reading.first, between) else "sentence"
        if reach == "sentence" and _in_an_aside(tokens, end, between):
            reach = "paragraph"
        joined: Join = ""
        if previous_type == reading.expression.type:
            link = between.rstrip("E")  # late May/early June
            joined = "to" if link in ("2", "-") else "and" if link in ("&", "|") else ""
        end, previous_type = reading.last, reading.expression.type
        yield reading._replace(expression=replace(reading.expression, reach=reach, joined=joined)) if reach != "text" else reading


def _sentence_ends(tokens: Tokens, start: int, end: int, between: str) -> bool:
    return "_" in between and any(tokens.categories[index] == "_" and tokens.words[index] != ";" for index in range(start, end))


def _in_an_aside(tokens: Tokens, end: int, between: str) -> bool:
    """Whether the mention that ends at ``end`` stands in a clause set off by commas: "the ship, which sailed Sunday, was stopped at 4"."""
    if not between.startswith(","):
        return False
    for index in range(end - 1, max(end - 1 - _ASIDE, 0), -1):
        if tokens.categories[index] in "_\n":
            return False
        if tokens.words[index] in ("which", "who", "whose", "where"):
            return tokens.categories[index - 1] == ","
    return False


def ordinal_number(words: Sequence[str]) -> int:
    """5, 5th, fifth or twenty-fifth as a number; 0 when it is none."""
    total = 0
    for word in words:
        if word in ORDINALS:
            total += ORDINALS[word]
        elif word in NUMBERS:
            total += NUMBERS[word]
        elif word[:1].isdigit():
            total += int(word.rstrip("stndrh"))
    return total


def year_number(words: Sequence[str]) -> int | None:
    """A year as printed: 1998, ’98 (1931 to 2030), or in words."""
    word = words[-1]
    if word[0] in "'’‘":
        two = int(word[1:])
        return 1900 + two if two > 30 else 2000 + two
    return int(word) if word.isdecimal() and len(word) == 4 else None


def years_away(relation: str) -> int | None:
    """-1, 0 or 1 for last, this and next year."""
    return RELATIONS.get(relation)
