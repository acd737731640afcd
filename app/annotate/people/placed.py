"""Places that no list knows, by what the article says of them: 'the Ennore creek', 'In Jiujiang,', 'Galmudug's leader'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import FEMALE_NAMES, GIVEN_NAMES_ABROAD, MALE_NAMES, SAYING_VERBS
from app.annotate.people.roles import title_before
from app.annotate.people.spans import SURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.annotate.people.paragraphs import Paragraph
    from app.domain import NameSpan

GROUND = re.compile(
    r"\b[Tt]he ([A-Z][\w’'-]{2,30}) (?:creek|river|valley|delta|basin|coast|peninsula|plateau|region|province|district|constituency"
    r"|neighbou?rhood|suburb|village|township|slum|junction|highway|border|mine|oilfield|reservoir|dam)\b"
)
OPENS_WITH_IN = re.compile(r"(?:^|[.!?:]['\"”’]{0,2}\s|\n)(?:In|At|Near|Outside)\s$")
TWO_WORDS_BEHIND_IN = re.compile(r"(?<![\w,] )\b(?:In|Near|Outside) ([A-Z][\w’'-]{2,30} [A-Z][\w’'-]{2,30}),")
HEADED_AFTER = re.compile(r"['’]s (?:leader|president|premier|governor|mayor|capital|parliament)\b")
STANDS_FOR_BEFORE = re.compile(r"\bmember (?:representing|for)\s$|\b(?:MP|MLA|MCA|lawmaker) representing\s$")
EVENT_AFTER = re.compile(r" as [a-z]")
"""'Uproar as lawmakers impeach speaker'."""
WHICH_AFTER = re.compile(r", which\b")
"""Said of things: 'watching Julian, which formed off Africa'."""
ACTS_AFTER = re.compile(rf",? (?:who|whose|{'|'.join(sorted(SAYING_VERBS))})\b|, \d{{1,3}},")


def told_places(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> set[str]:
    """Marked words that are places, unless the article has them in a full name, with a title, an age or a verb of saying."""
    ground = {m.group(1) for p in paragraphs if " the " in p.text or "The " in p.text for m in GROUND.finditer(p.text)}
    opened = _named_with_in(paragraphs)
    told: set[str] = set()
    people: set[str] = set()
    for paragraph, spans in zip(paragraphs, found, strict=True):
        text = paragraph.text
        for span in spans:
            name = text[span.start : span.end]
            if name in opened and not title_before(text, span.start):
                told.add(name)
            elif " " in name:
                people.update(name.split() if span.probability >= SURE else ())
            elif title_before(text, span.start) or ACTS_AFTER.match(text, span.end):
                people.add(name)
            elif name in ground or _is_placed(text, span) or _is_event(paragraph, span) or WHICH_AFTER.match(text, span.end):
                told.add(name)
    return told - people


def _named_with_in(paragraphs: Sequence[Paragraph]) -> set[str]:
    """'In Orsa Green, ' where neither word is a given name; 'In Ann Lee, they have' is somebody."""
    names = {m.group(1) for p in paragraphs for m in TWO_WORDS_BEHIND_IN.finditer(p.text)}
    return {name for name in names if not set(name.lower().split()) & (MALE_NAMES | FEMALE_NAMES | GIVEN_NAMES_ABROAD)}


def _is_event(paragraph: Paragraph, span: NameSpan) -> bool:
    return paragraph.field == "title" and not span.start and EVENT_AFTER.match(paragraph.text, span.end) is not None


def _is_placed(text: str, span: NameSpan) -> bool:
    before = text[max(0, span.start - 30) : span.start]
    if OPENS_WITH_IN.search(before):
        return text[span.end : span.end + 1] == ","
    return STANDS_FOR_BEFORE.search(before) is not None or HEADED_AFTER.match(text, span.end) is not None
