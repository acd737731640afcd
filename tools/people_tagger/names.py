"""People's names for training, drawn by region."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import WORDS_THAT_ARE_NAMES

if TYPE_CHECKING:
    from pathlib import Path

INITIALS = "ABCDEFGHJKLMNPRSTVW"
FAMILY_FIRST = ("korean", "vietnamese", "zh_")
PARTICLES = ("de", "van", "van der", "von", "de la", "da", "dos", "di", "del", "Van", "De")
ORDINARY_SURNAMES = sorted(word.capitalize() for word in WORDS_THAT_ARE_NAMES if len(word) > 3)
SHARE_OF_ORDINARY_SURNAMES = 0.06


@dataclass(frozen=True)
class NameLists:
    """Given and family names by region; ``weights`` say how often a region is drawn."""

    regions: dict[str, dict[str, list[str]]]
    weights: list[int]

    @classmethod
    def read(cls, path: Path) -> NameLists:
        """``{"region*weight": {"first": […], "last": […]}}``."""
        regions = json.loads(path.read_text(encoding="utf-8"))
        return cls(regions, [int(region.split("*")[1]) for region in regions])

    def person(self, rng: random.Random) -> list[str]:
        """A full name as words: some with initials, particles, a double surname, a generation or an ordinary word as surname."""
        region = rng.choices(list(self.regions), self.weights)[0]
        first, last = rng.choice(self.regions[region]["first"]), rng.choice(self.regions[region]["last"])
        dice = rng.random()
        if region.startswith(FAMILY_FIRST) and dice < 0.7:
            return [last, first]
        if region.startswith("en_") and rng.random() < 2 * SHARE_OF_ORDINARY_SURNAMES:
            last = rng.choice(ORDINARY_SURNAMES)
        for share, made in (
            (0.08, [first, rng.choice(INITIALS) + ".", last]),
            (0.12, ["".join(rng.choice(INITIALS) + "." for _ in range(rng.choice((1, 1, 2)))), last]),
            (0.20, self._with_particle(region, first, last, rng)),
            (0.25, [first, last if set(last) & set("- ") else last + "-" + rng.choice(self.regions[region]["last"])]),
            (0.28, [first, last, rng.choice(("Jr.", "Sr.", "III"))]),
        ):
            if dice < share:
                return made
        return [first, last]

    def _with_particle(self, region: str, first: str, last: str, rng: random.Random) -> list[str]:
        if region.startswith("arabic"):
            return [first, "bin", rng.choice(self.regions[region]["first"]), last]
        return [first, *rng.choice(PARTICLES).split(), last]


def surname(person: list[str]) -> str:
    """The last word of a name that is no initial or generation."""
    return next((w for w in reversed(person) if not w.endswith(".") and w != "III"), person[0])
