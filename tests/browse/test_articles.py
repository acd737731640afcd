from __future__ import annotations

import pytest
from sqlalchemy import Engine, text

from app.browse.articles import article, undated
from app.domain import SourceRef
from app.errors import NotFoundError
from app.store.engine import ReadSession, WriteSession
from tests.browse.shelf import id_of


def test_an_article_has_its_text_facts_and_evidence(session: ReadSession) -> None:
    found = article(session, id_of(session, "Bridge opens at Varna"))
    assert found.standfirst == "After three years of work."
    assert found.comments == "Finally!"
    assert found.source == SourceRef("harbour-post", "Harbour Post")
    assert found.authors == ("Lena Fisk",)
    assert found.published.date == "2024-05-18"
    assert [candidate.date for candidate in found.published.candidates] == ["2024-05-18"]
    assert [part.reason for part in found.dropped] == ["teaser"]
    assert found.annotated
    assert found.stands_for_cluster
    assert found.corrected == ()


def test_every_offset_points_at_its_text(session: ReadSession) -> None:
    found = article(session, id_of(session, "Bridge opens at Varna"))
    spans = [*found.dates, *found.quotes, *(mention for person in found.people for mention in person.mentions)]
    assert len(spans) == 7
    for span in spans:
        assert getattr(found, span.field)[span.start : span.end] == span.text


def test_people_come_most_often_named_first_with_roles_as_worded(session: ReadSession) -> None:
    found = article(session, id_of(session, "Bridge opens at Varna"))
    assert [(person.id, len(person.mentions), person.roles) for person in found.people] == [
        ("ana-petrova", 2, ("mayor",)),
        ("jon-berg", 1, ()),
    ]


def test_the_speaker_of_a_quote_is_linked_by_surname(session: ReadSession) -> None:
    (quote,) = article(session, id_of(session, "Bridge opens at Varna")).quotes
    assert quote.speaker == "Petrova"
    assert quote.person is not None
    assert quote.person.id == "ana-petrova"


@pytest.mark.parametrize("public_id", ["", "nobody", "a" * 10_000, "\0", "'; DROP TABLE article; --"])
def test_an_article_that_is_not_there_is_said_so(session: ReadSession, public_id: str) -> None:
    with pytest.raises(NotFoundError, match="there is no article"):
        article(session, public_id)


def test_hidden_people_are_not_shown_in_an_article(own_shelf: Engine) -> None:
    with WriteSession(own_shelf) as session, session.begin():
        session.execute(text("UPDATE person SET hidden = 1 WHERE slug = 'jon-berg'"))
    with ReadSession(own_shelf) as session:
        found = article(session, id_of(session, "Bridge opens at Varna"))
        assert [person.id for person in found.people] == ["ana-petrova"]


def test_two_groups_of_one_person_are_shown_as_one(own_shelf: Engine) -> None:
    with WriteSession(own_shelf) as session, session.begin():
        session.execute(
            text("UPDATE article_person SET person_id = (SELECT id FROM person WHERE slug = 'ana-petrova') WHERE name = 'Jon Berg'")
        )
    with ReadSession(own_shelf) as session:
        (person,) = article(session, id_of(session, "Bridge opens at Varna")).people
        assert [mention.text for mention in person.mentions] == ["Ana Petrova", "Petrova", "Jon Berg"]


def test_copies_of_an_article_are_its_versions(own_shelf: Engine) -> None:
    with WriteSession(own_shelf) as session, session.begin():
        session.execute(text("UPDATE article SET cluster_id = 1 WHERE id IN (1, 2)"))
    with ReadSession(own_shelf) as session:
        first = article(session, id_of(session, "Bridge opens at Varna"))
        second = article(session, id_of(session, "Petrova wins again"))
    assert first.stands_for_cluster
    assert [version.title for version in first.versions] == ["Petrova wins again"]
    assert not second.stands_for_cluster
    assert [version.title for version in second.versions] == ["Bridge opens at Varna"]


def test_undated_articles_tell_their_bounds_and_what_waits(session: ReadSession) -> None:
    found = undated(session)
    (one,) = found.articles
    assert found.total == 1
    assert one.article.title == "An undated note"
    assert one.article.published.not_before == "2022"
    assert (one.waiting, one.example) == (1, "on Wednesday")


def test_a_page_behind_the_end_is_empty_with_the_same_total(session: ReadSession) -> None:
    found = undated(session, page=10**9)
    assert found.total == 1
    assert found.articles == ()
