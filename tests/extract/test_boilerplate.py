from __future__ import annotations

import re

import pytest

from app.extract.boilerplate import reason_for_line
from app.extract.page_words import RULES, TRIGGERED_RULES


@pytest.mark.parametrize(
    "line", ["Advertisement", "ADVERTISEMENT", "Leave A Reply", "SUBSCRIBE NOW", "© 2021 Harbour Post. ALL RIGHTS RESERVED"]
)
def test_furniture_is_known_in_any_case(line: str) -> None:
    assert reason_for_line(line) == reason_for_line(line.lower()) != ""


def test_rules_are_written_in_the_small_letters_that_they_are_asked_about() -> None:
    patterns = {pattern.pattern for _, pattern in RULES} | {pattern.pattern for *_, pattern in TRIGGERED_RULES}
    assert [
        found for pattern in patterns for found in re.findall(r"[^\W\d_a-z]", re.sub(r"\\.", "", pattern)) if found != found.lower()
    ] == []
