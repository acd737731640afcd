from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.settings import Settings, bad_setting, unknown_settings


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


def test_an_empty_variable_counts_as_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(f"CLIPPINGS_{name.upper()}", "")
    assert Settings() == Settings.model_construct()


def test_a_bad_value_is_told_with_its_variable_and_what_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPPINGS_PORT", "eighty")
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert bad_setting(caught.value).startswith("CLIPPINGS_PORT is 'eighty' and should be a valid integer; docs/settings.md")
