"""From what a tagger marks to clean names: titles, possessives and punctuation cut, what is no person dropped."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from app.annotate.people.addresses import why_no_address
from app.annotate.people.forms import STATES, part_of_a_firm, why_by_form
from app.annotate.people.joining import joined
from app.annotate.people.lexicon import (
    FEMALE_NAMES,
    GIVEN_NAMES_ABROAD,
    MALE_NAMES,
    NAMED_THINGS,
    NOT_PEOPLE,
    ORGANISATION_ENDS,
    ORGANISATION_HEADS,
    ORGANISATION_STARTS,
    ROLE_HEADS,
    VESSELS,
)
from app.annotate.people.trimming import tidy
from app.domain import NameSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.annotate.people.paragraphs import Paragraph

SURE = 0.5
SURE_OF_ONE_WORD = 0.7
"""A one-word name needs more, as most mistakes are one word long."""
SHORT_LINE = 45
"""A line break after fewer characters ends a caption or an entry of a list; after more it only wraps a paragraph."""

DASH = re.compile(r"\s[-–—]{1,2}\s|\svs?\.?\s|(?<!\S)(?:st|c|b|lbw|lbw b|dite?|alias|a\.?k\.?a\.?)\s(?=[A-Z])|(?<=[a-z])[–—](?=[A-Z])")
GLUED = re.compile(r"(?<=[A-Za-z.] )(?P<last>[A-Z][\w'’-]*[a-z]{2})(?P<glue>and )(?=(?P<given>[A-Z][a-z]+) [A-Z])")
"""Two names in one mark, of which the first runs into the 'and' between them: Ann Leeand Tom Hardwick."""
NOBODY_BY_FORM = re.compile(r"(?:N\. ?[HJMYCD]|S\. ?[CD]|R\. ?I|W\. ?Va|D\. ?C)\.?|.*\bWritethru|[A-Z]\. An? [A-Z].*")
"""States, an agency's slug, and what runs over the end of a sentence: 'Rated R. A Miramax release'."""
TWO_INITIALS = re.compile(r"[A-Z]\.[A-Z]\b")
"""Of which a mark may hold the first: N.Y. Times."""
MOST_GLUED = 200
SHORT_SHARE = 0.6
"""And shorter than this share of the longest line nearby: narrow columns wrap early."""

SHIP_BEFORE = re.compile(r"\bthe Miss $|\b(?:HMS|HMCS|HMAS|USS|USNS|RMS|SS|MV)\s+(?:[A-Z][\w.]*\s+){0,2}$")
THING_BEFORE = re.compile(r"([^\W\d_]+)[ ][\"“‘']?$")
ENDS_A_PLACE = re.compile(
    r"\b(?!The\b|An?\b|This\b)[A-Z][\w'’-]+[ ](?:Airport|Bank|Channel|Club|Company|Fund|Hospital|Hotel|Restaurant|Stadium)[ ]$"
)
VESSEL_BEFORE = re.compile(
    r"\b(?:" + "|".join(sorted(VESSELS)) + r")[ ][\"“‘']?(?:Princess|Queen|King|Prince|Lady|Saint|St\.|Santa|San|Sir|Don|Doña|Miss)[ ]$"
)
ABOARD_BEFORE = re.compile(
    r"(?<!come )(?<!came )(?<!coming )(?<!welcome )(?<!welcomed )(?<!brought )\b[Aa]board (?:the )?(?:Lady |Queen |King |Princess |Sir )?$"
)
ON_BOARD_AFTER = re.compile(r"(?!['’])(?!\w)")
PLACE_AFTER = re.compile(
    r"[ ](airport|stadium|highway|expressway|boulevard|barracks|cathedral|refinery|polytechnic|camp(?=[ ](?:in|at|near)[ ]))\b"
)
THING_AFTER = re.compile(r"[,.;]|[ ](?:sank|sailed|docked|capsized|and[ ]the)\b")
CALLED_WITH_THE = re.compile(r"^\S+$|\b(?:Aga|Khan|Lama|Mahdi|Dalai|Panchen|Great|Terrible|Younger|Elder|Jr|Sr)\b")
PARTNER_AFTER = re.compile(r"[ ]?&(?:amp;)?[ ]?([A-Z][\w’'-]+)(?![ ][A-Z][a-z]+(?<!Inc)(?<!Co)(?<!Ltd)(?<!Corp)\b)")
PARTNER_BEFORE = re.compile(r"(?:^|[^\w’'-])([A-Z][\w’'-]+)[ ]?&(?:amp;)?[ ]?$")
CONSTITUENCY = re.compile(r"\w+ (?:North|South|Central)")
SEAT_AFTER = re.compile(r"[ ](?:(?:MP|MLA|MLC|MCA|MNA|MPA|MSP)[ ](?=[A-Z][\w'’-]+[ ][A-Z])|(?:ward|constituency|by-?election)\b)")
GROUP_AFTER = re.compile(r"[ ](gang|cartel|militia|tribe|clan|brotherhood|family|dynasty)\b")
NEXT_WORD = re.compile(r"[ ](?:&[ ])?([A-Z][A-Za-z]*)")
ORGANISATION_AFTER_THE = re.compile(r"(?:[ ][A-Z][\w'’.-]*){1,3}[ ]([A-Z][a-z]+)\b")
OF_THE_MATCH = re.compile(
    r"(?:\s+(?:Man|Woman|Player|Manager|Coach|Person|Team|Artist|Album|Film|Song|Book|Driver|Rider|Goal))?\s+of\s+the\s+"
    r"(?:Match|Year|Month|Week|Day|Series|Tournament|Season|Decade|Century)\b"
)
DATELINE_AFTER = re.compile(r"(?:,\s[A-Z][\w.-]+(?:\s\d{1,2})?){0,3}\s?(?:\([A-Z][\w. ]{1,20}\)\s?)?(?:[—–]|-{1,2}\s|_\s|:)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DATED_AFTER = re.compile(
    rf",\s(?:[A-Z][\w.-]+,\s)?(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?,?\s?"
    rf"(?:\([\w./ ]{{2,25}}\)\s?)?(?:[—–:]|-{{1,2}}\s|_\s|\n|$)"
)
SECOND_OF_DATELINE = re.compile(r"\s*[^\W\d_a-z]{3}[^a-z\n]{0,25}, $")
IN_A_PLACE_BEFORE = re.compile(
    r"\b(?:(?:who |he |she )(?:is|was|comes|came|hails) from|[Tt]our(?:ed|ing)|on an? (?:\w+ )?(?:visit|trip|tour) (?:to|of))\s$"
)
CLOSES_DATELINE = re.compile(r"(?:,[ ][A-Z][\w.]+)?(?:,[ ][A-Z][a-z]{2,8}\.?[ ]\d{1,2})?,?[ ]?(?:\([\w ]{2,20}\)[ ]?)?(?:[—–]|--?\s)")
BYLINE = re.compile(r"\s*(?:[Bb]y|BY|From)\s[^\n.;:]{3,80}, $")
PLACE_OF_BEFORE = re.compile(
    r"\b(?:[Mm]ayor|[Gg]overnor|(?:[Tt]he|this|in) (?:\w+ )?(?:[Cc]ity|[Tt]own|[Mm]unicipality|[Vv]illage|[Pp]rovince|[Dd]istrict"
    r"|[Pp]ort|[Ss]uburb|[Cc]ounty|[Tt]ownship|[Cc]ommune|[Pp]refecture|[Gg]overnorate|[Rr]egency|[Dd]epartment|[Cc]apital|[Ii]sland"
    r"|[Oo]utskirts))\sof\s$"
)
PAGES_BEFORE = re.compile(r"\b(?:pages?|pp)[.;,] (?:Illustrated[.;,] )?$")
PRICE_AFTER = re.compile(r"[.,;:] ?[$£€]\d")
ROLE_FROM_BEFORE = re.compile(r", an? (?:[\w-]+ ){0,3}([\w-]+) from $")
AGE_OF_BEFORE = re.compile(r"\b\d{1,3},\s+(?:of|from)\s+$")
AGENCY_AFTER = re.compile(
    r"[\s,]*(?:[A-Z][\w.-]*(?:\s\d{1,2})?,?\s){0,3}"
    r"\((?:AP|AFP|Reuters|REUTERS|CNN|Xinhua|TASS|UPI|ANI|PTI|IANS|dpa|DPA|PA|BBC)\)"
)
STATE_AFTER = re.compile(
    rf",\s+(?:{STATES}\."
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
            name = tidy(paragraph.text, part)
            why = why_no_person(paragraph, name) if name else "no name: a title, a word in small letters or a whole phrase"
            if name is None or why:
                if dropped is not None:
                    dropped.append((paragraph, replace(name or part, evidence=why)))
                continue
            if out and name.start == out[-1].start and name.end > out[-1].end:
                name = NameSpan(name.start, name.end, max(name.probability, out.pop().probability))
            if not out or name.start >= out[-1].end:
                out.append(name)
    whole = [_tidy_again(paragraph.text, s) if s.evidence else s for s in joined(paragraph, out)]
    return [s for s in whole if not s.evidence or is_person(paragraph, s)]  # what is said around a joined name


def _tidy_again(text: str, span: NameSpan) -> NameSpan:
    """'DP Kithure' and 'Kindiki' are a title and a name once they are joined."""
    name = tidy(text, span)
    return replace(span, start=name.start) if name and span.start < name.start < span.end else span


def sure(text: str, span: NameSpan) -> bool:
    """Is the tagger sure enough of this span to count it without support from the rest of the article?"""
    return span.probability >= (SURE if len(text[span.start : span.end].split()) > 1 else SURE_OF_ONE_WORD)


def _parts(text: str, span: NameSpan) -> list[NameSpan]:
    """The names in a span that runs over a dash; a place before a dash at the start of a paragraph is a dateline."""
    parts: list[NameSpan] = []
    start = span.start
    for dash in [*DASH.finditer(text, span.start, min(span.end, span.start + 400)), *_glues(text, span), None]:
        end = (dash.start("glue") if dash.re is GLUED else dash.start()) if dash else span.end
        if start < end and (dash is None or dash.group().strip()[:1].isalpha() or not _opens(text, start)):
            parts += _across_lines(text, NameSpan(start, end, span.probability))
        start = dash.end() if dash else end
    return parts


def _glues(text: str, span: NameSpan) -> list[re.Match[str]]:
    """Where a surname that does not itself end so has run into an 'and' before another full name; Ferdinand and Copeland do."""
    m = GLUED.search(text, span.start, span.end) if "and " in text[span.start : min(span.end, span.start + MOST_GLUED)] else None
    if m is None or m["given"].lower() not in MALE_NAMES | FEMALE_NAMES or m["last"][-1] in "lr":
        return []
    return [] if f"{m['last']}and".lower() in MALE_NAMES | GIVEN_NAMES_ABROAD else [m]


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
        lower = not any(word[:1].isupper() for word in before)
        short = lower or place - line_start < min(SHORT_LINE, SHORT_SHARE * longest)
        fills_the_line = not text[line_start : span.start + cuts[-1]].strip()
        if short or fills_the_line or (len(before) > 1 and len(after) > 1):
            cuts.append(at)
    cuts.append(span.end - span.start)
    return [NameSpan(span.start + a, span.start + b, span.probability) for a, b in pairwise(cuts)]


def is_person(paragraph: Paragraph, span: NameSpan) -> bool:
    """False where the words around a name make it the name of something else."""
    return not why_no_person(paragraph, span)


def why_no_person(paragraph: Paragraph, span: NameSpan) -> str:
    """What makes this the name of something else, in words; '' when nothing does."""
    text, start, end = paragraph.text, span.start, span.end
    before, after = text[max(0, start - 30) : start], text[end : end + 60]
    if not paragraph.title_case and (why := _why_part(paragraph, start, end)):
        return why
    if " " in text[start:end] and (m := PLACE_AFTER.match(after)):
        return f"the name of a {m.group(1)}"  # Tom Okello airport
    if before.lower().endswith("the ") and (m := GROUP_AFTER.match(after)):
        return f"the name of a {m.group(1)}"  # the Blancos de Troya gang
    first = text[start:end].partition(" ")[0]
    if first in ORGANISATION_STARTS or (first.isupper() and " " in text[start:end] and first.title() in ORGANISATION_STARTS):
        return "begins like the name of a party, a club or a place"  # Fuerza Popular
    if (
        not paragraph.title_case
        and before.lower().endswith("the ")
        and not CALLED_WITH_THE.search(text[start:end])
        and THING_AFTER.match(after)
    ):
        return "a thing that is called after somebody: 'the' before the name and nothing behind it"  # the Nikola Petrov, built in 1969
    if "&" in before + after and _is_half_of_a_firm(text[start:end], before, after):
        return "half of a firm's name"  # Porter & Quill
    if (
        SHIP_BEFORE.search(before)
        or VESSEL_BEFORE.search(before)
        or (ABOARD_BEFORE.search(before) and ON_BOARD_AFTER.match(after))  # not 'aboard Anna's boat'
    ):
        return "a ship"  # HMS Queen Elizabeth, the ferry Princess Anna
    if thing := _called(text[start:end], before):
        return f"called {thing}"  # Hurricane Maria
    if CONSTITUENCY.fullmatch(text, start, end) and text[start:end].partition(" ")[0].lower() not in MALE_NAMES | FEMALE_NAMES:
        return "a constituency or a part of a town"  # Kaura North
    if why := _why_nobody(text, start, end) or why_no_address(text, start, end):
        return why
    return _why_no_person_by_place(paragraph, span, before, after)


def _called(name: str, before: str) -> str:
    """The word for a thing that stands before a name."""
    m = THING_BEFORE.search(before)
    known = m is not None and (m.group(1).lower() in NAMED_THINGS or m.group(1) in ORGANISATION_STARTS)
    return m.group(1) if m and known and not ends_a_place(before, name) else ""


def ends_a_place(before: str, name: str) -> bool:
    """'director of Orsa Airport Ann Lee': the name of a place ends before somebody's begins."""
    given, _, last = name.partition(" ")
    return bool(last) and given.lower() in MALE_NAMES | FEMALE_NAMES and ENDS_A_PLACE.search(before) is not None


def _why_part(paragraph: Paragraph, start: int, end: int) -> str:
    """What longer name a name is a part of."""
    text, after = paragraph.text, paragraph.text[end : end + 60]
    if (m := NEXT_WORD.match(after)) and m.group(1) in ORGANISATION_HEADS:
        return f"part of a longer name that ends in {m.group(1)}"  # the Andy Warhol Foundation
    if not paragraph.upper_case and part_of_a_firm(text, end):
        return "part of a firm's name"  # Joe Franklin Productions Inc
    if (
        text[max(0, start - 4) : start].lower() == "the "
        and (m := ORGANISATION_AFTER_THE.match(after))
        and m.group(1) in ORGANISATION_HEADS
    ):
        return f"part of a longer name that ends in {m.group(1)}"  # the Andy Warhol Photographic Legacy Program
    return ""


def _why_nobody(text: str, start: int, end: int) -> str:
    if NOBODY_BY_FORM.fullmatch(text, start, end) or (end - start < len("N.Y") and TWO_INITIALS.match(text, start)):
        return "an abbreviation, or more than a name"
    if why := why_by_form(text, start, end):
        return why
    name, last = text[start:end], text[start:end].rpartition(" ")[2]
    small = name.title() if name.isupper() else name
    known = small in NOT_PEOPLE or name in NOT_PEOPLE or last in ORGANISATION_ENDS or small.rpartition(" ")[2] in ORGANISATION_ENDS
    return "known to be nobody" if known else ""


def _is_half_of_a_firm(name: str, before: str, after: str) -> bool:
    """One surname, '&' and another; couples are called by their given names, and two full names are two people."""
    other = PARTNER_AFTER.match(after) or PARTNER_BEFORE.search(before)
    return " " not in name and other is not None and not {name.lower(), other.group(1).lower()} & (MALE_NAMES | FEMALE_NAMES)


def _why_no_person_by_place(paragraph: Paragraph, span: NameSpan, before: str, after: str) -> str:
    text, start, end = paragraph.text, span.start, span.end
    opens = _opens(text, start)
    if opens and text[start:end].isupper() and DATELINE_AFTER.match(after) and not (paragraph.upper_case or paragraph.spoken):
        return "a dateline"  # LE BOURGET, France —
    if opens and (AGENCY_AFTER.match(after) or DATED_AFTER.match(after)):
        return "a dateline"  # NAIROBI (Reuters)
    if SECOND_OF_DATELINE.fullmatch(text, 0, start) and CLOSES_DATELINE.match(after):
        return "a dateline"  # WAJIMA, Ishikawa --
    if SEAT_AFTER.match(after):
        return "a constituency or a part of a town"  # Kaura Khas MLA Ann Lee
    if PLACE_OF_BEFORE.search(before):
        return "a place, by what it has a mayor of"  # the mayor of Felipe Carrillo Puerto
    if " " not in text[start:end] and not after.strip() and BYLINE.fullmatch(text, 0, start):
        return "a place in a byline"  # By Ann Lee, Jalingo
    if PRICE_AFTER.match(after) and PAGES_BEFORE.search(before):
        return "a publisher"  # 391 pages. Alfred A. Knopf. $25.
    if (m := ROLE_FROM_BEFORE.search(text, max(0, start - 60), start)) and m.group(1).lower() in ROLE_HEADS:
        return "where somebody is from"  # a forum leader from Ibrahim Hyderi
    if OF_THE_MATCH.match(after):
        return "a prize"  # Player of the Year
    if " " not in text[start:end] and (STATE_AFTER.match(after) or AGE_OF_BEFORE.search(before) or IN_A_PLACE_BEFORE.search(before)):
        return "a place"
    return ""
