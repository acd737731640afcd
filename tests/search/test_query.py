"""Any text is a query, and says what it was understood as."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import DayRange, SearchOptions
from app.search.nodes import AllOf, AnyOf, Everything, Mentioned, Not, Nothing, Person, Phrase, Published, Word
from app.search.query import HELP, MAX_DEPTH, MAX_TERMS, QuerySyntaxError, SearchQuery, parse
from tests.growth import assert_within


@pytest.mark.parametrize(
    ("q", "understood"),
    [
        ("crimea missiles", "crimea missiles"),
        ("“black sea” fleet", '"black sea" fleet'),
        ("a OR b c", "(a OR b) c"),
        ("a b OR c AND d", "a (b OR (c d))"),
        ("((a))", "a"),
        ("NOT a", "-a"),
        ("NOT NOT a", "a"),
        ("-(a b)", "-(a b)"),
        ("a | b & c", "a OR (b c)"),
        ('"a b"~10', '"a b"~10'),
        ('"a b"~', '"a b"~10'),
        ('"a b"~0', '"a b"'),
        ("title:(a OR b)", "title:a OR title:b"),
        ("HEADLINE:a", "title:a"),
        ("by:smith", "author:smith"),
        ('person:"Ann Lee"', 'person:"Ann Lee"'),
        ("date:2014-3", "date:2014-03"),
        ("date:2016..2014", "date:2014..2016"),
        ("date:2014..", "date:2014.."),
        ("published:..2014-03-09", "date:..2014-03-09"),
        ("san*", "san*"),
        ("U.S.", "U.S."),
        ("(U.S.)", "U.S."),
        ("why?", "why"),
        ("AT&T", "AT&T"),
        ("O'Brien’s", "O'Brien's"),
        ("ＵＮ（x）", "UN x"),
        ("a a A", "a A"),
        ("a, b; c.", "a b c"),
        ("+a −b", "a -b"),
        ("http://x.org/a?b=1", "http://x.org/a?b=1"),
        ("12:30", "12:30"),
        (".OR.", '"OR"'),
        (".title:x", '"title:x"'),
        ("", ""),
        ("   ", ""),
        ("*", ""),
        ("!!!", '""'),
        ("()", '""'),
        ("\0", '""'),
        ("\ud800", '""'),
    ],
)
def test_a_query_is_understood_as(q: str, understood: str) -> None:
    assert str(parse(q)) == understood


def test_the_tree_of_a_query() -> None:
    parsed = parse('kyiv -title:radar* (person:ann OR "old pact"~4) mentions:2014-02..2014-03 before:2020')
    assert parsed.warnings == ()
    assert parsed.node == AllOf(
        (
            Word("kyiv"),
            Not(Word("radar", "title", prefix=True)),
            AnyOf((Person("ann"), Phrase("old pact", slop=4))),
            Mentioned(DayRange(date(2014, 2, 1), date(2014, 3, 31)), "mentions:2014-02..2014-03"),
            Published(DayRange(None, date(2019, 12, 31)), "before:2020"),
        )
    )


@pytest.mark.parametrize(
    ("q", "understood"),
    [
        ('date:"May 2014"', "date:2014-05"),
        ('before:"3 June 2014"', "before:2014-06-03"),
        ('mentions:"may 2014..3 June 2014"', "mentions:2014-05..2014-06-03"),
    ],
)
def test_days_may_be_written_in_words(q: str, understood: str) -> None:
    parsed = parse(q)
    assert (str(parsed), parsed.warnings) == (understood, ())


@pytest.mark.parametrize(("q", "understood"), [("renn,boone", "renn boone"), ("renn;boone", "renn boone"), ("1,002", "1,002")])
def test_words_in_a_list_without_blanks_are_words_of_their_own(q: str, understood: str) -> None:
    assert str(parse(q)) == understood


@pytest.mark.parametrize("operator", ["NEAR/5", "w/5", "pre/3", "N/3", "w/s"])
def test_operators_of_other_archives_are_left_out_and_ours_is_told(operator: str) -> None:
    parsed = parse(f"harbour {operator} contract")
    assert str(parsed) == "harbour contract"
    assert 'are "one two"~5' in parsed.warnings[0]


def test_nothing_to_search_for_is_nothing_and_no_text_is_everything() -> None:
    assert parse("").node == parse("***").node == Everything()
    assert parse("-").node == parse("—").node == parse('""').node == Nothing()


@pytest.mark.parametrize("q", ["date:2014-13", "date:2011-02-30", "date:soon", "before:0001", "after:9999", "mentions:2014-3-4-5"])
def test_what_is_no_date_is_searched_for_as_words(q: str) -> None:
    parsed = parse(q)
    assert isinstance(parsed.node, Phrase)
    assert "is no date" in parsed.warnings[0]


@pytest.mark.parametrize(
    "q",
    [
        "(foo",
        "foo)",
        "foo AND",
        "OR foo",
        "NOT",
        '"foo',
        "*foo",
        "!!!",
        "title:!",
        "title:",
        "foo (person:)",
        "title: foo",
        "nosuch:foo",
        "C++",
        "C#, F#",
        "foo *",
        "date:x",
        "a " * (MAX_TERMS + 1),
        "(" * 30 + "a" + ")" * 30,
    ],
)
def test_what_had_to_be_guessed_is_told_and_refused_when_strict(q: str) -> None:
    assert parse(q).warnings
    with pytest.raises(QuerySyntaxError):
        SearchQuery.of(q, SearchOptions(strict=True))


@pytest.mark.parametrize(("q", "told"), [("titel:radar", "title:"), ("mention:2014 autor:x", "author:")])
def test_a_misspelt_field_is_told_with_the_nearest(q: str, told: str) -> None:
    assert told in parse(q).warnings[0]


@pytest.mark.parametrize("q", ["*", "***", "http://x.org/a", "12:30", "why?", "100%", "#tag", "AT&T", "Re: x", "f(x)"])
def test_everyday_signs_are_no_reason_to_warn(q: str) -> None:
    assert parse(q).warnings == ()


def test_clean_queries_pass_when_strict() -> None:
    for entry in HELP:
        assert SearchQuery.of(entry.example, SearchOptions(strict=True)).warnings == ()


def test_every_example_of_the_manual_prints_as_it_is_written() -> None:
    for entry in HELP:
        everything = entry.example == "*"  # which prints as the empty query
        assert str(parse(entry.example)) == ("" if everything else entry.example)


PIECES = st.sampled_from(
    [
        *"ab\"()-:*~. '|&+,“‘½ﬁ…﷼\u0301\0",
        "\ud800",
        "OR",
        "AND",
        "NOT",
        " ",
        " ",
        "title:",
        "date:",
        "person:",
        "2014",
        "..",
        "U.S.",
        "&&",
        "a b",
    ]
)


@settings(max_examples=100)
@given(st.one_of(st.lists(PIECES, max_size=16).map("".join), st.text(max_size=20)))
def test_what_is_printed_means_the_same(q: str) -> None:
    parsed = parse(q)
    again = parse(str(parsed))
    assert again.node == parsed.node
    assert str(again) == str(parsed)


@pytest.mark.parametrize(
    "piece", ["(", ")", "a ", '"', "-", "NOT ", "(a OR ", "title:", "a:", "é", "\u0301", "*", "AND ", '"a"~', "a*", "ﷺ", "x"]
)
def test_a_very_long_query_is_read_quickly(piece: str) -> None:
    assert_within(5, lambda: parse(piece * 10_000))
    assert len(str(parse(piece * 10_000))) <= 12_000 + 5 * MAX_DEPTH
