"""``clippings annotate``: texts in, people, dates and quotes out, without an archive."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import IO, Any

from app.annotate.pipeline import load_annotator
from app.domain import UNKNOWN_PUBLISHED, Annotation, DateMention, Mention, PersonInArticle, Published, Quote
from app.errors import UsageError
from app.settings import Settings
from app.store.days import days_of


def annotate_lines(stream: IO[bytes], out: IO[str], settings: Settings, *, explain: bool) -> int:
    """Annotate JSON Lines ``{id, text, published?}``; a bad line is told on standard error. Returns how many were bad."""
    annotator = load_annotator(tagger=settings.tagger, date_order=settings.date_order)
    failed = 0
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            record = _record(line)
            published = _published(record.get("published"))
        except UsageError as error:
            failed += 1
            sys.stderr.write(f"clippings: line {number}: {error}\n")
            continue
        annotation = annotator.fields({"body": record["text"]}, published=published)
        out.write(json.dumps({"id": record.get("id")} | as_record(annotation, explain=explain), ensure_ascii=False) + "\n")
    return failed


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:  # its own text counts lines anew, and would contradict the line told before it
        raise UsageError(f"no JSON: {error.msg} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"no JSON: {error}") from error
    if not isinstance(record, Mapping) or not isinstance(record.get("text"), str):
        raise UsageError('wants a JSON object with a "text" string, as in {"id": "1", "text": "…", "published": "2024-05-17"}')
    return dict(record)


def _published(value: object) -> Published:
    if value is None or value == "":
        return UNKNOWN_PUBLISHED
    date = str(value)[:10]
    if days_of(date) is None:
        raise UsageError(f"published is {value!r}; wants 2024, 2024-05 or 2024-05-17")
    precision = {4: "year", 7: "month"}.get(len(date), "day")
    return Published(date=date, precision=precision, origin="record", confidence=1.0)  # type: ignore[arg-type]


def as_record(annotation: Annotation, *, explain: bool) -> dict[str, Any]:
    """An annotation as the plain data that the command prints."""
    record = {
        "people": [_person(p, explain=explain) for p in annotation.people],
        "dates": [_date(d, explain=explain) for d in annotation.dates],
        "quotes": [_quote(q, explain=explain) for q in annotation.quotes],
    }
    if explain:
        record["no_people"] = [_mention(m, explain=True) for m in annotation.no_people]
    return record


def _person(person: PersonInArticle, *, explain: bool) -> dict[str, Any]:
    record = {"name": person.name, "mentions": [_mention(m, explain=explain) for m in person.mentions], "roles": list(person.roles)}
    return record | {"evidence": person.evidence} if explain else record


def _mention(mention: Mention, *, explain: bool) -> dict[str, Any]:
    record: dict[str, Any] = {"start": mention.start, "end": mention.end, "text": mention.text}
    if explain:
        record |= {"probability": mention.probability, "title": mention.title, "evidence": mention.evidence}
    return record


def _quote(quote: Quote, *, explain: bool) -> dict[str, Any]:
    record = {"start": quote.start, "end": quote.end, "text": quote.text, "speaker": quote.speaker, "cue": quote.cue}
    return record | {"evidence": quote.evidence} if explain else record


def _date(mention: DateMention, *, explain: bool) -> dict[str, Any]:
    record = {"start": mention.start, "end": mention.end, "text": mention.text, "type": mention.type, "value": mention.value}
    record |= {
        "first_day": mention.first_day and mention.first_day.isoformat(),
        "last_day": mention.last_day and mention.last_day.isoformat(),
    }
    record |= {"status": mention.status, "rule": mention.rule}
    if explain:
        record |= {"mod": mention.mod, "anchor": mention.anchor, "evidence": mention.evidence, "confidence": mention.confidence}
    return record
