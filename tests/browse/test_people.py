from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, text

from app.browse.people import people, person, person_articles
from app.errors import NotFoundError
from app.store.engine import ReadSession, WriteSession


def test_people_are_listed_with_exact_counts(session: ReadSession) -> None:
    found = people(session)
    assert found.total == 3
    assert [(one.id, one.articles, one.mentions) for one in found.people] == [
        ("ana-petrova", 3, 4),
        ("jon-berg", 2, 2),
        ("zoltan-osz", 1, 1),
    ]
    assert found.people[0].first_day == date(2024, 5, 18)
    assert found.people[0].last_day == date(2024, 6, 3)
    assert found.letters == ("b", "o", "p")


@pytest.mark.parametrize("q", ["petrova", "PETR", "ana p", "petrova ana", "ANA PETROVA"])
def test_a_person_is_found_by_the_beginnings_of_a_name(session: ReadSession, q: str) -> None:
    assert [one.id for one in people(session, q=q).people] == ["ana-petrova"]


@pytest.mark.parametrize("q", ["trova", "%", "_", "ana berg", "😀", "'", "\0"])
def test_what_begins_no_name_finds_nobody(session: ReadSession, q: str) -> None:
    assert people(session, q=q).total == 0


@pytest.mark.parametrize("q", ["Ms Petrova", "Ms. Petrova", "president ana petrova", "Prime Minister Petrova"])
def test_a_title_before_the_name_hinders_no_search(session: ReadSession, q: str) -> None:
    found = people(session, q=q)
    assert [(one.id, one.matched) for one in found.people] == [("ana-petrova", "")]


@pytest.mark.parametrize("q", ["Mr", "Mr Nobody", "Petrova Mr"])
def test_a_title_alone_or_behind_a_name_finds_nobody(session: ReadSession, q: str) -> None:
    assert people(session, q=q).total == 0


def test_accents_do_not_matter(session: ReadSession) -> None:
    assert [one.name for one in people(session, q="osz").people] == ["Zoltán Ősz"]
    assert [one.name for one in people(session, q="Ősz").people] == ["Zoltán Ősz"]


@pytest.mark.parametrize(("letter", "ids"), [("p", ["ana-petrova"]), ("P", ["ana-petrova"]), ("Ő", ["zoltan-osz"]), ("x", [])])
def test_the_letter_is_the_initial_of_the_family_name(session: ReadSession, letter: str, ids: list[str]) -> None:
    found = people(session, letter=letter)
    assert [one.id for one in found.people] == ids
    assert found.letters == ("b", "o", "p")


def test_a_period_counts_only_articles_published_in_it(session: ReadSession) -> None:
    found = people(session, first=date(2024, 6, 1), last=date(2024, 6, 30))
    assert [(one.id, one.articles, one.mentions) for one in found.people] == [("ana-petrova", 1, 1)]


@pytest.mark.parametrize(
    ("sort", "first"), [("articles", "ana-petrova"), ("mentions", "ana-petrova"), ("name", "jon-berg"), ("recent", "jon-berg")]
)
def test_people_sort_in_every_order(session: ReadSession, sort: str, first: str) -> None:
    assert people(session, sort=sort).people[0].id == first  # type: ignore[arg-type]


def test_pages_do_not_overlap(session: ReadSession) -> None:
    seen = [one.id for page in (1, 2, 3, 4) for one in people(session, page=page, per_page=1).people]
    assert seen == ["ana-petrova", "jon-berg", "zoltan-osz"]


def test_an_alias_that_was_searched_for_is_told(own_shelf: Engine) -> None:
    with WriteSession(own_shelf) as session, session.begin():
        session.execute(
            text("INSERT INTO person_alias VALUES ((SELECT id FROM person WHERE slug='ana-petrova'), 'The Boss', 'the boss', 1, 1)")
        )
    with ReadSession(own_shelf) as session:
        assert people(session, q="boss").people[0].matched == "The Boss"
        assert people(session, q="petrova").people[0].matched == ""


def test_a_person_has_names_months_company_and_roles(session: ReadSession) -> None:
    found = person(session, "ana-petrova")
    assert [(name.text, name.mentions) for name in found.names] == [("Ana Petrova", 3), ("Petrova", 1)]
    assert [(month.period, month.articles, month.mentions) for month in found.months] == [("2024-05", 1, 2), ("2024-06", 1, 1)]
    assert found.undated == 1
    assert [(other.id, other.articles) for other in found.together] == [("jon-berg", 1), ("zoltan-osz", 1)]
    assert [(role.text, role.articles, role.first, role.last) for role in found.roles] == [
        ("mayor", 2, "2024-05-18", "2024-06-03"),
        ("candidate", 1, "2024-06-03", "2024-06-03"),
    ]
    assert found.roles[0].article.title == "Bridge opens at Varna"
    assert [quote.text for quote in found.quotes] == ["It will outlast us"]


def test_the_same_words_are_quoted_once_from_the_newest_article(own_shelf: Engine) -> None:
    with WriteSession(own_shelf) as session, session.begin():
        session.execute(
            text(
                """INSERT INTO article_quote (article_id, field, start, "end", surface, speaker, cue)
                SELECT article_id, 'body', 0, 3, surface_of_quote || '.', name, 'said' FROM article_person,
                (SELECT surface AS surface_of_quote FROM article_quote LIMIT 1) WHERE name = 'Ana Petrova'"""
            )
        )
    with ReadSession(own_shelf) as session:
        (quote,) = person(session, "ana-petrova").quotes
    assert quote.article.title == "Petrova wins again"


def test_articles_of_a_person_come_newest_first_and_undated_last(session: ReadSession) -> None:
    found = person_articles(session, "ana-petrova")
    assert found.total == 3
    assert [one.article.title for one in found.articles] == ["Petrova wins again", "Bridge opens at Varna", "An undated note"]
    assert found.articles[0].roles == ("mayor", "candidate")


def test_a_merged_person_leads_to_the_other(own_shelf: Engine) -> None:
    with WriteSession(own_shelf) as session, session.begin():
        session.execute(text("UPDATE person SET merged_into = (SELECT id FROM person WHERE slug='ana-petrova') WHERE slug='jon-berg'"))
    with ReadSession(own_shelf) as session:
        assert person(session, "jon-berg").id == "ana-petrova"
        assert "jon-berg" not in [one.id for one in people(session).people]


def test_people_merged_in_a_circle_are_not_found(own_shelf: Engine) -> None:
    with WriteSession(own_shelf) as session, session.begin():
        session.execute(text("UPDATE person SET merged_into = id"))
    with ReadSession(own_shelf) as session, pytest.raises(NotFoundError):
        person(session, "jon-berg")


@pytest.mark.parametrize("slug", ["nobody", "", "\0", "x" * 100_000])
def test_a_person_who_is_not_there_is_said_so(session: ReadSession, slug: str) -> None:
    with pytest.raises(NotFoundError, match="there is no person"):
        person(session, slug)
