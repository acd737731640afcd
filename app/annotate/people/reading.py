"""Who is named in a text, and which mentions are one person.

tagger → spans (clean names) → lists (names of the same form) → firms (dropped) → spreading (names that the tagger missed)
→ grouping (mentions of one person) → roles; linking joins the persons of many articles.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.annotate.people.abroad import names_abroad
from app.annotate.people.fiction import without_characters, without_works
from app.annotate.people.firms import without_firms
from app.annotate.people.forms_of_address import without_addresses
from app.annotate.people.grouping import ALONE, Group, group_mentions
from app.annotate.people.lists import with_names_in_lists
from app.annotate.people.marks import mended
from app.annotate.people.other_languages import language_of
from app.annotate.people.paragraphs import Paragraph, paragraphs
from app.annotate.people.plurals import without_plurals
from app.annotate.people.roles import roles_at, title_before
from app.annotate.people.spaced import Closed, closed, is_spaced
from app.annotate.people.spans import repair
from app.annotate.people.speakers import with_speakers
from app.annotate.people.spreading import spread
from app.annotate.people.title_names import with_titles_settled
from app.annotate.people.told import PARAGRAPH_END
from app.domain import ANNOTATED_FIELDS, Field, Mention, NameSpan, PersonInArticle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.annotate.people.tagger import PersonTagger

MAX_ROLES = 12
REACH = 90
"""So many characters before a name are read for whose father he is and the like."""

__all__ = ["PeopleRead", "find_people", "read_people"]


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """The people of an article, and the names that the tagger marked but that were taken for something else."""

    people: tuple[PersonInArticle, ...]
    no_people: tuple[Mention, ...]


def find_people(fields: Mapping[Field, str], *, tagger: PersonTagger) -> tuple[PersonInArticle, ...]:
    """The people named in title, standfirst and body, read as one document, in order of first mention.

    Offsets of mentions are code points into the mention's own field. Other fields (comments) are not looked at.
    """
    return read_people(fields, tagger=tagger).people


def read_people(fields: Mapping[Field, str], *, tagger: PersonTagger) -> PeopleRead:
    """``find_people`` with what it left out, and why; tokenised text is read as a paper would print it."""
    if not is_spaced(fields[f] for f in ANNOTATED_FIELDS if f in fields):
        return _read(fields, tagger)
    papers = {field: closed(text) for field, text in fields.items() if field in ANNOTATED_FIELDS}
    read = _read({field: paper.text for field, paper in papers.items()}, tagger)
    people = tuple(replace(p, mentions=tuple(_moved(m, papers, fields) for m in p.mentions)) for p in read.people)
    return PeopleRead(people, tuple(_moved(m, papers, fields) for m in read.no_people))


def _moved(mention: Mention, papers: Mapping[Field, Closed], fields: Mapping[Field, str]) -> Mention:
    """The mention where the tokenised text has it."""
    start, end = papers[mention.field].before(mention.start, mention.end)
    return replace(mention, start=start, end=end, text=fields[mention.field][start:end])


def _read(fields: Mapping[Field, str], tagger: PersonTagger) -> PeopleRead:
    pieces = paragraphs(fields)
    marked = tagger([p.text for p in pieces])
    pieces = with_speakers(pieces, marked)
    dropped: list[tuple[Paragraph, NameSpan]] = []
    if language := language_of(pieces):
        found, bent = names_abroad(pieces, marked, language)
        dropped += _left_out(pieces, marked, found, "no name for certain, in an article that is not in English")
    else:
        found, bent = _names(pieces, marked, dropped), {}
    return _grouped(pieces, found, dropped, bent)


def _names(
    pieces: Sequence[Paragraph], marked: Sequence[Sequence[NameSpan]], dropped: list[tuple[Paragraph, NameSpan]]
) -> list[list[NameSpan]]:
    """The names in an article in English; ``dropped`` takes the marks that are none."""
    clean = [with_names_in_lists(p, repair(p, spans, dropped=dropped)) for p, spans in zip(pieces, marked, strict=True)]
    clean = with_titles_settled(pieces, marked, without_addresses(pieces, clean))
    single = without_plurals(pieces, clean)
    works = without_works(pieces, single)
    real = without_characters(pieces, works)
    cut = mended(pieces, real)
    personal = without_firms(pieces, cut)
    dropped += _left_out(pieces, clean, single, "a family or a people in the plural, by the words around it")
    dropped += _left_out(pieces, single, works, "a song, a film or another work, by the quotation marks around it")
    dropped += _left_out(pieces, works, real, "a character of fiction, by what a review says of it")
    dropped += _left_out(pieces, real, cut, "no name by the rest of the article: initials, a misprint, a word of a headline in capitals")
    dropped += (firms := list(_left_out(pieces, cut, personal, "a firm or a thing, by what the article says of it")))
    found = spread(pieces, personal, barred=[piece.text[span.start : span.end] for piece, span in firms])
    dropped += _left_out(pieces, personal, found, "too doubtful, and nothing else in the article supports it")
    return found


def _grouped(
    pieces: Sequence[Paragraph],
    found: Sequence[Sequence[NameSpan]],
    dropped: Sequence[tuple[Paragraph, NameSpan]],
    bent: Mapping[str, str],
) -> PeopleRead:
    """The persons behind the names, each with the roles that are told of it; ``bent`` has the forms to group by of some texts."""
    mentions: list[Mention] = []
    roles: list[list[str]] = []
    gaps: list[str] = []
    befores: list[str] = []
    for piece, spans in zip(pieces, found, strict=True):
        for n, span in enumerate(spans):
            mentions.append(_mention(piece, span, title_before(piece.text, span.start)))
            after_name, next_name = spans[n - 1].end if n else 0, spans[n + 1].start if n + 1 < len(spans) else None
            capitals = piece.title_case or piece.upper_case
            roles.append(roles_at(piece.text, span.start, span.end, after_name=after_name, next_name=next_name, all_capitals=capitals))
            befores.append(piece.text[max(after_name, span.start - REACH) : span.start])
            gaps.append(
                piece.text[span.end : next_name] if next_name is not None else PARAGRAPH_END + piece.text[span.end : span.end + REACH]
            )
    groups = group_mentions([bent.get(m.text, m.text) for m in mentions], [m.title for m in mentions], gaps, befores)
    left_out = tuple(_mention(piece, span, "") for piece, span in dropped)
    return PeopleRead(tuple(_person(group, mentions, roles) for group in groups), left_out)


def _left_out(
    pieces: Sequence[Paragraph], before: Sequence[Sequence[NameSpan]], after: Sequence[Sequence[NameSpan]], why: str
) -> Iterator[tuple[Paragraph, NameSpan]]:
    """The spans of ``before`` that touch none of ``after``."""
    for piece, spans, kept in zip(pieces, before, after, strict=True):
        starts = [k.start for k in kept]
        for span in spans:
            at = bisect_left(starts, span.end) - 1
            if at < 0 or kept[at].end <= span.start:
                yield piece, replace(span, evidence=why)


def _mention(piece: Paragraph, span: NameSpan, title: str) -> Mention:
    return Mention(
        field=piece.field,
        start=piece.start + span.start,
        end=piece.start + span.end,
        text=piece.text[span.start : span.end],
        probability=round(span.probability, 3),
        title=title,
        evidence=span.evidence or f"tagger {span.probability:.2f}",
    )


def _person(group: Group, mentions: Sequence[Mention], roles: Sequence[Sequence[str]]) -> PersonInArticle:
    worded: dict[str, str] = {}
    for number in group.mentions:
        for role in roles[number]:
            worded.setdefault(role.casefold(), role)
    joined = {why: None for why in (group.why[n] for n in group.mentions) if why != ALONE}
    return PersonInArticle(
        name=" ".join(group.name.split()),
        mentions=tuple(replace(mentions[n], evidence=f"{mentions[n].evidence}; {group.why[n]}") for n in group.mentions),
        roles=tuple(worded.values())[:MAX_ROLES],
        evidence="; ".join(joined) or ALONE,
    )
