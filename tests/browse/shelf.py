"""A small archive written row by row, so that every count in it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, text
from sqlmodel import select

from app.domain import Annotation, ArticleDraft, DateCandidate, DateMention, Dropped, Field, Mention, PersonInArticle, Published, Quote
from app.store.annotations import write_annotations
from app.store.days import days_of
from app.store.engine import ReadSession, WriteSession, open_writer
from app.store.migrate import migrate
from app.store.tables import ArticlePerson, Person
from app.store.writer import fold, insert_articles, prepare


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article for a test. ``people`` maps a name to its surfaces and roles; ``dates`` maps surfaces to days."""

    title: str
    body: str
    published: str | None = None
    source: str = ""
    authors: tuple[str, ...] = ()
    people: dict[str, tuple[Sequence[str], Sequence[str]]] = field(default_factory=dict)
    dates: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)
    standfirst: str = ""
    comments: str = ""
    dropped: tuple[Dropped, ...] = ()
    not_before: str | None = None


def shelve(path: Path, stories: Sequence[Story]) -> Engine:
    """Write the stories with their annotations and link the people by name; returns the writer's engine."""
    engine = open_writer(path)
    migrate(engine)
    with WriteSession(engine) as session, session.begin():
        revision = session.next_revision()
        prepared = [(prepare(_draft(story)), f"{at}/{story.title}") for at, story in enumerate(stories)]
        numbers = insert_articles(session, prepared, revision=revision)
        write_annotations(
            session, [(number, _annotation(story)) for number, story in zip(numbers, stories, strict=True)], revision=revision
        )
        _link(session)
    return engine


def _published(story: Story) -> Published:
    precision = {4: "year", 7: "month", 10: "day"}[len(story.published)] if story.published else "unknown"
    origin = "metadata" if story.published else "none"
    candidates = (DateCandidate(date=story.published, precision=precision, origin="metadata", confidence=0.9),) if story.published else ()
    return Published(
        date=story.published,
        precision=precision,
        origin=origin,
        confidence=0.9 if story.published else 0.0,
        not_before=story.not_before,
        candidates=candidates,
    )


def _draft(story: Story) -> ArticleDraft:
    return ArticleDraft(
        title=story.title,
        body=story.body,
        standfirst=story.standfirst,
        comments=story.comments,
        authors=story.authors,
        source=story.source,
        language="en",
        published=_published(story),
        dropped=story.dropped,
    )


def _annotation(story: Story) -> Annotation:
    people = tuple(
        PersonInArticle(name=name, mentions=tuple(_mention(story, surface) for surface in surfaces), roles=tuple(roles))
        for name, (surfaces, roles) in story.people.items()
    )
    dates = tuple(_date(story, surface, days) for surface, days in story.dates.items())
    quotes = tuple(Quote(**_span(story, words), speaker=speaker, cue="said") for words, speaker in story.quotes.items())
    return Annotation(people=people, dates=dates, quotes=quotes)


def _span(story: Story, surface: str) -> dict[str, object]:
    where: Field = "body" if surface in story.body else "title"
    start = getattr(story, where).index(surface)
    return {"field": where, "start": start, "end": start + len(surface), "text": surface}


def _mention(story: Story, surface: str) -> Mention:
    return Mention(**_span(story, surface))  # type: ignore[arg-type]


def _date(story: Story, surface: str, days: tuple[str, str] | None) -> DateMention:
    first, last = (date.fromordinal(days_of(days[0])[0]), date.fromordinal(days_of(days[1])[1])) if days else (None, None)  # type: ignore[index]
    return DateMention(
        **_span(story, surface),  # type: ignore[arg-type]
        type="DATE",
        value=days[0] if days else "XXXX-WXX-3",
        first_day=first,
        last_day=last,
        status="resolved" if days else "unresolved",
        rule="test",
        evidence="written so",
        confidence=0.9,
    )


def _link(session: WriteSession) -> None:
    """One person for each name, with aliases and counts, as linking would leave them."""
    for name in sorted(set(session.exec(select(ArticlePerson.name)).all())):
        folded = fold(name)
        words = folded.split()
        person = Person(slug="-".join(words), name=name, folded=folded, cluster_key=folded, sort_name=" ".join([words[-1], *words[:-1]]))
        session.add(person)
        session.flush()
        session.execute(text("UPDATE article_person SET person_id = :id WHERE name = :name"), {"id": person.id, "name": name})
    session.execute(
        text(
            """INSERT INTO person_alias(person_id, surface, folded, mention_count, article_count)
            SELECT ap.person_id, m.surface, lower(m.surface), count(*), count(DISTINCT ap.article_id)
            FROM article_person ap JOIN person_mention m ON m.article_person_id = ap.id GROUP BY 1, 2"""
        )
    )
    session.execute(
        text(
            """UPDATE person SET
            article_count = (SELECT count(DISTINCT article_id) FROM article_person WHERE person_id = person.id),
            mention_count = (SELECT sum(mention_count) FROM article_person WHERE person_id = person.id),
            first_day = (SELECT min(a.published_first) FROM article_person ap JOIN article a ON a.id = ap.article_id
              WHERE ap.person_id = person.id),
            last_day = (SELECT max(a.published_last) FROM article_person ap JOIN article a ON a.id = ap.article_id
              WHERE ap.person_id = person.id)"""
        )
    )


def id_of(session: ReadSession, title: str) -> str:
    """The id of the article with this title."""
    found = session.connection().execute(
        text("SELECT a.public_id FROM article a JOIN article_text t ON t.article_id = a.id WHERE t.title = :title"), {"title": title}
    )
    return str(found.scalar_one())
