"""Sentences with names for training, made from templates.txt, whose first lines explain the slots."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tools.people_tagger.names import INITIALS, NameLists, surname

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES = Path(__file__).with_name("templates.txt")
SLOT = re.compile(r"\{([A-Z])(\d?)\}")
Span = tuple[int, int]
Sentence = tuple[str, list[Span]]

WORDS: dict[str, tuple[str, ...]] = {
    "C": tuple(
        """Nairobi Blantyre Innsbruck Vail Karachi Dhaka Lagos Milan Madrid Seville Valencia Porto Lisbon Lyon Bordeaux Lille Nantes Bremen Cologne Hamburg
        Dortmund Rostock Utrecht Breda Rotterdam Bruges Ghent Turin Parma Bologna Sofia Plovdiv Split Zagreb Belgrade Skopje Tirana Athens Izmir Bursa Ankara
        Baku Yerevan Tbilisi Minsk Gomel Kharkiv Lviv Odessa Tallinn Riga Vilnius Oslo Bergen Malmo Aarhus Odense Turku Oulu Leeds Everton Arsenal Chelsea
        Fulham Burnley Preston Blackburn Bolton Derby Lincoln Crewe Bristol Houston Dallas Jackson Charlotte Madison Austin Phoenix Orlando Brisbane Adelaide
        Perth Darwin Hobart Wellington Hamilton Victoria Medellin Rosario Santos Guadalajara Kabul Herat Quetta Mosul Basra Erbil Aleppo Homs Sanaa Aden
        Khartoum Juba Kampala Kigali Lusaka Harare Maputo Luanda Dakar Accra Kano Enugu Bamako Niamey Tunis Oran Tripoli Benghazi Cairo Suez Haifa Jaffa
        Amman Riyadh Doha Dubai Tehran Shiraz Tashkent Almaty Delhi Pune Chennai Kochi Colombo Kandy Dhaka Yangon Bangkok Hanoi Manila Cebu Jakarta Medan
        Seoul Busan Osaka Kobe Sendai Beijing Wuhan Chengdu Taipei Lima Cusco Quito Bogota Caracas Havana Paris London Berlin Vienna Prague Warsaw""".split()
    ),
    "Y": tuple(
        """Kenya Sudan Ukraine Russia China India Pakistan Iran Iraq Syria Israel Egypt Turkey Greece Poland France Germany Spain Italy Brazil Chile Peru
        Mexico Cuba Canada Japan Vietnam Thailand Indonesia Australia Nigeria Ghana Mali Chad Georgia Jordan Lebanon Britain America Scotland""".split()
    ),
    "Q": tuple(
        """Kenyan Sudanese Ukrainian Russian Chinese Indian Pakistani Iranian Iraqi Syrian Israeli Egyptian Turkish Greek Polish French German Spanish
        Italian Brazilian Chilean Peruvian Mexican Cuban Canadian Japanese Vietnamese Thai Indonesian Australian Nigerian British American""".split()
    ),
    "D": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "M": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    "B": ("AP", "AFP", "UNHCR", "NATO", "OPEC", "BBC", "FIFA", "IMF", "WHO", "USAID", "DAB", "ANC", "KLM", "EDF", "NASA", "ESA", "SNCF", "BJP", "PTI", "UAW"),
    "T": ("President", "Prime Minister", "Foreign Minister", "Chancellor", "Governor", "Mayor", "Secretary of State", "Defence Secretary", "Vice President"),
    "R": tuple(
        """foreign minister|finance minister|president|teacher|engineer|nurse|spokesman|opposition leader|analyst|director|historian|economist|striker|judge
        |lawyer|farmer|biologist|shopkeeper|prime minister|chief executive""".replace("\n", "").replace("        ", "").split("|")
    ),
    "W": tuple(
        """New Global Summit Security Council Climate Report Breaking Update World Business Sport Opinion Travel Health Market Power Union Green Open First
        National Central Royal General Assembly Budget Reform Trade Energy Winter Spring""".split()
    ),
}
HEADS = ("Bank", "Institute", "Group", "Union", "Agency", "Ministry", "Times", "Airlines", "Council", "Energy", "Motors", "Hospital", "Post", "Labs")
THINGS = ("Silent Harbour", "Northern Star", "Red Dawn", "Ever Brave", "Polar Queen", "Nova", "Galaxy", "Orion", "The Long Night", "Black River", "Sea Hawk")


def sentences(names: NameLists, rounds: int, rng: random.Random) -> Iterator[Sentence]:
    """Every template ``rounds`` times in shuffled order, so that neighbours make ever new contexts."""
    lines = [line for line in TEMPLATES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("# ")]
    for _ in range(rounds):
        rng.shuffle(lines)
        for line in lines:
            yield fill(line, names, rng)


def fill(template: str, names: NameLists, rng: random.Random) -> Sentence:
    """One template with its slots filled; a final '-' says that none of its names is a person."""
    people: dict[str, list[str]] = {}
    text, spans, last = "", [], 0
    plain = template.removesuffix("-")
    initials_from: int | None = None
    for m in SLOT.finditer(plain):
        text += plain[last : m.start()]
        last = m.end()
        kind, number = m.groups()
        start = len(text)
        if kind in "NLFUKJ":
            person = people.setdefault(number, names.person(rng)) if number else names.person(rng)
            text += _printed(kind, person)
            spans.append((start if initials_from is None else initials_from, len(text)))
            initials_from = None
            continue
        text += _thing(kind, names, rng)
        if kind == "I" and initials_from is None:
            initials_from = start
    text += plain[last:]
    if template.endswith("-"):
        spans = []
    return text, _joined(text, spans)


def _printed(kind: str, person: list[str]) -> str:
    full, last = " ".join(person), surname(person)
    return {"N": full, "L": last, "F": person[0].strip("."), "U": full.upper(), "K": last.upper(), "J": last}[kind]


def _thing(kind: str, names: NameLists, rng: random.Random) -> str:
    if kind == "A":
        return str(rng.randint(2, 97))
    if kind == "I":
        return rng.choice(INITIALS) + "."
    if kind == "P":
        return rng.choice(WORDS["C"]).upper()
    if kind == "H":
        return surname(names.person(rng))
    if kind == "S":
        return rng.choice(THINGS) if rng.random() < 0.5 else " ".join(names.person(rng))
    if kind == "O":
        word = rng.choice((rng.choice(WORDS["C"]), rng.choice(WORDS["W"]), surname(names.person(rng))))
        return f"{word} {rng.choice(HEADS)}"
    return rng.choice(WORDS[kind])


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Given name and surname side by side are one name."""
    out: list[Span] = []
    for start, end in spans:
        if out and text[out[-1][1] : start] == " ":
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
