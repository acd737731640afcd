"""A link is the state of the page with one thing changed."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from app.search.nodes import to_text
from app.search.query import parse
from app.web.pages.chips import filter_chips, node_words, query_chips
from app.web.pages.links import PageState
from app.web.pages.results import naming_the_country

NAMES = st.sampled_from(["q", "from", "to", "person", "source", "sort", "page", "exclude_person"])
STATES = st.lists(st.tuples(NAMES, st.text(max_size=12)), max_size=8).map(lambda pairs: PageState.of("/", pairs))


def named(_: str, value: str) -> str:
    return value


def pairs(href: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(href).query, keep_blank_values=True)


@given(STATES, NAMES.filter(lambda name: name != "page"), st.text(min_size=1, max_size=12).filter(lambda text: text.isprintable()))
def test_what_is_added_can_be_dropped_again(state: PageState, name: str, value: str) -> None:
    added = pairs(state.adding(name, value))
    assert (name, value) in added
    assert (name, value) not in pairs(PageState.of("/", added).dropping(name, value))


@given(STATES)
def test_a_changed_list_begins_at_its_first_page(state: PageState) -> None:
    for href in (state.adding("person", "x"), state.without("q"), state.having("sort", "newest"), state.changed({"from": "2014"})):
        assert all(name != "page" for name, _ in pairs(href))
    assert ("page", "3") in pairs(state.having("page", 3))


@given(st.text(max_size=60))
def test_a_query_without_one_chip_has_one_chip_less(q: str) -> None:
    node = parse(q).node
    state = PageState.of("/", [("q", q)])
    chips = query_chips(node, state, named)
    for chip in chips:
        left = dict(pairs(chip.href)).get("q", "")
        assert len(query_chips(parse(left).node, PageState.of("/", [("q", left)]), named)) < len(chips) or len(chips) == 1


def test_the_parts_of_a_query_read_like_words() -> None:
    wanted = {
        "crimea": "crimea",
        '-"black sea"': 'without "black sea"',
        'person:"Antony Blinken"': "person: Antony Blinken",
        "before:2024-06": "published before June 2024",
        "date:2014-02..2014-04": "published February 2014 to April 2014",
        "mentions:2014-03": "speaks of March 2014",
        "title:crimea": "crimea in the title",
    }
    assert {q: node_words(parse(q).node, named) for q in wanted} == wanted


def test_filters_are_chips_that_take_themselves_away() -> None:
    state = PageState.of(
        "/", [("q", "tide"), ("from", "2014"), ("to", "2014"), ("person", "a"), ("person", "b"), ("scope", "all"), ("page", "2")]
    )
    chips = {chip.text: chip.href for chip in filter_chips(state, named)}
    assert list(chips) == ["published in 2014", "person: a", "person: b", "with reader comments"]
    assert chips["person: a"] == "/?q=tide&from=2014&to=2014&person=b&scope=all"
    assert chips["published in 2014"] == "/?q=tide&person=a&person=b&scope=all"


def test_exports_take_along_the_search_and_nothing_of_the_page() -> None:
    state = PageState.of("/", [("q", "tide"), ("person", "a"), ("page", "3"), ("facet", "person"), ("why", "x")])
    assert state.at("/api/articles.csv", without=("why", "facet")) == "/api/articles.csv?q=tide&person=a"


def test_a_thousand_words_are_one_chip() -> None:
    q = " ".join(f"w{number}" for number in range(300))
    assert len(query_chips(parse(q).node, PageState.of("/", [("q", q)]), named)) == 1
    assert to_text(parse("w1 w2").node) == "w1 w2"


def test_us_in_small_letters_leads_to_the_country() -> None:
    assert naming_the_country(parse("us trade (title:us OR gap) -us").node) == "US trade (title:US OR gap) -US"
    assert naming_the_country(parse('"us trade" US us*').node) == ""
