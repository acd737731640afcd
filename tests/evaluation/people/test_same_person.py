"""Linking alone, on names whose persons are known."""

from __future__ import annotations

import random
from collections.abc import Hashable
from pathlib import Path

from app.annotate.people.linking import LocalPerson, link, local_person
from app.domain import Mention, PersonInArticle
from tests.evaluation.people import scores

NAMES = Path(__file__).with_name("same_person.txt")


def read() -> tuple[list[LocalPerson], dict[Hashable, str]]:
    """The people of all articles, and who each is."""
    people: list[LocalPerson] = []
    gold: dict[Hashable, str] = {}
    lines = [line for line in NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for article, line in enumerate(lines):
        for position, entry in enumerate(line.split("; ")):
            name, _, person = entry.partition("|")
            mention = Mention(field="body", start=0, end=len(name), text=name)
            people.append(local_person(article, position, PersonInArticle(name=name, mentions=(mention,))))
            gold[article, position] = person
    return people, gold


def clusters(people: list[LocalPerson]) -> dict[Hashable, str]:
    return {(each.article, each.position): each.cluster for each in link(people)}


def test_people_are_told_apart_and_brought_together_across_articles() -> None:
    people, gold = read()
    assert len(set(gold.values())) >= 35
    assert scores.b_cubed(gold, clusters(people)).f1 >= 0.98


def test_the_order_of_articles_changes_nothing() -> None:
    people, _ = read()
    shuffled = random.Random(7).sample(people, len(people))
    assert clusters(shuffled) == clusters(people)
