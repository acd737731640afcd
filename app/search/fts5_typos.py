"""A likelier spelling for words that no article has; looked for only when nothing was found."""

from __future__ import annotations

import sqlite3
from itertools import groupby

from jellyfish import damerau_levenshtein_distance

from app.search.expand import Lexicon
from app.search.nodes import Leaf, Node, Word, rewrite
from app.search.readings import Term

MAX_CANDIDATES = 4_000
MIN_LETTERS = 4


def corrected(node: Node, connection: sqlite3.Connection, lexicon: Lexicon) -> tuple[Node, dict[str, str]]:
    """The tree with unknown words replaced by the closest known ones, and which was replaced by what.

    Never a number, a word that occurs or a part of a name that is known.
    """
    replaced: dict[str, str] = {}

    def change(leaf: Leaf) -> Node:
        if not isinstance(leaf, Word) or leaf.prefix or not leaf.text.isalpha() or len(leaf.text) < MIN_LETTERS or len(replaced) > 4:
            return leaf
        word = leaf.text.lower()
        if lexicon.holds(Term((word,))) or lexicon.is_name(word):
            return leaf
        better = _closest(word, connection)
        if better is None:
            return leaf
        replaced[leaf.text] = better
        return Word(better, leaf.field)

    return rewrite(node, change), replaced


def _closest(word: str, connection: sqlite3.Connection) -> str | None:
    """The commonest of the closest words, a double letter first: one edit away, two for words of eight letters and more."""
    allowed = 2 if len(word) >= 8 else 1
    best: tuple[int, bool, int, str] | None = None
    single = _without_doubles(word)
    for start in dict.fromkeys((word[:2], word[1] + word[0], word[0] + word[2], word[1:3])):
        sql = "SELECT term, doc FROM article_terms WHERE term >= ? AND term < ? LIMIT ?"
        for term, articles in connection.execute(sql, (start, start + "\U0010ffff", MAX_CANDIDATES)):
            if abs(len(term) - len(word)) > allowed or not term.isalpha():
                continue
            distance = damerau_levenshtein_distance(word, term)
            worth = (distance, _without_doubles(term) != single, -articles, term)
            if distance <= allowed and (best is None or worth < best):
                best = worth
    return best[3] if best else None


def _without_doubles(word: str) -> str:
    """Double letters as one, which is the commonest slip: *atacks* is *attacks* before it is anything else."""
    return "".join(letter for letter, _ in groupby(word))
