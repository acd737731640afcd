"""From what a tagger marks to clean names: titles, possessives and punctuation cut, what is no person dropped."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import (
    ACRONYMS_BEFORE_NAMES,
    FAMILY_NAMES_FIRST,
    NAMED_THINGS,
    NOT_PEOPLE,
    ORGANISATION_ENDS,
    ORGANISATION_HEADS,
    PARTICLES,
    TITLES,
    TITLES_THAT_ARE_NAMES,
    VESSELS,
    WORDS_AFTER_HYPHEN,
    WORDS_BEFORE_HYPHEN,
)
from app.domain import NameSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.annotate.people.paragraphs import Paragraph

SURE = 0.5
SURE_OF_ONE_WORD = 0.7
"""A one-word name needs more, as most mistakes are one word long."""
MAX_WORDS = 10
MAX_LETTERS = 120
SHORT_LINE = 45
"""A line break after fewer characters ends a caption or an entry of a list; after more it only wraps a paragraph."""

DASH = re.compile(r"\s[-–—]{1,2}\s|\svs?\.?\s|(?<=[a-z])[–—](?=[A-Z])")
LEFT = re.compile(r"[\s\"'“”‘’(\[,.;:*•–—\-/|]+")
RIGHT = re.compile(r"(?:['’]s|['’]|[\s\"“”)\],;:*–—\-/|]|(?<=\w\w\w)\.)$", re.IGNORECASE)
ABBREVIATION = re.compile(r"\b(?:Jr|Sr|[A-Z])\.$")
SHORT_SHARE = 0.6
"""And shorter than this share of the longest line nearby: narrow columns wrap early."""

INITIALS_BEFORE = re.compile(r"(?<![\w.])(?!(?:U\. ?S|U\. ?K|U\. ?N|D\. ?C|L\. ?A|E\. ?U)\.)(?:[A-Z]\.[ -]?){1,3}$")
BARE_INITIALS_BEFORE = re.compile(r"(?<![\w.'’-])([A-Z]{2}) $")
ABBREVIATED_GIVEN_BEFORE = re.compile(r"(?<![\w.'’-])(?:Md|Mohd|Muhd|Ma|Wm|Chas|Geo|Jos|Thos|Robt|Alex|Fco|Sk)\. $")
PARTICLES_BEFORE = re.compile(r"(?<![\w'’-])((?:(?:van|von|de|der|den|del|della|di|da|dos|la|bin|ibn|al|el|ten|ter) ){1,2})$")
WORD_BEFORE = re.compile(r"(?<![\w-])([A-Z][a-z]+) $")
SHIP_BEFORE = re.compile(r"\b(?:HMS|HMCS|HMAS|USS|USNS|RMS|SS|MV)\s+(?:[A-Z][\w.]*\s+){0,2}$")
GENERATION_AFTER = re.compile(r",? (?:Jr|Sr)\b\.?|,? (?:II|III|IV)\b")
HYPHENATED_AFTER = re.compile(r"-([^\W\d_]\w*)")
HYPHENATED_BEFORE = re.compile(r"([^\W\d_]+)-$")
TITLES_THAT_ARE_GIVEN_NAMES = frozenset(("dean", "earl", "don", "scott", "french", "love", "young", "israel", "price", "rice"))
HYPHENATED_GIVEN = re.compile(r"[^\W\d_a-z][^\W\d_]+-[^\W\d_A-Z][^\W\d_]+")
CAPTION_WORD = re.compile(r"(?:^|\s)(?:Image|Images|Photo|Photos|Photograph|Picture|Pictures|Credit|File|Video|Source|Courtesy)$")
LOWER_LAST = re.compile(r"\s+([a-z]{2,})$")
FIRST_WORD = re.compile(r"(\S+)\s+")
NAMELIKE = re.compile(r"[^\W\d_a-z]\w|[A-Z]\.|[^\x00-\x7f]{2}")
THING_BEFORE = re.compile(r"([A-Za-z]+)[ ][\"“‘']?$")
VESSEL_BEFORE = re.compile(
    r"\b(?:" + "|".join(sorted(VESSELS)) + r")[ ][\"“‘']?(?:Princess|Queen|King|Prince|Lady|Saint|St\.|Santa|San|Sir|Don|Doña|Miss)[ ]$"
)
COUNTED = frozenset(("One", "Two", "Three", "Many", "Most", "Some", "Several", "Another", "Both", "Few", "All", "Each", "Every", "Other"))
"""At the start of a sentence before a people's name: 'One Rohingya'."""
SENTENCE_BEFORE = re.compile(r"(?:^|[.!?\n“\"])\s*$")
TOLD_BEFORE = re.compile(r"\b(?:told|asked|informed|warned|reminded|showed|gave|sent|assured)[ ]$")
NEXT_WORD = re.compile(r"[ ](?:&[ ])?([A-Z][A-Za-z]*)")
ORGANISATION_AFTER_THE = re.compile(r"(?:[ ][A-Z][\w'’.-]*){1,3}[ ]([A-Z][a-z]+)\b")
OF_THE_MATCH = re.compile(
    r"(?:\s+(?:Man|Woman|Player|Manager|Coach|Person|Team|Artist|Album|Film|Song|Book|Driver|Rider|Goal))?\s+of\s+the\s+"
    r"(?:Match|Year|Month|Week|Day|Series|Tournament|Season|Decade|Century)\b"
)
OF_SOMETHING = re.compile(r"(\S+ \S.*?) of (?:the )?[A-Z]")
DATELINE_AFTER = re.compile(r"(?:,\s[A-Z][\w.]+(?:\s\d{1,2})?){0,3}\s?(?:[—–]|-{1,2}\s|:)")
AGE_OF_BEFORE = re.compile(r"\b\d{1,3},\s+(?:of|from)\s+$")
AGENCY_AFTER = re.compile(r"[\s,]*(?:[A-Z][\w.]*,?\s)?\((?:AP|AFP|Reuters|REUTERS|CNN|Xinhua|TASS|UPI|ANI|PTI|IANS|dpa|DPA|PA|BBC)\)")
STATE_AFTER = re.compile(
    r",\s+(?:(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
    r"|N\.[ ]?[HJMYCD]|S\.[ ]?[CD]|R\.[ ]?I|W\.[ ]?Va|D\.[ ]?C)\."
    r"|(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana"
    r"|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska"
    r"|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania"
    r"|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin"
    r"|Wyoming|Ontario|Quebec|Alberta|England|Scotland|Wales)\b)"
)


def repair(paragraph: Paragraph, found: Iterable[NameSpan], *, dropped: list[tuple[Paragraph, NameSpan]] | None = None) -> list[NameSpan]:
    """Clean spans in text order and without overlap, hints below ``SURE`` included; ``dropped`` takes what is no person, and why."""
    out: list[NameSpan] = []
    for span in found:
        for part in _parts(paragraph.text, span):
            tidy = _tidy(paragraph.text, part)
            why = why_no_person(paragraph, tidy) if tidy else "no name: a title, a word in small letters or a whole phrase"
            if tidy is None or why:
                if dropped is not None:
                    dropped.append((paragraph, replace(tidy or part, evidence=why)))
                continue
            if out and tidy.start == out[-1].start and tidy.end > out[-1].end:
                tidy = NameSpan(tidy.start, tidy.end, max(tidy.probability, out.pop().probability))
            if out and tidy.start < out[-1].end:
                continue
            if out and _one_name(paragraph, out[-1], tidy):
                tidy = NameSpan(out.pop().start, tidy.end, max(tidy.probability, SURE), "two marks of the tagger joined")
            out.append(tidy)
    return out


def _one_name(paragraph: Paragraph, left: NameSpan, right: NameSpan) -> bool:
    """Two marks with only a blank between are one name: 'Abubakar' 'Sadiq Bello', 'Yoon' 'Hae-won'.

    Not where capitals tell nothing, not two full names, and not 'told Sanusi Thin Thin Myint was free'.
    """
    text = paragraph.text
    words = (text[left.start : left.end], text[right.start : right.end])
    if text[left.end : right.start] != " " or all(" " in w for w in words):
        return False
    if any(HYPHENATED_GIVEN.fullmatch(w) for w in words) and not any(" " in w for w in words):
        return True
    capitals_tell = not paragraph.title_case and not paragraph.upper_case
    return capitals_tell and not TOLD_BEFORE.search(text[max(0, left.start - 12) : left.start])


def sure(text: str, span: NameSpan) -> bool:
    """Is the tagger sure enough of this span to count it without support from the rest of the article?"""
    return span.probability >= (SURE if len(text[span.start : span.end].split()) > 1 else SURE_OF_ONE_WORD)


def _parts(text: str, span: NameSpan) -> list[NameSpan]:
    """The names in a span that runs over a dash; a place before a dash at the start of a paragraph is a dateline."""
    parts: list[NameSpan] = []
    start = span.start
    for dash in [*DASH.finditer(text, span.start, min(span.end, span.start + 400)), None]:
        end = dash.start() if dash else span.end
        if dash is None or not _opens(text, start):
            parts += _across_lines(text, NameSpan(start, end, span.probability))
        start = dash.end() if dash else end
    return parts


def _opens(text: str, start: int) -> bool:
    """Is there nothing but white space before? Looks at the nearest characters first, so that a long paragraph costs no more."""
    return not text[max(0, start - 40) : start].strip() and not text[:start].strip()


def _across_lines(text: str, span: NameSpan) -> list[NameSpan]:
    """Two names on two lines are two; a name that is only wrapped is one."""
    breaks = [m.start() for m in re.finditer("\n", text[span.start : min(span.end, span.start + 400)])]
    if not breaks:
        return [span]
    longest = max(map(len, text[max(0, span.start - 500) : span.end + 500].split("\n")))
    cuts = [0]
    for at in breaks:
        place = span.start + at
        line_start = text.rfind("\n", 0, place) + 1
        before, after = text[span.start + cuts[-1] : place].split(), text[place : span.end].split()
        short = place - line_start < min(SHORT_LINE, SHORT_SHARE * longest)
        fills_the_line = not text[line_start : span.start + cuts[-1]].strip()
        if short or fills_the_line or (len(before) > 1 and len(after) > 1):
            cuts.append(at)
    cuts.append(span.end - span.start)
    return [NameSpan(span.start + a, span.start + b, span.probability) for a, b in pairwise(cuts)]


def _tidy(text: str, span: NameSpan) -> NameSpan | None:
    """The name alone: whole hyphenated words and initials in; titles, quotes, possessives and punctuation out."""
    start, end = span.start, span.end
    if end - start > 4 * MAX_LETTERS or len(text[start:end].split()) > MAX_WORDS:
        return None
    start, end = _hyphenated(text, start, end)
    start, end = _trimmed(text, start, end)
    start = _with_initials(text, start, end)
    if m := GENERATION_AFTER.match(text, end, end + 6):
        end = m.end()
    while (m := LOWER_LAST.search(text, start, end)) and m.group(1) not in PARTICLES:
        end = m.start()
    if m := OF_SOMETHING.match(text, start, min(len(text), end)):
        end = m.end(1)
    if text[end : end + 1] == ":" and (m := CAPTION_WORD.search(text, start, end)):
        end = m.start()
    name = text[start:end]
    folded = name.lower().strip(".")
    if not NAMELIKE.search(name) or (folded in TITLES and folded not in TITLES_THAT_ARE_NAMES):
        return None
    return NameSpan(start, end, span.probability)


def _hyphenated(text: str, start: int, end: int) -> tuple[int, int]:
    end -= text[start:end].endswith("-")
    while end - start < MAX_LETTERS and (m := HYPHENATED_AFTER.match(text, end, end + 40)):
        part = m.group(1)
        ordinary = part.lower() in WORDS_AFTER_HYPHEN or part.endswith(("ed", "ing"))
        if part[0].islower() and (ordinary or len(part) > 6):
            break
        end = m.end()
    while end - start < MAX_LETTERS and (m := HYPHENATED_BEFORE.search(text[max(0, start - 40) : start])):
        part = m.group(1)
        if part[0].islower() or part.lower() in WORDS_BEFORE_HYPHEN or (part.isupper() and not text[start:end].isupper()):
            break
        start -= len(m.group())
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while name := text[start:end]:
        if m := LEFT.match(name):
            start += m.end()
        elif (m := RIGHT.search(name)) and m.start() and not ABBREVIATION.search(name):
            end = start + m.start()
        elif (m := FIRST_WORD.match(name)) and (
            _is_title(m.group(1), name[m.end() :]) or (m.group(1) in COUNTED and SENTENCE_BEFORE.search(text[max(0, start - 5) : start]))
        ):
            start += m.end()
        else:
            break
    return start, end


def _is_title(word: str, rest: str) -> bool:
    """A title before a name; 'Dean Kamen' and 'Earl Warren' are whole names unless a full name follows ('Dean Ann Lee')."""
    bare = word.lower().strip(".,")
    if bare not in TITLES:
        return False
    return not (bare in TITLES_THAT_ARE_NAMES and len(rest.split()) == 1 and bare in TITLES_THAT_ARE_GIVEN_NAMES)


def _with_initials(text: str, start: int, end: int) -> int:
    before = text[max(0, start - 16) : start]
    if m := INITIALS_BEFORE.search(before):
        return start - len(m.group())
    family = WORD_BEFORE.search(before)
    if family and HYPHENATED_GIVEN.fullmatch(text, start, end) and family.group(1).lower() in FAMILY_NAMES_FIRST:
        return start - len(family.group())  # Son Heung-min
    if m := ABBREVIATED_GIVEN_BEFORE.search(before):
        return start - len(m.group())  # Md. Irfan
    if m := PARTICLES_BEFORE.search(before):
        return start - len(m.group())
    one_word = " " not in text[start:end]
    if (
        one_word
        and (m := BARE_INITIALS_BEFORE.search(before))
        and m.group(1) not in ACRONYMS_BEFORE_NAMES
        and not text[start:end].isupper()
    ):
        return start - len(m.group())
    return start


def is_person(paragraph: Paragraph, span: NameSpan) -> bool:
    """False where the words around a name make it the name of something else."""
    return not why_no_person(paragraph, span)


def why_no_person(paragraph: Paragraph, span: NameSpan) -> str:
    """What makes this the name of something else, in words; '' when nothing does."""
    text, start, end = paragraph.text, span.start, span.end
    before, after = text[max(0, start - 30) : start], text[end : end + 60]
    heads = not paragraph.title_case
    if heads and (m := NEXT_WORD.match(after)) and m.group(1) in ORGANISATION_HEADS:
        return f"part of a longer name that ends in {m.group(1)}"  # the Andy Warhol Foundation
    if heads and before.lower().endswith("the ") and (m := ORGANISATION_AFTER_THE.match(after)) and m.group(1) in ORGANISATION_HEADS:
        return f"part of a longer name that ends in {m.group(1)}"  # the Andy Warhol Photographic Legacy Program
    if SHIP_BEFORE.search(before) or VESSEL_BEFORE.search(before):
        return "a ship"  # HMS Queen Elizabeth, the ferry Princess Anna
    if (m := THING_BEFORE.search(before)) and m.group(1).lower() in NAMED_THINGS:
        return f"called {m.group(1)}"  # Hurricane Maria
    if text[start:end] in NOT_PEOPLE or text[start:end].rpartition(" ")[2] in ORGANISATION_ENDS:
        return "known to be nobody"
    return _why_no_person_by_place(paragraph, span, before, after)


def _why_no_person_by_place(paragraph: Paragraph, span: NameSpan, before: str, after: str) -> str:
    text, start, end = paragraph.text, span.start, span.end
    opens = _opens(text, start)
    if opens and text[start:end].isupper() and DATELINE_AFTER.match(after) and not paragraph.upper_case:
        return "a dateline"  # LE BOURGET, France —
    if opens and AGENCY_AFTER.match(after):
        return "a dateline"  # NAIROBI (Reuters)
    if OF_THE_MATCH.match(after):
        return "a prize"  # Player of the Year
    if " " not in text[start:end] and (STATE_AFTER.match(after) or AGE_OF_BEFORE.search(before)):
        return "a place"
    return ""
