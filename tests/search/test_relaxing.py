"""What follows when too little has all the words, and what a query is corrected to."""

from __future__ import annotations

import pytest

from app.search.fts5 import Fts5Index
from tests.search.asking import search, titles


def test_articles_with_most_of_the_words_follow_marked(index: Fts5Index) -> None:
    page = search(index, "lock reopens pilots veterans")
    assert (page.total, page.query.relaxed) == (0, True)
    assert titles(page)[0] in ("Northern", "Lock")
    assert all(result.relaxed for result in page.results)


def test_a_relaxed_result_names_the_words_that_it_lacks(index: Fts5Index) -> None:
    words = {"lock", "reopens", "pilots", "veterans"}
    for result in search(index, " ".join(sorted(words))).results:
        alone = {word for word in words if result.id in {one.id for one in search(index, word).results}}
        assert set(result.lacks) == words - alone != set()
    assert [result.lacks for result in search(index, "parlament").results] == [()]
    assert not any(result.lacks for result in search(index, "veterans").results)


def test_a_pasted_paragraph_finds_the_article_that_has_its_rare_words(index: Fts5Index) -> None:
    padding = " ".join(f"never{number}" for number in range(60))
    page = search(index, f"what is it that the old lock and the pilots of the veterans have {padding}")
    assert page.query.relaxed
    assert titles(page)[0] == "Old"


def test_a_rare_word_outweighs_words_that_many_articles_have(index: Fts5Index) -> None:
    alone = {result.id for result in search(index, "veterans").results}
    page = search(index, "veterans the of and in to")
    assert page.results[0].id in alone


def test_an_excluded_word_stays_excluded_when_relaxing(index: Fts5Index) -> None:
    page = search(index, "lock veterans -pilots")
    assert "Old" in titles(page)
    assert not {"Northern", "Lock"} & set(titles(page))


def test_a_misspelled_word_is_corrected_only_when_nothing_is_found(index: Fts5Index) -> None:
    page = search(index, "parlament")
    assert (page.total, page.query.suggestion) == (0, "parliament")
    assert titles(page) == ["HDMA"]
    assert search(index, "lavrik").query.suggestion == ""
    assert search(index, "3501").query.suggestion == ""
    assert search(index, "parlament", aliases=False).results == ()


def test_a_correction_is_offered_when_only_some_of_the_words_were_found(index: Fts5Index) -> None:
    page = search(index, "parlament deal")
    assert (page.total, page.query.relaxed, page.query.suggestion) == (0, True, "parliament deal")
    assert not page.query.expanded or all(added.kind != "typo" for added in page.query.expanded)
    assert search(index, "parlament lock").query.suggestion == ""  # no article has both
    assert search(index, "parlament deal", aliases=False).query.suggestion == ""


def test_the_words_of_a_phrase_that_nobody_has_are_looked_for_apart(index: Fts5Index) -> None:
    page = search(index, '"pilots reopened lock"')
    assert (page.total, page.query.relaxed, len(page.query.warnings)) == (0, True, 1)
    assert titles(page)[0] in ("Northern", "Lock")
    assert search(index, '"pilots reopened lock" -monday').results == ()


@pytest.mark.parametrize("q", ["pilots/reopened/lock", "reopened/pilots"])
def test_words_with_a_slash_between_them_that_nobody_has_so_are_looked_for_apart(index: Fts5Index, q: str) -> None:
    page = search(index, q)
    assert (page.total, page.query.relaxed, len(page.query.warnings)) == (0, True, 1)
    assert titles(page)[0] in ("Northern", "Lock")
    assert search(index, "24/7").results == ()  # figures would find anything


def test_full_and_relaxed_results_page_through_once(index: Fts5Index) -> None:
    seen: list[str] = []
    page = search(index, "sanction lavrik monday", per_page=1)
    seen += [r.id for r in page.results]
    while page.next:
        page = search(index, "sanction lavrik monday", per_page=1, cursor=page.next)
        seen += [r.id for r in page.results]
    assert len(seen) == len(set(seen)) > page.total > 0
