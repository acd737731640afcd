"""How often each rule is right, as measured on annotated texts; the table is written by a command of the evaluation."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Final

TABLE: Final = "precision.json"
_PRIOR_WEIGHT: Final = 4.0
"""A rule's own count is mixed with this many mentions of the pooled precision, so that few sightings do not decide."""


@cache
def _table() -> dict[str, tuple[int, int]]:
    text = resources.files(__package__).joinpath(TABLE).read_text(encoding="utf-8")
    return {rule: (right, seen) for rule, (right, seen) in json.loads(text).items()}


def confidence(rule: str) -> float:
    """The share of a rule's mentions with the right value on gold, smoothed towards all rules' share."""
    table = _table()
    right, seen = (sum(counts) for counts in zip((0, 0), *table.values(), strict=True))
    pooled = right / seen if seen else 0.0
    own_right, own_seen = table.get(rule, (0, 0))
    return round((own_right + _PRIOR_WEIGHT * pooled) / (own_seen + _PRIOR_WEIGHT), 3)
