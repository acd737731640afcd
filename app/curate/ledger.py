"""Decisions about people: merge, split, rename, hide, not a person; each one line in a ledger that can be undone.

A decision is written down and then linking runs again for those whom it touches, decisions included: there is no other
way in which people change, so what is undone is as it was before. Every verb is part of the caller's transaction and
commits nothing. People are given by slug, or by a name that only one person has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from app.annotate.people.linking import slug as slug_of
from app.curate.decisions import SPLIT, Decision, Hide, Merge, NotAPerson, PersonKey, Rename, Split, arguments, blocks_named, slugs_named
from app.curate.entries import Entry, add_entry, entries, entry, mark_undone, read_line
from app.curate.groups import best_name, called
from app.curate.looking_up import FoundPerson, find_person, nobody
from app.curate.members import Member, load_members
from app.curate.person_rows import free_slug
from app.curate.persons import RelinkReport, relink_blocks
from app.errors import NeedlessError, NotFoundError, UsageError
from app.store.engine import ReadSession, WriteSession, raw_connection
from app.store.identity import digest
from app.store.writer import fold, now

MAX_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionReport:
    """What a decision changed. ``entry`` is its number in the ledger; ``people`` are slugs as they are now.

    ``shown_in`` counts the articles that show a renamed person: none of them is linked anew. None for other decisions.
    """

    entry: int
    action: str
    summary: str
    people: tuple[str, ...]
    relinked: RelinkReport
    shown_in: int | None = None

    def lines(self) -> list[str]:
        """The report for a terminal."""
        counts = f"articles: {self.relinked.articles}, mentions: {self.relinked.mentions}"
        counts = counts if self.shown_in is None else f"articles that show the name: {self.shown_in}"
        return [self.summary, counts, *([] if self.action == "undo" else [f"undo it with: clippings people undo {self.entry}"])]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What an import added: ``undone`` are entries that were known here and undone in the file."""

    added: int
    known: int
    undone: int
    relinked: RelinkReport

    def lines(self) -> list[str]:
        """The report for a terminal."""
        counts = f"decisions: {self.added} added, {self.known} known already, {self.undone} undone"
        return [counts, *self.relinked.lines()]


def merge(session: WriteSession, person: str, into: str, *, note: str = "") -> DecisionReport:
    """``person`` is ``into``: slug and name of ``into`` stay, the other slug leads there."""
    one, other = _find(session, person), _find(session, into)
    if one.id == other.id:
        raise NeedlessError(f"{person} and {into} are one person already ({one.slug})")
    made = Merge(person=one.reference, into=other.reference)
    return _decide(session, made, f"{one.name} ({one.slug}) is {other.name} ({other.slug})", note)


def split(
    session: WriteSession, person: str, *, articles: Sequence[str] = (), surfaces: Sequence[str] = (), name: str = "", note: str = ""
) -> DecisionReport:
    """Those in ``articles`` (public ids), or called one of ``surfaces``, are somebody else, who gets ``name`` or the name printed there."""
    if not articles and not surfaces:
        raise UsageError("say which articles or which names are somebody else's")
    one = _find(session, person)
    members = _members(session, one)
    folded = {fold(surface) for surface in surfaces}
    moved = [member for member in members if member.article in articles or called(member, folded)]
    strangers = sorted(set(articles) - {member.article for member in members})
    if strangers:
        raise NotFoundError(f"{one.name} is not named in article {strangers[0][:40]}")
    if not moved:
        raise _nobody_called(one, members, surfaces)
    if len(moved) == len(members):
        raise UsageError(f"that is all of {one.name}: nothing would be left; rename instead?")
    shown = _checked_name(name) if name else best_name(moved)
    key = SPLIT + digest(one.key, now(), *sorted(articles), *sorted(folded))[:12]
    new = PersonKey(free_slug(raw_connection(session), slug_of(shown)), shown, key)
    made = Split(person=one.reference, new=new, articles=tuple(articles), surfaces=tuple(surfaces))
    return _decide(session, made, f"{shown} ({new.slug}) was set apart from {one.name} ({one.slug})", note)


def _nobody_called(one: FoundPerson, members: Sequence[Member], surfaces: Sequence[str]) -> NotFoundError:
    """Why no mention moves: the form is unknown, or a person page shows it, but beside a fuller name or with a title."""
    names = ", ".join(surfaces)
    printed = {fold(surface) for member in members for surface, _ in member.local.surfaces}
    if any(fold(surface).endswith(tuple(printed)) for surface in surfaces):
        return NotFoundError(f"no article calls {one.name} only {names} (titles do not count); say which articles mean somebody else")
    return NotFoundError(f"nobody is called {names} among the mentions of {one.name}")


def rename(session: WriteSession, person: str, name: str, *, note: str = "") -> DecisionReport:
    """Show a person under this name; the slug stays."""
    one, shown = _find(session, person), _checked_name(name)
    if one.name == shown:
        raise NeedlessError(f"{one.slug} is called {shown} already")
    return _decide(session, Rename(person=one.reference, name=shown), f"{one.name} ({one.slug}) is shown as {shown}", note)


def hide(session: WriteSession, person: str, *, note: str = "") -> DecisionReport:
    """Take a person out of lists, facets and pages."""
    one = _find(session, person)
    if one.hidden:
        raise NeedlessError(f"{one.slug} is hidden already")
    return _decide(session, Hide(person=one.reference), f"{one.name} ({one.slug}) is hidden", note)


def not_a_person(session: WriteSession, what: str, *, note: str = "") -> DecisionReport:
    """Nobody is meant by this slug, or by this surface wherever somebody is named only so."""
    connection = raw_connection(session)
    if connection.execute("SELECT 1 FROM person WHERE slug = ?", (what,)).fetchone():
        one = _find(session, what)
        if one.hidden:
            raise NeedlessError(f"{one.slug} is hidden already")
        return _decide(session, NotAPerson(person=one.reference), f"{one.name} ({one.slug}) is no person", note)
    surface = " ".join(what.split())
    ids = connection.execute("SELECT person_id FROM person_alias WHERE folded = ?", (fold(surface),)).fetchall()
    people = [member for (number,) in ids for member in _carried(session, number)]
    if not surface or not any(called(member, {fold(surface)}) for member in people):
        raise nobody(connection, what)
    return _decide(session, NotAPerson(surface=surface), f"{surface} names no person", note)


def undo(session: WriteSession, number: int | None = None) -> DecisionReport:
    """Take back one decision; without a number, the last that holds."""
    held = [one for one in entries(session) if one.undone_at is None]
    if number is None and not held:
        raise NeedlessError("there is nothing to undo")
    one = entry(session, held[-1].id if number is None else number)
    if one.undone_at is not None:
        raise NeedlessError(f"entry {one.id} was undone at {one.undone_at}")
    mark_undone(session, one.id, now())
    relinked = relink_blocks(session, blocks_named(one.decision), pins=slugs_named(one.decision))
    people = tuple(slugs_named(one.decision).values())
    summary, shown_in = f"undone: {describe(one.decision)}", _shown_in(session, one.decision)
    return DecisionReport(entry=one.id, action="undo", summary=summary, people=people, relinked=relinked, shown_in=shown_in)


def export(session: ReadSession | WriteSession) -> Iterator[str]:
    """The ledger as JSON Lines, oldest first, undone decisions too; lines end without a newline."""
    return (one.line() for one in entries(session))


def load(session: WriteSession, lines: Iterable[str]) -> LoadReport:
    """Take in what ``export`` wrote, here or elsewhere. Entries that are here already are passed over, so twice is as good as once."""
    here = {_identity(one.made_at, one.decision): one for one in entries(session)}
    touched: list[Decision] = []
    added = known = undone = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            read = read_line(line)
        except UsageError as error:
            raise UsageError(f"line {number}: {error}") from error
        identity = _identity(read.made_at, read.decision)
        found = here.get(identity)
        if found is None:
            new = add_entry(session, read.decision, note=read.note, made_at=read.made_at, undone_at=read.undone_at)
            here[identity] = Entry(id=new, made_at=read.made_at, decision=read.decision, note=read.note, undone_at=read.undone_at)
            added += 1
            touched += [read.decision] if read.undone_at is None else []
        elif read.undone_at and found.undone_at is None:
            mark_undone(session, found.id, read.undone_at)
            undone += 1
            touched.append(read.decision)
        else:
            known += 1
    relinked = relink_blocks(session, frozenset(block for made in touched for block in blocks_named(made)))
    return LoadReport(added=added, known=known, undone=undone, relinked=relinked)


def describe(made: Decision) -> str:
    """A decision in words."""
    match made:
        case Merge():
            return f"merge {made.person.name} ({made.person.slug}) into {made.into.name} ({made.into.slug})"
        case Split():
            which = ", ".join((*made.articles, *made.surfaces))
            return f"split {made.new.name} ({made.new.slug}) from {made.person.name} ({made.person.slug}): {which}"
        case Rename():
            return f"rename {made.person.name} ({made.person.slug}) to {made.name}"
        case Hide():
            return f"hide {made.person.name} ({made.person.slug})"
        case NotAPerson():
            return f"not a person: {f'{made.person.name} ({made.person.slug})' if made.person else made.surface}"
        case _:
            assert_never(made)


def history(session: ReadSession | WriteSession, *, limit: int = 100, before: int | None = None) -> list[Entry]:
    """The newest entries of the ledger, newest first; of those ``before`` a number."""
    return [one for one in entries(session) if before is None or one.id < before][::-1][:limit]


def _identity(made_at: str, made: Decision) -> tuple[str, str, str]:
    return made_at, made.action, json.dumps(arguments(made), sort_keys=True)


def _find(session: WriteSession, who: str) -> FoundPerson:
    session.flush()
    return find_person(raw_connection(session), who)


def _decide(session: WriteSession, made: Decision, summary: str, note: str) -> DecisionReport:
    number = add_entry(session, made, note=" ".join(note.split()))
    relinked = relink_blocks(session, blocks_named(made), pins=slugs_named(made))
    people = tuple(slugs_named(made).values())
    shown_in = _shown_in(session, made)
    return DecisionReport(entry=number, action=made.action, summary=summary, people=people, relinked=relinked, shown_in=shown_in)


def _shown_in(session: WriteSession, made: Decision) -> int | None:
    if not isinstance(made, Rename):
        return None
    query = "SELECT count(DISTINCT article_id) FROM article_person JOIN person ON person.id = person_id WHERE slug = ?"
    return int(raw_connection(session).execute(query, (made.person.slug,)).fetchone()[0])


def _members(session: WriteSession, person: FoundPerson) -> list[Member]:
    return _carried(session, person.id)


def _carried(session: WriteSession, number: int) -> list[Member]:
    connection = raw_connection(session)
    ids = [row[0] for row in connection.execute("SELECT id FROM article_person WHERE person_id = ?", (number,))]
    return load_members(connection, ids)


def _checked_name(name: str) -> str:
    shown = " ".join(name.split())
    if not fold(shown) or len(shown) > MAX_NAME or not shown.isprintable():
        raise UsageError(f"{shown[:40]!r} is no name: letters are wanted, at most {MAX_NAME} of them")
    return shown
