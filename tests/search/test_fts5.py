"""What the embedded engine does beyond the common promise: order, passages, catching up, deadlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from app.domain import DayRange
from app.errors import DeadlineError, UsageError
from app.search.fts5 import Fts5Index
from app.search.query import SearchQuery
from app.store.engine import WriteSession, open_readers
from app.store.writer import delete_article, prepare, update_article
from tests.search.asking import add, draft, search, titles


# ---------- order ----------
def test_the_article_that_has_the_word_comes_before_those_that_only_spell_it_out(index: Fts5Index) -> None:
    page = search(index, "CRAFT")
    assert titles(page) == ["CRAFTS", "Old"]
    assert [(e.kind, e.added) for e in page.query.expanded] == [("abbreviation", ("Coastal Rescue Auxiliary Fleet Training",))]


def test_a_word_in_the_headline_weighs_more(index: Fts5Index) -> None:
    assert titles(search(index, "sanctions sanction"))[0] == "Sanction"


def test_words_next_to_each_other_weigh_more(index: Fts5Index, writer: Engine) -> None:
    filler = "One two three four five six seven eight."
    add(writer, draft("First", f"The granite {filler} quarry."), draft("Second", f"The granite quarry {filler}"), draft("Third", filler))
    assert titles(search(index, "granite quarry")) == ["Second", "First"]


def test_those_that_speak_of_the_very_day_come_before_those_that_speak_of_the_month(index: Fts5Index) -> None:
    assert titles(search(index, "mentions:2014-03-03")) == ["Harbour", "Old"]


# ---------- passages ----------
def test_a_passage_shows_the_hits_and_where_it_stands(index: Fts5Index) -> None:
    (result,) = search(index, '"long-range radars"').results
    (snippet,) = result.snippets
    assert snippet.field == "body"
    assert [segment.text for segment in snippet.segments if segment.hit] == ["long-range radars"]


@pytest.mark.parametrize(
    ("q", "hit"),
    [
        ("US", "U.S."), ("F16", "F-16s"), ("3500 crowns", "3,500"), ("HDMA", "HDMA"), ("Strasse", "straße"), ("sanction*", "sanctions"),
        ("obrien", "O'Brien"), ("longrange radars", "long-range"), ("un craft", "U.N."), ('"full width"', "Full-width"),
    ],
)  # fmt: skip
def test_hits_are_marked_as_they_are_written(index: Fts5Index, q: str, hit: str) -> None:
    marked = {segment.text for r in search(index, q).results for s in r.snippets for segment in s.segments if segment.hit}
    assert any(text.startswith(hit.rstrip(".")) for text in marked), marked


def test_what_a_word_does_not_find_is_not_marked_as_it(index: Fts5Index, writer: Engine) -> None:
    assert add(writer, draft("Help", "They told us that the U.S. would help."))
    assert _marked(index, "us") == {"us"}


def test_hits_are_marked_in_the_headline_too_and_only_where_it_was_looked_in(index: Fts5Index) -> None:
    (result,) = [result for result in search(index, "sanctions").results if result.title.startswith("Sanction")]
    assert [segment.text for segment in result.headline if segment.hit] == ["Sanction"]
    assert "".join(segment.text for segment in result.headline) == result.title
    assert {result.headline for result in search(index, "body:sanctions").results} == {()}
    assert {result.headline for result in search(index, "sanctions", scope="comments").results} <= {()}
    assert {result.headline for result in search(index, "sanctions", snippets=0).results} == {()}


def test_passages_are_cut_out_of_the_text(index: Fts5Index, writer: Engine) -> None:
    body = "\n\n".join(f"Paragraph {n} says something about granite and about quarry number {n}. " * 4 for n in range(20))
    (number,) = add(writer, draft("Quarries", body))
    (result,) = search(index, "granite", snippets=5).results
    assert len(result.snippets) == 5
    for snippet in result.snippets:
        shown = "".join(segment.text for segment in snippet.segments).removeprefix("… ").removesuffix(" …")
        assert body[snippet.start : snippet.start + len(shown)] == shown
        assert "\n" not in shown
        assert len(shown) < 300
    assert number


def _marked(index: Fts5Index, q: str) -> set[str]:
    results = search(index, q).results
    return {segment.text.casefold() for result in results for snippet in result.snippets for segment in snippet.segments if segment.hit}


def test_days_that_were_asked_for_are_marked_where_a_text_speaks_of_them(index: Fts5Index) -> None:
    assert _marked(index, "mentions:2014-03") == {"3 march 2014", "march 2014"}
    assert _marked(index, "trials mentions:2014-03-03") == {"trials", "3 march 2014"}
    assert _marked(index, "lock -mentions:2014-03") == {"lock"}
    days = DayRange(date(2014, 3, 3), date(2014, 3, 9))
    snippets = [snippet for result in search(index, "trials", days=days, date_field="mentioned").results for snippet in result.snippets]
    assert "3 March 2014" in [segment.text for snippet in snippets for segment in snippet.segments if segment.hit]


def test_small_words_are_marked_only_when_nothing_else_is_asked_for(index: Fts5Index) -> None:
    assert "the" not in _marked(index, "the lock") >= {"lock"}
    assert "the" in _marked(index, "the")


def test_no_passages_when_none_are_wanted(index: Fts5Index) -> None:
    assert search(index, "lock", snippets=0).results[0].snippets == ()


# ---------- catching up ----------
def test_a_write_is_found_at_the_next_search(index: Fts5Index, writer: Engine) -> None:
    assert search(index, "zeppelin").total == 0
    (number,) = add(writer, draft("Zeppelin over town", "A zeppelin came.", "2021-05-05"))
    assert search(index, "zeppelin date:2021").total == 1
    with WriteSession(writer) as session, session.begin():
        changed = prepare(draft("Airship over town", "An airship came.", "2022-05-05"))
        update_article(session, number, changed, revision=session.next_revision())
    assert search(index, "zeppelin").total == 0
    assert search(index, "airship date:2022").total == 1
    with WriteSession(writer) as session, session.begin():
        delete_article(session, number, revision=session.next_revision())
    assert search(index, "airship").total == 0
    assert search(index, "").total == 10


def test_columns_that_caught_up_equal_columns_loaded_anew(index: Fts5Index, writer: Engine) -> None:
    search(index, "")
    numbers = add(
        writer, *(replace(draft(f"T{n}", "b"), authors=(f"Author {n % 3}",), source=f"S{n % 2}", language="de") for n in range(30))
    )
    with WriteSession(writer) as session, session.begin():
        revision = session.next_revision()
        session.execute(
            text("UPDATE article SET revision = :r, published_first = NULL, not_after = '2019-05' WHERE id = 3"), {"r": revision}
        )
        session.execute(text("DELETE FROM article_person WHERE article_id = 1"))
        session.execute(text("UPDATE article SET revision = :r WHERE id = 1"), {"r": revision})
        for number in numbers[::7]:
            delete_article(session, number, revision=revision)
    facets = ("person", "source", "year", "month", "author")
    caught_up = search(index, "", facets=facets, per_page=100)
    bounded = search(index, "before:2020 array").total
    index.rebuild()
    anew = search(index, "", facets=facets, per_page=100)
    assert (caught_up.facets, caught_up.total, titles(caught_up)) == (anew.facets, anew.total, titles(anew))
    assert bounded == search(index, "before:2020 array").total == 1


def test_a_person_merged_into_another_counts_as_that_one(index: Fts5Index, writer: Engine) -> None:
    search(index, "")
    with WriteSession(writer) as session, session.begin():
        session.execute(
            text("UPDATE person SET merged_into = (SELECT id FROM person WHERE slug = 'marta-ilves') WHERE slug = 'marta-ilvess'")
        )
        session.execute(text("UPDATE article SET revision = :r WHERE id = 2"), {"r": session.next_revision()})
    page = search(index, "person:marta-ilves", facets=("person",))
    assert page.total == 3
    assert page.facets["person"][0].count == 3
    assert {person.id for result in page.results for person in result.people} == {"marta-ilves", "piet-lavrik"}


def test_a_hidden_person_is_not_shown(index: Fts5Index, writer: Engine) -> None:
    with WriteSession(writer) as session, session.begin():
        session.execute(text("UPDATE person SET hidden = 1 WHERE slug = 'piet-lavrik'"))
    page = search(index, "lavrik", facets=("person",))
    assert "piet-lavrik" not in {value.id for value in page.facets["person"]}
    assert search(index, "person:lavrik").total == 0


def test_one_word_means_all_who_are_called_so_although_it_is_also_the_id_of_one(index: Fts5Index, writer: Engine) -> None:
    with WriteSession(writer) as session, session.begin():
        session.execute(text("UPDATE person SET slug = 'lavrik' WHERE slug = 'anna-lavrika'"))
    assert (
        set(titles(search(index, "person:lavrik")))
        == set(titles(search(index, "person:Lavrik"))) | {"BALTIC"}
        == {"HDMA", "BALTIC", "Sanction"}
    )
    assert titles(search(index, "", person=("lavrik",))) == ["BALTIC"]


def test_a_language_that_no_article_has_is_told(index: Fts5Index) -> None:
    page = search(index, "kyiv", language=("EN", "xx"))
    assert page.total
    assert page.query.warnings == ("no article in the language “xx” is in the archive",)


@pytest.mark.parametrize("sort", [None, "newest", "oldest"])
def test_paging_on_shows_every_article_once_although_new_ones_come_in(index: Fts5Index, writer: Engine, sort: Any) -> None:
    add(writer, *(draft(f"Granite {n}", "granite " * (n % 5 + 1) + "quarry " * (n % 3), f"20{n % 20 + 10}-01-01") for n in range(60)))
    expected = set(index.ids(SearchQuery.of("granite")))
    seen: list[str] = []
    page = search(index, "granite", per_page=7, sort=sort)
    while True:
        seen += [result.id for result in page.results]
        if page.next is None:
            break
        add(writer, draft(f"Granite granite {len(seen)}", "granite granite granite", "2015-06-01"))
        page = search(index, "granite", per_page=7, sort=sort, cursor=page.next)
    assert len(seen) == len(set(seen))
    assert expected <= set(seen)


def test_a_cursor_fits_only_its_own_search(index: Fts5Index) -> None:
    page = search(index, "", per_page=2)
    with pytest.raises(UsageError, match="another search"):
        search(index, "lock", cursor=page.next)


# ---------- bad input ----------
@pytest.mark.parametrize("q", [
        "x" * 10_000, "word " * 500, " OR ".join(f"w{n}" for n in range(500)), "(" * 200 + "a" + ")" * 200, "*", "***",
        "the of and a to in", "\0", "\ud800", "שלום עולם", "مرحبا", "'; DROP TABLE article; --", '" OR rowid:1 NEAR(', 'title:" {body} : x',
        "a*" * 50, "a* " * 50, "-" * 300, "NEAR(a b)", "{title}: a", "^a + b", "💥" * 300,
        " ".join(f"(a{n} OR (b{n} (c{n} OR d{n})))" for n in range(60)), " ".join(f"-w{n}" for n in range(200)),
])  # fmt: skip
def test_no_text_at_all_breaks_the_engine(index: Fts5Index, q: str) -> None:
    page = search(index, q, facets=("person", "year"))
    assert page.took_ms < 4000
    assert index.suggest(q) is not None


def test_a_query_stops_at_its_deadline(writer: Engine, tmp_path: Path) -> None:
    add(writer, *(draft(f"Stone {n}", "stone granite quarry") for n in range(3000)))
    readers = open_readers(tmp_path / "archive.db")
    hurried = Fts5Index(readers, query_deadline=1e-9)
    hurried.warm()
    with pytest.raises(DeadlineError):
        search(hurried, "s* OR g* OR q*")
    readers.dispose()
