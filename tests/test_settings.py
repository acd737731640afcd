from __future__ import annotations

import pytest

from app.settings import unknown_settings


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("CLIPPINGS_PROT", "did you mean CLIPPINGS_PORT?"),
        ("clippings_query_dedline", "did you mean CLIPPINGS_QUERY_DEADLINE?"),
        ("CLIPPINGS_NOPE", "docs/settings.md"),
        ("CLIPPINGS_", "docs/settings.md"),
    ],
)
def test_a_variable_that_is_no_setting_is_told_with_the_nearest_one(name: str, said: str) -> None:
    (line,) = unknown_settings([name, "PATH", "CLIPPINGSDB"])
    assert line.startswith(f"{name} is no setting")
    assert said in line


def test_settings_in_any_letters_and_what_the_tests_are_told_by_are_known() -> None:
    assert unknown_settings(["CLIPPINGS_DB", "clippings_db", "CLIPPINGS_CORPUS"]) == []
