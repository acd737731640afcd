"""Today in a quotation is the day on which it was said."""

from __future__ import annotations

from app.annotate.dates import resolve_again
from tests.annotate.dates.reading import mentions, on, values


def test_today_in_a_quotation_counts_from_the_day_of_saying() -> None:
    assert values('"Today we act," the mayor said on Monday.', "2024-09-11")["Today"] == "2024-09-09"
    assert values("On Monday he told reporters: “Tomorrow we go.”", "2024-09-11")["Tomorrow"] == "2024-09-10"


def test_the_mention_that_dates_the_saying_is_the_anchor() -> None:
    today = mentions('"Today we act," the mayor said on Monday.', "2024-09-11")[0]
    assert today.anchor == "mention 2024-09-09"


def test_today_outside_a_quotation_counts_from_the_publication() -> None:
    assert values("Today we know that the mayor said on Monday he would act.", "2024-09-11")["Today"] == "2024-09-11"


def test_a_day_without_a_verb_of_saying_dates_no_quotation() -> None:
    assert values('"Today we act," is printed on the mugs sold on Monday.', "2024-09-11")["Today"] == "2024-09-11"


def test_an_old_quotation_does_not_move_today() -> None:
    assert values('In a speech he said on May 3, 2014: "Today we act."', "2024-09-11")["Today"] == "2024-09-11"


def test_the_day_of_saying_is_enough_when_the_publication_date_is_unknown() -> None:
    assert values('She said on May 3, 2014: "Today is over."')["Today"] == "2014-05-03"
    assert values('"Today we act," the mayor said on Monday.')["Today"] == "XXXX-XX-XX"


def test_resolving_again_finds_the_day_of_saying_without_the_text() -> None:
    text = '"Today we act," the mayor said on Monday. "Yesterday I slept."'
    assert resolve_again(mentions(text), published=on("2024-09-11")) == mentions(text, "2024-09-11")
