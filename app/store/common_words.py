"""Which articles have the commonest words and phrases, as bits in a file beside a large archive. Derived: it may be deleted any time.

A word that 900,000 articles have takes FTS5 0.2 s to list, and two such words side by side 1 s; from here they take a
millisecond. The file is of one revision; articles written since are looked up in the index.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from app.language.words import words
from app.store.beside import archive_id, path_beside, replace_file
from app.store.column_rows import numbers
from app.store.columns import Ints, Mask

FORMAT = 1
ENDING = "words"
SHARE = 0.1
"""Of the articles that must have a word for its bits to be kept."""

PHRASE_SHARE = 0.03
"""The same of two words side by side, which take the longer to find the commoner the words are."""

MOST_WORDS, MOST_PHRASES = 512, 128
"""At a million articles 80 MB, of which only what is asked for is ever read."""

SAMPLED = 1_500
MOST_CHANGED = 500
"""Articles that may have changed since; looking up more, one by one, costs as much as it saves."""

MOST_NEWER = 0.05
"""Share of articles that may have come in since, which the index lists in one go."""


@dataclass(slots=True)
class CommonWords:
    """The bits of one file, and what has changed since; ``NONE_KEPT`` for an archive without."""

    bits: NDArray[np.uint8]
    shares: dict[str, float]
    """The share of articles that have each word or phrase, its words with a blank between them, in the order of ``bits``."""
    revision: int = 0
    covered: int = 0
    """Row ids below this have bits."""
    changed: tuple[int, ...] = ()
    """Those of them whose text may be another by now."""
    has_newer: bool = False
    _rows: dict[str, int] = field(default_factory=dict)
    _now: dict[str, Ints] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rows = {word: row for row, word in enumerate(self.shares)}

    def share(self, word: str) -> float:
        """The share of articles that have the word or phrase; 0 for one that is not common."""
        return self.shares.get(word, 0.0)

    def beginning(self, prefix: str) -> list[str]:
        """The common words that begin so."""
        return [word for word in self.shares if word.startswith(prefix) and " " not in word]

    def mask(self, connection: sqlite3.Connection, word: str, size: int) -> Mask | None:
        """Which articles of an archive of ``size`` have the word or phrase; None for one that is not common."""
        row = self._rows.get(word)
        if row is None:
            return None
        mask = np.zeros(max(size, self.covered), bool)
        mask[: self.covered] = np.unpackbits(self.bits[row], count=self.covered).view(bool)
        if self.changed or self.has_newer:
            mask[list(self.changed)] = False
            now = self._have_now(connection, word)
            mask[now[now < len(mask)]] = True
        return mask[:size]

    def _have_now(self, connection: sqlite3.Connection, word: str) -> Ints:
        """Those of the changed and newer articles that have it, from the index."""
        found = self._now.get(word)
        if found is None:
            newer = "SELECT group_concat(rowid) FROM article_fts WHERE article_fts MATCH ? AND rowid >= ?"
            again = """SELECT group_concat(c.value) FROM json_each(?) c
              WHERE EXISTS (SELECT 1 FROM article_fts WHERE article_fts MATCH ? AND rowid = c.value)"""
            (new,) = numbers(connection, newer, (f'"{word}"', self.covered))
            (old,) = numbers(connection, again, (json.dumps(self.changed), f'"{word}"'))
            found = self._now[word] = np.concatenate([old, new])
        return found

    def at(self, connection: sqlite3.Connection, revision: int) -> CommonWords:
        """The same for a later revision of the archive; ``NONE_KEPT`` when too much has changed."""
        if revision == self.revision or not self.shares:
            return self
        sql = "SELECT id FROM article WHERE revision > ? AND id < ? LIMIT ?"
        changed = tuple(row[0] for row in connection.execute(sql, (self.revision, self.covered, MOST_CHANGED + 1)))
        (newest,) = connection.execute("SELECT ifnull(max(id), 0) FROM article").fetchone()
        if len(changed) > MOST_CHANGED or newest > self.covered * (1 + MOST_NEWER):
            return NONE_KEPT
        return CommonWords(self.bits, self.shares, self.revision, self.covered, changed, newest >= self.covered)


NONE_KEPT = CommonWords(np.zeros((0, 0), np.uint8), {})


class CommonWordStore:
    """The common words of one archive, read when first asked for and again when their file was replaced; safe for many threads."""

    def __init__(self) -> None:
        self._kept = NONE_KEPT
        self._read_of: tuple[int, int] | None = None
        self._now = NONE_KEPT
        self._now_of = -1

    def current(self, connection: sqlite3.Connection, revision: int) -> CommonWords:
        """What is known about common words at a revision of the archive."""
        if revision == self._now_of:
            return self._now
        found = self._kept.at(connection, revision)
        if found is NONE_KEPT and self._read_anew(connection, revision):
            found = self._kept.at(connection, revision)
        self._now, self._now_of = found, revision
        return found

    def _read_anew(self, connection: sqlite3.Connection, revision: int) -> bool:
        path = path_beside(connection, ENDING)
        try:
            stat = path.stat() if path else None
        except OSError:
            stat = None
        mark = (stat.st_ino, stat.st_mtime_ns) if stat else None
        if path is None or mark is None or mark == self._read_of:
            return False
        self._kept, self._read_of = read(path, archive_id(connection), revision), mark
        return True


# ---------- the file ----------
def read(path: Path, archive: str, newest: int) -> CommonWords:
    """The words of that archive, at most as new as revision ``newest``; ``NONE_KEPT`` when there are none that can be used."""
    try:
        with path.open("rb") as file:
            facts = json.loads(file.readline(1_000_000))
            start = file.tell()
        if facts["format"] != FORMAT or facts["archive"] != archive or not archive or facts["revision"] > newest:
            return NONE_KEPT
        shape = (len(facts["shares"]), (facts["size"] + 7) // 8)
        if path.stat().st_size != start + shape[0] * shape[1] or not shape[0]:
            return NONE_KEPT
        bits = np.memmap(path, np.uint8, "r", offset=start, shape=shape)
        return CommonWords(bits, facts["shares"], facts["revision"], facts["size"])
    except (OSError, ValueError, KeyError, TypeError):
        return NONE_KEPT  # absent, cut off or of another version: the index has it all


def save(connection: sqlite3.Connection, path: Path, revision: int) -> int:
    """Find the common words and phrases of the archive and write their file in one step; returns how many there are."""
    (newest,) = connection.execute("SELECT ifnull(max(id), 0) FROM article").fetchone()
    (articles,) = connection.execute("SELECT count(*) FROM article").fetchone()
    found: list[tuple[int, str, NDArray[np.uint8]]] = []
    for text, least in _likely(connection, newest):
        (ids,) = numbers(connection, "SELECT group_concat(rowid) FROM article_fts WHERE article_fts MATCH ?", (f'"{text}"',))
        if len(ids) >= least * articles:
            mask = np.zeros(newest + 1, bool)
            mask[ids] = True
            found.append((len(ids), text, np.packbits(mask)))
    found.sort(key=lambda one: (-one[0], one[1]))
    shares = {text: round(count / max(articles, 1), 4) for count, text, _ in found}
    facts = {"format": FORMAT, "archive": archive_id(connection), "revision": revision, "size": newest + 1, "shares": shares}

    def write(file: IO[bytes]) -> None:
        file.write(json.dumps(facts).encode() + b"\n")
        for _, _, bits in found:
            file.write(bits.tobytes())

    replace_file(path, write)
    return len(shares)


def _likely(connection: sqlite3.Connection, newest: int) -> list[tuple[str, float]]:
    """Words and phrases that many of some articles have, as the index would have to be read from end to end to count all; with the
    share of all articles that must have each."""
    chosen = np.random.default_rng(newest).choice(newest, min(SAMPLED, newest), replace=False) + 1
    sql = """SELECT title || ' ' || standfirst || ' ' || body || ' ' || forms FROM article_text
      WHERE article_id IN (SELECT value FROM json_each(?))"""
    single: Counter[str] = Counter()
    double: Counter[str] = Counter()
    seen = 0
    for (text,) in connection.execute(sql, (json.dumps(chosen.tolist()),)):
        found = words(text)
        single.update(set(found))
        double.update({f"{one} {other}" for one, other in pairwise(found)})
        seen += 1
    kinds = ((single, SHARE, MOST_WORDS), (double, PHRASE_SHARE, MOST_PHRASES))
    return [(text, least) for counts, least, most in kinds for text, count in counts.most_common(most) if count >= 0.8 * least * seen]
