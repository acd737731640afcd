"""All annotators over one article, in one call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.annotate.dates.tagging import find_dates
from app.annotate.people.adapters import load_tagger
from app.annotate.people.reading import read_people
from app.annotate.people.tagger import PersonTagger
from app.annotate.quotes import find_quotes
from app.domain import UNKNOWN_PUBLISHED, Annotation, ArticleDraft, DateOrder, Field, Published

LONGEST_READ_FOR_PEOPLE = 300_000
"""Characters of a layer in which people are looked for, some 50,000 words: what is longer is no article, and costs minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator:
    """Reads people, dates and quotes out of the title, standfirst and body of an article; comments are not read."""

    tagger: PersonTagger
    date_order: DateOrder = "mdy"

    def fields(self, fields: Mapping[Field, str], *, published: Published = UNKNOWN_PUBLISHED) -> Annotation:
        """Annotate text layers; ``published`` anchors relative dates when it is known."""
        readable = {name: text[:LONGEST_READ_FOR_PEOPLE] for name, text in fields.items()}
        read = read_people(readable, tagger=self.tagger)
        dates = find_dates(fields, published=published, order=self.date_order)
        return Annotation(people=read.people, dates=dates, quotes=find_quotes(readable, read.people), no_people=read.no_people)

    def draft(self, draft: ArticleDraft) -> Annotation:
        return self.fields(annotated_fields(draft), published=draft.published)


def load_annotator(*, tagger: str, date_order: DateOrder) -> Annotator:
    """The annotator with the tagger of that name; raises and takes as long as ``load_tagger``."""
    return Annotator(tagger=load_tagger(tagger), date_order=date_order)


def annotated_fields(draft: ArticleDraft) -> dict[Field, str]:
    """The layers that are read for people and dates."""
    return {"title": draft.title, "standfirst": draft.standfirst, "body": draft.body}
