"""Boilerplate learned from the archive: what recurs across a source is cut, and put back when more articles tell otherwise.

Decided on the newest articles of a source, so that time and memory do not grow with the archive, and decided again
whenever the source has grown by a tenth. Sources without a name are left alone: their articles need not belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.extract.site import Repeated, learn_boilerplate, split_boilerplate
from app.store import learned
from app.store.engine import Engine, WriteSession
from app.store.learned import Lines

FEWEST_ARTICLES = 3
LOOKED_AT = 400
GROWTH = 1.1
PAGE = 200


def relearn(writer: Engine, rewritten: Iterable[int] = ()) -> int:
    """Look at what is new in every source that grew, and at articles that were ``rewritten``; returns how many bodies changed."""
    with WriteSession(writer) as session:
        sources = learned.growing_sources(session)
        session.rollback()
    changed = sum(_source(writer, *source) for source in sources)
    return changed + _rewritten(writer, list(rewritten))


def _source(writer: Engine, source_id: int, count: int, newest: int) -> int:
    with WriteSession(writer) as session:
        decided_on, after, lines = learned.decision(session, source_id)
        before = lines
        if count >= FEWEST_ARTICLES and count >= decided_on * GROWTH:
            decided_on, found = count, _learn(session, source_id)
            if found.keys() != lines.keys():
                lines, after = found, 0  # decided anew: every article of the source is looked at
        session.rollback()
    nothing_cut = not lines and not before
    changed = 0 if nothing_cut else sum(_cut(writer, page, lines) for page in _pages(writer, source_id, after))
    with WriteSession(writer) as session:
        learned.write_decision(session, source_id, articles=decided_on, newest=newest, lines=lines)
        session.commit()
    return changed


def _learn(session: WriteSession, source_id: int) -> Lines:
    bodies = learned.bodies(session, learned.newest_articles(session, source_id, limit=LOOKED_AT))
    found = learn_boilerplate({str(number): body.paragraphs for number, body in bodies.items()})
    return {key: [line.line, line.articles, line.of] for key, line in found.items()}


def _pages(writer: Engine, source_id: int, after: int) -> Iterator[list[int]]:
    while True:
        with WriteSession(writer) as session:
            page = learned.source_articles(session, source_id, after=after, limit=PAGE)
            session.rollback()
        if not page:
            return
        yield page
        after = page[-1]


def _rewritten(writer: Engine, numbers: Sequence[int]) -> int:
    changed = 0
    with WriteSession(writer) as session:
        by_source = learned.by_source(session, numbers)
        decisions = {source_id: learned.decision(session, source_id)[2] for source_id in by_source}
        session.rollback()
    for source_id, articles in by_source.items():
        if decisions[source_id]:
            changed += _cut(writer, articles, decisions[source_id])
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
