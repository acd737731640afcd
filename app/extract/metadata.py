"""What is known about an article from outside its text: sidecar files, front matter, page metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import cache

import yaml

from app.domain import Origin
from app.errors import UnreadableInputError
from app.extract.clean import clean, decode

_MAX_FRONT_MATTER = 20_000
SYNONYMS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "heading", "name"),
    "standfirst": ("standfirst", "subtitle", "subheadline", "deck", "dek"),
    "published": ("published", "date", "pubdate", "published_at", "date_published", "datepublished", "publish_date", "publication_date",
                  "published_date", "publishedat", "created_at", "created", "timestamp", "datetime"),
    "source": ("source", "publisher", "site", "site_name", "sitename", "outlet", "newspaper", "publication", "source_name", "domain",
               "hostname"),
    "authors": ("authors", "author", "byline", "creator", "by", "writer", "writers"),
    "url": ("url", "link", "uri", "permalink", "source_url", "web_url", "canonical_url", "loc"),
    "language": ("language", "lang", "locale", "inlanguage"),
    "comments": ("comments", "user_comments", "reader_comments"),
    "record_id": ("id", "_id", "guid", "record_id", "article_id", "uuid"),
}  # fmt: skip
BODY_SYNONYMS = ("body", "text", "content", "full_text", "fulltext", "article", "article_text", "articlebody", "maintext", "raw_text",
                 "content_text", "plain_text", "story", "content_html", "html", "raw_html", "description", "summary")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Fields told by something other than the article's text; all empty by default. ``origin`` says by what."""

    title: str = ""
    standfirst: str = ""
    published: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    language: str = ""
    comments: str = ""
    record_id: str = ""
    origin: Origin = "none"

    def over(self, other: Metadata) -> Metadata:
        """These fields, with gaps filled from ``other``; the origin is that of the published date that stands."""
        if other is NOTHING_KNOWN:
            return self
        filled = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self) if f.name != "origin"}
        return replace(self, **filled, origin=self.origin if self.published or not other.published else other.origin)


NOTHING_KNOWN = Metadata()
_APART = re.compile(r"[\s\-.:]+")


def normalise_key(key: object) -> str:
    """A field name without case, spaces and dashes: ``Pub Date`` and ``pub-date`` are ``pub_date``."""
    name = str(key)
    return name.casefold() if name.isidentifier() else _APART.sub("_", name.strip().casefold())


def pick(values: Mapping[str, object], names: tuple[str, ...]) -> object:
    """The first non-empty value among ``names``; keys are normalised already."""
    for name in _spellings(names):
        if name in values and values[name] not in (None, "", [], {}):
            return values[name]
    return ""


@cache
def _spellings(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, each also without its underscores."""
    return tuple(dict.fromkeys(spelling for name in names for spelling in (name, name.replace("_", ""))))


def as_text(value: object) -> str:
    """A metadata value as one clean line; dates as ISO, the name of a nested ``{"name": …}``."""
    if isinstance(value, str):
        return " ".join(clean(value).split()) if value else ""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        value = ", ".join(as_text(item) for item in value)
    if value is None or isinstance(value, bool):
        return ""
    return " ".join(clean(str(value)).split())


_NOBODY = re.compile(
    r"(?:our |the |a )?(?:staff|correspondents?|reporters?|(?:news|web) desk|desk|agencies|admin|editor|staff (?:writer|reporter))"
    r"(?: in [\w ]+)?",
    re.IGNORECASE,
)


def as_authors(value: object) -> tuple[str, ...]:
    """Author names from a list, from ``{"name": …}`` or from "A, B and C"; order kept, no doubles."""
    if isinstance(value, list | tuple):
        names = [as_text(item) for item in value]
    else:
        text = re.sub(r"^by\s+", "", as_text(value), flags=re.IGNORECASE)
        names = re.split(r"\s*(?:;|,|\||\band\b|&)\s*", text)
    return tuple(dict.fromkeys(name for name in names if name and not _NOBODY.fullmatch(name)))


def _comment_in(item: object) -> object:
    if not isinstance(item, Mapping):
        return item
    return pick({normalise_key(key): value for key, value in item.items()}, ("text", "body", "content", "comment"))


def _comments_text(value: object) -> str:
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, list | tuple):
        texts = (clean(str(_comment_in(item))).strip() for item in value)
        return "\n\n".join(text for text in texts if text)
    return ""


def metadata_from(values: Mapping[str, object], *, origin: Origin) -> Metadata:
    """Metadata from a mapping with whatever field names people use; unknown fields are ignored."""
    known = {normalise_key(key): value for key, value in values.items()}
    authors = pick(known, SYNONYMS["authors"])
    return Metadata(
        title=as_text(pick(known, SYNONYMS["title"])),
        standfirst=as_text(pick(known, SYNONYMS["standfirst"])),
        published=as_text(pick(known, SYNONYMS["published"])),
        source=as_text(pick(known, SYNONYMS["source"])),
        authors=as_authors(authors) if authors else (),
        url=as_text(pick(known, SYNONYMS["url"])),
        language=as_text(pick(known, SYNONYMS["language"]))[:12],
        comments=_comments_text(pick(known, SYNONYMS["comments"])),
        record_id=as_text(pick(known, SYNONYMS["record_id"])),
        origin=origin,
    )


def parse_sidecar(data: bytes, name: str) -> Metadata:
    """Metadata from the bytes of ``article.meta.json`` or ``.yml``; raises ``UnreadableInputError`` naming the file."""
    try:
        text = decode(data)
        values = json.loads(text) if name.casefold().endswith(".json") else _load_yaml(text)
    except UnreadableInputError as error:
        raise UnreadableInputError(f"metadata file {name}: {error.reason}") from error
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise UnreadableInputError(f"metadata file {name} is not valid: {_first_line(error)}") from error
    if not isinstance(values, Mapping):
        raise UnreadableInputError(f"metadata file {name} holds no fields")
    return metadata_from(values, origin="sidecar")


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["unreadable"])[0]


class _PlainLoader(yaml.SafeLoader):
    """YAML without aliases (they can multiply without end) and with dates left as the text that was written."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not allowed")
        return super().compose_node(parent, index)


_PlainLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _load_yaml(text: str) -> object:
    return yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - a SafeLoader with less in it


_FENCE = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADER = re.compile(r"([A-Za-z][A-Za-z _-]{1,24})[ \t]*:[ \t]*(\S.*)")
_HEADER_KEYS = frozenset(name for names in SYNONYMS.values() for name in names) - {"by", "name", "comments"}


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """Metadata at the head of a text and the text after it: a YAML block between ``---`` lines, or ``Key: value`` lines.

    ``Key: value`` lines count only when at least two known keys, or ``Title:`` alone, stand together at the very top,
    followed by a blank line.
    """
    head = text[:_MAX_FRONT_MATTER]
    fenced = _FENCE.match(head)
    if fenced:
        try:
            values = _load_yaml(fenced.group(1))
        except (yaml.YAMLError, ValueError, RecursionError):
            values = None
        if isinstance(values, Mapping) and {normalise_key(k) for k in values} & (_HEADER_KEYS | {"by", "name", "tags", "layout"}):
            return metadata_from(values, origin="front_matter"), text[fenced.end() :]
    return _split_headers(text, head)


def _split_headers(text: str, head: str) -> tuple[Metadata, str]:
    values: dict[str, object] = {}
    position = len(head) - len(head.lstrip())
    for line in head[position:].split("\n"):
        if not line.strip():
            break
        header = _HEADER.fullmatch(line.strip())
        key = normalise_key(header.group(1)) if header else ""
        if header is None or key not in _HEADER_KEYS or key in values:
            return NOTHING_KNOWN, text
        values[key] = header.group(2)
        position += len(line) + 1
    known = len(values)
    if known >= 2 or (known == 1 and "title" in values):
        return metadata_from(values, origin="front_matter"), text[position:]
    return NOTHING_KNOWN, text
