"""People's names for training, drawn by region."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

from app.annotate.people.lexicon import WORDS_THAT_ARE_NAMES

MORE_NAMES = Path(__file__).with_name("more_names.txt")
INITIALS = "ABCDEFGHJKLMNPRSTVW"
FAMILY_FIRST = ("korean", "vietnamese", "zh_")
PARTICLES = ("de", "van", "van der", "von", "de la", "da", "dos", "di", "del", "Van", "De")
JOINED_TO_NEXT = frozenset(("Le", "La", "Di", "De", "Van", "El", "Ben", "Al", "Lo", "Della", "Dell'", "Ould", "Abu", "Abdul", "Haji"))
ORDINARY_SURNAMES = sorted(word.capitalize() for word in WORDS_THAT_ARE_NAMES if len(word) > 3)
SHARE_OF_ORDINARY_SURNAMES = 0.06


@dataclass(frozen=True)
class FullName:
    """The words of a name as printed, and the word or words that stand for it alone."""

    words: list[str]
    surname: str

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def given(self) -> str:
        return next((w for w in self.words if w != self.surname), self.words[0]).strip(".")


@dataclass(frozen=True)
class Region:
    """Given and family names, in which order they stand, and how often the region is drawn."""

    name: str
    weight: int
    order: str
    first: list[str]
    last: list[str]


@dataclass(frozen=True)
class NameLists:
    regions: list[Region]

    @classmethod
    def read(cls, path: Path) -> NameLists:
        """``{"region*weight": {"first": […], "last": […]}}``, and what more_names.txt adds."""
        regions = []
        for key, names in json.loads(path.read_text(encoding="utf-8")).items():
            name, _, weight = key.partition("*")
            order = "east" if name.startswith(FAMILY_FIRST) else "words" if name == "burmese" else "west"
            regions.append(Region(name, int(weight), order, names["first"], names["last"]))
        for line in MORE_NAMES.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                head, first, last = line.split("|")
                name, _, rest = head.partition("*")
                weight, order = rest.split()
                regions.append(Region(name, int(weight), order, [w for w in _joined(first) if w[0].isupper()], _joined(last)))
        return cls(regions)

    def person(self, rng: random.Random) -> FullName:
        """A full name: some with initials, particles, several given or family names, a generation or an ordinary word as surname."""
        region = rng.choices(self.regions, [r.weight for r in self.regions])[0]
        first = rng.choice(region.first)
        dice = rng.random()
        if region.order == "one":
            return FullName([first], first)
        if region.order == "words":
            words = [first, *(rng.choice(region.first) for _ in range(rng.choice((1, 2, 2, 3))))]
            return FullName(words, words[-1] if dice < 0.5 else words[0])
        last = rng.choice(region.last)
        if region.order == "east" and dice < 0.75:
            return FullName([last, first], last)
        if region.name.startswith("en_") and rng.random() < 2 * SHARE_OF_ORDINARY_SURNAMES:
            last = rng.choice(ORDINARY_SURNAMES)
        if region.order == "double" and dice < 0.5:
            given = [first, rng.choice(region.first)] if dice < 0.15 else [first]
            return FullName([*given, last, *(["y"] if dice > 0.48 else []), rng.choice(region.last)], last)
        return self._varied(region, first, last, rng)

    def _varied(self, region: Region, first: str, last: str, rng: random.Random) -> FullName:
        dice = rng.random()
        initials = "".join(rng.choice(INITIALS) + "." for _ in range(rng.choice((1, 1, 2))))
        if dice < 0.06:
            return FullName([first, rng.choice(INITIALS) + ".", last], last)
        if dice < 0.10:
            return FullName([initials, last], last)
        if dice < 0.18:
            return FullName([first, rng.choice(region.first), last], last)
        if dice < 0.24:
            particle = ["bin", rng.choice(region.first)] if region.name.startswith("arabic") else rng.choice(PARTICLES).split()
            return FullName([first, *particle, last], last)
        if dice < 0.29 and not set(last) & set("- "):
            double = last + "-" + rng.choice(region.last).split()[-1]
            return FullName([first, double], double)
        if dice < 0.32:
            return FullName([first, last, rng.choice(("Jr.", "Sr.", "III"))], last)
        return FullName([first, last], last)


def _joined(names: str) -> list[str]:
    """Names parted by blanks; a particle goes with the next word."""
    out: list[str] = []
    open_end = False
    for word in names.split():
        out = [*out[:-1], out[-1] + " " + word] if open_end else [*out, word]
        open_end = (word[0].islower() and "-" not in word) or word in JOINED_TO_NEXT
    return out
