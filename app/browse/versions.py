"""The near-identical copies of an article, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text

from app.browse.articles import article
from app.browse.rows import summaries
from app.browse.views import ArticleVersion, ArticleView, DifferenceView, DifferentFact, VersionsView
from app.errors import NotFoundError
from app.language.differences import Change, word_changes
from app.store.copies import clusters_of, compared_text, copies_of
from app.store.engine import ReadSession

MOST_COMPARED = 300_000
"""Characters of each text that are compared; nobody reads the differences of longer ones, and a page has to carry them."""


def versions(session: ReadSession, public_id: str, *, page: int = 1, per_page: int = 20) -> VersionsView:
    """All versions of an article, itself among them: the one that stands for them, then the fullest. Raises NotFoundError."""
    number, cluster = _place(session, public_id)
    everything = [number] if cluster is None else [cluster, *copies_of(session, cluster)]
    first = (page - 1) * per_page
    shown = _versions(session, everything[first : first + per_page])
    (asked,) = _versions(session, [number])
    return VersionsView(id=public_id, article=asked, total=len(everything), page=page, per_page=per_page, versions=tuple(shown))


def difference(session: ReadSession, public_id: str, other_id: str) -> DifferenceView:
    """What leads from one version of an article to another, word by word. Raises NotFoundError, also when they are no versions of one."""
    number, cluster = _place(session, public_id)
    other_number, other_cluster = _place(session, other_id)
    if cluster is None or cluster != other_cluster or number == other_number:
        raise NotFoundError(f"article {other_id[:40]!r} is no other version of {public_id[:40]!r}")
    one, other = article(session, public_id), article(session, other_id)
    old, new = _versions(session, [number, other_number])
    bodies = [view.body[:MOST_COMPARED] for view in (one, other)]
    fields = {
        "title": word_changes(one.title, other.title),
        "standfirst": word_changes(one.standfirst[:MOST_COMPARED], other.standfirst[:MOST_COMPARED]),
        "body": word_changes(bodies[0], bodies[1]),
    }
    counts = _word_counts([*fields["standfirst"], *fields["body"]])
    return DifferenceView(
        old=old,
        new=new,
        facts=_different_facts(one, other),
        title=tuple(fields["title"]),
        standfirst=tuple(fields["standfirst"]),
        body=tuple(fields["body"]),
        words_same=counts["same"],
        words_added=counts["added"],
        words_removed=counts["removed"],
        complete=bodies == [one.body, other.body],
    )


def _place(session: ReadSession, public_id: str) -> tuple[int, int | None]:
    """Row id of an article and of the one that stands for its cluster."""
    found = session.connection().execute(text("SELECT id, cluster_id FROM article WHERE public_id = :id"), {"id": public_id}).one_or_none()
    if found is None:
        raise NotFoundError(f"there is no article {public_id[:40]!r} in this archive")
    return found.id, found.cluster_id


def _versions(session: ReadSession, numbers: Sequence[int]) -> list[ArticleVersion]:
    """The articles with these row ids, in this order."""
    clusters = clusters_of(session, numbers)
    listed = summaries(session, numbers)
    return [
        ArticleVersion(
            id=listed[number].id,
            title=listed[number].title,
            opening=listed[number].opening,
            source=listed[number].source,
            published=listed[number].published,
            words=len(compared_text(session, number)[1].split()),
            stands_for_cluster=clusters[number] in {None, number},
        )
        for number in numbers
    ]


def _different_facts(one: ArticleView, other: ArticleView) -> tuple[DifferentFact, ...]:
    facts = (
        DifferentFact(name="source", old=one.source.name if one.source else "", new=other.source.name if other.source else ""),
        DifferentFact(name="published", old=one.published.date or "", new=other.published.date or ""),
        DifferentFact(name="byline", old=one.byline, new=other.byline),
        DifferentFact(name="authors", old=", ".join(one.authors), new=", ".join(other.authors)),
        DifferentFact(name="dateline", old=one.dateline, new=other.dateline),
        DifferentFact(name="url", old=one.url, new=other.url),
        DifferentFact(name="language", old=one.language, new=other.language),
    )
    return tuple(fact for fact in facts if fact.old != fact.new)


def _word_counts(changes: Sequence[Change]) -> dict[str, int]:
    counts = {"same": 0, "added": 0, "removed": 0}
    for change in changes:
        counts[change.kind] += len(change.text.split())
    return counts
