"""Where the articles are in a JSON value: lists, wrappers, tables, exports of databases and news interfaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.extract.field_names import BODY_SYNONYMS, SYNONYMS, normalise_key

_LISTS = ("articles", "items", "data", "results", "records", "docs", "documents", "entries", "posts", "hits", "rows", "response", "stories",
          "news", "value", "@graph")  # fmt: skip
_NESTED = ("hits", "response", "data", "results")
_ENVELOPES = ("_source", "article", "doc", "document", "fields", "attributes", "item", "node", "record", "data", "news")
# {"rendered": …} of WordPress, {"$date": …} of MongoDB, {"main": …} and {"original": …} of the New York Times.
_WRAPPED = ("rendered", "$date", "$oid", "$numberLong", "$numberInt", "main", "original", "#text", "$t", "_text", "__cdata")
_TITLES = frozenset(spelling for name in SYNONYMS["title"] for spelling in (name, name.replace("_", "")))
_BODIES = frozenset(spelling for name in BODY_SYNONYMS for spelling in (name, name.replace("_", "")))
_ADDRESSES = frozenset(("url", "link", "web_url", "article_url"))
_FIELDS = frozenset(name for names in SYNONYMS.values() for name in names)
_DEPTH = 6


def records_in(value: object, *, depth: int = 0) -> Iterator[object]:
    """The records that a JSON value holds, lists and wrappers taken apart; what is no object comes as it is."""
    if isinstance(value, list) and depth <= _DEPTH:
        for item in value:
            yield from records_in(item, depth=depth + 1) if isinstance(item, list | dict) else (item,)
        return
    if not isinstance(value, dict) or depth > _DEPTH:
        yield value
        return
    nested = None if _written(value, _BODIES) else _list_in(value)
    yield from records_in(nested, depth=depth + 1) if nested is not None else (value,)


def _written(value: Mapping[str, object], names: frozenset[str]) -> bool:
    """Whether one of these fields is written out, as it is in an article itself."""
    return any(isinstance(one, str) and normalise_key(name) in names for name, one in value.items())


def _list_in(value: Mapping[str, object]) -> object | None:
    """The part of a wrapper that holds its records; None for what is no wrapper."""
    if isinstance(value.get("columns"), list) and isinstance(value.get("data"), list):
        return _rows(value["columns"], value["data"])
    for name in _LISTS:
        inner = value.get(name)
        if isinstance(inner, list) and "jsonfeed" in str(value.get("version")):
            return [{"source": value.get("title"), **item} if isinstance(item, dict) else item for item in inner]
        if name == "@graph" and isinstance(inner, list):
            return [node for node in inner if isinstance(node, dict) and (node.get("articleBody") or node.get("headline"))]
        if isinstance(inner, list) and (not _written(value, _TITLES) or any(isinstance(item, dict) for item in inner)):
            return inner
        nested = isinstance(inner, dict) and (name in _NESTED or not _written(value, _TITLES))
        if nested and isinstance(inner, dict) and _list_in(inner) is not None:
            return inner
    if listed := _lists_of_articles(value):
        return listed
    parts = [part for part in value.values() if isinstance(part, dict)]
    if len(parts) < len(value) or not parts:
        return _wrapped_deeper(value)
    if any(normalise_key(name) in _BODIES for name in value):
        return _transposed(value)
    return (
        [part if name in _ENVELOPES else {"id": name, **part} for name, part in zip(value, parts, strict=True)]
        if all(_written(part, _BODIES | _TITLES) for part in parts)
        else _wrapped_deeper(value)
    )


def _wrapped_deeper(value: Mapping[str, object]) -> list[object] | None:
    """The records of the wrappers inside a wrapper, whatever they are called: outlets by name, collections, the data of a page."""
    if _written(value, _BODIES | _TITLES | _ADDRESSES):
        return None
    inside = (part for inner in value.values() for part in (inner if isinstance(inner, list) else [inner]))
    wrappers = [part for part in inside if isinstance(part, dict) and not _written(part, (_BODIES | _TITLES) - {"name"})]
    found = [nested for part in wrappers if (nested := _list_in(part)) is not None]
    return [record for nested in found for record in (nested if isinstance(nested, list) else [nested])] or None


def _lists_of_articles(value: Mapping[str, object]) -> list[object]:
    """The records of lists under any other name, one behind another: of a wrapper, which has no text of its own."""
    if any(normalise_key(name) in _BODIES for name in value):
        return []
    needed = (_BODIES, _TITLES) if _written(value, _TITLES) else (_BODIES,)  # an article without text has pictures and authors in lists
    lists = (inner for name, inner in value.items() if isinstance(inner, list) and normalise_key(name) not in _FIELDS)
    return [
        item
        for inner in lists
        if any(isinstance(one, dict) and all(_written(_unpacked(one), names) for names in needed) for one in inner)
        for item in inner
    ]


def _unpacked(item: Mapping[str, object]) -> Mapping[str, object]:
    """What an envelope around a record holds: ``{"node": {…}}``, ``{"kind": "t3", "data": {…}}``; other items as they are."""
    return next((inner for name in _ENVELOPES if isinstance(inner := item.get(name), dict)), item)


def _rows(columns: object, rows: object) -> list[object]:
    """A table as pandas writes it (``orient="split"``)."""
    assert isinstance(columns, list)  # noqa: S101  the caller looked
    assert isinstance(rows, list)  # noqa: S101
    return [dict(zip(map(str, columns), row, strict=False)) if isinstance(row, list) else row for row in rows]


def _transposed(columns: Mapping[str, object]) -> list[object] | None:
    """A table written column by column: ``{"title": {"0": …, "1": …}, "text": {"0": …}}``."""
    named = {name: column for name, column in columns.items() if isinstance(column, dict)}
    keys = list(dict.fromkeys(key for column in named.values() for key in column))
    if not all(str(key).isdigit() for key in keys):
        return None
    return [{name: column[key] for name, column in named.items() if key in column} for key in keys]


def plain_record(record: dict[str, object]) -> dict[str, object]:
    """The record without the wrappings that databases and interfaces put around it and around its values."""
    if not any(isinstance(value, dict) for value in record.values()):
        return record
    inner = next((record[name] for name in _ENVELOPES if isinstance(record.get(name), dict)), None)
    if isinstance(inner, dict) and not _written(record, _BODIES) and any(normalise_key(name) in _BODIES | _TITLES for name in inner):
        record = {name: value for name, value in record.items() if value is not inner} | inner
    record = {name: _unwrapped(value) for name, value in record.items()}
    embedded = record.get("_embedded")
    return {**record, "author": embedded["author"]} if isinstance(embedded, dict) and embedded.get("author") else record


def _unwrapped(value: object) -> object:
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("@id"), str) and not value.get("name"):
        return value["@id"]
    name = next((name for name in _WRAPPED if name in value), None)
    return value if name is None else _unwrapped(value[name])
