"""Floors lie a little under what was measured: a change that costs quality fails, a rounding does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.annotate.people.linking import link, local_person
from app.annotate.people.reading import find_people
from app.annotate.people.tagger import PersonTagger
from app.domain import Field
from tests.corpus import corpus_path
from tests.evaluation.people import scores
from tests.evaluation.people.marked import (
    COUNTRIES,
    HELD_OUT_WIRE,
    HELD_OUT_WORLD,
    NEWSROOMS,
    NEWSWIRE,
    NEWSWIRE_SPORT,
    OTHER_LANGUAGES,
    REGIONS,
    WIRE_1996,
    WIRE_2000,
    WIRES_AND_NEWSROOMS,
    WORLD,
    WORLDWIDE,
    GoldArticle,
    read_articles,
)
from tests.evaluation.people.outside import outside_scores
from tests.evaluation.people.system import Run, run
from tests.evaluation.people.tokenised import tokenised


def test_the_set_is_large_enough_to_measure_on(articles: list[GoldArticle], result: Run) -> None:
    assert len(articles) >= 25
    assert len(result.gold) >= 250


def test_mentions_of_people_are_found(result: Run) -> None:
    assert scores.mentions(result.gold, result.article).f1 >= 0.978


def test_persons_are_found_under_their_fullest_name(result: Run) -> None:
    assert scores.persons(result.gold, result.article, result.names, result.fullest).f1 >= 0.96


def test_mentions_of_one_person_come_together_in_an_article(result: Run) -> None:
    assert scores.b_cubed(result.gold, result.article).f1 >= 0.972


def test_mentions_of_one_person_come_together_across_articles(result: Run) -> None:
    assert scores.b_cubed(result.gold_archive, result.archive).f1 >= 0.972


def test_linking_hardly_errs_on_the_mentions_that_were_found(result: Run) -> None:
    both = result.gold_archive.keys() & result.archive.keys()
    linked = scores.b_cubed({m: result.gold_archive[m] for m in both}, {m: result.archive[m] for m in both})
    assert linked.f1 >= 0.99


def test_people_of_world_news_are_found(tagger: PersonTagger) -> None:
    world = run(read_articles(WORLD), tagger)
    assert scores.mentions(world.gold, world.article).f1 >= 0.98
    assert scores.persons(world.gold, world.article, world.names, world.fullest).f1 >= 0.98
    assert scores.b_cubed(world.gold_archive, world.archive).f1 >= 0.975


@pytest.mark.parametrize(
    ("path", "mentions", "persons"),
    [
        (NEWSWIRE, 0.975, 0.958),
        (NEWSWIRE_SPORT, 0.968, 0.94),
        (REGIONS, 0.971, 0.938),
        (HELD_OUT_WIRE, 0.975, 0.953),
        (HELD_OUT_WORLD, 0.99, 0.98),
        (WIRE_1996, 0.993, 0.992),
        (WORLDWIDE, 0.982, 0.975),
        (COUNTRIES, 0.99, 0.985),
        (WIRE_2000, 0.985, 0.965),
        (NEWSROOMS, 0.98, 0.945),
        (WIRES_AND_NEWSROOMS, 0.98, 0.93),
        (OTHER_LANGUAGES, 0.976, 0.96),
    ],
)
def test_people_are_found_in_newswire_and_regional_news(path: Path, mentions: float, persons: float, tagger: PersonTagger) -> None:
    read = run(read_articles(path), tagger)
    assert scores.mentions(read.gold, read.article).f1 >= mentions
    assert scores.persons(read.gold, read.article, read.names, read.fullest).f1 >= persons


@pytest.mark.parametrize(("path", "mentions", "persons"), [(REGIONS, 0.97, 0.935), (WORLD, 0.98, 0.98), (WIRE_2000, 0.985, 0.96)])
def test_people_are_found_in_tokenised_text(path: Path, mentions: float, persons: float, tagger: PersonTagger) -> None:
    read = run([tokenised(article) for article in read_articles(path)], tagger)
    assert scores.mentions(read.gold, read.article).f1 >= mentions
    assert scores.persons(read.gold, read.article, read.names, read.fullest).f1 >= persons


def test_people_are_found_in_news_that_others_annotated(tagger: PersonTagger) -> None:
    found = outside_scores(corpus_path("gold"), tagger)
    assert found["mention.strict"]["F1"] >= 0.978
    assert found["person.found"]["F1"] >= 0.96
    assert found["b3"]["F1"] >= 0.973


def test_one_article_that_never_gives_a_first_name_learns_it_from_the_others(tagger: PersonTagger) -> None:
    texts = [p.read_text(encoding="utf-8") for p in sorted(corpus_path("seeds").glob("*.txt"))]
    people = []
    for article, text in enumerate(texts):
        fields: dict[Field, str] = {"body": text.replace("\n", "\n\n")}
        people += [local_person(article, n, p) for n, p in enumerate(find_people(fields, tagger=tagger))]
    putins = {(each.article, each.name) for each in link(people) if "Putin" in each.name}
    assert putins >= {(n, "Vladimir Putin") for n in (0, 1, 2, 3)}
    assert {name for _, name in putins} == {"Vladimir Putin"}
