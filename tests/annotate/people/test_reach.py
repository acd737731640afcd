from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.annotate.people.onnx import OnnxTagger
from app.annotate.people.pieces import WORD, shape
from app.annotate.people.reach import distances, in_names, kind, nearby


def candidates(text: str) -> list[str]:
    spans = [m.span() for m in WORD.finditer(text)]
    words = [text[a:b] for a, b in spans]
    found = in_names([kind(w, shape(w)) for w in words], [a for a, _ in spans], [b for _, b in spans])
    return [words[k] for k in sorted(found)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister greeted Anna Berg here.", ["Anna", "Berg"]),
        ("the plan of Ursula von der Leyen failed", ["Ursula", "von", "der", "Leyen"]),
        ("so said Hae-won there", ["Hae", "-", "won"]),
        ("so said al-Assad there", ["al", "-", "Assad"]),
        ("On Monday the United Nations met in Iraq.", []),
        ("a letter to A. Okonjo", ["A", ".", "Okonjo"]),
        ("nothing at all", []),
    ],
)
def test_words_that_may_be_part_of_a_name(text: str, words: list[str]) -> None:
    assert candidates(text) == words


def test_a_seldom_name_beside_a_name_may_be_part_of_it() -> None:
    assert candidates("we saw January Kolbe there") == ["January", "Kolbe"]


@settings(deadline=None, max_examples=50)
@given(st.sets(st.integers(1, 58)))
def test_a_piece_is_as_far_as_its_nearest_name(places: set[int]) -> None:
    far = distances(np.array(sorted(places), np.int64), 60)
    wanted = [min((abs(k - p) for p in places), default=60) for k in range(60)]
    assert far[1:-1].tolist() == wanted[1:-1]
    assert far[0] == far[-1] == 0


def test_each_layer_goes_on_with_what_is_near_enough() -> None:
    feed, left = nearby(np.array([10]), 30, [6, 3, 1, 0])
    entered = feed["places"]
    assert entered.tolist() == [0, *range(4, 17), 29]
    assert entered[feed["kept1"]].tolist() == [0, *range(7, 14), 29]
    assert left.tolist() == [0, 9, 10, 11, 29]


def test_what_lies_far_from_every_name_changes_no_label() -> None:
    tagger = OnnxTagger()
    near = "Yesterday the mayor of the town, Anna Berg, opened the bridge over the river with some words"
    far = " and there was music and cake for all who had come from near and far to see it"
    alone, together = tagger([near])[0], tagger([near + far])[0]
    assert [(s.start, s.end) for s in alone] == [(s.start, s.end) for s in together]
