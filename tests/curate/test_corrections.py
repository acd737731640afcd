"""Corrected values: checked, kept, applied at once, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from app.annotate.people.adapters import load_tagger
from app.annotate.pipeline import Annotator
from app.curate import stored
from app.curate.corrections import CorrectionReport, apply_corrections, set_values
from app.curate.persons import relink
from app.domain import ArticleDraft, DateCandidate, Published
from app.errors import NotFoundError, UsageError
from app.store import fts
from app.store.annotations import write_annotations
from app.store.writer import insert_articles, prepare
from tests.curate.archive import Archive

BODY = "Angela Merkel opened the bridge on Wednesday.\n\nThe work had begun in March 2023, she said. Next month it will be closed again."


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(tagger=load_tagger("onnx"))


@pytest.fixture
def bridge(archive: Archive, annotator: Annotator) -> Iterator[Archive]:
    """One article without a publication date."""
    keep(
        archive,
        annotator,
        ArticleDraft(title="A bridge is opened", body=BODY, source="The Ferry Post", authors=("Jane Doe",), language="en"),
    )
    yield archive
    with archive.session() as session:
        assert fts.check(session) == ""


def keep(archive: Archive, annotator: Annotator, draft: ArticleDraft) -> None:
    with archive.session() as session:
        numbers = insert_articles(session, [(prepare(draft), "content")], revision=session.next_revision())
        write_annotations(session, [(numbers[0], annotator.draft(draft))], revision=session.next_revision())
        relink(session, numbers)


def correct(archive: Archive, annotator: Annotator, **values: str) -> CorrectionReport:
    article = archive.rows("SELECT public_id FROM article")[0][0]
    with archive.session() as session:
        return set_values(session, article, values, annotator=annotator)


def days(archive: Archive) -> dict[str, tuple[date | None, str]]:
    rows = archive.rows("SELECT surface, first_day, status FROM article_date ORDER BY position")
    return {surface: (date.fromordinal(first) if first else None, status) for surface, first, status in rows}


def everything(archive: Archive) -> list[list[tuple[object, ...]]]:
    """All that is stored about the article except when and how often it changed."""
    tables = [
        "article_text",
        "article_author",
        "published_candidate",
        "article_date",
        "article_person",
        "person",
        "person_alias",
        "correction",
    ]
    article = """SELECT source_id, language, url, published, published_precision, published_origin, published_confidence,
      published_first, published_last, draft_hash FROM article"""
    found = [archive.rows(article), *(archive.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables)]
    return [[tuple(row) for row in rows] for rows in found]


def test_a_publication_date_resolves_relative_dates_at_once(bridge: Archive, annotator: Annotator) -> None:
    assert days(bridge)["Wednesday"] == (None, "unresolved")
    report = correct(bridge, annotator, published="2024-09-12")
    assert days(bridge)["Wednesday"] == (date(2024, 9, 11), "user")
    assert days(bridge)["Next month"] == (date(2024, 10, 1), "user")
    assert days(bridge)["March 2023"] == (date(2023, 3, 1), "resolved")
    assert [change.after.text for change in report.dates] == ["Wednesday", "Next month"]
    assert report.dates[0].before.first_day is None
    assert report.date_count == 3
    assert "  “Wednesday”: XXXX-WXX-3 (unresolved) → 2024-09-11" in report.lines()


def test_the_article_says_that_the_user_set_its_date(bridge: Archive, annotator: Annotator) -> None:
    correct(bridge, annotator, published="2024-09")
    row = bridge.rows(
        "SELECT published, published_precision, published_origin, published_confidence, published_first, published_last FROM article"
    )
    assert row == [("2024-09", "month", "user", 1.0, date(2024, 9, 1).toordinal(), date(2024, 9, 30).toordinal())]
    person = bridge.rows("SELECT first_day, last_day FROM person")
    assert person == [(date(2024, 9, 1).toordinal(), date(2024, 9, 30).toordinal())]


def test_corrections_taken_back_leave_the_article_as_it_was(bridge: Archive, annotator: Annotator) -> None:
    before = everything(bridge)
    correct(
        bridge,
        annotator,
        published="2024-09-12",
        source="Another Post",
        authors="A. Writer; B. Writer",
        url="https://example.org/a",
        language="de",
    )
    assert bridge.rows("SELECT name FROM article_author ORDER BY position") == [("A. Writer",), ("B. Writer",)]
    report = correct(bridge, annotator, published="", source="", authors="", url="", language="")
    assert everything(bridge) == before
    assert {change.name: (change.before, change.after) for change in report.values}["source"] == ("Another Post", "The Ferry Post")


def test_a_date_that_was_found_comes_back_when_the_correction_goes(archive: Archive, annotator: Annotator) -> None:
    found = DateCandidate(date="2020-01-02", precision="day", origin="url", confidence=0.95, evidence="/2020/01/02/")
    published = Published(date="2020-01-02", precision="day", origin="url", confidence=0.95, not_before="2019-12-30", candidates=(found,))
    keep(archive, annotator, ArticleDraft(title="A bridge is opened", body=BODY, published=published))
    before = everything(archive)
    correct(archive, annotator, published="2024-09-12")
    assert archive.rows("SELECT date, origin FROM published_candidate ORDER BY position") == [("2024-09-12", "user"), ("2020-01-02", "url")]
    correct(archive, annotator, published="2024-09-13")
    correct(archive, annotator, published="")
    assert everything(archive) == before


def test_a_wrong_date_can_be_set_to_unknown(archive: Archive, annotator: Annotator) -> None:
    published = Published(date="2020-01-02", precision="day", origin="htmldate", confidence=0.85)
    keep(archive, annotator, ArticleDraft(title="A bridge is opened", body=BODY, published=published))
    correct(archive, annotator, published="unknown")
    assert archive.rows("SELECT published, published_origin, published_first FROM article") == [(None, "user", None)]
    assert days(archive)["Wednesday"] == (None, "unresolved")
    correct(archive, annotator, published="")
    assert archive.rows("SELECT published, published_origin FROM article") == [("2020-01-02", "htmldate")]


def test_a_new_title_is_found_and_read_for_people(bridge: Archive, annotator: Annotator) -> None:
    report = correct(bridge, annotator, title="Gerhard Schroeder did not come")
    assert report.read_anew
    assert report.people is not None
    assert report.people.new_people == 1
    assert bridge.slugs() == {"angela-merkel", "gerhard-schroeder"}
    assert bridge.rows("SELECT rowid FROM article_fts WHERE article_fts MATCH 'schroeder'") == [(1,)]
    assert bridge.rows("SELECT rowid FROM article_fts WHERE article_fts MATCH 'title : bridge'") == []
    correct(bridge, annotator, title="")
    assert bridge.slugs() == {"angela-merkel"}
    assert bridge.rows("SELECT title FROM article_text") == [("A bridge is opened",)]


def test_a_correction_gives_the_article_a_new_revision(bridge: Archive, annotator: Annotator) -> None:
    before = bridge.rows("SELECT revision FROM article")
    correct(bridge, annotator, source="Another Post")
    assert bridge.rows("SELECT revision FROM article") > before


def test_setting_what_is_there_changes_nothing(bridge: Archive, annotator: Annotator) -> None:
    report = correct(bridge, annotator, title="A bridge is opened", language="en")
    assert report.values == ()
    assert report.lines() == [f"{report.article}: nothing to change"]
    assert correct(bridge, annotator, url="").values == ()


def test_kept_corrections_are_applied_to_what_is_read_anew(bridge: Archive, annotator: Annotator) -> None:
    correct(bridge, annotator, published="2024-09-12", title="A better title", authors="A. Writer, B. Writer")
    with bridge.session() as session:
        kept = stored.corrections(session, 1)
        as_stored = stored.draft(session, 1)
    fresh = ArticleDraft(title="A bridge is opened", body=BODY, source="The Ferry Post", authors=("Jane Doe",), language="en")
    assert apply_corrections(fresh, kept) == as_stored


def test_a_publication_date_may_be_written_in_words(bridge: Archive, annotator: Annotator) -> None:
    report = correct(bridge, annotator, published="12 September 2024")
    assert [(change.name, change.after) for change in report.values] == [("published", "2024-09-12")]
    assert days(bridge)["Wednesday"] == (date(2024, 9, 11), "user")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("published", "yesterday", "is no date; write 2024-09-11"),
        ("published", "2024-02-30", "is no date"),
        ("published", "2024-9-1", "is no date"),
        ("published", "٢٠٢٤", "is no date"),
        ("published", "0999", "outside 1605"),
        ("published", str(datetime.now(UTC).year + 2), "is the year right"),
        ("url", "example.org/a", "is no web address"),
        ("url", "https://[::1", "is no address"),
        ("url", "javascript:alert(1)", "is no web address"),
        ("language", "English", "is no language code"),
        ("authors", " ; ;", "names nobody"),
        ("body", "x", "cannot be set; one of published, title"),
        ("title", "x" * 1001, "1,001 characters"),
    ],
)
def test_a_value_that_cannot_be_is_told_in_one_line(bridge: Archive, annotator: Annotator, name: str, value: str, said: str) -> None:
    before = everything(bridge)
    with pytest.raises(UsageError, match=said) as error:
        correct(bridge, annotator, **{name: value})
    assert "\n" not in str(error.value)
    assert everything(bridge) == before


def test_nothing_to_set_and_no_such_article_are_told(bridge: Archive, annotator: Annotator) -> None:
    with pytest.raises(UsageError, match="nothing to set"):
        correct(bridge, annotator)
    with bridge.session() as session, pytest.raises(NotFoundError, match="no article 'nowhere'"):
        set_values(session, "nowhere", {"title": "x"}, annotator=annotator)
