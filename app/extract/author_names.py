"""The names of authors in whatever form a record, a sidecar or a page gives them."""

# ruff: noqa: E501 - patterns and lists of names are easier to read unbroken
from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from app.extract.byline import parse_byline
from app.extract.field_names import as_text, says_nothing
from app.extract.news_words import AGENCIES, POST_ALONE, PUBLISHER, WITH_AGENCIES
from app.extract.outlets import is_host

_NOBODY = re.compile(
    r"(?:our |the |a )?(?:staff|correspondents?|reporters?|(?:news|web) desk|desk|agencies|admin|editor|staff (?:writer|reporter))"
    r"(?: in [\w ]+)?|(?:[\w.'’]+ ){0,3}staff (?:and|&|with) (?:news |wire )?agencies",
    re.IGNORECASE,
)
_NOBODY_ABROAD = re.compile(
    r"(?:(?:die|la|le|el|de|web|online|news)[ -])?(?:redaktion|redacci[oó]n|reda[cç][aã]o|r[eé]daction|redazione|redactie|redakcja|redakce"
    r"|redaksi|redaktionen|toimitus|редакция|редакція|編輯部|编辑部|편집부)|anonym(?:ous)?",
    re.IGNORECASE,
)
# What readers of pages take for names: the lines around a byline, and its own words.
_PAGE_WORDS = re.compile(
    r"by|(?:published|posted|updated|modified)(?: (?:by|at|on))?|(?:\d+ )?(?:min|mins|minutes?|hours?|days?) (?:ago|read)|(?:am|pm) \w{2,4}"
    r"|more(?: (?:by|from) .*| (?:stories|news|articles|posts|videos))?|read more|about(?: .*)?|follow(?: .*)?|view (?:all )?(?:posts?|profile|bio|comments?)|share|comments?|contact(?: .*)?"
    r"|getty images?|image source|file photo|subscribe|sign up|newsletter|email|twitter|facebook|linkedin|instagram|youtube"
    r"|.* (?:is|was|has been) (?:an?|the) .*|.* (?:who|which) covers? .*|(?:photos?|images?|pictures?|graphics?) by .*",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,500}>")
_BY = re.compile(r"^(?:(?:by|von|par|por|oleh|autor|auteur|autore|yazan|автор|author|text|texte)\s*:\s*|(?:by|von|par|por|oleh)\s+|(?:本报|本社)?(?:记者|記者)\s*[:：]?\s+)", re.IGNORECASE)  # fmt: skip
_REPORTER = re.compile(r"(?<=\S)\s+(?:기자|記者|记者)(?:\s+\S+@\S+)?$")
_NO_NAME = re.compile(r"https?://.*|\d+|@\S+|\S+@\S+\.\w+", re.IGNORECASE)
# Links as note takers write them: [[Jane Doe]], [[people/jane|Jane Doe]], [Jane Doe](https://…).
_LINKED = re.compile(r"\[\[(?:[^\[\]|]*\|)?(?P<noted>[^\[\]|]+)\]\]|\[(?P<named>[^\[\]]+)\]\([^()\s]*\)")
_HANDLE = re.compile(r"(?<=\w)\s*@\w{2,30}$")
_LISTED = re.compile(r"[\[{(].*[\]})]", re.DOTALL)
_ARRAY = re.compile(r"array\((?P<list>\[.*\])(?:, dtype=\w+)?\)", re.DOTALL)
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
    """A post, a publisher, the host of a site, a line of the page or a word for nothing."""
    forms = (_NOBODY, _NOBODY_ABROAD, _PAGE_WORDS, POST_ALONE, PUBLISHER)
    return says_nothing(name) or is_host(name) or any(form.fullmatch(name) for form in forms)


def _items(value: object) -> Iterator[object]:
    """The single values; a list that was written out as text (``"['A', 'B']"``) is read again."""
    if isinstance(value, str) and len(value) <= _LONGEST_LIST:
        value = _read_list(_LINKED.sub(lambda link: link["noted"] or link["named"], value))
    if isinstance(value, list | tuple):
        yield from value
    elif isinstance(value, str) and (";" in value or "\n" in value.strip()):
        yield from re.split(r"[;\n]", value)
    else:
        yield value


def _read_list(text: str) -> object:
    """What a program printed as a list, an object, a set or an array; any other text as it is."""
    stripped = text.strip()
    if match := _ARRAY.fullmatch(stripped):
        stripped = match["list"]
    if not _LISTED.fullmatch(stripped):
        return text
    # A set is read as a list, so that its order is kept.
    for written in (stripped, f"[{stripped[1:-1]}]"):
        for load in (json.loads, ast.literal_eval):
            with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
                value = load(written)
                if not isinstance(value, set):
                    return value
    return stripped[1:-1] if stripped[0] == "(" else text


def _names(item: object) -> Sequence[str]:
    written = _LINKED.sub(lambda link: link["noted"] or link["named"], _TAG.sub(" ", _written(item)).strip())
    text = _REPORTER.sub("", _HANDLE.sub("", _BY.sub("", written)))
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
    halves = (_first(parts, "firstname", "givenname", "first", "fname"), _first(parts, "lastname", "familyname", "last", "lname"))
    whole = _first(parts, "displayname", "fullname", "original", "authorname", "author", "text")
    return as_text(whole) if whole else " ".join(as_text(half) for half in halves if half) or as_text(item)


def _first(parts: Mapping[str, object], *names: str) -> object:
    return next((parts[name] for name in names if parts.get(name)), None)
