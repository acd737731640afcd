from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UnreadableInputError
from app.extract.clean import clean, decode

RUSSIAN = "Президент встретился с министром обороны в Москве. Переговоры продолжались три часа.\n"
ENGLISH = "The minister said that the “talks” had failed – again.\n"


@given(st.text(alphabet=st.characters(codec=None), max_size=300))
@settings(deadline=None, max_examples=100)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet="aeiouAEÂÃâãÐÑ€™œ\u0080\u0093\u00a0\u00ad\u200b\u200d\u0301\u0323\ud800\x00\x85\r\n\tﬁﬃ😀", max_size=60))
@settings(deadline=None, max_examples=100)
def test_cleaning_dirt_is_stable_and_leaves_storable_text(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert "\x00" not in cleaned
    assert "\r" not in cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode("utf-8")


def test_invisible_characters_ligatures_and_hard_spaces_go() -> None:
    assert clean("The\u00a0of\ufb01ce\u200b was\u00ad closed\r\n\ufeffto\u2009all\x00") == "The office was closed\nto all"


def test_joiners_stay_where_they_carry_meaning() -> None:
    assert clean("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"
    assert clean("in\u200dvisible") == "invisible"


def test_utf8_read_as_windows_1252_is_undone() -> None:
    assert clean("itâ€™s â€œover\u201d â€“ cafÃ©") == "it’s “over” – café"
    assert clean("cliché naïve Œuvre Ã") == "cliché naïve Œuvre Ã"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r"])
def test_russian_is_read_in_any_of_its_encodings(encoding: str) -> None:
    assert decode((RUSSIAN * 3).encode(encoding)) == RUSSIAN * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_english_is_read_in_any_of_its_encodings(encoding: str) -> None:
    assert decode((ENGLISH * 3).encode(encoding)) == ENGLISH * 3


def test_a_file_of_mixed_encodings_is_read_line_by_line() -> None:
    data = ENGLISH.encode("utf-8") + ENGLISH.encode("cp1252") + ENGLISH.encode("utf-8")
    assert decode(data) == ENGLISH * 3


def test_a_damaged_byte_does_not_turn_a_line_into_another_code_page() -> None:
    data = RUSSIAN.encode("utf-8").replace(b" ", b" \xff", 1)
    assert decode(data).replace("\ufffd", "") == RUSSIAN


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\xef\xbb\xbf", b"\x00\x00\x00"])
def test_an_empty_file_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableInputError, match="empty file"):
        decode(data)


def test_binary_data_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match="binary"):
        decode(bytes(range(256)) * 20)


@given(st.binary(max_size=400))
@settings(deadline=None, max_examples=100)
def test_any_bytes_are_text_or_a_reason(data: bytes) -> None:
    try:
        clean(decode(data)).encode("utf-8")
    except UnreadableInputError as error:
        assert error.reason
