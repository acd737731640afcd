"""Decisions about people: what each does, that it can be undone, and that it outlives reading anew."""

from __future__ import annotations

import json

import pytest

from app.curate import ledger
from app.errors import NotFoundError, UsageError
from app.store.annotations import write_annotations
from tests.curate.archive import Archive, annotation, new_archive


@pytest.fixture
def filled(archive: Archive) -> Archive:
    archive.take_in(
        ("one", ["Ferdinand Marcos", "Antony Blinken"]),
        ("two", ["Bongbong Marcos"]),
        ("three", ["Bongbong Marcos", "Abbey Road"]),
        ("four", ["Abbey Road", ("Antony Blinken", "Blinken")]),
    )
    return archive


def test_a_merged_person_leads_to_the_survivor_and_counts_there(filled: Archive) -> None:
    with filled.session() as session:
        report = ledger.merge(session, "bongbong-marcos", "ferdinand-marcos")
    assert report.people == ("ferdinand-marcos", "bongbong-marcos")
    assert (report.relinked.articles, report.relinked.mentions) == (2, 2)
    assert filled.who("two") == ["ferdinand-marcos"]
    assert filled.leads_to("bongbong-marcos") == "ferdinand-marcos"
    assert "bongbong-marcos" not in filled.slugs()
    assert filled.rows("SELECT name, article_count FROM person WHERE slug = 'ferdinand-marcos'") == [("Ferdinand Marcos", 3)]


def test_a_merge_goes_over_blocks_and_holds_for_articles_to_come(filled: Archive) -> None:
    with filled.session() as session:
        ledger.merge(session, "abbey-road", "antony-blinken")
    filled.take_in(("five", ["Abbey Road"]), ("six", ["Antony Blinken"]))
    assert filled.who("five") == filled.who("six") == ["antony-blinken"]
    assert filled.who("two") == ["bongbong-marcos"]


def test_undoing_a_merge_gives_everybody_back_their_slug(filled: Archive) -> None:
    before = filled.picture()
    with filled.session() as session:
        ledger.merge(session, "ferdinand-marcos", "bongbong-marcos")
    with filled.session() as session:
        report = ledger.undo(session)
    assert filled.picture() == before
    assert report.lines()[0] == "undone: merge Ferdinand Marcos (ferdinand-marcos) into Bongbong Marcos (bongbong-marcos)"


def test_split_by_article_makes_somebody_new(filled: Archive) -> None:
    article = filled.public_id("three")
    with filled.session() as session:
        report = ledger.split(session, "bongbong-marcos", articles=[article])
    assert report.people == ("bongbong-marcos", "bongbong-marcos-2")
    assert filled.who("two") == ["bongbong-marcos"]
    assert filled.who("three") == ["bongbong-marcos-2", "abbey-road"]


def test_split_by_surface_takes_those_who_are_called_so(archive: Archive) -> None:
    archive.take_in(("one", ["John Smith"]), ("two", ["John A. Smith"]), ("three", ["John Smith"]))
    assert archive.slugs() == {"john-smith"}
    with archive.session() as session:
        ledger.split(session, "john-smith", surfaces=["John A. Smith"], name="Alfred Smith")
    assert archive.slugs() == {"john-smith", "alfred-smith"}
    assert archive.who("two") == ["alfred-smith"]
    archive.take_in(("four", ["John A. Smith"]))
    assert archive.who("four") == ["alfred-smith"]


def test_a_split_that_takes_nobody_or_everybody_is_refused(filled: Archive) -> None:
    with filled.session() as session:
        with pytest.raises(UsageError, match="all of Bongbong Marcos"):
            ledger.split(session, "bongbong-marcos", surfaces=["Bongbong Marcos"])
        with pytest.raises(NotFoundError, match="nobody is called Imelda"):
            ledger.split(session, "bongbong-marcos", surfaces=["Imelda"])
        with pytest.raises(NotFoundError, match="not named in article"):
            ledger.split(session, "bongbong-marcos", articles=[filled.public_id("one")])
        with pytest.raises(UsageError, match="which articles"):
            ledger.split(session, "bongbong-marcos")


def test_a_short_form_beside_a_fuller_name_is_refused_with_the_way_out(archive: Archive) -> None:
    archive.take_in(("one", [["John Smith", "Smith"]]), ("two", ["John Smith"]))
    for form in ("Smith", "Mr. Smith"):
        with archive.session() as session, pytest.raises(NotFoundError, match=r"only .*Smith .*say which articles"):
            ledger.split(session, "john-smith", surfaces=[form])


def test_a_renamed_person_keeps_the_slug_and_is_found_by_the_new_name(filled: Archive) -> None:
    with filled.session() as session:
        ledger.rename(session, "bongbong-marcos", "Ferdinand Marcos Jr.")
    assert filled.rows("SELECT name, folded FROM person WHERE slug = 'bongbong-marcos'") == [
        ("Ferdinand Marcos Jr.", "ferdinand marcos jr")
    ]
    filled.take_in(("five", ["Bongbong Marcos"]))
    assert filled.rows("SELECT name, article_count FROM person WHERE slug = 'bongbong-marcos'") == [("Ferdinand Marcos Jr.", 3)]


def test_a_hidden_person_is_hidden_and_its_articles_get_a_new_revision(filled: Archive) -> None:
    before = filled.rows("SELECT revision FROM article WHERE id = :id", id=filled.number("two"))
    with filled.session() as session:
        report = ledger.hide(session, "bongbong-marcos")
    assert "bongbong-marcos" not in filled.slugs()
    assert report.relinked.articles == 2
    assert filled.rows("SELECT revision FROM article WHERE id = :id", id=filled.number("two")) > before
    with filled.session() as session, pytest.raises(UsageError, match="hidden already"):
        ledger.hide(session, "bongbong-marcos")


def test_a_surface_that_names_no_person_vanishes_also_from_articles_to_come(filled: Archive) -> None:
    with filled.session() as session:
        ledger.not_a_person(session, "Abbey  Road")
    filled.take_in(("five", ["Abbey Road", "Antony Blinken"]))
    assert filled.slugs() == {"antony-blinken", "bongbong-marcos", "ferdinand-marcos"}
    with filled.session() as session:
        ledger.undo(session)
    assert filled.who("five") == ["abbey-road", "antony-blinken"]


def test_a_person_can_be_struck_by_slug(filled: Archive) -> None:
    with filled.session() as session:
        report = ledger.not_a_person(session, "abbey-road")
    assert report.summary == "Abbey Road (abbey-road) is no person"
    assert "abbey-road" not in filled.slugs()


def test_decisions_hold_when_texts_are_read_anew(filled: Archive) -> None:
    with filled.session() as session:
        ledger.merge(session, "bongbong-marcos", "ferdinand-marcos")
        ledger.rename(session, "antony-blinken", "Tony Blinken")
        ledger.hide(session, "abbey-road")
    before = filled.picture()
    people = {
        "one": ["Ferdinand Marcos", "Antony Blinken"],
        "two": ["Bongbong Marcos"],
        "three": ["Bongbong Marcos", "Abbey Road"],
        "four": ["Abbey Road", ("Antony Blinken", "Blinken")],
    }
    with filled.session() as session:
        found = [(filled.number(title), annotation(named)) for title, named in people.items()]
        write_annotations(session, found, revision=session.next_revision())
    filled.link(None)
    assert filled.picture() == before


def test_an_unknown_person_is_told_with_the_nearest_names(filled: Archive) -> None:
    with (
        filled.session() as session,
        pytest.raises(NotFoundError, match=r"no person 'antony-blinkn'.*near: antony-blinken \(Antony Blinken\)"),
    ):
        ledger.hide(session, "antony-blinkn")
    with filled.session() as session, pytest.raises(NotFoundError):
        ledger.not_a_person(session, "Nobody Atall")


def test_a_name_does_for_a_slug_when_one_person_has_it(archive: Archive) -> None:
    archive.take_in(("one", ["Martin King Jr.", "Antony Blinken"]), ("two", ["Martin King Sr."]), ("three", [("Mary King", "King")]))
    with archive.session() as session:
        assert ledger.hide(session, "Antony Blinken").people == ("antony-blinken",)
    with archive.session() as session:
        ledger.rename(session, "martin-king-jr", "Martin King")
        ledger.rename(session, "martin-king-sr", "Martin King")
        with pytest.raises(UsageError, match="may be 2 people: martin-king"):
            ledger.hide(session, "Martin King")


def test_the_ledger_moves_to_another_archive_and_loads_twice_without_effect(filled: Archive) -> None:
    with filled.session() as session:
        ledger.merge(session, "bongbong-marcos", "ferdinand-marcos", note="father and son are one here")
        ledger.split(session, "antony-blinken", articles=[filled.public_id("four")], name="The Other Blinken")
        ledger.hide(session, "abbey-road")
        ledger.undo(session)
        lines = list(ledger.export(session))
    assert [json.loads(line)["action"] for line in lines] == ["merge", "split", "hide"]
    with new_archive() as other:
        with other.session() as session:
            report = ledger.load(session, lines)
        assert (report.added, report.known) == (3, 0)
        other.take_in(("four", ["Abbey Road", ("Antony Blinken", "Blinken")]), ("three", ["Bongbong Marcos", "Abbey Road"]))
        other.take_in(("two", ["Bongbong Marcos"]), ("one", ["Ferdinand Marcos", "Antony Blinken"]))
        assert other.picture() == filled.picture()
        assert other.leads_to("bongbong-marcos") == "ferdinand-marcos"
        with other.session() as session:
            again = ledger.load(session, [*lines, "", "\n"])
            assert (again.added, again.known, again.undone) == (0, 3, 0)
            assert list(ledger.export(session)) == lines
        assert other.picture() == filled.picture()


def test_an_entry_undone_elsewhere_is_undone_here(filled: Archive) -> None:
    with filled.session() as session:
        ledger.hide(session, "abbey-road")
        held = list(ledger.export(session))
    plain = json.loads(held[0]) | {"undone_at": "2024-05-01T00:00:00+00:00"}
    with filled.session() as session:
        assert ledger.load(session, [json.dumps(plain)]).undone == 1
    assert "abbey-road" in filled.slugs()


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "null",
        "{}",
        '{"made_at": "x", "action": "marry", "arguments": {}}',
        '{"made_at": "x", "action": "hide", "arguments": {}}',
        '{"made_at": "x", "action": "hide", "arguments": {"person": "p"}}',
        '{"made_at": "x", "action": "hide", "arguments": {"person": {"slug": 1, "name": 2, "key": 3}}}',
        '{"made_at": 5, "action": "not_a_person", "arguments": {"surface": "X"}}',
        '{"made_at": "x", "action": "not_a_person", "arguments": {}}',
    ],
)
def test_a_broken_line_is_named_and_nothing_is_taken_in(filled: Archive, line: str) -> None:
    with filled.session() as session, pytest.raises(UsageError, match="line 2: "):
        ledger.load(session, ["", line])


def test_undoing_what_is_not_there_is_an_error(filled: Archive) -> None:
    with filled.session() as session:
        with pytest.raises(UsageError, match="nothing to undo"):
            ledger.undo(session)
        with pytest.raises(NotFoundError, match="no entry 7"):
            ledger.undo(session, 7)
        number = ledger.hide(session, "abbey-road").entry
        ledger.undo(session, number)
        with pytest.raises(UsageError, match="was undone"):
            ledger.undo(session, number)


def test_merging_somebody_with_himself_is_refused(filled: Archive) -> None:
    with filled.session() as session:
        ledger.merge(session, "bongbong-marcos", "ferdinand-marcos")
        with pytest.raises(UsageError, match="one person already"):
            ledger.merge(session, "bongbong-marcos", "ferdinand-marcos")


@pytest.mark.parametrize("name", ["", " ", "!!!", "x" * 201])
def test_a_name_must_have_letters_and_an_end(filled: Archive, name: str) -> None:
    with filled.session() as session, pytest.raises(UsageError):
        ledger.rename(session, "abbey-road", name)
