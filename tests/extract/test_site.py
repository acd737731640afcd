from __future__ import annotations

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from app.extract.shapes import key_of
from app.extract.site import learn_boilerplate, split_boilerplate
from tests.extract.cases import PARAGRAPHS

PLEA = "Readers keep this paper alive; every gift helps us to sail on."


def _articles(count: int) -> dict[str, list[str]]:
    chance = random.Random(7)
    return {str(n): [f"{n} {chance.random()} {p}" for p in PARAGRAPHS[:5]] + [PLEA] for n in range(count)}


def test_a_line_of_many_articles_is_learned_with_its_count() -> None:
    (found,) = learn_boilerplate(_articles(10)).values()
    assert (found.line, found.articles, found.of) == (PLEA, 10, 10)


def test_a_line_of_one_or_two_articles_never_is() -> None:
    assert learn_boilerplate(_articles(2)) == {}


def test_copies_of_one_story_teach_nothing() -> None:
    assert learn_boilerplate({str(n): PARAGRAPHS[:9] for n in range(50)}) == {}


def test_the_first_paragraphs_of_a_syndicated_story_stay() -> None:
    articles = _articles(10)
    for lines in articles.values():
        lines[1] = PARAGRAPHS[10]
        lines[4] = PARAGRAPHS[10]
    learned = learn_boilerplate(articles)
    assert [repeated.line for repeated in learned.values()] == [PLEA]


def test_a_short_article_that_ends_in_a_recurring_line_protects_nobody() -> None:
    articles = _articles(10) | {"short": [PARAGRAPHS[11], PARAGRAPHS[12], PLEA]}
    learned = learn_boilerplate(articles)
    assert [(repeated.line, repeated.articles) for repeated in learned.values()] == [(PLEA, 11)]
    assert split_boilerplate(articles["short"], learned)[0] == articles["short"][:2]
    assert split_boilerplate([PLEA], learned)[0] == [PLEA]


def test_a_syndicated_story_in_brief_protects_its_paragraphs() -> None:
    articles = _articles(10) | {"brief": [PARAGRAPHS[11], PARAGRAPHS[12]]}
    for lines in articles.values():
        lines.extend(articles["brief"] if len(lines) > 2 else [])
    assert [repeated.line for repeated in learn_boilerplate(articles).values()] == [PLEA]


def test_a_long_notice_is_learned_from_many_articles_only() -> None:
    notice = " ".join(PARAGRAPHS[11:16])[:900]
    assert len(notice) > 600
    few = _articles(60)
    for number in range(4):
        few[str(number)].append(notice)
    assert [repeated.line for repeated in learn_boilerplate(few).values()] == [PLEA]
    many = {name: [*lines, notice] for name, lines in _articles(10).items()}
    assert {repeated.line for repeated in learn_boilerplate(many).values()} == {PLEA, notice}


def test_articles_with_more_notices_than_text_are_no_copies() -> None:
    notices = PARAGRAPHS[10:16]
    articles = {name: [*lines[:4], *notices] for name, lines in _articles(12).items()}
    learned = learn_boilerplate(articles)
    assert {repeated.line for repeated in learned.values()} == set(notices)
    assert {repeated.of for repeated in learned.values()} == {12}


def test_what_is_cut_is_given_back() -> None:
    articles = _articles(10)
    kept, cut = split_boilerplate(articles["3"], learn_boilerplate(articles))
    assert kept == articles["3"][:-1]
    assert [repeated.line for repeated in cut] == [PLEA]


@given(st.lists(st.sets(st.sampled_from(PARAGRAPHS[10:14])), min_size=3, max_size=9))
@settings(deadline=None, max_examples=100)
def test_what_three_articles_carry_below_their_text_is_learned_and_nothing_else(carried: list[set[str]]) -> None:
    articles = {name: [*lines[:5], *sorted(carried[int(name)])] for name, lines in _articles(len(carried)).items()}
    counts = Counter(line for lines in carried for line in lines)
    learned = {repeated.line: repeated.articles for repeated in learn_boilerplate(articles).values()}
    assert learned == {line: count for line, count in counts.items() if count >= 3}


@given(st.dictionaries(st.text(max_size=3), st.lists(st.text(max_size=20), max_size=8), max_size=12))
@settings(deadline=None, max_examples=50)
def test_odd_lines_are_learned_of_three_articles_at_least(articles: dict[str, list[str]]) -> None:
    for key, repeated in learn_boilerplate(articles).items():
        assert sum(key in map(key_of, lines) for lines in articles.values()) >= repeated.articles >= 3


def _with_plea(articles: dict[str, list[str]], places: dict[str, int]) -> dict[str, list[str]]:
    return {
        name: [*lines[: places[name]], PLEA, *lines[places[name] : 5]] if name in places else lines[:5] for name, lines in articles.items()
    }


def test_a_plea_between_the_first_paragraphs_of_most_articles_is_learned() -> None:
    articles = _with_plea(_articles(40), {str(n): 2 for n in range(24)})
    learned = learn_boilerplate(articles)
    assert [(found.line, found.articles, found.of) for found in learned.values()] == [(PLEA, 24, 40)]
    assert split_boilerplate(articles["3"], learned)[0] == _articles(40)["3"][:5]


def test_a_plea_that_mostly_stands_further_below_is_learned() -> None:
    articles = _with_plea(_articles(100), {str(n): 2 + n % 3 for n in range(12)})
    learned = learn_boilerplate(articles)
    assert [found.articles for found in learned.values()] == [12]
    assert all(PLEA not in split_boilerplate(lines, learned)[0] for lines in articles.values())


def test_background_in_the_first_paragraphs_of_some_articles_stays() -> None:
    assert learn_boilerplate(_with_plea(_articles(100), {str(n): 1 + n % 2 for n in range(30)})) == {}


def test_what_articles_begin_with_stays_however_often_it_does() -> None:
    places = {str(n): 3 for n in range(30)} | {"3": 0}
    assert learn_boilerplate(_with_plea(_articles(40), places)) == {}
