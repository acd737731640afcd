"""One record of structured input (JSON, CSV, a feed entry) to an article, whatever its fields are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from app.domain import ArticleDraft
from app.errors import UnreadableInputError
from app.extract.clean import unescaped
from app.extract.field_names import BODY_SYNONYMS, SYNONYMS, normalise_key, record_key, says_nothing
from app.extract.html import extract_html, fragment_text
from app.extract.plaintext import extract_text
from app.extract.read_metadata import metadata_from

NO_MAPPING: Mapping[str, str] = {}
_NAMES = r"(?:p|div|br|span|article|section|h[1-6]|ul|ol|li|a|strong|em|b|i|img|figure|blockquote|table)"
_TAG = re.compile(
    rf"</{_NAMES}\s*>|<{_NAMES}\s*/>|<{_NAMES}\s+[\w:-]+\s*=[^<>]{{0,2000}}>"
    r"|<(?:div|br|span|article|section|h[1-6]|ul|ol|li|strong|em|img|figure|blockquote|table)>|(?:^|[\n.!?>\"”])\s*<p>",
    re.IGNORECASE,
)
"""A sign of markup; agencies write shares and firms so too, "Orsa Oil <P>", "<I M Tveit Ltd>", but no end tag nor attribute."""
_PAGE = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
FIELDS = (*SYNONYMS, "body")


def apply_mapping(record: Mapping[str, object], mapping: Mapping[str, str]) -> dict[str, object]:
    """The record with the user's own field names put under the project's: ``{"body": "story_txt"}`` reads body from story_txt."""
    values = {normalise_key(key): value for key, value in record.items() if isinstance(key, str)}
    for field, name in mapping.items():
        mapped = values.get(normalise_key(name)) or _inside(record, name)
        if mapped not in (None, ""):
            values[normalise_key(field)] = mapped
    return values


def _inside(record: object, path: str) -> object:
    """The value at a path of names (``content.story``); None when there is none."""
    for name in path.split(".") if "." in path else ():
        record = record.get(name) if isinstance(record, Mapping) else None
    return record if "." in path else None


def extract_record(record: Mapping[str, object], *, file_name: str = "", mapping: Mapping[str, str] = NO_MAPPING) -> ArticleDraft:
    """The article that a record holds; its own fields are trusted, its text is cleaned like any other.

    ``mapping`` maps the project's field names to the record's. Raises ``UnreadableInputError`` when it has no text, also
    when it has a title: a title alone is no article that could be read or searched.
    """
    values = apply_mapping(record, mapping)
    key = record_key(values)
    metadata = metadata_from(values, origin="record")
    if metadata.record_id != key:
        metadata = replace(metadata, record_id=key)
    body = _body_of(values)
    if not body.strip() and not metadata.title:
        names = ", ".join(str(name)[:40] for name in [*record][:12])
        raise UnreadableInputError(
            f"record has no title and no text, only {names}; name its text with --map body=FIELD"
            if names
            else "record is empty: no title and no text"
        )
    if not body.strip() and not metadata.comments and not metadata.standfirst:
        raise UnreadableInputError(f"no text: record has a title and {_told_of_body(values)}")
    if "<" in body and _PAGE.search(body[:2_000]):
        draft = extract_html(body, file_name=file_name, url=metadata.url, metadata=metadata)
    else:
        draft = extract_text(_without_markup(body), file_name=file_name, metadata=metadata)
    if metadata.title and not (draft.body or draft.comments or draft.standfirst):
        raise UnreadableInputError("no text: nothing in the record but the title and parts of the page")
    return draft if draft.record_id == (key or None) else replace(draft, record_id=key or None)


def _without_markup(body: str) -> str:
    """Markup read as such, also when it was escaped once too often (``&lt;p&gt;``, ``&amp;quot;``)."""
    if not _has_tag(body):
        body = unescaped(body)
    return unescaped(fragment_text(body)) if _has_tag(body) else body


def _has_tag(body: str) -> bool:
    return "<" in body and _TAG.search(body) is not None


def _body_of(values: Mapping[str, object]) -> str:
    for name in BODY_SYNONYMS:
        for variant in (name, name.replace("_", "")):
            text = _as_body(values.get(variant))
            if text.strip():
                return text
    return ""


def _told_of_body(values: Mapping[str, object]) -> str:
    """Why there is no text: no field of that kind, or one that holds something else."""
    wrong = next((name for name in BODY_SYNONYMS if values.get(name) and not isinstance(values[name], str)), "")
    return f"its {wrong!r} is no text" if wrong else "no text"


def _as_body(value: object) -> str:
    if isinstance(value, str):
        return "" if says_nothing(value) else value
    if isinstance(value, list | tuple):
        return "\n\n".join(part for part in (_as_body(item) for item in value) if part)
    if isinstance(value, Mapping):
        return _as_body(value.get("text") or value.get("value") or value.get("content") or "")
    return ""
