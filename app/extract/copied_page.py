"""Pages that were copied whole: menus are told by their number, the headline by the article's own words."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from app.extract.boilerplate import block_label
from app.extract.byline import parse_byline
from app.extract.dateline import is_standalone_dateline
from app.extract.masthead import is_stamp_label, stamp_of
from app.extract.news_words import SECTION_LABEL
from app.extract.reading import Reading
from app.extract.shapes import ends_sentence, is_headline_like, is_person_name, words

_PAGE_PARTS = frozenset(
    (
        "navigation",
        "breadcrumb",
        "subscription",
        "share_prompt",
        "advertisement",
        "cookie_notice",
        "comment_prompt",
        "comment_control",
        "copyright",
    )
)
_FEWEST_PARTS = 3
_FEWEST_ENTRIES = 8
"""Lines that are surely parts of a page, and very short lines, above the article of a page that was copied whole."""
_LONGEST_ENTRY = 4
_SHORTEST_HEADLINE = 6
_OPENING, _FEWEST_OPENING = 12, 6
"""The first lines of the text, and how many of them are entries of a menu."""
_LONGEST_NOTICE = 30
_MOST_PROSE, _ENTRIES_FOR_PROSE = 2, 12
"""Full sentences among the menus, such as a notice, or one for so many entries; where there are more, they are an article's."""
_WORDS_OF_PROSE = 15
_NEAR = 5
"""How many undecided lines farther on the second full paragraph of an article's beginning stands."""
_READ = 24
"""Paragraphs of the article whose words the headline is compared with."""
_ENOUGH = 0.5
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_FARTHEST = 300
"""Lines from the article up to its headline at most: a page's comments on the headline and its players stand between."""
_SIGNED_WITHIN, _SIGNED_BY = 4, 24
"""Undecided lines, and lines of any kind, below a headline among which its date or byline stands."""
_STAMP_DISTANCE = 3
_LONGEST_WIDGET = 3
_FEWEST_WIDGETS = 3
_NEAREST_PROSE, _NEAR_PROSE = 4, 12
"""Undecided lines from one paragraph to the next within which a copied article goes on; the greater where another one follows soon."""


def cut_page_above(reading: Reading) -> bool:
    """Cut the menus above the headline of a page that was copied whole, and the buttons below it; whether it was such a page.

    Nothing is cut unless there are many menu entries above a line that shares its words with the article.
    """
    if sum(_is_entry(paragraph.text) for paragraph in reading.paragraphs[:_OPENING]) < _FEWEST_OPENING:
        return False
    core = _beginning(reading)
    if not _FEWEST_ENTRIES < core < reading.end or not _has_menu(reading, core):
        return False
    headline = _headline(reading, core)
    if headline < _FEWEST_ENTRIES - 2 or _holds_an_article(reading, headline):
        return False
    for i in range(headline):
        if reading.is_live(i) and not (headline - i <= _STAMP_DISTANCE and stamp_of(reading.text(i))):
            reading.cut(i, "navigation")
    for i in reading.live(headline + 1, core):
        if block_label(reading.text(i)) == "comments":
            reading.cut(i, "navigation")
    widgets = [i for i in reading.live(headline + 1, core) if words(reading.text(i)) <= _LONGEST_WIDGET and not _tells_more(reading, i)]
    if len(widgets) >= _FEWEST_WIDGETS:
        for i in widgets:
            reading.cut(i, "navigation")
    return True


def _holds_an_article(reading: Reading, headline: int) -> bool:
    """Whether prose stands among the menus: several sentences, or a paragraph longer than a notice that is not printed again below."""
    if sum(1 for i in reading.live(0, headline) if reading.is_full(i)) > max(_MOST_PROSE, headline // _ENTRIES_FOR_PROSE):
        return True
    long = {reading.key(i) for i in reading.live(0, headline) if words(reading.text(i)) > _LONGEST_NOTICE}
    return bool(long) and not long <= {reading.key(i) for i in reading.live(headline)}


def cut_page_below(reading: Reading) -> None:
    """Cut the menus below the article of a page that was copied whole: what follows the last prose that is near other prose.

    Short lines that end as sentences right after the prose are its last words.
    """
    live = list(reading.live(_beginning(reading)))
    prose = [place for place, i in enumerate(live) if reading.is_full(i)]
    last = 0
    for place, after in itertools.zip_longest(prose[1:], prose[2:], fillvalue=len(live) + _NEAREST_PROSE):
        if place - last > _NEAREST_PROSE and (place - last > _NEAR_PROSE or after - place > _NEAREST_PROSE):
            break
        last = place
    rest = list(itertools.dropwhile(lambda i: ends_sentence(reading.text(i)) or _tells_more(reading, i), live[last + 1 :]))
    if len(rest) >= _FEWEST_ENTRIES:
        for i in rest:
            reading.cut(i, "navigation")


def _beginning(reading: Reading) -> int:
    """Where prose begins to follow prose; ``end`` when it never does."""
    before, since = -1, 0
    for i in reading.live():
        since += 1
        if not (reading.is_full(i) and words(reading.text(i)) >= _WORDS_OF_PROSE):
            continue
        if before >= 0 and since <= _NEAR:
            return before
        before, since = i, 0
    return reading.end


def _has_menu(reading: Reading, core: int) -> bool:
    """Whether very short lines open the text and make up much of what stands above the article."""
    first = next(reading.live(), core)
    told = _told(reading, core)
    if (
        words(reading.text(first)) >= _SHORTEST_HEADLINE
        and _share(reading.text(first), told)
        and all(reading.key(i) != reading.key(first) for i in range(first + 1, core))
    ):
        return False  # An article's own headline.
    entries = [i for i in range(core) if _is_entry(reading.text(i))]
    return len(entries) >= _FEWEST_ENTRIES and 3 * len(entries) >= core


def _is_entry(text: str) -> bool:
    return words(text) <= _LONGEST_ENTRY and not ends_sentence(text) and not text[:1].isdigit()


def _headline(reading: Reading, core: int) -> int:
    """The line above the article that is most likely its headline: made of its words, printed twice, signed or dated; -1 without."""
    told = _told(reading, core)
    parts = sum(1 for i in range(core) if reading.reasons[i] in _PAGE_PARTS or SECTION_LABEL.fullmatch(reading.text(i)))
    above = [i for i in reading.live(max(0, core - _FARTHEST), core) if _could_be_headline(reading, i)]
    prints = Counter(reading.key(i) for i in above)
    best, chosen = 0.0, -1
    for i in above:
        share = _share(reading.text(i), told)
        signed = _is_signed(reading, i, core)
        repeated = prints[reading.key(i)] > 1
        told_of = share >= _ENOUGH or (signed and (share > 0 or repeated or _tells_more(reading, i + 1)))
        if not told_of or (parts < _FEWEST_PARTS and not signed):
            continue
        score = 3 * share + 2 * signed + (2 * repeated if share else 0) + i / core
        if score > best or (repeated and reading.key(i) == reading.key(chosen)):
            best, chosen = score, i
    # What stands right below the headline can be made of the article's words even more: a summary.
    if chosen - 1 in above and prints[reading.key(chosen)] == 1 and _share(reading.text(chosen - 1), told) >= _ENOUGH:
        return chosen - 1
    return chosen


def _told(reading: Reading, core: int) -> frozenset[str]:
    """The long words of the article's first paragraphs."""
    return _long_words(reading.text(i) for i in _first(_READ, reading.live(core)) if reading.is_full(i))


def _share(text: str, told: frozenset[str]) -> float:
    """The share of a line's long words that the article has too, 0 to 1."""
    found = _long_words((text,))
    return len(found & told) / len(found) if found else 0.0


def _first(count: int, indexes: Iterator[int]) -> Iterator[int]:
    return (i for _, i in zip(range(count), indexes, strict=False))


def _could_be_headline(reading: Reading, index: int) -> bool:
    text = reading.text(index)
    pictured = index + 1 < reading.end and reading.reasons[index + 1] in ("photo_credit", "caption")
    return (
        words(text) > _LONGEST_WIDGET
        and is_headline_like(text)
        and not pictured
        and not is_person_name(text)
        and not _tells_more(reading, index)
    )


def _is_signed(reading: Reading, index: int, core: int) -> bool:
    """Whether a date or a byline stands among the next few lines."""
    return any(_tells_more(reading, i) for i in _first(_SIGNED_WITHIN, reading.live(index + 1, min(core, index + _SIGNED_BY))))


def _long_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _LONG_WORD.findall(text.casefold()))


def _tells_more(reading: Reading, index: int) -> bool:
    """Whether a line is a date, a byline or a dateline."""
    text = reading.text(index)
    return bool(stamp_of(text)) or is_stamp_label(text) or parse_byline(text) is not None or is_standalone_dateline(text)
