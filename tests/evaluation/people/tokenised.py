"""The annotated articles as collections for research print them: a blank around every sign."""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain import Field
from tests.evaluation.people.marked import GoldArticle, Spot

TOKEN = re.compile(
    r"n't\b|['’]s\b|(?:[A-Z]\.)+(?=[\s,;:)\"”]|$)|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Prof|St|Jr|Sr|Maj|Inc|Corp|Co|Ltd|No)\."
    r"|\d+(?:[.,:]\d+)*|\w+(?:-\w+)*(?:['’]\w+(?<!['’]s))?|[^\w\s]|\n+"
)


def tokenised(article: GoldArticle) -> GoldArticle:
    """The article with every token parted from the next by one blank, paragraphs kept."""
    fields: dict[Field, str] = {}
    moved: dict[Spot, Spot] = {}
    for field, text in article.fields.items():
        fields[field], starts, ends = _tokens(text)
        for spot in [*article.mentions, *article.doubtful]:
            if spot[0] == field:
                moved[spot] = (field, starts[spot[1]], ends[spot[2]])
    return replace(
        article,
        fields=fields,
        mentions={moved[spot]: person for spot, person in article.mentions.items()},
        doubtful=frozenset(moved[spot] for spot in article.doubtful),
    )


def _tokens(text: str) -> tuple[str, dict[int, int], dict[int, int]]:
    """The text, and where what stood at a place starts and ends in it."""
    out = ""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for m in TOKEN.finditer(text):
        if out and out[-1] != "\n" and m.group()[0] != "\n":
            out += " "
        for n in range(len(m.group())):
            starts[m.start() + n] = len(out) + n
            ends[m.start() + n + 1] = len(out) + n + 1
        out += m.group()
    return out, starts, ends
