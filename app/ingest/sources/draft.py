"""From a document of any format to the article in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from app.domain import ArticleDraft
from app.errors import UnreadableInputError
from app.extract.clean import decode, unescaped
from app.extract.html import extract_html
from app.extract.markdown import extract_markdown, opens_like_markdown
from app.extract.no_prose import no_prose
from app.extract.plaintext import extract_text
from app.extract.record import NO_MAPPING, extract_record
from app.extract.stand_ins import stand_in
from app.ingest.sources.document import SourceDocument

_MARKDOWN = (".md", ".markdown", ".mdown")


def to_draft(document: SourceDocument, *, mapping: Mapping[str, str] = NO_MAPPING) -> ArticleDraft:
    """The article in a document. Raises ``UnreadableInputError`` with a reason for people when there is none.

    ``mapping`` names the fields of records: ``{"body": "story_txt"}``.
    """
    draft = _extract(document, mapping)
    if not (draft.title or draft.body or draft.comments):
        raise UnreadableInputError("no text found")
    if document.kind == "html" and not (draft.body or draft.comments or draft.standfirst):
        raise UnreadableInputError("no text: nothing on the page but its title")
    if not draft.comments and (told := stand_in(draft.title, draft.body)):
        raise UnreadableInputError(f"no article: {told} ({draft.title[:60]!r}); fetch the article again, or leave this out")
    if document.key and draft.record_id is None:
        return replace(draft, record_id=document.key)
    return draft


def _extract(document: SourceDocument, mapping: Mapping[str, str]) -> ArticleDraft:
    name = document.path
    if document.kind == "record":
        return extract_record(_record(document), file_name="" if document.key else name, mapping=mapping, day_first=document.day_first)
    if document.kind == "html":
        return extract_html(document.data, file_name=name, url=document.metadata.url, metadata=document.metadata)
    if document.key and not name.endswith(document.key):
        name = ""  # one of many articles in the file, whose name is that of an export
    text = unescaped(decode(document.data))
    if told := no_prose(text):
        raise UnreadableInputError(f"no article: {told}; leave this out")
    if name.casefold().endswith(_MARKDOWN) or opens_like_markdown(text):
        return extract_markdown(text, file_name=name, metadata=document.metadata)
    return extract_text(text, file_name=name, metadata=document.metadata)


def _record(document: SourceDocument) -> dict[str, object]:
    try:
        record = json.loads(document.data)
    except (ValueError, RecursionError) as error:
        raise UnreadableInputError("not valid JSON") from error
    if not isinstance(record, dict):
        raise UnreadableInputError("record is no JSON object")
    return record
