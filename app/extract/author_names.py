"""The names of authors in whatever form a record, a sidecar or a page gives them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from app.extract.byline import parse_byline
from app.extract.field_names import as_text, says_nothing
from app.extract.news_words import AGENCIES, POST_ALONE, PUBLISHER, WITH_AGENCIES

_NOBODY = re.compile(
    r"(?:our |the |a )?(?:staff|correspondents?|reporters?|(?:news|web) desk|desk|agencies|admin|editor|staff (?:writer|reporter))"
    r"(?: in [\w ]+)?|(?:[\w.'’]+ ){0,3}staff (?:and|&|with) (?:news |wire )?agencies",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,500}>")
_BY = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"https?://.*|\d+|@\S+", re.IGNORECASE)
_LISTED = re.compile(r"\[.*\]", re.DOTALL)
# The address before the name in brackets, as RSS writes it, or behind it, as messages do.
_WITH_ADDRESS = re.compile(r"<?\S+@\S+\.\w+>?\s*\((?P<behind>[^()]+)\)|(?P<before>[^<>@]+?)\s*[<(]\S+@\S+\.\w+[>)]")
_TURNED = re.compile(r"(?P<last>[^\W\d_][\w'’-]+), (?P<first>[^\W\d_][\w'’-]+)")
_APART = re.compile(r"\s*(?:;|,|\||\b(?:and|und|et)\b|&)\s*")
_LONGEST_LIST = 5_000


def as_authors(value: object) -> tuple[str, ...]:
    """Author names from a list, from ``{"name": …}`` or from "A, B and C"; order kept, no doubles."""
    names = (" ".join(name.split()) for item in _items(value) for name in _names(item))
    return tuple(dict.fromkeys(name for name in names if name and not _is_nobody(name)))


def _is_nobody(name: str) -> bool:
    """A post, a publisher or a word for nothing."""
    return says_nothing(name) or any(form.fullmatch(name) for form in (_NOBODY, POST_ALONE, PUBLISHER))


def _items(value: object) -> Iterator[object]:
    """The single values; a list that was written out as text (``"['A', 'B']"``) is read again."""
    if isinstance(value, str) and len(value) <= _LONGEST_LIST and _LISTED.fullmatch(value.strip()):
        with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
            value = ast.literal_eval(value.strip())
    if isinstance(value, list | tuple):
        yield from value
    elif isinstance(value, str) and ";" in value:
        yield from value.split(";")
    else:
        yield value


def _names(item: object) -> Sequence[str]:
    text = _BY.sub("", _TAG.sub(" ", _written(item)).strip())
    if address := _WITH_ADDRESS.fullmatch(text):
        text = address["behind"] or address["before"]
    if _NO_NAME.fullmatch(text) or _NOBODY.fullmatch(text):
        return ()
    text = WITH_AGENCIES.sub("", text)
    turned = _TURNED.fullmatch(text)
    if turned and not {turned["last"].casefold(), turned["first"].casefold()} & AGENCIES.keys():
        return (f"{turned['first']} {turned['last']}",)
    return _people(text) or [name for part in _APART.split(text) for name in _people(part) or (part,)]


def _people(text: str) -> tuple[str, ...]:
    """The names in a text that reads as a byline, without offices, places and outlets."""
    byline = parse_byline(text, anchored=True)
    return byline.authors if byline else ()


def _written(item: object) -> str:
    """A value as text; names in two parts (``first_name``, ``last_name``) together."""
    if not isinstance(item, Mapping) or item.get("name"):
        return as_text(item)
    parts = {str(name).casefold().replace("_", ""): part for name, part in item.items()}
    halves = (parts.get("firstname") or parts.get("givenname"), parts.get("lastname") or parts.get("familyname"))
    whole = parts.get("displayname") or parts.get("fullname") or parts.get("original")
    return as_text(whole) if whole else " ".join(as_text(half) for half in halves if half) or as_text(item)
