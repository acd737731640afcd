"""The rules of the date grammar, by what they read; earlier ones win over later ones of the same length."""

from __future__ import annotations

from typing import Final

from app.annotate.dates.grammar import Rule
from app.annotate.dates.rules import amount, centuries, clock, days, narrated, offsets, periods, relative, twice

RULES: Final[tuple[Rule, ...]] = (
    *days.RULES,
    *periods.RULES,
    *centuries.RULES,
    *clock.RULES,
    *relative.RULES,
    *offsets.RULES,
    *twice.RULES,
    *narrated.RULES,
    *amount.RULES,
)
