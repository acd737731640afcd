"""How often each rule is right, as measured on annotated texts; the table is written by a command of the evaluation."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final

TABLE: Final = "precision.json"
_PRIOR_WEIGHT: Final = 4.0
"""A rule's own count is mixed with this many mentions of the pooled precision, so that few sightings do not decide."""


@cache
def table() -> Mapping[str, Sequence[int]]:
    """Rule → mentions with the right value, mentions seen."""
    counts: dict[str, list[int]] = json.loads(resources.files(__package__).joinpath(TABLE).read_text(encoding="utf-8"))
    return counts


@cache
def confidence(rule: str) -> float:
    """The share of a rule's mentions with the right value on gold, from 0 to 1."""
    return round(smoothed(rule, table()), 3)


def smoothed(rule: str, counts: Mapping[str, Sequence[int]]) -> float:
    """A rule's share drawn towards that of all rules by as much as it was seldom seen."""
    right, seen = (sum(pair[i] for pair in counts.values()) for i in (0, 1))
    pooled = right / seen if seen else 0.0
    own_right, own_seen = counts.get(rule, (0, 0))
    return (own_right + _PRIOR_WEIGHT * pooled) / (own_seen + _PRIOR_WEIGHT)
