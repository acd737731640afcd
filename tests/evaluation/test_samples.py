"""What the archive makes of the sample articles, against what a reader found in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.seeds.samples import SEEDS, expected

PEOPLE_FLOOR = 0.95
"""F1 of persons by their fullest printed name, over all samples."""


@pytest.fixture(scope="module")
def rows(sample_archive: Path) -> Iterator[dict[str, dict[str, Any]]]:
    """Each stored sample by its key in the gold."""
    with sqlite3.connect(sample_archive) as database:
        database.row_factory = sqlite3.Row
        found = {}
        for key in expected():
            path, _, record = key.partition("#")
            row = database.execute(
                "SELECT a.id, title, standfirst, comments, published, published_origin, coalesce(s.name, '') AS source"
                " FROM input_document d"
                " JOIN article a ON a.id = d.article_id JOIN article_text t ON t.article_id = a.id LEFT JOIN source s ON s.id = source_id"
                " WHERE d.path = ? AND d.member = ?",
                (str(SEEDS / path), record),
            ).fetchone()
            people = database.execute("SELECT name FROM article_person WHERE article_id = ?", (row["id"],))
            found[key] = dict(row) | {"people": {name for (name,) in people}}
        yield found


@pytest.mark.parametrize("key", expected())
def test_title_source_and_date_of_a_sample_are_what_a_reader_finds(key: str, rows: dict[str, dict[str, Any]]) -> None:
    gold, found = expected()[key], rows[key]
    assert (found["title"], found["standfirst"], found["source"]) == (gold["title"], gold["standfirst"] or "", gold["source"])
    assert (found["published"], found["published_origin"]) == (gold["published"]["date"], gold["published"]["origin"])
    assert bool(found["comments"]) == bool(gold["comments"])


def test_people_of_the_samples_reach_their_floor(rows: dict[str, dict[str, Any]]) -> None:
    right = wanted = given = 0
    for key, gold in expected().items():
        names, optional = set(gold["people"].values()), set(gold.get("optional_people") or [])
        found = rows[key]["people"] - (optional - names)
        right, wanted, given = right + len(names & found), wanted + len(names), given + len(found)
    assert 2 * right / (wanted + given) >= PEOPLE_FLOOR


def test_nothing_that_is_no_person_is_taken_for_one_often(rows: dict[str, dict[str, Any]]) -> None:
    traps = sum(len(gold.get("not_people") or []) for gold in expected().values())
    caught = sum(len(set(gold.get("not_people") or []) & rows[key]["people"]) for key, gold in expected().items())
    assert caught <= traps * 0.1
