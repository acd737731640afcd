"""The annotated articles of this project: ``{surface|person}`` in articles.txt marks a mention of a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from app.domain import Field

Spot = tuple[Field, int, int]
ARTICLES = Path(__file__).with_name("articles.txt")
WORLD = Path(__file__).with_name("world.txt")
NEWSWIRE = Path(__file__).with_name("newswire.txt")
NEWSWIRE_SPORT = Path(__file__).with_name("newswire_sport.txt")
REGIONS = Path(__file__).with_name("regions.txt")
HELD_OUT_WIRE = Path(__file__).with_name("heldout_wire.txt")
HELD_OUT_WORLD = Path(__file__).with_name("heldout_world.txt")
WIRE_1996 = Path(__file__).with_name("wire_1996.txt")
WORLDWIDE = Path(__file__).with_name("worldwide.txt")
COUNTRIES = Path(__file__).with_name("countries.txt")
WIRE_2000 = Path(__file__).with_name("wire_2000.txt")
NEWSROOMS = Path(__file__).with_name("newsrooms.txt")
OTHER_LANGUAGES = Path(__file__).with_name("other_languages.txt")
WIRES_AND_NEWSROOMS = Path(__file__).with_name("wires_and_newsrooms.txt")
MARK = re.compile(r"\{([^|{}]+)\|([\w-]+)\}")


@dataclass(frozen=True)
class GoldArticle:
    """``mentions`` are (field, start, end) → person; a person's id is the same in all articles. ``doubtful`` ones do not count."""

    id: str
    fields: dict[Field, str]
    mentions: dict[Spot, str]
    doubtful: frozenset[Spot]


def read_articles(path: Path = ARTICLES) -> list[GoldArticle]:
    out = []
    for block in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        head, _, rest = block.partition("\n")
        title, _, body = rest.strip().partition("\n\n")
        fields: dict[Field, str] = {}
        mentions: dict[Spot, str] = {}
        marked_fields: tuple[tuple[Field, str], ...] = (("title", title), ("body", body))
        for field, marked in marked_fields:
            fields[field], found = _unmarked(marked)
            mentions.update({(field, a, b): person for a, b, person in found})
        doubtful = frozenset(spot for spot, person in mentions.items() if person == "-")
        clear = {spot: person for spot, person in mentions.items() if person != "-"}
        out.append(GoldArticle(head.strip(), fields, clear, doubtful))
    return out


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, last, found = "", 0, []
    for m in MARK.finditer(marked):
        text += marked[last : m.start()]
        found.append((len(text), len(text) + len(m.group(1)), m.group(2)))
        text += m.group(1)
        last = m.end()
    return text + marked[last:], found
