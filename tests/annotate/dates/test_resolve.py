"""Resolving apart from reading: what anchors do, what stays open, and that stored expressions are enough."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.annotate.dates import find_dates, resolve_again
from app.annotate.dates.expression import dumps, loads
from app.annotate.dates.lexicon import CATEGORY_OF
from app.annotate.dates.parsing import parse
from app.annotate.dates.resolve import Anchors, resolve
from app.domain import UNKNOWN_PUBLISHED, Field, Published
from tests.annotate.dates.reading import mentions, on, values

_PIECES = (
    *sorted(CATEGORY_OF), "Monday", "May", "Sept.", "Theresa", "2014", "1999", "12", "31", "1st", "22nd", "½", "10:30", "p.m.",
    "2011-02-30", "9999-12-31", "7/8/07", "'82", "1990s", "Q3", "o'clock", "BC", "GMT", "Christmas", "Easter",
    ".", ",", "-", "–", "(", ")", "'s", "\n\n", "will", "said", "was", "٣", "²",
)  # fmt: skip
_TEXTS = st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from((" ", " ", "", "-"))), max_size=40).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)
_DAYS = (
    st.none()
    | st.dates().map(date.isoformat)
    | st.dates().map(lambda day: day.isoformat()[:7])
    | st.dates().map(lambda day: f"{day.year:04d}")
)


@settings(deadline=None, max_examples=60)
@given(text=_TEXTS, day=_DAYS)
def test_tagging_is_resolving_what_was_parsed(text: str, day: str | None) -> None:
    parsed = parse({"body": text})
    resolved = resolve([one.expression for one in parsed], Anchors.of(on(day)))
    assert [(m.start, m.end, m.value, m.anchor) for m in mentions(text, day)] == [
        (one.start, one.end, value.value, value.anchor) for one, value in zip(parsed, resolved, strict=True)
    ]


@settings(deadline=None, max_examples=60)
@given(title=_TEXTS, body=_TEXTS, before=_DAYS, after=_DAYS)
def test_stored_expressions_resolve_as_if_the_text_were_read_anew(title: str, body: str, before: str | None, after: str | None) -> None:
    stored = find_dates({"title": title, "body": body}, published=on(before))
    assert resolve_again(stored, published=on(after)) == find_dates({"title": title, "body": body}, published=on(after))


@settings(deadline=None, max_examples=60)
@given(text=_TEXTS, day=_DAYS)
def test_mentions_lie_in_the_text_in_order_and_apart(text: str, day: str | None) -> None:
    found = mentions(text, day)
    assert all(text[m.start : m.end] == m.text and m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((m.first_day is None) == (m.last_day is None) for m in found)
    assert all(m.first_day <= m.last_day for m in found if m.first_day and m.last_day)
    assert all(0 < m.confidence <= 1 and m.evidence and m.rule for m in found)


@settings(deadline=None, max_examples=60)
@given(text=_TEXTS)
def test_expressions_survive_their_json(text: str) -> None:
    assert all(loads(dumps(one.expression)) == one.expression for one in parse({"body": text}))


@pytest.mark.parametrize("stored", ["", "{}", "[]", "7", '{"rule":"x","type":"DATE","meaning":{"is":"nothing"}}', '{"rule":"x"}'])
def test_what_is_no_expression_is_refused(stored: str) -> None:
    with pytest.raises(ValueError, match="not a date expression"):
        loads(stored)


def test_without_a_publication_date_nothing_is_invented() -> None:
    text = "He spoke on Wednesday. In May it rained. Yesterday, last week and two years ago it snowed. On June 5 he left, on Christmas."
    found = {m.text: (m.value, m.status, m.first_day) for m in mentions(text)}
    assert found == {
        "Wednesday": ("XXXX-WXX-3", "unresolved", None),
        "May": ("XXXX-05", "partial", None),
        "Yesterday": ("XXXX-XX-XX", "unresolved", None),
        "last week": ("XXXX-WXX", "unresolved", None),
        "two years ago": ("XXXX", "unresolved", None),
        "June 5": ("XXXX-06-05", "partial", None),
        "Christmas": ("XXXX-12-25", "partial", None),
    }


def test_explicit_dates_need_no_publication_date_and_anchor_what_follows() -> None:
    found = mentions("The vote was on March 16, 2014, and the following day the assembly met. In 2018 a bridge was built.")
    assert [(m.value, m.status, m.anchor) for m in found] == [
        ("2014-03-16", "resolved", ""),
        ("2014-03-17", "resolved", "mention 2014-03-16"),
        ("2018", "resolved", ""),
    ]
    assert (found[2].first_day, found[2].last_day) == (date(2018, 1, 1), date(2018, 12, 31))


def test_a_day_that_nobody_can_know_cuts_the_thread_to_older_dates() -> None:
    assert values("It fell on March 16, 2014. On Wednesday he spoke; the following day he left.")["the following day"] == "XXXX-XX-XX"


def test_a_publication_month_resolves_only_what_is_the_same_on_all_its_days() -> None:
    text = "He spoke on Friday. Last year and this month it rained. Last month it snowed. In March it froze. Two years ago it burnt."
    assert values(text, "2024-05") == {
        "Friday": "XXXX-WXX-5", "Last year": "2023",
        "this month": "2024-05", "Last month": "2024-04", "March": "2024-03", "Two years ago": "2022",
    }  # fmt: skip
    assert values(text, "2024") == {
        "Friday": "XXXX-WXX-5", "Last year": "2023",
        "this month": "XXXX-XX", "Last month": "XXXX-XX", "March": "XXXX-03", "Two years ago": "2022",
    }  # fmt: skip


def test_a_history_keeps_the_year_it_is_at() -> None:
    text = (
        "On 1 September 1939 the army crossed the border. On 17 September another came. Paris fell on 14 June 1940. "
        "On 22 June 1941 three million men marched. In December they stood before the capital."
    )
    expected = {"1 September 1939": "1939-09-01", "17 September": "1939-09-17", "14 June 1940": "1940-06-14", "22 June 1941": "1941-06-22"}
    assert values(text, "2009-06-01") == values(text) == {**expected, "December": "1941-12"}


def test_an_obituary_is_no_history() -> None:
    text = "She was born on May 5, 1930, and wed on June 7, 1955. She sang until Oct. 3, 1990. She died on March 4; burial is on March 9."
    assert [m.value for m in mentions(text, "2016-03-06")] == ["1930-05-05", "1955-06-07", "1990-10-03", "2016-03-04", "2016-03-09"]
    text = "He was born on May 5, 1930, wed on June 7, 1955, and retired on Oct. 3, 1990. He died on Tuesday. In May he had sung."
    assert [m.value for m in mentions(text, "2016-07-06")][-2:] == ["2016-07-05", "2016-05"]


def test_title_standfirst_and_body_are_read_as_one_text() -> None:
    fields: dict[Field, str] = {
        "body": "The next day it rained.",
        "title": "Vote on March 16, 2014",
        "standfirst": "Two weeks later all was calm.",
    }
    found = find_dates(fields, published=UNKNOWN_PUBLISHED)
    assert [(m.field, m.value) for m in found] == [("title", "2014-03-16"), ("standfirst", "2014-W13"), ("body", "2014-03-17")]


def test_comments_are_not_read() -> None:
    assert find_dates({"comments": "See you on May 5, 2014."}, published=UNKNOWN_PUBLISHED) == ()


def test_the_status_says_when_the_user_gave_the_date_that_was_counted_from() -> None:
    published = Published(date="2024-09-11", precision="day", origin="user", confidence=1.0)
    found = find_dates({"body": "He spoke on Wednesday and on May 5, 2014."}, published=published)
    assert [(m.value, m.status) for m in found] == [("2024-09-11", "user"), ("2014-05-05", "resolved")]


def test_evidence_tells_value_anchor_and_cue() -> None:
    (mention,) = mentions("They met on Wednesday.", "2024-09-11")
    assert mention.evidence == "‘Wednesday’ → 11 September 2024, counted from the publication date 11 September 2024, past tense ‘met’"
    assert mention.anchor == "published 2024-09-11"
    assert mentions("They met on Wednesday.")[0].evidence == "‘Wednesday’ → XXXX-WXX-3: no date to count from"


def test_a_corrected_date_moves_what_was_counted_from_it_and_nothing_else() -> None:
    stored = find_dates({"body": "He spoke on Wednesday, as on May 5, 2014."}, published=on("2024-09-11"))
    again = resolve_again(stored, published=on("2023-09-13"))
    assert [m.value for m in again] == ["2023-09-13", "2014-05-05"]
    assert [(m.start, m.end, m.text, m.expression) for m in again] == [(m.start, m.end, m.text, m.expression) for m in stored]


def test_a_record_since_a_year_long_gone_takes_no_month_of_the_report_along() -> None:
    text = "Prices rose in May.\n\nIt was the most since December 1984 for food and since March 1983 for fuel.\n\nIn April they had not."
    found = [(mention.text, mention.value) for mention in mentions(text, "1987-06-16")]
    assert found == [("May", "1987-05"), ("December 1984", "1984-12"), ("March 1983", "1983-03"), ("April", "1987-04")]
