"""Scores of found dates against annotated ones: spans, values, and the days on the calendar they stand for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, cast

from app.annotate.dates import find_dates
from app.annotate.dates.calendar import days_of
from app.domain import UNKNOWN_PUBLISHED, DateMention, Published

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.evaluation.dates.samples import GoldMention, GoldText

DATED_TYPES = ("DATE", "TIME")


@dataclass(slots=True)
class Scores:
    """Counts over texts; the properties are micro-averaged F1, ``wrong`` lists what went wrong in words."""

    counts: Counter[str] = field(default_factory=Counter)
    by_rule: dict[str, Counter[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def f1(self, right: str, gold: str = "gold", found: str = "found") -> float:
        both = self.counts[gold] + self.counts[found]
        return 2 * self.counts[right] / both if both else 1.0

    @property
    def relaxed(self) -> float:
        return self.f1("relaxed")

    @property
    def strict(self) -> float:
        return self.f1("strict")

    @property
    def value(self) -> float:
        return self.f1("value")

    @property
    def interval(self) -> float:
        """F1 over expressions that name days: both ends on the right day."""
        return self.f1("interval", "gold dated", "found dated")

    @property
    def invented(self) -> float:
        """The share of found mentions that name days which are not the right ones."""
        return self.counts["wrong days"] / self.counts["found"] if self.counts["found"] else 0.0


def published_on(day: str | None) -> Published:
    return Published(date=day, precision="day", origin="metadata", confidence=1.0) if day else UNKNOWN_PUBLISHED


def score(texts: Iterable[GoldText], *, without_published: bool = False) -> Scores:
    """Find the dates of each text and compare; ``without_published`` hides the publication date from the finder."""
    scores = Scores()
    for gold in texts:
        day = None if without_published else gold.published
        order = cast('Literal["mdy", "dmy"]', gold.order)
        _compare(gold, find_dates({"body": gold.text}, published=published_on(day), order=order), scores)
    return scores


def _compare(gold: GoldText, found: tuple[DateMention, ...], scores: Scores) -> None:
    pairs = _pair(gold.mentions, found)
    paired = {id(mention) for mention in pairs.values()}
    kept = [m for m in found if id(m) in paired or not any(a < m.end and m.start < b for a, b in gold.ignored)]
    scores.counts["gold"] += len(gold.mentions)
    scores.counts["found"] += len(kept)
    scores.counts["traps"] += len(gold.traps)
    scores.counts["traps hit"] += sum(any(a < m.end and m.start < b for m in kept) for a, b in gold.traps)
    scores.counts["gold dated"] += sum(m.type in DATED_TYPES and days_of(m.value) is not None for m in gold.mentions)
    scores.counts["found dated"] += sum(m.first_day is not None for m in kept)
    for mention in kept:
        if id(mention) not in paired:
            _note(scores, gold, mention, None)
    for index, expected in enumerate(gold.mentions):
        if index in pairs:
            _note(scores, gold, pairs[index], expected)
        else:
            scores.wrong.append(f"{gold.id}: missed {gold.text[expected.start : expected.end]!r} {expected.value}")


def _note(scores: Scores, gold: GoldText, mention: DateMention, expected: GoldMention | None) -> None:
    """Count one found mention; ``expected`` is the gold mention it is paired with."""
    rule = scores.by_rule.setdefault(mention.rule, Counter())
    rule["seen"] += 1
    named = (mention.first_day, mention.last_day) if mention.first_day and mention.last_day else None
    wanted = days_of(expected.value) if expected and expected.type in DATED_TYPES else None
    right = expected is not None and same_value(expected.value, mention.value)
    rule["right"] += right
    scores.counts["wrong days"] += named is not None and named != wanted
    if expected is None:
        scores.wrong.append(f"{gold.id}: spurious {mention.text!r} {mention.value} ({mention.rule})")
        return
    exact = (mention.start, mention.end) == (expected.start, expected.end)
    scores.counts.update(
        relaxed=1, strict=exact, value=right, type=mention.type == expected.type, interval=named is not None and named == wanted
    )
    if not (exact and right):
        wanted_text = gold.text[expected.start : expected.end]
        scores.wrong.append(f"{gold.id}: {wanted_text!r} {expected.value} found as {mention.text!r} {mention.value} ({mention.rule})")


def _pair(gold: list[GoldMention], found: tuple[DateMention, ...]) -> dict[int, DateMention]:
    """One to one: identical spans first, then by the largest overlap."""
    candidates = sorted(
        ((a.start, a.end) != (b.start, b.end), -(min(a.end, b.end) - max(a.start, b.start)), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if a.start < b.end and b.start < a.end
    )
    pairs: dict[int, DateMention] = {}
    used: set[int] = set()
    for _, _, i, j in candidates:
        if i not in pairs and j not in used:
            pairs[i] = found[j]
            used.add(j)
    return pairs


def same_value(expected: str, found: str) -> bool:
    """Equal TIMEX3 values, whatever spelling of a clock, a decade of years or two quarters they use."""
    return _spelling(expected) == _spelling(found)


def _spelling(value: str) -> str:
    value = re.sub(r"^P([0-9]+)Q$", lambda quarters: f"P{3 * int(quarters[1])}M", value.upper()).replace("PXDE", "PXY")
    if "T" in value and value.endswith(":00") and value.count(":") == 2:
        value = value[:-3]
    return value.replace("XXXX-XX-XXT24:00", "XXXX-XX-XXT00:00")
