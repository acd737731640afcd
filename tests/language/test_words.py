"""Our words are those of the full-text index, character by character."""

from __future__ import annotations

import sqlite3
import sys

from hypothesis import given
from hypothesis import strategies as st

from app.language.words import fold, fold_in_place, tokens, words

SURROGATES = range(0xD800, 0xE000)


def indexed(texts: dict[int, str]) -> dict[int, list[str]]:
    """The words that FTS5 itself makes of texts, in order."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
    connection.executemany("INSERT INTO t(rowid, x) VALUES (?, ?)", texts.items())
    found: dict[int, list[tuple[int, str]]] = {number: [] for number in texts}
    for term, number, place in connection.execute("SELECT term, doc, offset FROM v"):
        found[number].append((place, term))
    connection.close()
    return {number: [term for _, term in sorted(places)] for number, places in found.items()}


def test_every_character_is_folded_as_sqlite_folds_it() -> None:
    codes = [code for code in range(1, sys.maxunicode + 1) if code not in SURROGATES]
    texts = {at: " ".join(f"a{chr(code)}b" for code in codes[at : at + 2000]) for at in range(0, len(codes), 2000)}
    wrong = [at for at, terms in indexed(texts).items() if terms != words(texts[at])]
    assert wrong == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
def test_any_text_gives_the_words_of_the_index(text: str) -> None:
    assert indexed({1: text})[1] == words(text)


@given(st.text(max_size=60))
def test_offsets_point_at_the_words(text: str) -> None:
    for token in tokens(text):
        assert fold(text[token.start : token.end]) == token.text


@given(st.text(max_size=60))
def test_folding_in_place_keeps_every_offset(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)
