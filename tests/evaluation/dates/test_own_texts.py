"""Floors on the texts written for this project: just under what is reached, so that no change loses ground unseen."""

from __future__ import annotations

from tests.evaluation.dates.samples import own_texts
from tests.evaluation.dates.scoring import score

STEADY = ("dated", "undated", "later")


def test_the_texts_are_as_many_as_they_must_be() -> None:
    texts = own_texts()
    assert sum(len(text.mentions) for text in texts) >= 900
    assert sum(len(text.mentions) for text in texts if not text.published) >= 240
    assert sum(len(text.traps) for text in texts) >= 240
    assert sum(len(text.mentions) for text in own_texts("wire")) >= 120


def test_dates_in_texts_with_a_publication_date() -> None:
    scores = score(text for text in own_texts(*STEADY) if text.published)
    assert scores.relaxed >= 0.99, scores.wrong
    assert scores.strict >= 0.99, scores.wrong
    assert scores.value >= 0.98, scores.wrong
    assert scores.interval >= 0.975, scores.wrong
    assert scores.invented <= 0.02, scores.wrong


def test_dates_in_texts_without_a_publication_date() -> None:
    scores = score(text for text in own_texts(*STEADY) if not text.published)
    assert scores.relaxed >= 0.99, scores.wrong
    assert scores.strict >= 0.99, scores.wrong
    assert scores.value >= 0.985, scores.wrong
    assert scores.interval >= 0.985, scores.wrong
    assert scores.invented <= 0.01, scores.wrong


def test_dates_in_the_manner_of_the_wires_of_the_nineties() -> None:
    scores = score(own_texts("wire"))
    assert scores.relaxed >= 0.99, scores.wrong
    assert scores.strict >= 0.98, scores.wrong
    assert scores.value >= 0.965, scores.wrong
    assert scores.interval >= 0.955, scores.wrong
    assert scores.invented <= 0.03, scores.wrong


def test_dates_in_the_manner_of_world_news_and_columns_of_the_2010s() -> None:
    scores = score(own_texts("world"))
    assert scores.relaxed >= 0.99, scores.wrong
    assert scores.strict >= 0.98, scores.wrong
    assert scores.value >= 0.965, scores.wrong
    assert scores.interval >= 0.96, scores.wrong
    assert scores.invented <= 0.03, scores.wrong


def test_dates_in_a_second_and_third_set_of_news() -> None:
    scores = score(own_texts("second", "third"))
    assert scores.relaxed >= 0.99, scores.wrong
    assert scores.strict >= 0.98, scores.wrong
    assert scores.value >= 0.96, scores.wrong
    assert scores.interval >= 0.95, scores.wrong
    assert scores.invented <= 0.04, scores.wrong


def test_what_only_looks_like_a_date_is_left_alone() -> None:
    scores = score(own_texts(*STEADY, "wire", "world", "second", "third"))
    assert scores.counts["traps hit"] == 0, scores.wrong


def test_short_texts_full_of_look_alikes_mislead_seldom() -> None:
    scores = score(own_texts("quiet"))
    assert scores.counts["traps hit"] <= 5, scores.wrong
    assert scores.invented <= 0.02, scores.wrong
    assert scores.relaxed >= 0.96, scores.wrong
    assert scores.value >= 0.945, scores.wrong


def test_hiding_the_publication_date_makes_the_rules_silent_and_not_wrong() -> None:
    scores = score((text for text in own_texts() if text.published), without_published=True)
    assert scores.invented <= 0.01, scores.wrong
