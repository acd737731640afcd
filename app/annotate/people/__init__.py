"""Who is named in a text, and which mentions are one person.

tagger → spans (clean names) → firms (dropped) → spreading (names that the tagger missed)
→ grouping (mentions of one person) → roles; linking joins the persons of many articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.annotate.people.firms import without_firms
from app.annotate.people.grouping import Group, group_mentions
from app.annotate.people.paragraphs import Paragraph, paragraphs
from app.annotate.people.roles import roles_at, title_before
from app.annotate.people.spans import repair
from app.annotate.people.spreading import spread
from app.domain import Field, Mention, PersonInArticle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.annotate.people.tagger import PersonTagger

MAX_ROLES = 12

__all__ = ["find_people"]


def find_people(fields: Mapping[Field, str], *, tagger: PersonTagger) -> tuple[PersonInArticle, ...]:
    """The people named in title, standfirst and body, read as one document, in order of first mention.

    Offsets of mentions are code points into the mention's own field. Other fields (comments) are not looked at.
    """
    pieces = paragraphs(fields)
    marked = tagger([p.text for p in pieces])
    found = spread(pieces, without_firms(pieces, [repair(p, spans) for p, spans in zip(pieces, marked, strict=True)]))
    mentions: list[Mention] = []
    roles: list[list[str]] = []
    gaps: list[str] = []
    for piece, spans in zip(pieces, found, strict=True):
        for n, span in enumerate(spans):
            mentions.append(_mention(piece, span.start, span.end, span.probability))
            after_name = spans[n - 1].end if n else 0
            capitals = piece.title_case or piece.upper_case
            roles.append(roles_at(piece.text, span.start, span.end, after_name=after_name, all_capitals=capitals))
            gaps.append(piece.text[span.end : spans[n + 1].start] if n + 1 < len(spans) else "\n")
    groups = group_mentions([m.text for m in mentions], [m.title for m in mentions], gaps)
    return tuple(_person(group, mentions, roles) for group in groups)


def _mention(piece: Paragraph, start: int, end: int, probability: float) -> Mention:
    offset = piece.start
    title = title_before(piece.text, start)
    return Mention(
        field=piece.field,
        start=offset + start,
        end=offset + end,
        text=piece.text[start:end],
        probability=round(probability, 3),
        title=title,
    )


def _person(group: Group, mentions: Sequence[Mention], roles: Sequence[Sequence[str]]) -> PersonInArticle:
    worded: dict[str, str] = {}
    for number in group.mentions:
        for role in roles[number]:
            worded.setdefault(role.casefold(), role)
    return PersonInArticle(
        name=" ".join(group.name.split()), mentions=tuple(mentions[n] for n in group.mentions), roles=tuple(worded.values())[:MAX_ROLES]
    )
