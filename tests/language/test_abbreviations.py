"""Abbreviations that texts spell out, and phrases that letters may stand for."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.language.abbreviations import capital_phrases, possible_initials, spelled_out, stands_for
from app.language.words import words
from tests.growth import assert_within


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the Harbour Defence Missile Array (HDMA) passed", "HDMA", "Harbour Defence Missile Array"),
        ("the HDMA (Harbour Defence Missile Array) passed", "HDMA", "Harbour Defence Missile Array"),
        ("the Harbour Defence Missile Array, or HDMA, passed", "HDMA", "Harbour Defence Missile Array"),
        ("improvised explosive devices (IEDs) went off", "IED", "improvised explosive devices"),
        ("an intercontinental ballistic missile (ICBM) flew", "ICBM", "intercontinental ballistic missile"),
        ("the United Nations (U.N.) said", "UN", "United Nations"),
        (
            "the Organization for Security and Co-operation in Europe (OSCE) met",
            "OSCE",
            "Organization for Security and Co-operation in Europe",
        ),
        ("the European Union’s (EU) plan", "EU", "European Union"),
        ("the Special Operations Command (SOCOM) said", "SOCOM", "Special Operations Command"),
        ("the National Health Fund [NHF] pays", "NHF", "National Health Fund"),
        ("the Bank for International Settlements (known as BIS) meets", "BIS", "Bank for International Settlements"),
    ],
)
def test_a_pair_is_learned_from_the_text(text: str, short: str, long: str) -> None:
    assert [(pair.short, pair.long) for pair in spelled_out([text])] == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "Senator Ann Poe (D-NY) spoke",
        "shares of Bank Nord (NYSE: BN) fell",
        "she was born in Rome (ITALY)",
        "the law (see above) was passed (2014)",
        "he said (laughing) that WHO (the agency) would come",
        "The ship left Oslo (NOR) at noon",
        "(ABC)",
        "the organization (ORGAN) met",
    ],
)
def test_brackets_alone_make_no_pair(text: str) -> None:
    assert spelled_out([text]) == []


@pytest.mark.parametrize(
    ("short", "phrase", "fits"),
    [
        ("ATACMS", "Army Tactical Missile System", True),
        ("ATACMS", "Army Tactical Missile Systems", True),
        ("ATACM", "Army Tactical Missile System", False),
        ("HDMA", "Harbour Defence Missile Array", True),
        ("NATO", "North Atlantic Treaty Organization", True),
        ("OPEC", "Organization of the Petroleum Exporting Countries", True),
        ("HIMARS", "High Mobility Artillery Rocket System", True),
        ("NATO", "North Atlantic Fleet", False),
        ("NATO", "The North Atlantic Treaty Organization", False),
        ("NASA", "Northern Sea Alliance", False),
    ],
)
def test_letters_must_begin_every_word_in_order(short: str, phrase: str, fits: bool) -> None:
    assert bool(stands_for(short, phrase)) is fits


def test_initials_of_fitting_phrases_are_among_the_possible_ones() -> None:
    for short, phrase in (("ATACMS", "Army Tactical Missile Systems"), ("OPEC", "Organization of the Petroleum Exporting Countries")):
        (found,) = [p for p in capital_phrases([f"they use {phrase} there"]) if p.phrase == phrase]
        assert found.initials in possible_initials(short)


def test_phrases_end_at_small_words_and_punctuation() -> None:
    text = "Yesterday Harbour Defence Missile Arrays, built by the Coastal Rescue Fleet (CRF), left. A big Ship Came In"
    assert [phrase.phrase for phrase in capital_phrases([text])] == [
        "Yesterday Harbour Defence Missile Arrays",
        "Harbour Defence Missile Arrays",
        "Coastal Rescue Fleet",
    ]


LONG_FORMS = {"HDMA": "Harbour Defence Missile Array", "NHF": "National Health Fund", "IEDs": "improvised explosive devices"}
PIECES = st.sampled_from([*LONG_FORMS, *LONG_FORMS.values(), "(", ")", "[", "]", ", or ", "the ", "-", "’s ", "\n", ". ", "A", "bB"])


@given(st.lists(PIECES, max_size=12).map(" ".join))
@example("the National Health Fund (NHF) pays")
def test_a_pair_is_found_only_where_short_and_long_form_are_printed(text: str) -> None:
    for pair in spelled_out([text]):
        assert pair.short in text
        assert pair.long in text
        assert pair.long_folded == " ".join(words(pair.long))
    assert all(phrase.phrase in text for phrase in capital_phrases([text]))


@pytest.mark.parametrize("piece", ["A", "(A ", "Aa ", ", or AB", "(AB)", "A (B", "[", "Aa Bb (AB) "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert_within(10, lambda: spelled_out([piece * 20_000]))
    assert_within(10, lambda: capital_phrases([piece * 20_000]))
