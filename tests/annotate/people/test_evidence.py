from __future__ import annotations

from app.annotate.people.reading import read_people
from app.annotate.people.tagger import PersonTagger
from app.annotate.quotes import find_quotes
from app.domain import Field
from tests.annotate.people.made import MarkedNames


def whys(text: str, tagger: PersonTagger) -> dict[str, str]:
    """Surface → why it is a person's."""
    read = read_people({"body": text}, tagger=tagger)
    return {m.text: m.evidence for p in read.people for m in p.mentions}


def test_a_mention_says_what_found_it_and_why_it_is_this_persons() -> None:
    text = "Anna Berg spoke. Berg left. A friend of Anna stayed."
    evidence = whys(text, MarkedNames("Anna Berg", "Anna"))
    assert evidence["Anna Berg"] == "tagger 0.99; the first of this name in the article"
    assert evidence["Berg"] == "a name that the article gives elsewhere; surname of Anna Berg"
    assert evidence["Anna"] == "tagger 0.99; given name of Anna Berg"


def test_a_person_says_what_made_the_mentions_one() -> None:
    (person,) = read_people({"body": "Anna Berg spoke. Berg left."}, tagger=MarkedNames("Anna Berg", "Berg")).people
    assert person.evidence == "surname of Anna Berg"


def test_what_is_left_out_says_why() -> None:
    text = "Typhoon Pilar struck. Shares in Lehman fell. Rust is slow."
    marked = MarkedNames("Pilar", "Lehman")
    left_out = {m.text: m.evidence for m in read_people({"body": text}, tagger=marked).no_people}
    assert left_out["Pilar"] == "called Typhoon"
    assert left_out["Lehman"] == "a firm or a thing, by what the article says of it"


def test_a_doubtful_name_that_nothing_supports_is_told_with_its_probability() -> None:
    read = read_people({"body": "Then Kolbe rose."}, tagger=MarkedNames("Kolbe", probability=0.4))
    assert read.people == ()
    assert [(m.text, m.probability) for m in read.no_people] == [("Kolbe", 0.4)]
    assert "supports" in read.no_people[0].evidence


def test_a_quote_says_where_its_verb_stands_and_how_the_speaker_is_printed() -> None:
    text = 'Anna Berg came. "We are late," Berg said. "Nobody told us at all," an official said.'
    fields: dict[Field, str] = {"body": text}
    first, second = find_quotes(fields, read_people(fields, tagger=MarkedNames("Anna Berg", "Berg")).people)
    assert first.evidence == "a verb of saying after the quote; the speaker is printed 'Berg'"
    assert second.evidence.endswith("the text leaves the speaker open")
