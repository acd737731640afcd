"""Blocks that lead to other articles: labelled ones anywhere, unlabelled teasers after the body."""

from __future__ import annotations

import itertools
import re

from app.extract.boilerplate import block_label
from app.extract.byline import is_credit_line, parse_byline
from app.extract.date_stamps import is_date_stamp
from app.extract.live_entries import opens_entry
from app.extract.reading import Reading
from app.extract.shapes import ends_sentence, is_all_capitals, is_bullet, is_headline_like, is_truncated, words

_CAPITALISED = re.compile(r"\b[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w-]+")
_NAME = re.compile(rf"(?<=[\w,;] ){_CAPITALISED.pattern}")
"""A capitalised word that does not begin its sentence."""
_SHORTEST_RESUMING, _FEWEST_NAMES, _READ, _MOST_LINKS = 25, 3, 40, 12


def cut_labelled_blocks(reading: Reading, *, start: int = 0) -> None:
    """Cut every block that a label opens ("Related", "Must Read", "About the author") up to where the article goes on."""
    opening = next(reading.live(), -1)
    for i in range(start, reading.end):
        if not reading.is_live(i):
            continue
        label = block_label(reading.text(i))
        if label not in ("related", "author_box") or (label == "related" and i == opening):
            continue  # A label that opens the text names the section ("World news").
        members = _members(reading, i, one_paragraph=label == "author_box")
        links = [j for j in members if reading.is_live(j)]
        reason = label
        if label == "related" and (len(links) >= 3 or any(is_truncated(reading.text(j)) for j in links)):
            reason = "teaser"
        if label == "related" and (card := _card(reading, i)):
            reason, links = "related", card
        reading.cut(i, reason)
        for j in links:
            reading.cut(j, reason)


def _card(reading: Reading, label: int) -> list[int]:
    """A link printed as a card: its headline above the label and again below, then a blurb of one paragraph."""
    above, below = label - 1, label + 1
    if above < 1 or below >= reading.end or not reading.is_live(above) or reading.key(above) != reading.key(below):
        return []
    blurb = below + 1
    has_blurb = blurb < reading.end and reading.is_live(blurb) and words(reading.text(blurb)) <= 45
    return [above, below, blurb] if has_blurb else [above, below]


def _members(reading: Reading, label: int, *, one_paragraph: bool) -> list[int]:
    members: list[int] = []
    for j in reading.live(label + 1):
        if members and block_label(reading.text(j)):
            break
        if one_paragraph and (len(members) >= 2 or reading.first_real() >= label):
            break
        if not one_paragraph and (_article_resumes(reading, j, taken=len(members)) or _speaks_of_the_same(reading, j, label, members)):
            break
        if opens_entry(reading.text(j)) and j + 1 < reading.end and reading.is_full(j + 1):
            break  # A live blog goes on.
        members.append(j)
    return members


def _article_resumes(reading: Reading, index: int, *, taken: int) -> bool:
    """Whether the body goes on here: full paragraphs follow one another, unlike a teaser's headline and blurb in turn."""
    if not reading.is_full(index):
        return False
    rest = [reading.is_full(j) for j, _ in zip(reading.live(index), range(12), strict=False)]
    if len(rest) == 1:
        return taken <= 1
    if rest[1]:
        return True
    pairs = any(first and second for first, second in itertools.pairwise(rest))
    return sum(rest) >= 3 and pairs


def _speaks_of_the_same(reading: Reading, index: int, label: int, members: list[int]) -> bool:
    """Whether a long paragraph names several that the article named before, and none of the links above it any: they are advertisements."""
    if not 1 <= len(members) <= _MOST_LINKS or not reading.is_full(index) or words(reading.text(index)) < _SHORTEST_RESUMING:
        return False
    known = frozenset(name for i in reading.live(max(0, label - _READ), label) for name in _NAME.findall(reading.text(i)))
    named = known.intersection(_NAME.findall(reading.text(index)))
    return len(named) >= _FEWEST_NAMES and not any(known.intersection(_CAPITALISED.findall(reading.text(i))) for i in members)


def cut_trailing_teasers(reading: Reading) -> None:
    """Cut headlines and cut-off blurbs of other articles that follow the last full paragraph without any label."""
    _cut_form_title(reading)
    live = list(reading.live())
    last = next((n for n in range(len(live) - 1, -1, -1) if reading.is_full(live[n])), -1)
    if last < 0:
        return
    trailing = live[last + 1 :]
    texts = [reading.text(i) for i in trailing if not is_date_stamp(reading.text(i))]
    if not _are_teasers(texts, before=reading.text(live[last])) and not _are_strangers(reading, trailing, live[: last + 1]):
        return
    for i in trailing:
        reading.cut(i, "teaser")


def _cut_form_title(reading: Reading) -> None:
    """Cut the title of a comment form in any language: a short line in capitals right above the form's first prompt."""
    form = next((i for i in range(1, reading.end) if reading.reasons[i] == "comment_prompt"), 0)
    text = reading.text(form - 1) if form else ""
    if form > 1 and reading.is_live(form - 1) and words(text) <= 5 and is_all_capitals(text):
        reading.cut(form - 1, "comment_prompt")


def _are_teasers(texts: list[str], *, before: str) -> bool:
    """Several headlines at the end, or headlines with cut-off text; never a list, verse, table or the article's own last words."""
    if len(texts) < 2 or before.rstrip().endswith(":") or any(is_bullet(text) for text in texts):
        return False
    headlines = sum(1 for text in texts if is_headline_like(text) and not is_truncated(text))
    truncated = sum(1 for text in texts if is_truncated(text) and words(text) >= 6)
    if headlines + truncated < len(texts) or texts[0].startswith(("—", "–", "-", "(", "“", '"')):
        return False
    if truncated:
        return headlines >= 2 or truncated >= 2
    long_ones = sum(1 for text in texts if words(text) >= 5)
    return headlines >= 3 and long_ones >= 0.7 * headlines


def _are_strangers(reading: Reading, trailing: list[int], body: list[int]) -> bool:
    """One or two headlines between the body and the page's foot that share hardly a word with the article."""
    if not 1 <= len(trailing) <= 2 or len(body) < 3 or reading.text(body[-1]).endswith(":"):
        return False
    after = trailing[-1] + 1
    if after >= len(reading.paragraphs) or reading.reasons[after] not in _FURNITURE | {"comments_label"}:
        return False
    known = frozenset(word for i in body for word in _LONG_WORD.findall(reading.text(i).casefold()))
    for i in trailing:
        text = reading.text(i)
        found = _LONG_WORD.findall(text.casefold())
        shared = sum(1 for word in found if word in known)
        if not is_headline_like(text) or words(text) < 5 or len(found) < 4 or shared > 0.2 * len(found) or text[:1] in "\"“'‘(—–-":
            return False
    return True


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_FURNITURE = frozenset(
    (
        "comment_prompt",
        "comment_control",
        "share_prompt",
        "subscription",
        "navigation",
        "copyright",
        "tags",
        "cookie_notice",
        "teaser",
        "related",
    )
)
_PLEA = re.compile(r"\b(?:we|our|us|your|support|donat\w+|journalism|subscri\w+)\b", re.IGNORECASE)
_LONGEST_PLEA = 5


def cut_pleas(reading: Reading) -> None:
    """Cut the paragraphs of an appeal for money that stand between two lines of it already cut."""
    asked = [i for i in range(reading.end) if reading.reasons[i] == "subscription"]
    for start, end in itertools.pairwise(asked):
        between = [i for i in range(start + 1, end) if reading.is_live(i)]
        if 0 < len(between) <= _LONGEST_PLEA and all(_PLEA.search(reading.text(i)) for i in between):
            for i in between:
                reading.cut(i, "subscription")


_FORMS = frozenset(("comment_prompt", "cookie_notice"))


def cut_between_furniture(reading: Reading) -> None:
    """Cut short lines that stand after the body among cut ones: a form's other fields, a menu's other entries."""
    for i in range(1, reading.end - 1):
        if reading.is_live(i) and reading.reasons[i - 1] == reading.reasons[i + 1] in _FORMS and words(reading.text(i)) <= 16:
            reading.cut(i, reading.reasons[i - 1])
    last = max((i for i in reading.live() if reading.is_full(i)), default=-1)
    if last < 0:
        return
    for i in range(last + 2, reading.end):
        text, before = reading.text(i), reading.reasons[i - 1]
        told = parse_byline(text) is not None or is_date_stamp(text) or is_credit_line(text)
        if before in _FURNITURE and words(text) <= 12 and not ends_sentence(text) and not told:
            reading.cut(i, before)
