"""A small real archive to curate: articles are written with the writer, their people by hand."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from sqlalchemy import Engine

from app.curate.persons import RelinkReport, relink
from app.domain import Annotation, ArticleDraft, Mention, PersonInArticle, Published
from app.store.annotations import write_annotations
from app.store.engine import WriteSession, open_writer
from app.store.identity import digest
from app.store.migrate import migrate
from app.store.writer import delete_article, insert_articles, prepare

Named = str | Sequence[str]
"""Somebody in an article: one surface, or several, the fullest first."""


@cache
def empty_database() -> Path:
    path = Path(mkdtemp()) / "empty.db"
    engine = open_writer(path)
    migrate(engine)
    engine.dispose()
    return path


@dataclass
class Archive:
    engine: Engine

    def session(self) -> AbstractContextManager[WriteSession]:
        @contextmanager
        def opened():  # type: ignore[no-untyped-def]
            with WriteSession(self.engine) as session:
                yield session
                session.commit()

        return opened()

    def add(self, articles: Iterable[tuple[str, Sequence[Named]]], *, published: Mapping[str, str] | None = None) -> list[int]:
        """Write articles, each a title with its people, without linking them."""
        dated = published or {}
        drafts = [ArticleDraft(title=title, body=body(people), published=on(dated.get(title))) for title, people in articles]
        found = [annotation(people) for _, people in articles]
        with self.session() as session:
            revision = session.next_revision()
            numbers = insert_articles(session, [(prepare(d), digest(d.title, d.body)) for d in drafts], revision=revision)
            write_annotations(session, list(zip(numbers, found, strict=True)), revision=revision)
        return numbers

    def link(self, numbers: Iterable[int] | None) -> RelinkReport:
        with self.session() as session:
            return relink(session, numbers)

    def take_in(self, *articles: tuple[str, Sequence[Named]], published: Mapping[str, str] | None = None) -> RelinkReport:
        return self.link(self.add(articles, published=published))

    def delete(self, title: str) -> None:
        with self.session() as session:
            delete_article(session, self.number(title), revision=session.next_revision())

    def rows(self, statement: str, **values: Any) -> list[Any]:
        """Rows as committed, also while a session writes."""
        with closing(sqlite3.connect(str(self.engine.url.database))) as connection:
            return connection.execute(statement, values).fetchall()

    def number(self, title: str) -> int:
        return int(self.rows("SELECT article_id FROM article_text WHERE title = :title", title=title)[0][0])

    def public_id(self, title: str) -> str:
        return str(self.rows("SELECT public_id FROM article WHERE id = :id", id=self.number(title))[0][0])

    def slugs(self) -> set[str]:
        """Everybody who is shown."""
        return {row[0] for row in self.rows("SELECT slug FROM person WHERE NOT hidden AND merged_into IS NULL AND article_count > 0")}

    def who(self, title: str) -> list[str]:
        """The slugs of an article's people in order."""
        statement = """SELECT p.slug FROM article_person ap JOIN person p ON p.id = ap.person_id
          WHERE ap.article_id = :id ORDER BY ap.position"""
        return [row[0] for row in self.rows(statement, id=self.number(title))]

    def leads_to(self, slug: str) -> str:
        row = self.rows("SELECT id, slug, merged_into FROM person WHERE slug = :slug", slug=slug)[0]
        while row[2] is not None:
            row = self.rows("SELECT id, slug, merged_into FROM person WHERE id = :id", id=row[2])[0]
        return str(row[1])

    def picture(self, *, slugs: bool = True) -> list[Any]:
        """Everything about people that must not depend on history: names, counts, aliases and who is in which article."""
        people = self.rows(
            "SELECT id, slug, name, folded, sort_name, hidden, article_count, mention_count, first_day, last_day FROM person"
        )
        out = []
        for number, slug, *facts in people:
            if not facts[4]:
                continue
            aliases = self.rows(
                "SELECT surface, folded, mention_count, article_count FROM person_alias WHERE person_id = :id ORDER BY 1", id=number
            )
            words = self.rows("SELECT word FROM person_alias_word WHERE person_id = :id ORDER BY 1", id=number)
            places = self.rows(
                """SELECT a.public_id, ap.position, ap.evidence FROM article_person ap JOIN article a ON a.id = ap.article_id
                WHERE ap.person_id = :id ORDER BY 1, 2""",
                id=number,
            )
            out.append([*([slug] if slugs else []), *facts, [list(a) for a in aliases], [w[0] for w in words], [list(p) for p in places]])
        return sorted(out, key=json.dumps)


@contextmanager
def new_archive():  # type: ignore[no-untyped-def]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        shutil.copy(empty_database(), path)
        engine = open_writer(path)
        try:
            yield Archive(engine)
        finally:
            engine.dispose()


def body(people: Sequence[Named]) -> str:
    return " ".join(f"{surface} spoke." for person in people for surface in surfaces(person))


def surfaces(person: Named) -> tuple[str, ...]:
    return (person,) if isinstance(person, str) else tuple(person)


def annotation(people: Sequence[Named]) -> Annotation:
    """The people as they stand in ``body(people)``."""
    found, start = [], 0
    for person in people:
        mentions = []
        for surface in surfaces(person):
            mentions.append(Mention(field="body", start=start, end=start + len(surface), text=surface))
            start += len(surface) + len(" spoke. ")
        found.append(PersonInArticle(name=surfaces(person)[0], mentions=tuple(mentions)))
    return Annotation(people=tuple(found))


def on(day: str | None) -> Published:
    return Published(date=day, precision="day", origin="record", confidence=0.96) if day else Published()


def partition(archive: Archive) -> Counter[frozenset[tuple[str, int]]]:
    """Who is with whom, by article and position."""
    rows = archive.rows("SELECT ap.person_id, a.public_id, ap.position FROM article_person ap JOIN article a ON a.id = ap.article_id")
    together: dict[int, set[tuple[str, int]]] = {}
    for person, article, position in rows:
        together.setdefault(person, set()).add((article, position))
    return Counter(frozenset(places) for places in together.values())
