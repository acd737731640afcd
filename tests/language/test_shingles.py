from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.shingles import are_copies, comparable, pack, signature, text_words, unpack
from tests.growth import assert_within
from tests.seeds.samples import articles, words

BODY_MARKS, OPENING_MARKS = 3, 2


@cache
def samples() -> tuple[str, ...]:
    """The project's own articles, without the pair that are copies."""
    return tuple(" ".join(words(text)[:400]) for key, text in articles().items() if "twelve-countries" not in key)


def _sentences(text: str, size: int = 15) -> list[str]:
    found = text.split()
    return [" ".join(found[start : start + size]) for start in range(0, len(found), size)]


def _found(one: str, other: str) -> bool:
    """Whether marks bring two texts together at all."""
    shared = set(signature(one).marks) & set(signature(other).marks)
    body = sum(mark < 16 << 32 for mark in shared)
    return body >= BODY_MARKS or len(shared) - body >= OPENING_MARKS


def _copies(one: str, other: str) -> bool:
    return are_copies(comparable("", one), comparable("", other))


def _cut(text: str, share: float) -> str:
    found = text.split()
    return " ".join(found[: int(len(found) * share)]) + "... Continue reading. Sign in to unlock the whole article."


def _updated(text: str, share: float) -> str:
    """Some sentences told anew, spread over the text."""
    sentences = _sentences(text)
    chance = random.Random(len(text))
    for place in chance.sample(range(len(sentences)), max(1, int(len(sentences) * share))):
        sentences[place] = " ".join(f"new{chance.random()}" for _ in range(15))
    return " ".join(sentences)


def _syndicated(text: str) -> str:
    return f"LISBON, Monday — {text} This story was first published by an agency. All rights reserved."


def _new_opening(text: str) -> str:
    return " ".join(f"fresh{number}" for number in range(60)) + " " + text


VERSIONS: dict[str, Callable[[str], str]] = {
    "half of it": lambda text: _cut(text, 0.5),
    "a third of it": lambda text: _cut(text, 0.35),
    "a fifth told anew": lambda text: _updated(text, 0.2),
    "syndicated": _syndicated,
    "with a new opening": _new_opening,
    "in capitals and curly": lambda text: text.upper().replace("'", "’"),
    "unchanged": lambda text: text,
}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_of_an_article_is_a_copy_and_its_marks_find_it(version: str) -> None:
    make = VERSIONS[version]
    assert len(samples()) >= 24
    assert [text[:40] for text in samples() if not _copies(text, make(text))] == []
    assert sum(_found(text, make(text)) for text in samples()) >= len(samples()) * 0.97


def test_different_articles_are_no_copies() -> None:
    assert [(one[:40], other[:40]) for one, other in combinations(samples(), 2) if _copies(one, other)] == []


def test_a_long_boilerplate_at_the_end_of_both_makes_no_copies() -> None:
    boilerplate = " ".join(f"notice{number % 90}" for number in range(150))
    bodies = [" ".join(text.split()[:100]) for text in samples()]
    assert [one for one, other in combinations(bodies, 2) if _copies(f"{one} {boilerplate}", f"{other} {boilerplate}")] == []


def test_a_digest_that_holds_an_article_is_no_copy_of_it() -> None:
    first, second, third = samples()[:3]
    digest = f"This morning's news in brief {first} {second} {third}"
    assert not _copies(digest, second)
    assert not _copies(digest, third)


def test_the_same_event_told_with_the_same_quotation_is_no_copy() -> None:
    quotation = " ".join(samples()[3].split()[100:160])
    first, second = samples()[0], samples()[1]
    assert not _copies(f"{first} {quotation}", f"{quotation} {second}")


def test_short_notices_are_copies_only_under_the_same_title() -> None:
    notice = "Please accept cookies to read this article."
    assert not are_copies(comparable("Storm hits coast", notice), comparable("Bank cuts rates", notice))
    assert are_copies(comparable("Storm hits coast", notice), comparable("Storm hits coast!", notice))


def test_empty_texts_are_copies_of_nothing() -> None:
    assert not _copies("", "")
    assert signature(" \n … ").marks == ()


def test_scripts_without_blanks_are_compared_by_their_characters() -> None:
    text = "".join(chr(0x4E00 + (number * 7919) % 5000) for number in range(400))
    assert len(text_words(text)) == 400
    assert _copies(text, text[:200])
    assert not _copies(text, "".join(chr(0x4E00 + (number * 104729) % 5000) for number in range(400)))


@given(st.text())
def test_a_signature_survives_being_stored(text: str) -> None:
    assert unpack(pack(signature(text))) == signature(text)


@given(st.text(), st.text())
def test_being_copies_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert _copies(one, other) == _copies(other, one)


def _hostile() -> Iterator[str]:
    yield "a " * 5_000_000
    yield "x" * 10_000_000
    yield "\u0301" * 3_000_000


def _read_hostile() -> None:
    for text in _hostile():
        signature(text)
        _copies(text, text[1:])


def test_hostile_texts_take_bounded_time() -> None:
    assert_within(20, _read_hostile)
