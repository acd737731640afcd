from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.annotate.people.reading import find_people
from app.annotate.quotes import find_quotes
from app.domain import Field
from tests.annotate.people.made import MarkedNames

NAMES = ("Anna Berg", "Berg", "Boris Novak", "Novak", "Mary Lund")


def quotes(body: str, *, title: str = "") -> list[tuple[str, str, str]]:
    """(speaker, cue, words) of each quote."""
    fields: dict[Field, str] = {"title": title, "body": body}
    people = find_people(fields, tagger=MarkedNames(*NAMES))
    out = find_quotes(fields, people)
    assert all(fields[q.field][q.start : q.end] == q.text for q in out)
    return [(q.speaker, q.cue, q.text) for q in out]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“We agree on this,” Anna Berg said.", "Anna Berg", "said"),
        ("“We agree on this,” said Anna Berg.", "Anna Berg", "said"),
        ('"We agree on this," said the Finnish foreign minister, Anna Berg.', "Anna Berg", "said"),
        ("‘We agree on this,’ said Foreign Minister Anna Berg.", "Anna Berg", "said"),
        ("Anna Berg said: “We agree on this.”", "Anna Berg", "said"),
        ("Anna Berg, 51, the foreign minister, told reporters, “We agree on this.”", "Anna Berg", "told"),
        ("Anna Berg voiced her dismay, stating, “We agree on this.”", "Anna Berg", "stating"),
        ("President Anna Berg of Norway, speaking by telephone, said, “We agree on this.”", "Anna Berg", "said"),
        ("Anna Berg of the Bank of England said: “We agree on this.”", "Anna Berg", "said"),
        ("“We agree on this,” Anna Berg of Norway said.", "Anna Berg", "said"),
        ("Anna Berg called the plan “a very bad joke”.", "Anna Berg", "called"),
        ("“We agree on this,” according to Anna Berg.", "Anna Berg", "according to"),
        ("“We agree on this,” an official said on Friday.", "", "said"),
    ],
)
def test_a_quote_has_its_speaker_and_verb(text: str, speaker: str, cue: str) -> None:
    ((found, verb, _),) = quotes(text)
    assert (found, verb) == (speaker, cue)


def test_a_pronoun_means_the_only_person_who_can_be_meant() -> None:
    text = "Mary Lund left the room.\n\n“I have had enough,” she said.\n\n“It was a long day,” she added."
    assert [q[0] for q in quotes(text)] == ["Mary Lund", "Mary Lund"]


def test_a_pronoun_that_could_mean_two_means_nobody() -> None:
    assert [q[0] for q in quotes("Anna Berg met Mary Lund. “I have had enough,” she said.")] == [""]


def test_whoever_is_spoken_of_inside_a_quote_does_not_speak() -> None:
    assert [q[0] for q in quotes("“Boris Novak lied to us,” Anna Berg said.")] == ["Anna Berg"]


def test_a_spokesman_is_not_the_one_he_speaks_for() -> None:
    assert [q[0] for q in quotes("“We agree on this,” Anna Berg's spokesman said.")] == [""]


def test_a_quote_goes_on_in_the_next_paragraph() -> None:
    text = "Anna Berg said: “We agree on this.\n\n“And we will sign it soon.”"
    assert [(q[0], q[2]) for q in quotes(text)] == [("Anna Berg", "We agree on this."), ("Anna Berg", "And we will sign it soon.")]


def test_the_second_half_of_a_parted_quote_has_the_same_speaker() -> None:
    assert [q[0] for q in quotes("“No,” said Anna Berg. “We will never agree.”")] == ["Anna Berg", "Anna Berg"]


@pytest.mark.parametrize(
    "text", ["Anna Berg saw the film “The Long Road”.", "The so-called “special relationship” is over.", "It's Anna Berg's 'new' car."]
)
def test_words_in_quotation_marks_alone_are_no_quote(text: str) -> None:
    assert quotes(text) == []


MARKS = ("“", "”", '"', "‘", "’", ":", ", ", ". ", " (", ")", "\n\n")
pieces = st.sampled_from((*MARKS, "Anna Berg", " said ", "he said", "we agree", "told", "😀"))


@given(st.lists(pieces, max_size=40).map("".join))
@settings(deadline=None, max_examples=100)
def test_marks_in_any_order_are_read_and_offsets_point_at_the_words(text: str) -> None:
    quotes(text)


def test_a_hundred_thousand_marks_take_no_quadratic_time() -> None:
    assert quotes('" ' * 50_000) == []
