"""Boilerplate learned from the archive: what recurs across a source is cut, and put back when more articles tell otherwise.

Decided on the newest articles of a source, so that time and memory do not grow with the archive, and decided again
whenever the source has grown by a tenth. Articles that name no source are counted by the folder that they lie in: what one
scraper has put in one place mostly comes from one site, and a line that three of them carry is a site's line all the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from app.extract.site import Repeated, learn_boilerplate, split_boilerplate
from app.store import learned
from app.store.engine import Engine, WriteSession
from app.store.learned import Group, Lines

FEWEST_ARTICLES = 3
LOOKED_AT = 400
GROWTH = 1.1
PAGE = 200


def relearn(writer: Engine, rewritten: Iterable[int] = ()) -> int:
    """Look at what is new in every source that grew, and at articles that were ``rewritten``; returns how many bodies changed."""
    with WriteSession(writer) as session:
        groups, newest = learned.growing(session), learned.newest_article(session)
        session.rollback()
    changed = sum(_group(writer, group) for group in groups)
    if groups:
        with WriteSession(writer) as session:
            learned.note_folders(session, newest)
            session.commit()
    return changed + _rewritten(writer, list(rewritten))


def _group(writer: Engine, group: Group) -> int:
    with WriteSession(writer) as session:
        decided_on, after, before = learned.decision(session, group)
        lines, everyone = before, learned.members(session, group)
        if len(everyone) >= FEWEST_ARTICLES and len(everyone) >= decided_on * GROWTH:
            decided_on, found = len(everyone), _learn(session, everyone[-LOOKED_AT:])
            if found.keys() != lines.keys():
                lines, after = found, 0  # decided anew: every article of the source is looked at
        session.rollback()
    changed = 0
    if lines or before:
        waiting = everyone[bisect_right(everyone, after) :]
        changed = sum(_cut(writer, waiting[start : start + PAGE], lines) for start in range(0, len(waiting), PAGE))
    with WriteSession(writer) as session:
        learned.write_decision(session, group, articles=decided_on, newest=max(everyone, default=0), lines=lines)
        session.commit()
    return changed


def _learn(session: WriteSession, numbers: Sequence[int]) -> Lines:
    found = learn_boilerplate({str(number): body.paragraphs for number, body in learned.bodies(session, numbers).items()})
    return {key: [line.line, line.articles, line.of] for key, line in found.items()}


def _rewritten(writer: Engine, numbers: Sequence[int]) -> int:
    changed = 0
    with WriteSession(writer) as session:
        by_group = learned.by_group(session, numbers)
        decisions = {group: learned.decision(session, group)[2] for group in by_group}
        session.rollback()
    for group, articles in by_group.items():
        if decisions[group]:
            changed += _cut(writer, articles, decisions[group])
    return changed


def _cut(writer: Engine, numbers: Sequence[int], decided: Lines) -> int:
    lines = {key: Repeated(line=line, articles=articles, of=of) for key, (line, articles, of) in decided.items()}
    changed = 0
    with WriteSession(writer) as session:
        revision = session.next_revision()
        for number, (stored, paragraphs) in learned.bodies(session, numbers).items():
            kept, cut = split_boilerplate(paragraphs, lines)
            if (body := learned.PARAGRAPH_BREAK.join(kept)) != stored:
                learned.write_cut(session, number, body, _places(paragraphs, kept, cut), revision=revision)
                changed += 1
        (session.commit if changed else session.rollback)()
    return changed


def _places(paragraphs: Sequence[str], kept: Sequence[str], cut: Sequence[Repeated]) -> dict[int, tuple[str, str]]:
    """Where in the whole body each cut paragraph stood, with the count that tells why."""
    places: dict[int, tuple[str, str]] = {}
    waiting, left = list(kept), list(cut)
    for place, paragraph in enumerate(paragraphs):
        if waiting and waiting[0] is paragraph:  # the very same object, not one that reads the same
            waiting.pop(0)
        elif left:
            line = left.pop(0)
            places[place] = (paragraph, f"in {line.articles} of {line.of} articles")
    return places
