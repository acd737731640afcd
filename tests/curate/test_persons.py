"""Who is who: linking people of articles in a real database."""

from __future__ import annotations

from datetime import date

import pytest

from app.curate.person_rows import sort_name
from app.store.annotations import write_annotations
from tests.curate.archive import Archive, annotation


def test_one_person_in_two_articles_is_linked_under_one_slug(archive: Archive) -> None:
    report = archive.take_in(("one", [("Antony Blinken", "Blinken")]), ("two", ["Antony J. Blinken"]))
    assert archive.who("one") == archive.who("two")
    assert len(archive.slugs()) == 1
    assert (report.new_people, report.articles, report.mentions) == (1, 2, 3)


def test_names_and_counts_are_kept_with_the_person(archive: Archive) -> None:
    archive.take_in(
        ("one", [("Antony Blinken", "Blinken", "Blinken")]),
        ("two", ["Antony Blinken"]),
        published={"one": "2024-03-05", "two": "2024-05-01"},
    )
    person = archive.rows("SELECT name, folded, sort_name, article_count, mention_count, first_day, last_day FROM person")
    days = date(2024, 3, 5).toordinal(), date(2024, 5, 1).toordinal()
    assert [tuple(row) for row in person] == [("Antony Blinken", "antony blinken", "blinken antony", 2, 4, *days)]
    names = archive.rows("SELECT surface, mention_count, article_count FROM person_alias ORDER BY surface")
    assert [tuple(row) for row in names] == [("Antony Blinken", 2, 2), ("Blinken", 2, 1)]
    assert {row[0] for row in archive.rows("SELECT word FROM person_alias_word")} == {"antony", "blinken"}


def test_everybody_is_somebody_after_linking(archive: Archive) -> None:
    archive.take_in(("one", ["Cher", "\N{GRINNING FACE}", "J. Doe", "Mary Ann Jones"]))
    assert archive.rows("SELECT 1 FROM article_person WHERE person_id IS NULL") == []


def test_a_new_article_leaves_people_of_other_blocks_alone(archive: Archive) -> None:
    archive.take_in(("one", ["Antony Blinken", "Sergey Lavrov"]))
    report = archive.take_in(("two", ["Antony Blinken"]))
    assert report.looked_at == 2
    assert (report.new_people, report.changed_people, report.articles) == (0, 1, 1)


def test_linking_again_changes_nothing(archive: Archive) -> None:
    archive.take_in(("one", ["Antony Blinken"]), ("two", ["Blinken"]), ("three", ["Antony Blinken"]))
    before = archive.picture()
    report = archive.link(None)
    assert (report.articles, report.new_people, report.changed_people, report.gone_people) == (0, 0, 0, 0)
    assert report.lines() == ["nothing changed"]
    assert archive.picture() == before


def test_a_surname_alone_finds_its_bearer_once_others_name_him_in_full(archive: Archive) -> None:
    archive.take_in(("one", ["Peskov"]))
    assert archive.who("one") == ["peskov"]
    report = archive.take_in(("two", ["Dmitry Peskov"]), ("three", ["Dmitry Peskov"]))
    assert archive.who("one") == ["dmitry-peskov"]
    assert archive.leads_to("peskov") == "dmitry-peskov"
    assert (report.articles, report.gone_people) == (3, 1)


def test_articles_whose_people_changed_get_a_new_revision(archive: Archive) -> None:
    archive.take_in(("one", ["Peskov"]), ("other", ["Sergey Lavrov"]))
    before = dict(tuple(row) for row in archive.rows("SELECT id, revision FROM article"))
    archive.take_in(("two", ["Dmitry Peskov"]), ("three", ["Dmitry Peskov"]))
    after = dict(tuple(row) for row in archive.rows("SELECT id, revision FROM article"))
    assert after[archive.number("one")] > before[archive.number("one")]
    assert after[archive.number("other")] == before[archive.number("other")]


def test_a_deleted_article_lets_its_people_go(archive: Archive) -> None:
    archive.take_in(("one", ["Peskov"]), ("two", ["Dmitry Peskov"]), ("three", ["Dmitry Peskov"]))
    archive.delete("two")
    archive.delete("three")
    archive.link([])
    assert archive.who("one") == ["peskov"]
    assert archive.slugs() == {"peskov"}
    assert archive.rows("SELECT 1 FROM former_person") == []


def test_a_person_who_comes_back_has_the_same_slug(archive: Archive) -> None:
    archive.take_in(("one", ["John Smith"]), ("two", ["Mary Jones"]))
    number = archive.rows("SELECT id FROM person WHERE slug = 'mary-jones'")[0][0]
    archive.delete("two")
    archive.link([])
    assert archive.slugs() == {"john-smith"}
    archive.take_in(("three", ["Mary Jones"]))
    assert archive.rows("SELECT id FROM person WHERE slug = 'mary-jones'")[0][0] == number
    assert archive.who("three") == ["mary-jones"]


def test_a_text_read_anew_keeps_the_ids_of_its_people(archive: Archive) -> None:
    archive.take_in(("one", ["John Smith", "Mary Jones"]))
    before = archive.rows("SELECT id, slug FROM person ORDER BY id")
    number = archive.number("one")
    with archive.session() as session:
        write_annotations(session, [(number, annotation(["Mary Jones", ("John Smith", "Smith")]))], revision=session.next_revision())
    archive.link([number])
    assert archive.rows("SELECT id, slug FROM person ORDER BY id") == before
    assert archive.who("one") == ["mary-jones", "john-smith"]


def test_the_slug_stays_when_the_name_gets_better(archive: Archive) -> None:
    archive.take_in(("one", ["V. Putin"]))
    archive.take_in(("two", ["Vladimir Putin"]), ("three", ["Vladimir Putin"]))
    assert archive.rows("SELECT slug, name FROM person") == [("v-putin", "Vladimir Putin")]


def test_namesakes_have_numbered_slugs_most_named_first(archive: Archive) -> None:
    archive.take_in(("one", [("Martin Luther King Jr.",)]), ("two", [("Martin Luther King Jr.",)]), ("three", ["Martin Luther King Sr."]))
    assert archive.who("one") == archive.who("two") != archive.who("three")
    assert len(archive.slugs()) == 2


@pytest.mark.parametrize(
    ("name", "sorted_by"),
    [
        ("Antony J. Blinken", "blinken antony j"),
        ("Ursula von der Leyen", "vonderleyen ursula"),
        ("Benedict XVI", "benedict xvi"),
        ("Xi Jinping", "xi jinping"),
        ("Richard Fuld Jr.", "fuld richard jr"),
        ("Cher", "cher"),
        ("!!!", "!!!"),
    ],
)
def test_people_are_sorted_by_family_name(name: str, sorted_by: str) -> None:
    assert sort_name(name) == sorted_by
