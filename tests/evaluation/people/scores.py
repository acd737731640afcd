"""Precision, recall and F1 of mentions, of persons and (B-cubed) of clusters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from app.annotate.people.names import fold


@dataclass(frozen=True)
class Score:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def row(self, name: str) -> str:
        return f"| {name} | {self.precision:.1%} | {self.recall:.1%} | {self.f1:.1%} |"


def mentions(gold: Mapping[Hashable, str], system: Mapping[Hashable, str]) -> Score:
    """Spans that are exactly alike."""
    same = len(gold.keys() & system.keys())
    return Score(same / max(1, len(system)), same / max(1, len(gold)))


def b_cubed(gold: Mapping[Hashable, str], system: Mapping[Hashable, str]) -> Score:
    """How pure and how whole the cluster of each mention is; a mention that only one side has counts 0."""
    both = gold.keys() & system.keys()
    shared = Counter((gold[m], system[m]) for m in both)
    gold_size, system_size = Counter(gold.values()), Counter(system.values())
    right = sum(n * n / system_size[s] for (_, s), n in shared.items())
    whole = sum(n * n / gold_size[g] for (g, _), n in shared.items())
    return Score(right / max(1, len(system)), whole / max(1, len(gold)))


def persons(
    gold: Mapping[Hashable, str], system: Mapping[Hashable, str], names: Mapping[str, str], right_names: Mapping[str, frozenset[str]]
) -> Score:
    """Persons of whom a system person holds most of the mentions, these being most of its own, under a right name."""
    shared = Counter((gold[m], system[m]) for m in gold.keys() & system.keys())
    gold_size, system_size = Counter(gold.values()), Counter(system.values())
    found = sum(
        2 * n > gold_size[g] and 2 * n > system_size[s] and fold(names[s]) in {fold(name) for name in right_names[g]}
        for (g, s), n in shared.items()
    )
    return Score(found / max(1, len(system_size)), found / max(1, len(gold_size)))
