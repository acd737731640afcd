"""Articles as news databases export them: facts in labelled lines above and below the text ("LENGTH: 512 words")."""

from __future__ import annotations

import re

from app.extract.byline import parse_byline
from app.extract.field_names import normalise_key
from app.extract.metadata import NOTHING_KNOWN, Metadata
from app.extract.read_metadata import metadata_from
from app.extract.reading import Reading

_LABELLED = re.compile(r"(?P<label>[A-Z][A-Za-z]*(?:[ -][A-Za-z]+){0,2})\s?:\s*(?P<value>.*)", re.DOTALL)
_TOLD = frozenset(
    ("headline", "title", "byline", "author", "url", "source", "publication", "publication_title", "pub_date", "publication_date", "date")
)
# Labels that only such exports print; three different ones show that a text is one.
_EXPORTED = frozenset(
    (
        "section", "length", "byline", "dateline", "headline", "load_date", "language", "publication_type", "document_type",
        "journal_code", "graphic", "edition", "correction_date", "pub_date", "publication_date", "word_count", "geographic", "ticker",
        "publication_title", "publication_info", "proquest_document_id", "document_url", "accession_number",
    )
)  # fmt: skip
_OTHER = frozenset(
    (
        "subject",
        "organization",
        "company",
        "person",
        "industry",
        "city",
        "state",
        "country",
        "copyright",
        "type",
        "series",
        "abstract",
        "links",
        "location",
        "people",
        "publisher",
        "issn",
        "publication_year",
        "publication_subject",
        "place_of_publication",
        "country_of_publication",
        "source_type",
        "language_of_publication",
        "database",
        "last_updated",
        "volume",
        "issue",
        "pages",
        "first_page",
    )
)
_MARK = re.compile(
    r"(?:\d+ of \d+ )?documents?(?: \w{12,})?|end of document|body|classification|full text"
    r"|(?:(?:late|early|first|second|third|final|national|city|metro|weekend|sunday) )+edition.{0,20}|-{3,}",
    re.IGNORECASE,
)
# An outlet's bare host is printed as well, and would be the address of every article of it.
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?/\S+", re.IGNORECASE)
_ENOUGH = 3


def take_labelled_fields(reading: Reading) -> Metadata:
    """Cut the labelled lines of an export and the marks between its parts; what they tell, nothing for any other text."""
    found = [(i, match) for i, p in enumerate(reading.paragraphs) if ":" in p.text and (match := _LABELLED.fullmatch(p.text[:400]))]
    if len(found) < _ENOUGH:
        return NOTHING_KNOWN
    labels = [(i, normalise_key(match["label"]), match["value"].strip()) for i, match in found]
    if len({label for _, label, _ in labels if label in _EXPORTED}) < _ENOUGH:
        return NOTHING_KNOWN
    told: dict[str, object] = {}
    for i, label, value in labels:
        if label not in _EXPORTED and label not in _OTHER and label not in _TOLD:
            continue
        reading.cut(i, "record_field")
        if label in _TOLD and value and (label != "url" or _ADDRESS.fullmatch(value)):
            byline = parse_byline(value.split(";")[0], anchored=True) if label in ("byline", "author") else None
            told.setdefault(label, byline.authors if byline else value)
    for i in range(len(reading.paragraphs)):
        if _MARK.fullmatch(reading.text(i)):
            reading.cut(i, "record_field")
    return metadata_from(told, origin="front_matter")
