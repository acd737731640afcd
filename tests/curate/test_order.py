"""Linking gives the same people whatever the order, and the batches, in which articles came."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.curate.archive import Archive, new_archive, partition

GIVEN = ("John", "J.", "Jon", "Mary", "Maria", "George W.", "George", "Sergey", "Sergei")
FAMILY = ("Smith", "Smyth", "Bush", "Lavrov", "Lavrova", "Kim", "Kennedy Jr.", "Kennedy")
FULL = [" ".join(pair) for pair in itertools.product(GIVEN, FAMILY)]
names = st.one_of(st.sampled_from(FULL), st.sampled_from(FAMILY), st.sampled_from(("Kim Jong Un", "Jong Un Kim", "Cher", "李")))
articles = st.lists(st.lists(names, min_size=1, max_size=3, unique=True), min_size=2, max_size=8)


def titled(people: list[list[str]]) -> list[tuple[str, list[str]]]:
    return [(f"article {number}", found) for number, found in enumerate(people)]


@given(people=articles, data=st.data())
@settings(deadline=None, max_examples=15)
def test_names_aliases_and_company_do_not_depend_on_order_or_batches(people: list[list[str]], data: st.DataObject) -> None:
    given_articles = titled(people)
    shuffled = data.draw(st.permutations(given_articles))
    cut = data.draw(st.integers(0, len(shuffled)))
    with new_archive() as at_once, new_archive() as in_two:
        at_once.take_in(*given_articles)
        in_two.take_in(*shuffled[:cut])
        in_two.take_in(*shuffled[cut:])
        assert in_two.picture(slugs=False) == at_once.picture(slugs=False)
        assert partition(in_two) == partition(at_once)


@given(people=articles, data=st.data())
@settings(deadline=None, max_examples=15)
def test_slugs_do_not_depend_on_the_order_of_articles_linked_together(people: list[list[str]], data: st.DataObject) -> None:
    given_articles = titled(people)
    shuffled = data.draw(st.permutations(given_articles))
    with new_archive() as one, new_archive() as other:
        one.take_in(*given_articles)
        other.take_in(*shuffled)
        assert other.picture() == one.picture()


@given(people=articles, data=st.data())
@settings(deadline=None, max_examples=15)
def test_after_deleting_articles_the_rest_is_as_if_they_had_never_been(people: list[list[str]], data: st.DataObject) -> None:
    given_articles = titled(people)
    deleted = data.draw(st.lists(st.sampled_from(given_articles), unique_by=lambda article: article[0], max_size=4))
    kept = [article for article in given_articles if article not in deleted]
    with new_archive() as archive, new_archive() as never:
        archive.take_in(*given_articles)
        for title, _ in deleted:
            archive.delete(title)
        archive.link([])
        never.take_in(*kept)
        assert archive.picture(slugs=False) == never.picture(slugs=False)
        check_counts(archive)


@given(people=articles)
@settings(deadline=None, max_examples=15)
def test_a_rebuild_changes_neither_ids_nor_slugs(people: list[list[str]]) -> None:
    with new_archive() as archive:
        for article in titled(people):
            archive.take_in(article)
        before = archive.rows("SELECT id, slug, name, merged_into FROM person ORDER BY id")
        picture = archive.picture()
        archive.link(None)
        assert archive.rows("SELECT id, slug, name, merged_into FROM person ORDER BY id") == before
        assert archive.picture() == picture


def check_counts(archive: Archive) -> None:
    """Stored counts are what counting gives."""
    counted = archive.rows(
        "SELECT person_id, count(DISTINCT article_id), sum(mention_count) FROM article_person GROUP BY person_id ORDER BY person_id"
    )
    assert archive.rows("SELECT id, article_count, mention_count FROM person WHERE article_count > 0 ORDER BY id") == counted
