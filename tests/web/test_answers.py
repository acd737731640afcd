from __future__ import annotations

import pytest

from app.web.answers import following, matches


@pytest.mark.parametrize(
    ("given", "same"),
    [('W/"a"', True), ('"a"', True), ('"x", W/"a" ,"y"', True), ('W/"b"', False), ("", False), ("*", False), ("a", False)],
)
def test_tags_are_compared_weakly(given: str, same: bool) -> None:
    assert matches(given, 'W/"a"') is same


@pytest.mark.parametrize(("total", "page", "more"), [(0, 1, False), (20, 1, False), (21, 1, True), (21, 2, False), (21, 10**9, False)])
def test_the_last_page_has_no_next(total: int, page: int, more: bool) -> None:
    assert (following(total=total, page=page, per_page=20) is not None) is more
