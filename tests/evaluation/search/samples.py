"""Judged queries over the sample articles: those written by hand, and known items made from the articles themselves.

A known item is an article that a query was made from; it, and its near-identical copies, are what the query is after.
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.language.words import words

QUERIES = Path(__file__).with_name("queries.txt")
_SMALL_WORDS = "a an and as at by for from in into is of on one out over said says that the to two was were with"
SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Judged:
    """One query and how relevant articles are to it: 2 about it, 1 says something of it."""

    kind: str
    q: str
    relevant: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Sample:
    """One article by its public id, with its texts and where it came from."""

    id: str
    path: str
    title: str
    text: str
    copies: frozenset[str]


def samples(database: Path) -> list[Sample]:
    """The sample articles of an archive."""
    sql = """SELECT a.public_id, d.path, d.member, t.title, t.standfirst, t.body, coalesce(a.cluster_id, a.id) FROM article a
      JOIN article_text t ON t.article_id = a.id JOIN input_document d ON d.article_id = a.id
      WHERE d.path LIKE '%/seeds/%' ORDER BY d.path, d.member"""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(sql).fetchall()
    clusters: dict[int, set[str]] = {}
    for row in rows:
        clusters.setdefault(row[6], set()).add(row[0])
    return [
        Sample(article, member or path.rsplit("/seeds/", 1)[1], title, f"{standfirst}\n\n{body}".strip(), frozenset(clusters[cluster]))
        for article, path, member, title, standfirst, body, cluster in rows
    ]


def judged(found: Sequence[Sample]) -> list[Judged]:
    """Every query: by hand first, then the known items of each kind."""
    out = list(_by_hand(found))
    for kind, make in KINDS.items():
        for number, sample in enumerate(found):
            q = make(sample, random.Random(f"{kind} {number}"))
            if q:
                out.append(Judged(kind, q, dict.fromkeys(sample.copies, 1)))
    return out


def _by_hand(found: Sequence[Sample]) -> Iterator[Judged]:
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            q, _, wanted = line.partition(" | ")
            relevant: dict[str, int] = {}
            for one in wanted.split():
                start, _, grade = one.partition("=")
                (ids,) = [sample.copies for sample in found if sample.path.startswith(start)][:1]
                relevant |= dict.fromkeys(ids, int(grade))
            yield Judged("written by hand", q, relevant)


def _title_words(sample: Sample) -> list[str]:
    return [word for word in re.findall(r"[^\W_][\w'’-]+", sample.title) if word.lower() not in SMALL]


def _some_of_title(sample: Sample, chance: random.Random) -> str:
    known = _title_words(sample)
    return " ".join(chance.sample(known, min(3, len(known))))


def _sentence(sample: Sample, chance: random.Random) -> str:
    """Nine words of a sentence as they stand."""
    sentences = [sentence.split() for sentence in re.split(r"(?<=[.!?])\s+|\n+", sample.text) if len(sentence.split()) >= 9]
    return " ".join(chance.choice(sentences)[:9])


def _misspelt(sample: Sample, chance: random.Random) -> str:
    """The longest word of the headline with two letters exchanged or one lost."""
    word: str = max(_title_words(sample), key=len)
    if len(word) < 6 or not word.isalpha():
        return ""
    at = chance.randrange(2, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if chance.random() < 0.5 else word[:at] + word[at + 1 :]


def _other_number(sample: Sample, chance: random.Random) -> str:
    """Two words of the headline with an s too many or too few."""
    plain = [word for word in _title_words(sample) if word.isalpha() and word.islower() and len(word) > 3 and not word.endswith("ss")]
    changed = [word[:-1] if word.endswith("s") else f"{word}s" for word in plain]
    return " ".join(chance.sample(changed, min(2, len(changed))))


def _hyphens(sample: Sample, chance: random.Random) -> str:
    """A hyphenated word of the text in one word or in two, with a word of the headline."""
    compounds: list[str] = sorted(set(re.findall(r"\b[a-z]{3,}-[a-z]{3,}\b", sample.text)))
    if not compounds:
        return ""
    return chance.choice(compounds).replace("-", chance.choice(["", " "])) + f" {max(_title_words(sample), key=len)}"


def _other_accents(sample: Sample, _chance: random.Random) -> str:
    """A name with diacritics, typed without."""
    names = re.findall(r"\b[A-Z]\w*[éèêëáàâäãåíîïóôöøúüçñß]\w*", sample.text)
    return " ".join(words(names[0])) if names else ""


KINDS: dict[str, Callable[[Sample, random.Random], str]] = {
    "words of the headline": _some_of_title,
    "words of a sentence": _sentence,
    "misspelt": _misspelt,
    "singular for plural": _other_number,
    "hyphens": _hyphens,
    "accents": _other_accents,
}
