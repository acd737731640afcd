"""Boilerplate learned by counting: a line that several articles of one outlet carry is not part of any of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.extract.shapes import key_of

# The first paragraphs are safe: a syndicated story appears many times, and its beginning is what copies share.
_SAFE_PARAGRAPHS = 3
_FEWEST_ARTICLES = 3
_SMALLEST_SHARE = 0.02
_LONGEST_LINE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """A line that recurs: in how many articles of how many, and the share of their length that they have in common."""

    line: str
    articles: int
    of: int


def learn_boilerplate(lines_by_article: Mapping[str, Sequence[str]]) -> dict[str, Repeated]:
    """Lines that recur across articles of one source, by their ``key_of``; the count is the evidence.

    ``lines_by_article`` maps an article's id to its body lines in order. A line counts when it stands in at least three
    articles (and 2 % of them) that are no copies of one another, and never among an article's first three paragraphs.
    """
    keys = {article: [key_of(line) for line in lines] for article, lines in lines_by_article.items()}
    distinct = _without_copies(keys)
    counts: Counter[str] = Counter()
    opening: set[str] = set()
    wording: dict[str, str] = {}
    for article in distinct:
        lines = lines_by_article[article]
        opening.update(keys[article][:_SAFE_PARAGRAPHS])
        later = {key: line for key, line in zip(keys[article], lines, strict=True) if key and len(line) <= _LONGEST_LINE}
        counts.update(later.keys())
        wording.update(later)
    fewest = max(_FEWEST_ARTICLES, _SMALLEST_SHARE * len(distinct))
    return {
        key: Repeated(line=wording[key], articles=count, of=len(distinct))
        for key, count in counts.items()
        if count >= fewest and key not in opening
    }


def _without_copies(keys: Mapping[str, Sequence[str]]) -> list[str]:
    """One article of each set of copies: those that share most of their lines with one already taken are left out.

    Copies are found through their longer lines, each indexed once, so that the work stays linear.
    """
    taken: list[str] = []
    owners: dict[str, str] = {}
    for article, lines in keys.items():
        long_lines = {key for key in lines if len(key) >= 60}
        shared = Counter(owners[key] for key in long_lines if key in owners)
        most = shared.most_common(1)
        if most and most[0][1] > 0.5 * len(long_lines):
            continue
        taken.append(article)
        for key in long_lines:
            owners.setdefault(key, article)
    return taken


def split_boilerplate(lines: Sequence[str], learned: Mapping[str, Repeated]) -> tuple[list[str], list[Repeated]]:
    """The lines of an article that stay, and those that recur; its first three paragraphs always stay."""
    kept: list[str] = []
    cut: list[Repeated] = []
    for number, line in enumerate(lines):
        repeated = learned.get(key_of(line)) if number >= _SAFE_PARAGRAPHS else None
        if repeated is None:
            kept.append(line)
        else:
            cut.append(Repeated(line=line, articles=repeated.articles, of=repeated.of))
    return kept, cut
