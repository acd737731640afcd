"""Paragraphs that recur across a source: what was decided, and bodies with them cut or put back.

``article.draft_hash`` stays that of the article as extracted, so that an unchanged file is still recognised.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from app.language.forms import forms
from app.language.shingles import signature
from app.store import copies, fts
from app.store.annotations import clear_annotations
from app.store.engine import ReadSession, WriteSession, raw_connection
from app.store.prepared import phrases_of
from app.store.tables import Abbreviation, Article, ArticleText, DroppedPart, LearnedPart
from app.store.writer import write_phrases

PARAGRAPH_BREAK = "\n\n"
REASON = "recurs across the source"


class Group(NamedTuple):
    """Articles over which lines are counted: those of a source, or those of one folder that name no source.

    ``key`` is the row of the source, or the folder's path with a slash behind it.
    """

    kind: Literal["source", "folder"]
    key: int | str


Lines = dict[str, list[Any]]
"""By the key of a line: its wording, the articles that have it, the articles looked at."""

FOLDERS_SEEN = "folders_learned"
"""The newest article whose folder has been looked at, by its name in ``archive_state``."""

TABLES = {"source": ("learned_source", "source_id"), "folder": ("learned_folder", "folder")}
MEMBERS = {
    "source": "SELECT id FROM article WHERE source_id = :key AND id > :after",
    "folder": """SELECT DISTINCT a.id FROM input_document AS d JOIN article AS a ON a.id = d.article_id
    WHERE d.path >= :key AND d.path < rtrim(:key, '/') || '0' AND instr(substr(d.path, length(:key) + 1), '/') = 0
    AND a.source_id IS NULL AND a.id > :after""",
}
FOLDER = "rtrim(d.path, replace(d.path, '/', ''))"


def growing(session: ReadSession | WriteSession, *, growth: float, shrunk: bool) -> list[Group]:
    """Sources and folders with articles that have not been looked at, and those that shrank by the factor ``growth``.

    Folders are looked through for what is gone from them only when something is (``shrunk``).
    """
    connection = raw_connection(session)
    sources = """SELECT a.source_id FROM article AS a LEFT JOIN learned_source AS l USING (source_id)
    WHERE a.source_id IS NOT NULL GROUP BY a.source_id
    HAVING max(a.id) > coalesce(l.newest_article, 0) OR count(*) * :growth <= l.articles"""
    folders = f"""SELECT DISTINCT {FOLDER} FROM article AS a JOIN input_document AS d ON d.article_id = a.id WHERE a.source_id IS NULL
    AND a.id > coalesce((SELECT CAST(value AS INTEGER) FROM archive_state WHERE name = '{FOLDERS_SEEN}'), 0) AND instr(d.path, '/')"""
    found = [Group("source", key) for (key,) in connection.execute(sources, {"growth": growth})]
    found += [Group("folder", key) for (key,) in connection.execute(folders)]
    if shrunk:
        rows = connection.execute("SELECT folder, articles FROM learned_folder WHERE lines <> '{}'").fetchall()
        found += [group for key, articles in rows if len(members(session, group := Group("folder", key))) * growth <= articles]
    return list(dict.fromkeys(found))


def note_folders(session: WriteSession, newest: int) -> None:
    """Remember that the folders of all articles up to this one have been looked at."""
    statement = f"INSERT OR REPLACE INTO archive_state (name, value) VALUES ('{FOLDERS_SEEN}', ?)"
    raw_connection(session).execute(statement, (str(newest),))


def newest_article(session: ReadSession | WriteSession) -> int:
    return int(raw_connection(session).execute("SELECT coalesce(max(id), 0) FROM article").fetchone()[0])


def decision(session: ReadSession | WriteSession, group: Group) -> tuple[int, int, Lines]:
    """What was decided for a group: on how many articles, up to which one, and the lines; nothing yet for a new one."""
    table, key = TABLES[group.kind]
    query = f"SELECT articles, newest_article, lines FROM {table} WHERE {key} = ?"
    row = raw_connection(session).execute(query, (group.key,)).fetchone()
    return (row[0], row[1], json.loads(row[2])) if row else (0, 0, {})


def write_decision(session: WriteSession, group: Group, *, articles: int, newest: int, lines: Lines) -> None:
    table, key = TABLES[group.kind]
    statement = f"INSERT OR REPLACE INTO {table} ({key}, articles, newest_article, lines) VALUES (?, ?, ?, ?)"
    raw_connection(session).execute(statement, (group.key, articles, newest, json.dumps(lines, ensure_ascii=False)))


def members(session: ReadSession | WriteSession, group: Group, *, after: int = 0) -> array[int]:
    """Row ids of a group's articles in order, from the one after ``after`` on; eight bytes each."""
    query = f"{MEMBERS[group.kind]} ORDER BY 1"
    return array("q", (row[0] for row in raw_connection(session).execute(query, {"key": group.key, "after": after})))


def by_group(session: ReadSession | WriteSession, article_ids: Sequence[int]) -> dict[Group, list[int]]:
    """Articles by the source or the folder that they belong to."""
    query = f"""SELECT a.source_id, max({FOLDER}), a.id FROM article AS a LEFT JOIN input_document AS d ON d.article_id = a.id
    WHERE a.id IN ({copies.GIVEN}) GROUP BY a.id"""
    found: dict[Group, list[int]] = {}
    for source_id, folder, number in raw_connection(session).execute(query, (json.dumps(list(article_ids)),)):
        group = Group("folder", folder or "") if source_id is None else Group("source", source_id)
        found.setdefault(group, []).append(number)
    return found


class Body(NamedTuple):
    """A body as it is stored, and its paragraphs with what was cut put back in its place."""

    stored: str
    paragraphs: list[str]


def bodies(session: ReadSession | WriteSession, article_ids: Sequence[int]) -> dict[int, Body]:
    """The bodies of articles, by their row ids."""
    found: dict[int, Body] = {}
    given = (json.dumps(list(article_ids)),)
    connection = raw_connection(session)
    for number, body in connection.execute(f"SELECT article_id, body FROM article_text WHERE article_id IN ({copies.GIVEN})", given):
        found[number] = Body(body, body.split(PARAGRAPH_BREAK))
    # A body that was read anew has its paragraphs already: then nothing is told as cut from it.
    query = f"""SELECT article_id, place, text FROM learned_part AS l WHERE article_id IN ({copies.GIVEN}) AND EXISTS (SELECT 1
    FROM dropped_part AS d WHERE d.article_id = l.article_id AND d.text = l.text AND d.reason LIKE '{REASON}%')
    ORDER BY article_id, place"""
    for number, place, paragraph in connection.execute(query, given):
        found[number].paragraphs.insert(place, paragraph)
    return found


def tell_counts(session: WriteSession, article_ids: Sequence[int], evidence: Callable[[str], str | None]) -> None:
    """Give what is cut from these articles the evidence of a later count; ``evidence`` tells it of a paragraph."""
    connection = raw_connection(session)
    query = f"""SELECT article_id, position, reason, text FROM dropped_part
    WHERE article_id IN ({copies.GIVEN}) AND reason LIKE '{REASON}%'"""
    rows = connection.execute(query, (json.dumps(list(article_ids)),)).fetchall()
    told = [(f"{REASON}: {now}", number, position, reason) for number, position, reason, text in rows if (now := evidence(text))]
    changed = [(now, number, position) for now, number, position, before in told if now != before]
    connection.executemany("UPDATE dropped_part SET reason = ? WHERE article_id = ? AND position = ?", changed)


def write_cut(session: WriteSession, number: int, body: str, cut: Mapping[int, tuple[str, str]], *, revision: int) -> None:
    """Give an article the body that is left; ``cut`` maps places to the paragraph and its evidence.

    The article has to be read for people and dates anew, because places in its text moved.
    """
    text = session.execute(select(ArticleText).where(col(ArticleText.article_id) == number)).scalar_one()
    title, standfirst = text.title, text.standfirst
    session.execute(delete(LearnedPart).where(col(LearnedPart.article_id) == number))
    session.execute(delete(DroppedPart).where(col(DroppedPart.article_id) == number, col(DroppedPart.reason).startswith(REASON)))
    taken = session.execute(select(col(DroppedPart.position)).where(col(DroppedPart.article_id) == number)).scalars()
    first = max(taken, default=-1) + 1
    for position, (place, (paragraph, evidence)) in enumerate(cut.items(), first):
        session.execute(insert(LearnedPart).values(article_id=number, place=place, text=paragraph))
        row = {"article_id": number, "position": position, "reason": f"{REASON}: {evidence}", "text": paragraph}
        session.execute(insert(DroppedPart).values(row))
    layers = [title, standfirst, body]
    fts.unindex(session, [number])
    session.execute(update(ArticleText).where(col(ArticleText.article_id) == number).values(body=body, forms=forms(layers)))
    fts.index(session, [number])
    session.execute(delete(Abbreviation).where(col(Abbreviation.article_id) == number))
    write_phrases(session, [(number, phrases_of(layers))])
    copies.write_signatures(session, [(number, signature(f"{standfirst}\n{body}"))], revision=revision)
    clear_annotations(session, [number])
    session.execute(update(Article).where(col(Article.id) == number).values(annotated=False, revision=revision))
