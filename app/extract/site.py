"""Boilerplate learned by counting: a line that several articles of one outlet carry is not part of any of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from app.extract.shapes import key_of

# The first paragraphs are safe: a syndicated story appears many times, and its beginning is what copies share.
_SAFE_PARAGRAPHS = 3
_FEWEST_ARTICLES = 3
_SMALLEST_SHARE = 0.02
_LONGEST_LINE = 400
# A longer paragraph may be the background that three stories of one affair have in common; a legal notice is in many.
_LONGEST_NOTICE = 2_000
_SHARE_OF_A_NOTICE = 0.1
_FEWEST_NOTICES = 5
# In at least so many articles, and in half of all, a line below the opening tells nothing about copies.
_PLAINLY_RECURRING = 10
# In at least so many articles, and in half of all, a line may stand second or third in all of them.
_EVERYWHERE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """A line that recurs: in how many articles of how many. ``anywhere``: it is cut as second or third paragraph too."""

    line: str
    articles: int
    of: int
    anywhere: bool = False


def learn_boilerplate(lines_by_article: Mapping[str, Sequence[str]]) -> dict[str, Repeated]:
    """Lines that recur across articles of one source, by their ``key_of``; the count is the evidence.

    ``lines_by_article`` maps an article's id to its body lines in order. A line counts when it stands in at least three
    articles (and 2 % of them; a long notice in five and 10 %) that are no copies of one another, and never among an
    article's first three paragraphs, unless a short article ends there in lines that recur, or the site plainly sets it
    between any paragraphs.
    """
    keys = {article: [key_of(line) for line in lines] for article, lines in lines_by_article.items()}
    distinct = _without_copies(keys)
    counts: Counter[str] = Counter()
    wording: dict[str, str] = {}
    for article in distinct:
        found = {key: line for key, line in zip(keys[article], lines_by_article[article], strict=True) if key}
        counts.update(found.keys())
        wording.update(found)
    often = {key for key, count in counts.items() if count >= _fewest(len(wording[key]), len(distinct))}
    opening: Counter[str] = Counter()
    told: set[str] = set()
    for article in distinct:
        opening.update({*keys[article][: _safe(keys[article], often)]})
        told.update(_told_first(keys[article], often))
    return {
        key: Repeated(line=wording[key], articles=counts[key], of=len(distinct), anywhere=bool(opening[key]))
        for key in counts
        if key in often and (not opening[key] or (key not in told and _is_set_between(counts[key], opening[key], len(distinct))))
    }


def _told_first(keys: Sequence[str], often: Container[str]) -> Sequence[str]:
    """What an article surely tells itself: its first paragraph, and where nothing of its own follows, as in a brief, the others."""
    own = [place for place, key in enumerate(keys) if key not in often]
    return [*keys[:1], *keys[max(own, default=0) + 1 : _safe(keys, often)]]


def _is_set_between(count: int, in_opening: int, articles: int) -> bool:
    """Whether a line that also stands among first paragraphs is set between any of them by the site: a plea to subscribe.

    It stands in so many articles that are no copies that it tells no news, or mostly below the opening. What a syndicated
    story begins with stands at its place, in the few articles that print it.
    """
    mostly_below = count >= _PLAINLY_RECURRING and in_opening <= 0.5 * count
    return mostly_below or (count >= _EVERYWHERE and count >= 0.5 * articles)


def _fewest(length: int, articles: int) -> float:
    """In how many of the articles a line of this length has to stand."""
    if length <= _LONGEST_LINE:
        return max(_FEWEST_ARTICLES, _SMALLEST_SHARE * articles)
    return max(_FEWEST_NOTICES, _SHARE_OF_A_NOTICE * articles) if length <= _LONGEST_NOTICE else inf


def _safe(keys: Sequence[str], often: Container[str]) -> int:
    """How many paragraphs at the beginning stay: three, fewer when a short article ends earlier in lines that recur.

    Where its first paragraph recurs too it may be a syndicated story in brief, and all three stay.
    """
    end = len(keys)
    while end and keys[end - 1] in often:
        end -= 1
    return min(end, _SAFE_PARAGRAPHS) or _SAFE_PARAGRAPHS


def _without_copies(keys: Mapping[str, Sequence[str]]) -> list[str]:
    """One article of each set of copies: those that share most of their lines with one already taken are left out.

    Copies are found through their longer lines, each indexed once, so that the work stays linear.
    """
    taken: list[str] = []
    owners: dict[str, str] = {}
    telling = {article: {key for key in lines if len(key) >= 60} for article, lines in keys.items()}
    plain = _plainly_recurring(keys, telling)
    for article, own in telling.items():
        long_lines = own - plain
        shared = Counter(owners[key] for key in long_lines if key in owners)
        most = shared.most_common(1)
        if most and most[0][1] > 0.5 * len(long_lines):
            continue
        taken.append(article)
        for key in long_lines:
            owners.setdefault(key, article)
    return taken


def _plainly_recurring(keys: Mapping[str, Sequence[str]], telling: Mapping[str, set[str]]) -> set[str]:
    """Lines of half of all articles, and seldom among the first: four of them below three paragraphs make no copy."""
    counts = Counter(key for lines in telling.values() for key in lines)
    first = Counter(key for lines in keys.values() for key in set(lines[:_SAFE_PARAGRAPHS]))
    fewest = max(_PLAINLY_RECURRING, 0.5 * len(keys))
    return {key for key, count in counts.items() if count >= fewest and first[key] < 0.25 * count}


def split_boilerplate(lines: Sequence[str], learned: Mapping[str, Repeated]) -> tuple[list[str], list[Repeated]]:
    """The lines of an article that stay, and those that recur; of the first three, those at the end of a short article or set anywhere."""
    kept: list[str] = []
    cut: list[Repeated] = []
    keys = [key_of(line) for line in lines]
    safe = _safe(keys, learned)
    for number, line in enumerate(lines):
        repeated = learned.get(keys[number]) if number else None
        if repeated is None or (number < safe and not repeated.anywhere):
            kept.append(line)
        else:
            cut.append(replace(repeated, line=line))
    return kept, cut
