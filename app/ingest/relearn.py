"""Boilerplate learned from the archive: what recurs across a source is cut, and put back when more articles tell otherwise.

Decided on the newest articles of a source, so that time and memory do not grow with the archive, and decided again
whenever the source has grown or shrunk by a tenth. Articles that name no source are counted by the folder that they lie in: what one
scraper has put in one place mostly comes from one site, and a line that three of them carry is a site's line all the same.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from app.extract.shapes import key_of
from app.extract.site import Repeated, learn_boilerplate, split_boilerplate
from app.store import learned
from app.store.engine import Engine, WriteSession
from app.store.learned import Group, Lines

FEWEST_ARTICLES = 3
LOOKED_AT = 400
GROWTH = 1.1
PAGE = 200


def relearn(writer: Engine, *, shrunk: bool = False) -> int:
    """Look at what is new in every source that grew or shrank; returns how many bodies changed.

    ``shrunk`` tells that articles were removed, so that folders are looked at for it too.
    """
    with WriteSession(writer) as session:
        groups, newest = learned.growing(session, growth=GROWTH, shrunk=shrunk), learned.newest_article(session)
        session.rollback()
    changed = sum(_group(writer, group) for group in groups)
    if groups:
        with WriteSession(writer) as session:
            learned.note_folders(session, newest)
            session.commit()
    return changed


def recut(session: WriteSession, rewritten: Sequence[int], *, revision: int) -> None:
    """Cut from articles that were rewritten what was decided for their source; the caller commits both together."""
    for group, articles in learned.by_group(session, rewritten).items():
        if lines := learned.decision(session, group)[2]:
            _cut(session, articles, lines, revision=revision)


def _group(writer: Engine, group: Group) -> int:
    with WriteSession(writer) as session:
        decided_on, after, before = learned.decision(session, group)
        lines, everyone = before, learned.members(session, group)
        if len(everyone) >= max(FEWEST_ARTICLES, decided_on * GROWTH) or len(everyone) * GROWTH <= decided_on:
            decided_on, lines = len(everyone), _learn(session, everyone[-LOOKED_AT:])
            if _what_is_cut(lines) != _what_is_cut(before):
                after = 0  # decided anew: every article of the source is looked at
        session.rollback()
    changed = 0
    if lines or before:
        waiting = everyone[bisect_right(everyone, after) :]
        changed = sum(_cut_some(writer, some, lines) for some in _pages(waiting))
    if lines != before:
        _tell(writer, everyone, lines)
    with WriteSession(writer) as session:
        learned.write_decision(session, group, articles=decided_on, newest=max(everyone, default=0), lines=lines)
        session.commit()
    return changed


def _learn(session: WriteSession, numbers: Sequence[int]) -> Lines:
    found = learn_boilerplate({str(number): body.paragraphs for number, body in learned.bodies(session, numbers).items()})
    return {key: [line.line, line.articles, line.of, *([True] if line.anywhere else [])] for key, line in found.items()}


def _what_is_cut(lines: Lines) -> dict[str, bool]:
    """Which lines, and whether among the first paragraphs too; without the counts."""
    return {key: len(line) > 3 for key, line in lines.items()}


def _pages(numbers: array[int]) -> Iterator[array[int]]:
    return (numbers[start : start + PAGE] for start in range(0, len(numbers), PAGE))


def _cut_some(writer: Engine, numbers: Sequence[int], lines: Lines) -> int:
    with WriteSession(writer) as session:
        changed = _cut(session, numbers, lines, revision=session.next_revision())
        (session.commit if changed else session.rollback)()
    return changed


def _cut(session: WriteSession, numbers: Sequence[int], decided: Lines, *, revision: int) -> int:
    lines = {
        key: Repeated(line=line, articles=articles, of=of, anywhere=bool(anywhere))
        for key, (line, articles, of, *anywhere) in decided.items()
    }
    changed = 0
    for number, (stored, paragraphs) in learned.bodies(session, numbers).items():
        kept, cut = split_boilerplate(paragraphs, lines)
        if (body := learned.PARAGRAPH_BREAK.join(kept)) != stored:
            learned.write_cut(session, number, body, _places(paragraphs, kept, cut), revision=revision)
            changed += 1
    return changed


def _tell(writer: Engine, numbers: array[int], lines: Lines) -> None:
    """Give what was cut before the counts of this time."""

    def evidence(paragraph: str) -> str | None:
        line = lines.get(key_of(paragraph))
        return _evidence(line[1], line[2]) if line else None

    for some in _pages(numbers):
        with WriteSession(writer) as session:
            learned.tell_counts(session, some, evidence)
            session.commit()


def _evidence(articles: int, of: int) -> str:
    return f"in {articles} of {of} articles"


def _places(paragraphs: Sequence[str], kept: Sequence[str], cut: Sequence[Repeated]) -> dict[int, tuple[str, str]]:
    """Where in the whole body each cut paragraph stood, with the count that tells why."""
    places: dict[int, tuple[str, str]] = {}
    waiting, left = list(kept), list(cut)
    for place, paragraph in enumerate(paragraphs):
        if waiting and waiting[0] is paragraph:  # the very same object, not one that reads the same
            waiting.pop(0)
        elif left:
            line = left.pop(0)
            places[place] = (paragraph, _evidence(line.articles, line.of))
    return places
