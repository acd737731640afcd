"""Floors on the outside gold of dates in news, by its own scorer and by days on the calendar."""

from __future__ import annotations

from app.annotate.dates.confidence import smoothed, table
from tests.evaluation.dates.measure import rule_counts, texts_by_kind
from tests.evaluation.dates.outside import official_scores, outside_texts
from tests.evaluation.dates.scoring import score


def test_spans_and_values_by_the_golds_own_scorer() -> None:
    scores = official_scores()
    assert scores["span.relaxed"]["F1"] >= 0.985
    assert scores["span.strict"]["F1"] >= 0.975
    assert scores["value"]["F1"] >= 0.955


def test_days_on_the_calendar() -> None:
    assert score(outside_texts()).interval >= 0.95


def test_wrong_days_are_seldom_given_when_the_publication_date_is_hidden() -> None:
    assert score(outside_texts(), without_published=True).invented <= 0.01


def test_the_stored_precision_of_the_rules_is_what_is_measured() -> None:
    outside_texts()
    measured = rule_counts(texts_by_kind())
    assert measured.keys() <= table().keys(), "write it anew: python -m tests.evaluation.dates.measure --write"
    assert all(abs(smoothed(rule, measured) - smoothed(rule, table())) <= 0.1 for rule in measured)
