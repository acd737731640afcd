"""Where the next page begins: after which article, in which order, of which search."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass, fields

from app.domain import SearchOptions
from app.errors import UsageError
from app.search.query import SearchQuery


@dataclass(frozen=True, slots=True)
class Cursor:
    """``article`` was the last one shown, at ``day``; articles above row id ``ceiling`` came in after the first page."""

    search: str
    offset: int
    article: int
    day: int
    ceiling: int


OF_THE_PAGE = frozenset({"page", "per_page", "cursor", "facets", "facet_size", "snippets", "explain"})
OF_THE_SEARCH = tuple(one.name for one in fields(SearchOptions) if one.name not in OF_THE_PAGE)


def fingerprint(query: SearchQuery) -> str:
    """What must be equal for a cursor to fit: everything but the page."""
    values = [getattr(query.options, name) for name in OF_THE_SEARCH]
    seed = repr([query.q, *(tuple(value) if isinstance(value, list) else value for value in values)])
    return hashlib.blake2s(seed.encode("utf-8", "replace"), digest_size=6).hexdigest()


def encode(cursor: Cursor) -> str:
    text = json.dumps([cursor.search, cursor.offset, cursor.article, cursor.day, cursor.ceiling], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(text: str, query: SearchQuery) -> Cursor:
    """Raises UsageError when it is no cursor, or belongs to another search."""
    try:
        search, *numbers = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        offset, article, day, ceiling = (int(number) for number in numbers)
    except (ValueError, TypeError, binascii.Error, UnicodeError, RecursionError) as error:
        raise UsageError("the cursor is not one of this program; take the first page again, without cursor") from error
    if search != fingerprint(query):
        raise UsageError("the cursor belongs to another search; take the first page again, without cursor")
    limit = 2**31 - 1
    return Cursor(
        str(search), min(max(offset, 0), limit), min(max(article, 0), limit), min(max(day, 0), limit), min(max(ceiling, 0), limit)
    )
