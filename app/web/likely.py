"""A person together with those who may be the same: browse and curate do not know each other, so they meet here."""

from __future__ import annotations

from dataclasses import replace

from app.browse.views import MergeSuggestion, PersonView
from app.curate.suggesting import suggestions
from app.store.engine import ReadSession

MAX_SHOWN = 6


def likely_same(session: ReadSession, slug: str) -> tuple[MergeSuggestion, ...]:
    """Likely merges of a person, seen from this person's side."""
    found = []
    for pair in suggestions(session, slug, limit=MAX_SHOWN):
        if pair.person == slug:
            other = MergeSuggestion(id=pair.into, name=pair.into_name, articles=pair.into_articles, evidence=pair.evidence)
        else:
            other = MergeSuggestion(id=pair.person, name=pair.person_name, articles=pair.person_articles, evidence=pair.evidence)
        found.append(other)
    return tuple(found)


def with_suggestions(session: ReadSession, person: PersonView) -> PersonView:
    return replace(person, suggestions=likely_same(session, person.id))
