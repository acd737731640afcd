"""Values of an article that a user set: kept over every re-ingest, and applied at once.

A new publication date resolves the article's relative dates again from their stored expressions; a new title has the
article read and indexed anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from app.annotate.dates import resolve_again
from app.curate import stored
from app.curate.persons import RelinkReport, recount, relink
from app.curate.values import ORIGINAL, VALUES, checked, published_as_found, published_note
from app.domain import Annotation, ArticleDraft, DateMention, Published
from app.errors import NotFoundError
from app.store.annotations import write_annotations, write_dates
from app.store.engine import WriteSession
from app.store.prepared import PreparedArticle, fold, prepare, publication_values
from app.store.tables import Article, ArticleAuthor, ArticlePerson, Correction, PublishedCandidate
from app.store.writer import now, source_id, update_article


class DraftAnnotator(Protocol):
    """Reads people, dates and quotes out of a draft (``app.annotate.pipeline.Annotator``)."""

    def draft(self, draft: ArticleDraft) -> Annotation: ...


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value before and after; an empty string means that it is not known."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DateChange:
    """A date expression of the text whose value or days changed."""

    before: DateMention
    after: DateMention


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionReport:
    """What a correction changed. ``read_anew`` is true when people, dates and quotes were looked for again."""

    article: str
    values: tuple[ValueChange, ...] = ()
    dates: tuple[DateChange, ...] = ()
    date_count: int = 0
    read_anew: bool = False
    people: RelinkReport | None = None

    def lines(self) -> list[str]:
        """The report for a terminal."""
        out = [f"{change.name}: {change.before or '(unknown)'} → {change.after or '(unknown)'}" for change in self.values]
        if not out:
            return [f"{self.article}: nothing to change"]
        if self.read_anew:
            out.append("people, dates and quotes were read anew")
        if self.dates or self.date_count:
            out.append(f"dates in the text: {len(self.dates)} of {self.date_count} changed")
        out += [f"  “{_one_line(change.after.text)}”: {_meaning(change.before)} → {_meaning(change.after)}" for change in self.dates]
        return out


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _meaning(mention: DateMention) -> str:
    if mention.first_day is None or mention.last_day is None:
        return f"{mention.value or '?'} ({mention.status})"
    days = mention.first_day.isoformat()
    return days if mention.first_day == mention.last_day else f"{days} – {mention.last_day.isoformat()}"


def apply_corrections(draft: ArticleDraft, corrections: Mapping[str, str]) -> ArticleDraft:
    """The draft as the user wants it; ``corrections`` are stored values by name, those it does not know are passed over."""
    for name, kind in VALUES.items():
        if value := corrections.get(name):
            draft = kind.put(draft, value)
    return draft


def set_values(session: WriteSession, public_id: str, values: Mapping[str, str], *, annotator: DraftAnnotator) -> CorrectionReport:
    """Correct an article; the caller commits.

    ``values`` maps published, title, source, authors, url or language to what is right; an empty string takes the
    correction back. Raises NotFoundError for an unknown article and UsageError for a value that cannot be.
    """
    wanted = checked(values)
    number = session.execute(select(col(Article.id)).where(col(Article.public_id) == public_id)).scalar_one_or_none()
    if number is None:
        raise NotFoundError(f"there is no article {public_id[:40]!r} in this archive")
    before = after = stored.draft(session, number)
    book = _Corrections(session, number, stored.corrections(session, number))
    for name, value in wanted.items():
        after = book.set(after, name, value) if value else book.take_back(after, name)
    if before == after:
        return CorrectionReport(article=public_id)
    changes = [ValueChange(name, kind.read(before), kind.read(after)) for name, kind in VALUES.items()]
    report = CorrectionReport(article=public_id, values=tuple(change for change in changes if change.before != change.after))
    if before.title != after.title:
        return _read_anew(session, number, after, report, annotator)
    _write_facts(session, number, prepare(after))
    return report if before.published == after.published else _resolve_dates(session, number, after, report, annotator)


@dataclass(frozen=True, slots=True)
class _Corrections:
    """The stored corrections of one article; ``kept`` are those that stood before this call."""

    session: WriteSession
    number: int
    kept: Mapping[str, str]

    def set(self, draft: ArticleDraft, name: str, value: str) -> ArticleDraft:
        """Keep a correction, with what stood there before the first one."""
        if name not in self.kept:
            self._keep(ORIGINAL + name, published_note(draft.published) if name == "published" else VALUES[name].read(draft))
        self._keep(name, value)
        return VALUES[name].put(draft, value)

    def take_back(self, draft: ArticleDraft, name: str) -> ArticleDraft:
        """Forget a correction; what stood there before it comes back."""
        if name not in self.kept:
            return draft
        names = [name, ORIGINAL + name]
        self.session.execute(delete(Correction).where(col(Correction.article_id) == self.number, col(Correction.name).in_(names)))
        original = self.kept.get(ORIGINAL + name, "")
        if name == "published":
            return replace(draft, published=published_as_found(draft.published, original))
        return VALUES[name].put(draft, original)

    def _keep(self, name: str, value: str) -> None:
        row = {"article_id": self.number, "name": name, "value": value, "made_at": now()}
        self.session.execute(insert(Correction).prefix_with("OR REPLACE").values(**row))


def _read_anew(
    session: WriteSession, number: int, draft: ArticleDraft, report: CorrectionReport, annotator: DraftAnnotator
) -> CorrectionReport:
    before = stored.dates(session, number)
    annotation = annotator.draft(draft)
    revision = session.next_revision()
    update_article(session, number, prepare(draft), revision=revision)
    write_annotations(session, [(number, annotation)], revision=revision)
    people = relink(session, [number])
    changed = _changed(before, annotation.dates)
    return replace(report, dates=changed, date_count=len(annotation.dates), read_anew=True, people=people)


def _resolve_dates(
    session: WriteSession, number: int, draft: ArticleDraft, report: CorrectionReport, annotator: DraftAnnotator
) -> CorrectionReport:
    before = stored.dates(session, number)
    after = _resolved(before, draft, annotator)
    write_dates(session, number, after)
    persons = session.execute(select(col(ArticlePerson.person_id)).where(col(ArticlePerson.article_id) == number)).scalars()
    recount(session, {person for person in persons if person is not None})
    return replace(report, dates=_changed(before, after), date_count=len(after))


def _resolved(mentions: Sequence[DateMention], draft: ArticleDraft, annotator: DraftAnnotator) -> Sequence[DateMention]:
    try:
        return resolve_again(mentions, published=draft.published)
    except ValueError:  # expressions of an older version of the rules: read the text again
        return annotator.draft(draft).dates


def _write_facts(session: WriteSession, number: int, article: PreparedArticle) -> None:
    """Write everything of a draft that is not its text."""
    revision = session.next_revision()
    draft = article.draft
    facts = {"source_id": source_id(session, draft.source), "url": draft.url, "language": draft.language, "draft_hash": article.draft_hash}
    facts |= publication_values(draft.published) | {"revision": revision, "updated_at": now()}
    session.execute(update(Article).where(col(Article.id) == number).values(**facts))
    session.execute(delete(ArticleAuthor).where(col(ArticleAuthor.article_id) == number))
    authors = [{"article_id": number, "position": i, "name": a, "folded": fold(a)} for i, a in enumerate(draft.authors)]
    if authors:
        session.execute(insert(ArticleAuthor), authors)
    _write_candidates(session, number, draft.published)


def _write_candidates(session: WriteSession, number: int, published: Published) -> None:
    session.execute(delete(PublishedCandidate).where(col(PublishedCandidate.article_id) == number))
    rows = [
        {"article_id": number, "position": position, "date": found.date, "precision": found.precision}
        | {"origin": found.origin, "confidence": found.confidence, "evidence": found.evidence}
        for position, found in enumerate(published.candidates)
    ]
    if rows:
        session.execute(insert(PublishedCandidate), rows)


def _changed(before: Sequence[DateMention], after: Sequence[DateMention]) -> tuple[DateChange, ...]:
    """The mentions that mean something else now, matched by their place in the text."""
    old = {(m.field, m.start, m.end): m for m in before}
    pairs = [(old.get((m.field, m.start, m.end)), m) for m in after]
    return tuple(
        DateChange(was, m)
        for was, m in pairs
        if was is not None and (was.value, was.first_day, was.last_day) != (m.value, m.first_day, m.last_day)
    )
