"""Which version of the program derived what an archive holds beside its articles, and whether that is still this one's.

A number is raised whenever the program would derive something else from the same text. Nothing is derived anew by itself, as that
takes hours on a large archive: people are told, and run ``clippings rebuild`` when it suits them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

VERSIONS = {"people": 6, "dates": 4, "search forms": 1}
"""By what is derived: people with their roles and quotes, dates, and the words and forms that searches go by."""
PREFIX = "derived: "
"""Before the name in ``archive_state``."""
NOTE = text("INSERT OR REPLACE INTO archive_state (name, value) VALUES (:name, :value)")
NOTED = text("SELECT name, value FROM archive_state WHERE substr(name, 1, :length) = :prefix")


def note_derived(connection: Connection, *, but: Collection[str] = ()) -> None:
    """Note that all in the archive, ``but`` some, is derived by this version: it is new and empty, or was rebuilt. The caller commits."""
    noted = [{"name": PREFIX + what, "value": str(version)} for what, version in VERSIONS.items() if what not in but]
    connection.execute(NOTE, noted)


def outdated(connection: Connection) -> tuple[str, ...]:
    """What an older version derived, at least for some articles; nothing for an archive without articles.

    An archive that says nothing was filled by a version that did not note it. What a newer version derived is not outdated.
    """
    if connection.execute(text("SELECT 1 FROM article LIMIT 1")).first() is None:
        return ()
    rows = connection.execute(NOTED, {"length": len(PREFIX), "prefix": PREFIX})
    noted = {name.removeprefix(PREFIX): int(value) for name, value in rows}
    return tuple(what for what, version in VERSIONS.items() if noted.get(what, 0) < version)


def outdated_in_words(what: tuple[str, ...]) -> str:
    """``outdated`` as a sentence without its end: 'people and dates of this archive were made by an older version of Clippings'."""
    listed = " and ".join(filter(None, (", ".join(what[:-1]), what[-1])))
    return f"{listed} of this archive were made by an older version of Clippings"
