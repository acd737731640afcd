"""One record of structured input (JSON, CSV, a feed entry) to an article, whatever its fields are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from app.domain import ArticleDraft
from app.errors import UnreadableInputError
from app.extract import date_values
from app.extract.clean import unescaped
from app.extract.field_names import BODY_SYNONYMS, SYNONYMS, WHOLE_TEXTS, normalise_key, record_key, says_nothing, spellings, told_aside
from app.extract.html import extract_html, fragment_text
from app.extract.metadata import Metadata
from app.extract.outlets import outlet_of_address, split_title
from app.extract.plaintext import extract_text
from app.extract.published import date_in_url
from app.extract.read_metadata import metadata_from
from app.language.guessing import guess_language

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
_PLACES = {name: place for place, name in enumerate(spellings(BODY_SYNONYMS))}
_WHOLE = frozenset(spellings(WHOLE_TEXTS))
_MARKED_UP = frozenset(spellings(("content_html", "content_encoded", "body_html", "article_html", "html_content")))
_KNOWN = frozenset(spellings((*BODY_SYNONYMS, *(name for names in SYNONYMS.values() for name in names))))
_MUCH_LONGER = 1.5
_TEASER = 600
_LONGEST_MARK = 40
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|\[\+?\d+ chars\])\s*$")
_WORTH_NAMING = 60
_CUT_OFF = re.compile(r"\s*\[\+?\d+ chars\]\s*$")  # how much of the text a news interface keeps for itself
_SAMPLE = 3_000


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


def extract_record(
    record: Mapping[str, object], *, file_name: str = "", mapping: Mapping[str, str] = NO_MAPPING, day_first: bool | None = None
) -> ArticleDraft:
    """The article that a record holds; its own fields are trusted, its text is cleaned like any other.

    ``mapping`` maps the project's field names to the record's. ``day_first`` tells whether the numeric dates of its file
    begin with the day, where the file shows it. Raises ``UnreadableInputError`` when it has no text, also when it has a
    title: a title alone is no article that could be read or searched.
    """
    values = apply_mapping(record, mapping)
    key = record_key(values)
    body = _body_of(values)
    metadata = _settled(metadata_from(told_aside(values) | values, origin="record"), body, day_first=day_first)
    if metadata.record_id != key:
        metadata = replace(metadata, record_id=key)
    _refuse_without_text(record, values, body, metadata)
    if "<" in body and _PAGE.search(body[:2_000]):
        draft = extract_html(body, file_name=file_name, url=metadata.url, metadata=metadata)
    else:
        draft = extract_text(_without_markup(body), file_name=file_name, metadata=metadata)
    if metadata.title and not (draft.body or draft.comments or draft.standfirst):
        raise UnreadableInputError("no text: nothing in the record but the title and parts of the page")
    if not draft.source and (outlet := outlet_of_address(draft.url or "")):
        draft = replace(draft, source=outlet)
    return draft if draft.record_id == (key or None) else replace(draft, record_id=key or None)


def _settled(metadata: Metadata, body: str, *, day_first: bool | None) -> Metadata:
    """The metadata with the outlet taken off the title, and the day told from the month where both readings are possible."""
    title, outlet = split_title(metadata.title, metadata.source, metadata.url)
    if outlet:
        metadata = replace(metadata, title=title, source=metadata.source or outlet)
    if date_values.day_order(metadata.published) != "either" or date_in_url(metadata.url):
        return metadata
    if day_first is None:
        language = metadata.language or guess_language(body[:_SAMPLE])
        if not language or language.casefold().startswith("en"):
            return metadata
        day_first = True  # English alone writes the month first
    return replace(metadata, published=date_values.settled(metadata.published, day_first=day_first))


def _refuse_without_text(record: Mapping[str, object], values: Mapping[str, object], body: str, metadata: Metadata) -> None:
    if body.strip():
        return
    likely = _longest_text(record)
    told = _told_of_body(values)
    if not metadata.title:
        names = ", ".join(str(name)[:40] for name in [*record][:12] if name)
        if not names:
            raise UnreadableInputError("record is empty: no title and no text")
        raise UnreadableInputError(f"record has no title and no text, only {names}; name its text with --map body={likely or 'FIELD'}")
    if not metadata.comments and not metadata.standfirst:
        advice = f"; name its text with --map body={likely}" if likely else "; fetch the articles that it lists, or leave it out"
        raise UnreadableInputError(f"no text: record has a title and {told}{advice if told == 'no text' else ''}")


def _longest_text(record: Mapping[str, object]) -> str:
    """The field of unknown name with the longest text in it, as it may be named; "" when there is no text in any."""
    texts = ((len(value), name) for name, value in record.items() if isinstance(value, str) and " " in value.strip())
    unknown = [(length, name) for length, name in texts if length >= _WORTH_NAMING and normalise_key(name) not in _KNOWN]
    return max(unknown)[1][:40] if unknown else ""


def _without_markup(body: str) -> str:
    """Markup read as such, also when it was escaped once too often (``&lt;p&gt;``, ``&amp;quot;``)."""
    if not _has_tag(body):
        body = unescaped(body)
    return unescaped(fragment_text(body)) if _has_tag(body) else body


def _has_tag(body: str) -> bool:
    return "<" in body and _TAG.search(body) is not None


def _body_of(values: Mapping[str, object]) -> str:
    """The first text that stands under a known name, or, where that is but a teaser, the fullest of the others."""
    named = sorted((name for name in values if name in _PLACES), key=_PLACES.__getitem__)
    told = ((name, text) for name in named if (text := _as_body(values[name])).strip())
    first, chosen = next(told, ("", ""))
    if first in _WHOLE and (len(chosen) < _TEASER or _BREAKS_OFF.search(chosen[-_LONGEST_MARK:])):
        others = [(len(_without_markup(text)), text) for name, text in told if name in _WHOLE | _MARKED_UP]
        length, fuller = max(others, default=(0, ""))
        chosen = fuller if length > _MUCH_LONGER * len(chosen) else chosen
    return _CUT_OFF.sub("", chosen) if _CUT_OFF.search(chosen[-_LONGEST_MARK:]) else chosen


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
