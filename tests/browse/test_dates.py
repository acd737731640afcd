from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, text

from app.browse.dates import dates, year_spoken_of
from app.browse.days import day
from app.errors import UsageError
from app.store.engine import ReadSession, WriteSession
from tests.browse.shelf import id_of


def test_years_count_what_texts_speak_of_beside_what_was_published(session: ReadSession) -> None:
    found = dates(session)
    assert {one.period: (one.mentions, one.published) for one in found.periods} == {
        "1988": (1, 0),
        "2021": (1, 0),
        "2023": (0, 1),
        "2024": (3, 3),
    }
    assert (found.wider, found.unresolved, found.partial, found.undated) == (1, 2, 0, 1)


def test_some_articles_speak_most_of_a_year(session: ReadSession) -> None:
    named = [id_of(session, title) for title in ("Bridge opens at Varna", "Petrova wins again")]
    assert year_spoken_of(session, named) == "2024"
    assert year_spoken_of(session, []) == ""


def test_months_and_days_count_only_what_fits_in_them(session: ReadSession) -> None:
    months = dates(session, by="month", first=date(2024, 1, 1), last=date(2024, 12, 31))
    assert [(one.period, one.mentions, one.published) for one in months.periods] == [("2024-05", 2, 1), ("2024-06", 1, 1)]
    days = dates(session, by="day", first=date(2024, 1, 1), last=date(2024, 12, 31))
    assert [one.period for one in days.periods if one.mentions] == ["2024-05-17", "2024-06-02"]
    assert days.wider == 1


def test_a_day_shows_its_sentences_then_those_about_a_longer_time(session: ReadSession) -> None:
    found = day(session, "2024-05-17")
    assert (found.total, found.total_wider, found.articles) == (1, 1, 1)
    own, wider = found.sentences
    assert own.text == "The bridge was opened on 17 May 2024 by Ana Petrova, the mayor."
    assert [(piece.text, piece.hit) for piece in own.segments if piece.hit] == [("17 May 2024", True)]
    assert "".join(piece.text for piece in own.segments) == own.text
    assert [person.id for person in own.people] == ["ana-petrova"]
    assert not own.wider
    assert wider.wider
    assert wider.date.text == "In May 2024"


def test_published_that_day_stands_apart_from_spoken_of(session: ReadSession) -> None:
    assert [article.title for article in day(session, "2024-05-18").published] == ["Bridge opens at Varna"]
    assert day(session, "2024-05-17").published == ()


def test_a_decade_is_wider_than_any_of_its_days(session: ReadSession) -> None:
    found = day(session, "1995-06-01")
    assert (found.total, found.total_wider) == (0, 1)
    assert found.sentences[0].date.text == "the 1990s"


def test_neighbours_are_the_nearest_periods_that_are_spoken_of(session: ReadSession) -> None:
    found = day(session, "2024-05-17")
    assert (found.previous, found.next) == (None, "2024-06-02")
    month = day(session, "2024-05")
    assert (month.previous, month.next) == ("2021-03", "2024-06")
    assert day(session, "2024").previous == "2021"


def test_sentences_page_without_gaps_or_repeats(session: ReadSession) -> None:
    whole = [one.date.text for one in day(session, "2024").sentences]
    paged = [one.date.text for page in range(1, 6) for one in day(session, "2024", page=page, per_page=1).sentences]
    assert paged == whole
    assert len(whole) == 3


def test_what_folded_copies_say_is_counted_once(own_shelf: Engine) -> None:
    with WriteSession(own_shelf) as session, session.begin():
        session.execute(text("UPDATE article SET cluster_id = 1 WHERE id IN (1, 3)"))
    with ReadSession(own_shelf) as session:
        assert {one.period for one in dates(session).periods} == {"2021", "2023", "2024"}
        assert day(session, "1988").total == 0


def test_a_story_is_published_on_each_day_that_it_was_in_print_and_once_in_each_month_and_year(own_shelf: Engine) -> None:
    with WriteSession(own_shelf) as session, session.begin():
        session.execute(text("UPDATE article SET cluster_id = 1 WHERE id IN (1, 2)"))
    with ReadSession(own_shelf) as session:
        before, after = (day(session, written).published for written in ("2024-05-18", "2024-06-03"))
        assert [article.title for article in before + after] == ["Bridge opens at Varna", "Petrova wins again"]
        assert "Petrova wins again" not in [article.title for article in day(session, "2024").published]
        assert day(session, "2024").published_total == len(day(session, "2024").published)
        months = {one.period: one.published for one in dates(session, by="month").periods}
        assert (months["2024-05"], months["2024-06"]) == (1, 1)
        years = {one.period: one.published for one in dates(session, by="year").periods}
        assert years["2024"] == day(session, "2024").published_total


@pytest.mark.parametrize("written", ["2011-02-30", "x", "", "2014-1-1-1", "99999"])
def test_what_is_no_date_is_refused(session: ReadSession, written: str) -> None:
    with pytest.raises(UsageError):
        day(session, written)


@pytest.mark.parametrize("written", ["0001", "0001-01-01", "9999-12-31", "9999"])
def test_the_ends_of_the_calendar_do_no_harm(session: ReadSession, written: str) -> None:
    assert day(session, written).total == 0


def test_the_indexes_answer_without_scanning_the_table(session: ReadSession) -> None:
    plan = "\n".join(
        row.detail
        for row in session.connection().execute(
            text(
                """EXPLAIN QUERY PLAN SELECT id FROM article_date WHERE last_day - first_day < 32 AND first_day BETWEEN 1 AND 2
                AND last_day >= 1"""
            )
        )
    )
    assert "ix_article_date_fine" in plan
