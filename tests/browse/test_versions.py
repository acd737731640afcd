from __future__ import annotations

import pytest
from sqlalchemy import Engine, text

from app.browse.versions import MOST_COMPARED, difference, versions
from app.errors import NotFoundError
from app.store.engine import ReadSession, WriteSession
from tests.browse.shelf import id_of

VARNA, PETROVA = "Bridge opens at Varna", "Petrova wins again"


def fold_together(engine: Engine, *numbers: int) -> None:
    """Make copies of these articles, the first of them standing for all."""
    with WriteSession(engine) as session, session.begin():
        for number in numbers:
            session.execute(text("UPDATE article SET cluster_id = :first WHERE id = :id"), {"first": numbers[0], "id": number})


def test_an_article_alone_is_its_only_version(session: ReadSession) -> None:
    found = versions(session, id_of(session, VARNA))
    assert found.total == 1
    assert [(one.title, one.stands_for_cluster) for one in found.versions] == [(VARNA, True)]


def test_all_versions_are_listed_with_the_one_that_stands_for_them_first(own_shelf: Engine) -> None:
    fold_together(own_shelf, 2, 1, 3)
    with ReadSession(own_shelf) as session:
        found = versions(session, id_of(session, VARNA))
        assert found.article.title == VARNA
        assert [one.title for one in found.versions] == [PETROVA, VARNA, "The builder retires"]
        assert [one.stands_for_cluster for one in found.versions] == [True, False, False]
        assert found.versions[2].words == 18
        second = versions(session, id_of(session, VARNA), page=2, per_page=2)
        assert (second.total, [one.title for one in second.versions]) == (3, ["The builder retires"])


def test_the_difference_has_both_texts_and_what_else_is_not_the_same(own_shelf: Engine) -> None:
    fold_together(own_shelf, 1, 2)
    with ReadSession(own_shelf) as session:
        found = difference(session, id_of(session, VARNA), id_of(session, PETROVA))
        assert (found.old.title, found.new.title, found.complete) == (VARNA, PETROVA, True)
        assert [(fact.name, fact.old, fact.new) for fact in found.facts] == [
            ("published", "2024-05-18", "2024-06-03"),
            ("authors", "Lena Fisk", ""),
        ]
        assert [(change.text, change.kind) for change in found.standfirst] == [("After three years of work.", "removed")]
        assert "".join(change.text for change in found.body if change.kind != "removed").startswith("Ana Petrova won a second term")
        assert found.words_removed + found.words_same == found.old.words
        assert found.words_added + found.words_same == found.new.words


def test_only_another_version_of_the_same_article_is_compared(own_shelf: Engine) -> None:
    fold_together(own_shelf, 1, 2)
    with ReadSession(own_shelf) as session:
        bridge, other = id_of(session, VARNA), id_of(session, "An empty day")
        for one, two in ((bridge, other), (other, bridge), (bridge, bridge), (bridge, "nothere"), ("nothere", bridge)):
            with pytest.raises(NotFoundError):
                difference(session, one, two)


def test_of_very_long_texts_the_beginning_is_compared_and_that_is_told(own_shelf: Engine) -> None:
    fold_together(own_shelf, 1, 2)
    with WriteSession(own_shelf) as session, session.begin():
        session.execute(text("UPDATE article_text SET body = :body WHERE article_id = 1"), {"body": "words " * (MOST_COMPARED // 3)})
    with ReadSession(own_shelf) as session:
        found = difference(session, id_of(session, VARNA), id_of(session, PETROVA))
        assert not found.complete
        assert sum(len(change.text) for change in found.body if change.kind != "added") <= MOST_COMPARED
