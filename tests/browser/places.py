"""The pages that every rule of the whole site is checked on."""

from __future__ import annotations

import json
import urllib.request
from urllib.parse import quote

PAGES: dict[str, str] = {
    "start": "/",
    "results": "/?q=harbour",
    "all articles": "/?sort=newest",
    "filtered": "/?q=tide&from=2003&to=2004&date_field=published",
    "explained": "/?q=harbour&why=FIRST",
    "nothing found": "/?q=zyzzyva+harbour+quixotry",
    "article": "/articles/DATED?q=harbour+pier",
    "article without a date": "/articles/UNDATED",
    "long words": "/articles/LONG?q=unbroken",
    "result of long words": "/?q=unbroken",
    "right to left": "/articles/LEVANT",
    "hostile article": "/articles/HOSTILE",
    "versions": "/articles/COPIED/versions",
    "difference": "/articles/COPIED/versions/COPY",
    "no other version": "/articles/UNDATED/versions",
    "people": "/people",
    "person": "/people/margarethe-oduya",
    "nobody": "/people?q=zyzzyva",
    "likely merges": "/likely-merges",
    "decisions": "/ledger",
    "dates": "/dates",
    "year": "/dates/2015",
    "month": "/dates/2016-04",
    "day": "/dates/2016-04-03",
    "undated": "/undated",
    "help": "/help",
    "about": "/about",
}
COPIED = 'title:"twelve countries"'
"""Finds the article of the samples that has a copy."""

ERRORS: dict[str, int] = {
    "/nowhere": 404,
    "/articles/nothere": 404,
    "/people/nobody-at-all": 404,
    "/ledger/7": 404,
    "/dates/2015-13": 404,
    "/?page=none": 400,
}


def found(site: str, query: str) -> list[str]:
    """Ids of articles, by the API."""
    with urllib.request.urlopen(f"{site}/api/articles?q={quote(query)}") as answer:  # noqa: S310 our own server
        return [result["id"] for result in json.load(answer)["results"]]


def path_of(site: str, name: str) -> str:
    """The address of a page, with the ids that it needs filled in."""
    path = PAGES[name]
    if "COPY" in path:
        with urllib.request.urlopen(f"{site}/api/articles/{found(site, COPIED)[0]}/versions") as answer:  # noqa: S310 our own server
            path = path.replace("COPY", json.load(answer)["versions"][1]["id"])
    for mark, query in (
        ("UNDATED", 'title:"storm closes"'),
        ("DATED", 'title:"longer pier"'),
        ("HOSTILE", 'title:"other troubles"'),
        ("COPIED", COPIED),
        ("LEVANT", "levant fleet"),
        ("LONG", "title:unbroken"),
        ("FIRST", "harbour"),
    ):
        if mark in path:
            path = path.replace(mark, found(site, query)[0])
    return path
