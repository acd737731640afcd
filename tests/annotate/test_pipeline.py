"""All annotators over one article."""

from __future__ import annotations

from app.annotate.people.adapters import load_tagger
from app.annotate.pipeline import LONGEST_READ_FOR_PEOPLE, Annotator
from app.domain import Published


def test_people_dates_and_quotes_are_read_in_one_call() -> None:
    text = "“The harbour is open,” Angela Merkel said on Wednesday."
    published = Published(date="2024-09-13", precision="day", origin="record", confidence=1.0)
    found = Annotator(tagger=load_tagger()).fields({"body": text}, published=published)
    assert [person.name for person in found.people] == ["Angela Merkel"]
    assert [date.value for date in found.dates] == ["2024-09-11"]
    assert [(quote.speaker, quote.cue) for quote in found.quotes] == [("Angela Merkel", "said")]


def test_what_is_far_too_long_for_an_article_is_read_for_people_up_to_a_bound() -> None:
    read: list[int] = []

    def tagger(paragraphs):  # type: ignore[no-untyped-def]
        read.append(sum(map(len, paragraphs)))
        return [[] for _ in paragraphs]

    Annotator(tagger=tagger).fields({"body": "Lorem ipsum dolor. " * 100_000})
    assert sum(read) <= LONGEST_READ_FOR_PEOPLE
