"""Metadata from what people write them in: sidecar files, front matter, mappings of any field names."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping

import yaml

from app.domain import Origin
from app.errors import UnreadableInputError
from app.extract.author_names import as_authors
from app.extract.clean import clean, decode
from app.extract.date_values import date_text
from app.extract.field_names import HEADER_NAMES, as_text, fields_told, normalise_key, pick
from app.extract.metadata import NOTHING_KNOWN, Metadata
from app.extract.outlets import language_code, outlet_and_address
from app.extract.published import candidate

_MAX_FRONT_MATTER = 20_000
_BREAK = re.compile(r"<(?:br|wbr)\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:[abiqsup]|em|strong|span|cite|su[bp]|small|mark|font|div|h[1-6])(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)  # agencies name shares so: "Orsa Oil <ORSA.L>"


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
    told = fields_told(known)
    source, url = outlet_and_address(_texts(told, "source"), _texts(told, "url"))
    return Metadata(
        title=_without_tags(_first(told, "title")),
        standfirst=_without_tags(_first(told, "standfirst")),
        published=_published(told.get("published", [])),
        source=source,
        authors=_persons(as_authors(told["authors"][0]), source) if told.get("authors") else (),
        url=url,
        language=language_code(_first(told, "language")),
        comments=_comments_text(told["comments"][0]) if told.get("comments") else "",
        record_id=_first(told, "record_id"),
        origin=origin,
    )


def _without_tags(line: str) -> str:
    """A headline without the markup in which interfaces and feeds hand it on (``The <i>Post</i> again``)."""
    return " ".join(_TAG.sub("", _BREAK.sub(" ", line)).split()) if _BREAK.search(line) or "</" in line else line


def _texts(told: Mapping[str, list[object]], field: str) -> list[str]:
    return [text for text in map(as_text, told.get(field, ())) if text]


def _first(told: Mapping[str, list[object]], field: str) -> str:
    return as_text(told[field][0]) if told.get(field) else ""


def _published(values: list[object]) -> str:
    """The first of several dates in which a day stands, and not only an hour or "3 hours ago"; else the first of them."""
    told = [text for text in map(date_text, values) if text]
    return told[0] if len(told) == 1 else next((text for text in told if candidate(text, "record")), "".join(told[:1]))


def _persons(names: tuple[str, ...], source: str) -> tuple[str, ...]:
    """The authors without the outlet itself, which scrapers name where an article has none."""
    return tuple(name for name in names if name.casefold() != source.casefold())


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


_FENCE = re.compile(
    r"\A\s*---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
    r"|\A\s*\+\+\+[ \t]*\n(?P<toml>.*?)\n\+\+\+[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_HEADER = re.compile(r"([A-Za-z][A-Za-z _-]{1,24})[ \t]*:[ \t]*(.{0,2000})")
_HEADER_KEYS = HEADER_NAMES - {"by", "name", "comments"}
_RULE = re.compile(r"[-=_*]{5,}")
_TEXT_LABEL = re.compile(r"\s*(?:content|text|body|article|(?:full|article) text)[ \t]*:[ \t]*(?=\S|\n)", re.IGNORECASE)
_LONGEST_UNKNOWN = 100


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """Metadata at the head of a text and the text after it: YAML between ``---``, TOML between ``+++``, or ``Key: value`` lines.

    ``Key: value`` lines count only when at least two known keys, or ``Title:`` alone, stand together at the very top,
    followed by a blank line or a rule; short lines of other keys among them are passed over when a title is there.
    """
    head = text[:_MAX_FRONT_MATTER]
    fenced = _FENCE.match(head)
    if fenced:
        try:
            values = _load_yaml(fenced["yaml"]) if fenced["toml"] is None else tomllib.loads(fenced["toml"])
        except (yaml.YAMLError, ValueError, RecursionError):
            values = None
        if isinstance(values, Mapping) and {normalise_key(k) for k in values} & (_HEADER_KEYS | {"by", "name", "tags", "layout"}):
            return metadata_from(values, origin="front_matter"), text[fenced.end() :]
    return _split_headers(text, head)


def _split_headers(text: str, head: str) -> tuple[Metadata, str]:
    values: dict[str, object] = {}
    others = 0
    position = len(head) - len(head.lstrip())
    for line in head[position:].split("\n"):
        if not line.strip() or (values and _RULE.fullmatch(line.strip())):
            position += len(line)
            break
        header = _HEADER.fullmatch(line.strip())
        key = normalise_key(header[1]) if header else ""
        if header is None or key in values or (key not in _HEADER_KEYS and (not values or len(header[2]) > _LONGEST_UNKNOWN)):
            return NOTHING_KNOWN, text
        others += key not in _HEADER_KEYS
        values |= {key: header[2]} if key in _HEADER_KEYS else {}
        position += len(line) + 1
    titled = bool(values.get("title") or values.get("headline"))
    if (len(values) >= 2 and (titled or not others)) or (len(values) == 1 and titled and not others):
        rest = text[position:]
        label = _TEXT_LABEL.match(rest)
        return metadata_from(values, origin="front_matter"), rest[label.end() :] if label else rest
    return NOTHING_KNOWN, text
