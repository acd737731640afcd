from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import ArticleDraft
from app.extract.boilerplate import REASONS
from app.extract.clean import clean
from app.extract.metadata import Metadata
from app.extract.plaintext import extract_text
from tests.extract.cases import PARAGRAPHS, load_cases
from tests.growth import assert_grows_with_length

SHAPES = (
    "comment_threads",
    "prompts_and_teasers",
    "captions_and_credits",
    "single_newlines",
    "bylines_and_headings",
    "other_shapes",
    "page_furniture",
)
LINES = sorted({line for shape in SHAPES for case in load_cases(shape) for line in case.lines if line})


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def _kept(draft: ArticleDraft) -> Counter[str]:
    places = (draft.title, draft.standfirst, draft.body, draft.comments, draft.byline, draft.dateline, draft.source)
    return _words("\n".join((*places, *(piece.text for piece in draft.dropped))))


@given(st.lists(st.one_of(st.sampled_from(LINES), st.just(""), st.text(max_size=40)), max_size=25))
@settings(deadline=None, max_examples=100)
def test_nothing_is_lost_whatever_the_order_of_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    draft = extract_text(text)
    assert not _words(clean(text)) - _kept(draft)
    assert {piece.reason for piece in draft.dropped} <= set(REASONS)


@given(st.lists(st.sampled_from(LINES), max_size=25))
@settings(deadline=None, max_examples=50)
def test_extracting_a_text_twice_gives_the_same(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    assert extract_text(text) == extract_text(text)


def test_every_line_of_a_marked_text_is_in_one_place() -> None:
    for shape in SHAPES:
        for case in load_cases(shape):
            assert not _words(clean(case.text)) - _kept(extract_text(case.text)), case.name


def test_metadata_wins_over_the_text_and_its_headline_is_not_repeated() -> None:
    known = Metadata(
        title="Bridge to be rebuilt", source="Northern Times", authors=("Ragna Tveit",), published="2021-03-04", origin="sidecar"
    )
    draft = extract_text(f"Bridge to be rebuilt\n\nBy Nils Aune\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}", metadata=known)
    assert (draft.title, draft.source, draft.authors) == ("Bridge to be rebuilt", "Northern Times", ("Ragna Tveit",))
    assert (draft.published.date, draft.published.origin) == ("2021-03-04", "sidecar")
    assert draft.body == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"
    assert draft.byline == "By Nils Aune"


def test_front_matter_is_read_and_gone_from_the_body() -> None:
    text = f"---\ntitle: The bridge\npublished: 2020-02-03\ntags: [a, b]\nauthor: Ragna Tveit\n---\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"
    draft = extract_text(text)
    assert draft.title == "The bridge"
    assert draft.published.date == "2020-02-03"
    assert draft.published.origin == "front_matter"
    assert draft.body == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"


def test_key_value_lines_at_the_top_are_front_matter() -> None:
    draft = extract_text(f"Title: The bridge\nDate: 3 February 2020\nSource: Northern Times\n\n{PARAGRAPHS[0]}")
    assert (draft.title, draft.published.date, draft.source) == ("The bridge", "2020-02-03", "Northern Times")


def test_a_headline_with_a_colon_is_no_front_matter() -> None:
    assert (
        extract_text(f"Explained: What the bridge costs\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}").title == "Explained: What the bridge costs"
    )


@pytest.mark.parametrize("text", ["", " \n\n ", "\x00", "...", "a", "?" * 5_000, "\n" * 10_000, "1.\n2.\n3."])
def test_odd_texts_do_not_raise(text: str) -> None:
    extract_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 80_000,
        "A line of text that repeats itself\n" * 5_000,
        "- item\n" * 5_000,
        "Related\n" * 8_000,
        "Comments\n\n1. a\n" * 2_000,
        "Jane Doe\n2 hours ago\n" * 3_000,
        "((((((((" * 20_000,
        "By " * 60_000,
        "The post " * 20_000,
        "Photo: x\n" * 8_000,
        "x" * 500_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_time_grows_no_faster_than_the_text(text: str) -> None:
    assert_grows_with_length(extract_text, text)


def test_an_outlet_that_something_else_overrules_is_told_as_cut() -> None:
    text = f"Town to rebuild bridge\nRagna Tveit\nThe Firth Lantern\nMarch 4, 2021\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"
    draft = extract_text(text, metadata=Metadata(source="Northern Times"))
    assert draft.source == "Northern Times"
    assert ("attribution_line", "The Firth Lantern") in [(piece.reason, piece.text) for piece in draft.dropped]


@pytest.mark.parametrize(
    "line",
    [
        "View this email in your browser",
        "View in browser »",
        "Trouble viewing this email? View it in your web browser.",
        "View online",
    ],
)
@pytest.mark.parametrize("place", [0, 1])
def test_the_line_that_leads_from_a_mail_to_the_browser_is_no_standfirst(line: str, place: int) -> None:
    lines = ["Old bridge closes for nine weeks", *PARAGRAPHS[:3]]
    lines.insert(place, line)
    draft = extract_text("\n\n".join(lines))
    assert (draft.title, draft.standfirst) == ("Old bridge closes for nine weeks", "")
    assert [(part.reason, part.text) for part in draft.dropped] == [("navigation", line)]


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("harbourpost.example", None),
        ("https://www.harbourpost.example/", None),
        ("https://harbourpost.example/s/1", "https://harbourpost.example/s/1"),
    ],
)
def test_the_bare_host_in_an_export_is_no_address_of_an_article(value: str, url: str | None) -> None:
    head = f"Old bridge closes for nine weeks\n\nSection: Local\n\nLength: 300 words\n\nByline: Ida Holm\n\nURL: {value}"
    assert (extract_text("\n\n".join([head, *PARAGRAPHS[:3]])).url or None) == url


@pytest.mark.parametrize("line", ["From our correspondent", "From Our Own Correspondent", "From our special correspondent in Paris"])
def test_our_correspondent_is_a_byline_and_nobodys_name(line: str) -> None:
    draft = extract_text(f"A headline for it\n\n{line}\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}")
    assert (draft.byline, draft.authors) == (line, ())


def test_a_press_release_is_dated_by_the_dateline_below_its_points() -> None:
    text = (
        "HALDEN DOORS ANNOUNCES AGREEMENT TO ACQUIRE NORRE WINDOWS\n\nHalden Doors to own all of it at closing\n\n"
        "Investor conference call to be held today, July 2 at 8:30 AM\n\n"
        "DUBLIN, July 2, 2014 — Halden Doors plc today announced that it has agreed to buy Norre Windows of Bergen.\n\n"
        "The firm makes doors for the shipyards of three countries and has four hundred workers, most of them by the river.\n\n"
        "OSLO, May 3, 2013 — A year before it had sold its sawmill, which stood empty since the flood."
    )
    draft = extract_text(text)
    assert (draft.dateline, draft.published.date) == ("DUBLIN, July 2, 2014", "2014-07-02")
