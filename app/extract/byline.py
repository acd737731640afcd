"""Who wrote it: bylines and closing credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.extract.date_stamps import DATED, NUMERIC_DAY, is_date_stamp
from app.extract.news_words import (
    AGENCIES,
    BYLINE_LEAD,
    CLOCK_TEXT,
    CLOSING_CREDITS,
    DATE_TEXT,
    HONORIFIC,
    MONTHS,
    NOBODY_NAMED,
    OFFICE,
    ORGANISATION,
    POST_ALONE,
    POST_BEHIND_NAME,
    SECTION_LABEL,
    STAFF,
    STAMP_LABEL,
    WITH_AGENCIES,
)
from app.extract.shapes import is_all_capitals, is_person_name


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that names authors: ``text`` as printed, the names, the outlet and the date found in it."""

    text: str
    authors: tuple[str, ...] = ()
    source: str = ""
    stamp: str = ""


_DIGIT = re.compile(r"\d")
_POSTS = (
    "staff", "desk", "newsroom", "bureau", "correspondent", "reporter", "writer", "editor", "contributor", "columnist", "analyst",
    "agencies", "team", "producer", "journalist", "monitoring", "admin", "webmaster", "guest", "anonymous", "chief",
)  # fmt: skip
"""Words without which nothing is ``STAFF``, ``NOBODY_NAMED`` or ``OFFICE``."""
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|\band\b|&|\bwith\b|/)\s*", re.IGNORECASE)
_JUNIOR = re.compile(r"[JS]r\.$")
# What pages print into the same line as a byline: handles, addresses, a comment link, reading time.
_BEHIND = r"\b(?:leave a (?:comment|reply)|\d+ comments?|no comments|\d+ ?min(?:ute)?s?(?: read)?|follow)\s*$"
_BESIDE = re.compile(rf"(?:(?:follow\s+)?@\w{{2,30}}|\S{{1,40}}@\S{{3,60}}|{_BEHIND})", re.IGNORECASE)
_STAMP_AHEAD = re.compile(rf"(?:{STAMP_LABEL}\s*:?\s*)?{DATE_TEXT}(?:,?\s+{CLOCK_TEXT})?[\s,|•·–—-]+(?=\D)", re.IGNORECASE)
_STAMP_BEHIND = re.compile(rf"[\s,(]*\b(?:{STAMP_LABEL}\s*:?\s*)?(?:on\s+)?{DATE_TEXT}.*$", re.IGNORECASE)
_FIELD_MARKS = "|•·–—-\t"
_FIELD_END = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|\s*\t\s*")
_INITIAL_AT_END = re.compile(r"\b(?:[A-Z]|[JS]r)\.$")

_TABLE_ROW = re.compile(rf"\s*\|.*\|\s*|[—–-].*\(@.*|{NUMERIC_DAY}\s.*\s{NUMERIC_DAY}|[^-]*\w\s--")
"""A row of a table as pages are read: a name beside a number or an office is somebody who stood for it, no author.
Nor is what stands between two days or before the two dashes that announce figures, as agencies print tables, nor who signed a post."""


def proper_name(text: str) -> str:
    """A name in ordinary case: ``JANE O'NEIL`` is ``Jane O'Neil``; mixed case stays as it is."""
    if not is_all_capitals(text):
        return text
    return re.sub(
        r"[^\W\d_]+",
        lambda m: m.group().capitalize() if m.start() == 0 or text[m.start() - 1] not in "’'" or len(m.group()) > 1 else m.group().lower(),
        text,
    )


def _names(text: str) -> tuple[str, ...] | None:
    """The person names of "Jane Doe, John Roe and Ann Poe", or None when a part is no name."""
    parts = [part.strip(" .") if not _JUNIOR.search(part) else part.strip() for part in _BETWEEN_NAMES.split(text) if part.strip()]
    if len(parts) > 8:
        return None
    names: list[str] = []
    for part in parts:
        if _is_office(part):
            continue
        name = HONORIFIC.sub("", part)
        if not is_person_name(name) or _is_organisation(name):
            return None
        names.append(proper_name(name))
    return tuple(names) or None


def _tells_a_post(text: str) -> bool:
    return any(map(text.casefold().__contains__, _POSTS))


def _is_office(text: str) -> bool:
    return _tells_a_post(text) and OFFICE.fullmatch(text) is not None


def outlet_name(text: str) -> str:
    """An outlet as it is called, without what stands around it."""
    key = text.strip(" .()").casefold()
    return AGENCIES.get(key, text.strip(" .()"))


def _split_fields(text: str) -> tuple[list[str], list[str]]:
    """The parts of a byline between bars, dots and dashes: those that are date stamps apart from the rest."""
    dated = DATED.search(text) is not None
    leading = _STAMP_AHEAD.match(text) if dated else None
    if leading:
        rest, stamps_after = _split_fields(text[leading.end() :])
        rest = [BYLINE_LEAD.sub("", part, count=1) if BYLINE_LEAD.match(part) else part for part in rest]
        rest = [part for part in rest if not SECTION_LABEL.fullmatch(part)] or rest
        return rest, [leading.group().strip(" ,|•·–—-"), *stamps_after]
    stamped = _STAMP_BEHIND.search(text) if dated else None
    stamps: list[str] = []
    if stamped and stamped.start() > 0:
        stamps.append(stamped.group().strip(" ,|(•·–—-"))
        text = text[: stamped.start()]
    fields = _FIELD_END.split(text) if any(map(text.__contains__, _FIELD_MARKS)) else [text]
    parts = [part.strip(" ,") for part in fields if part.strip(" ,|•·–—-")]
    dates = [part for part in parts if is_date_stamp(part)]
    return [part for part in parts if part not in dates] if dates else parts, dates + stamps


def byline_goes_on(text: str) -> Byline | None:
    """What a second line adds to a byline: another author, the writer's post, the place reported from; None for other lines."""
    if rest := re.match(r"(?:and|&|with)\s+", text):
        names = _names(text[rest.end() :])
        return Byline(text, names) if names else None
    post = len(text.split()) <= 5 and _is_office(text) and not _DIGIT.search(text)
    return Byline(text) if post or re.fullmatch(r"(?i:reporting (?:from|in)) [A-ZÀ-Þ][\w .,'’-]{2,50}", text) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fields:
    """A byline taken apart at bars and dates; ``trusted`` after a lead word, ``sure`` when the place or a date vouches too."""

    text: str
    head: str
    tail: tuple[str, ...]
    stamp: str
    trusted: bool
    sure: bool

    def byline(self, authors: tuple[str, ...] = (), source: str = "") -> Byline:
        return Byline(self.text, authors, source, self.stamp)


def parse_byline(text: str, *, anchored: bool = False) -> Byline | None:
    """The byline that a whole line is, or None.

    With a lead word ("By", "Written by", "Author:") the rest must be names or an organisation. Without one, names must
    come with an outlet or a date beside them, unless ``anchored`` says that the place alone makes a bare name a byline.
    """
    if len(text) > 200 or len(text.split()) > 24:
        return None
    return _byline_of(text, anchored=anchored)


@lru_cache(maxsize=512)  # a line is asked about again and again while its neighbours are decided
def _byline_of(text: str, *, anchored: bool) -> Byline | None:
    words = text.split()
    if _TABLE_ROW.fullmatch(text) or (len(words) >= 3 and len(set(words[-3:])) == 1):  # "Total Total Total" heads columns
        return None
    ended = text.endswith((".", "!", "?")) and "@" not in text  # nothing of what _BESIDE finds ends so
    bare = (text if ended else _BESIDE.sub("", text)).strip(" ,|•·–—-")
    lead = BYLINE_LEAD.match(bare)
    if lead is None and bare.endswith((".", "!", "?")) and not _INITIAL_AT_END.search(bare):
        return None
    parts, stamps = _split_fields(bare[lead.end() :] if lead else bare)
    if not parts:
        return None
    stamp = " ".join(stamps)
    fields = _Fields(
        text=text,
        head=POST_BEHIND_NAME.sub(r"\1, ", WITH_AGENCIES.sub("", parts[0])) if _tells_a_post(parts[0]) else parts[0],
        tail=tuple(parts[1:]),
        stamp=stamp,
        trusted=lead is not None,
        sure=anchored or bool(stamp) or lead is not None,
    )
    readings = (read(fields) for read in (_staff, _organisation, _people, _outlet_beside_date, _pen_name))
    return next((byline for byline in readings if byline is not None), None)


def _staff(fields: _Fields) -> Byline | None:
    """ "TRO Staff", "News Desk", "Our Correspondent": a post without a name, told apart from one after a name."""
    head = fields.head
    if not _tells_a_post(head):
        return None
    count = len(head.split())
    if (NOBODY_NAMED.fullmatch(head) or POST_ALONE.fullmatch(head)) and (fields.sure or count > 1):
        return fields.byline((), _tail_outlet(fields.tail))
    if not STAFF.fullmatch(head) or not 2 <= count <= 6 or ("," in head and is_person_name(head.split(",")[0])):
        return None
    if not fields.sure and not _is_capitalised(head):
        return None
    return fields.byline((head,), _tail_outlet(fields.tail))


def _organisation(fields: _Fields) -> Byline | None:
    if fields.sure and ORGANISATION.fullmatch(fields.head) and len(fields.head.split()) <= 6:
        return fields.byline((), outlet_name(fields.head))
    return None


def _people(fields: _Fields) -> Byline | None:
    head, outlet = fields.head, _tail_outlet(fields.tail)
    names = _names(head)
    if names is None:
        names, outlet = _names_with_outlet(head, outlet)
    if not names:
        return None
    offices = bool(fields.tail) and all(map(_is_office, fields.tail))
    office_beside = "," in head and any(_is_office(part.strip()) for part in head.split(","))
    return fields.byline(names, outlet) if fields.sure or outlet or offices or office_beside else None


def _outlet_beside_date(fields: _Fields) -> Byline | None:
    """ "The Harbour Paper | March 3, 2021": what stands beside a date and is no person is the outlet."""
    head = fields.head
    if not fields.stamp or fields.trusted or fields.tail or not 2 <= len(head.split()) <= 5:
        return None
    return fields.byline((), outlet_name(head)) if _is_capitalised(head) and not SECTION_LABEL.fullmatch(head) else None


def _pen_name(fields: _Fields) -> Byline | None:
    """One capitalised word after "By"; a weekday, a feast or an adverb begins a sentence instead."""
    head = fields.head
    if not fields.trusted or len(fields.tail) > 1 or not re.fullmatch(r"[A-ZÀ-Þ][\w'’.-]{2,24}", head):
        return None
    if re.fullmatch(rf"(?i:{MONTHS}|christmas|easter|ramadan|contrast|comparison|law|design|all|then|now)|[A-Z][a-z]+(?:day|ly|ing)", head):
        return None
    return fields.byline((head,), _tail_outlet(fields.tail))


def _is_capitalised(text: str) -> bool:
    return all(word[:1].isupper() or word in ("of", "the", "and", "for", "de", "la", "&") for word in text.split())


def is_outlet(text: str) -> bool:
    """A line that is only a newspaper's, agency's or station's name: "Reuters", "The Harbour Post"."""
    if len(text.split()) > 5:
        return False
    return text.casefold() in AGENCIES or (bool(ORGANISATION.fullmatch(text)) and _is_capitalised(text))


def _is_organisation(text: str) -> bool:
    return text.casefold() in AGENCIES or bool(ORGANISATION.fullmatch(text))


def _tail_outlet(parts: tuple[str, ...]) -> str:
    for part in parts:
        for piece in (part, part.split(",")[0].strip()):
            if _is_organisation(piece) and not STAFF.fullmatch(piece):
                return outlet_name(piece)
    return ""


_BESIDE_NAMES = (
    (",", re.compile(r"(?P<names>.+),\s+(?P<rest>[^,]+)")),
    (",", re.compile(r"(?P<names>.+),\s+(?P<rest>[^,]+,[^,]+)")),
    ("(", re.compile(r"(?P<names>.+?)\s+\((?P<rest>[^()]+)\)")),
    ("", re.compile(r"(?P<names>.+?)\s+(?i:in|for|at|of|via)\s+(?P<rest>[A-Z].+)")),
)
"""The sign that must be there, and the pattern."""


def _names_with_outlet(head: str, outlet: str) -> tuple[tuple[str, ...] | None, str]:
    """Names followed by a comma and an outlet, office or place: "Jane Doe and John Roe, Reuters"."""
    matches = (match for sign, pattern in _BESIDE_NAMES if sign in head and (match := pattern.fullmatch(head)))
    for match in matches:
        names, rest = _names(match["names"]), match["rest"].strip()
        if names is None:
            continue
        if _is_office(rest):
            return names, outlet
        if _is_organisation(rest):
            return names, outlet or (outlet_name(rest) if _is_capitalised(rest) else "")
        if re.fullmatch(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}", rest):
            return names, outlet
    return None, outlet


def is_credit_line(text: str) -> bool:
    """An agency's closing credits: "(Reporting by Jane Doe; Editing by John Roe)"."""
    return len(text) <= 300 and bool(CLOSING_CREDITS.fullmatch(text)) and (text.startswith("(") or ";" in text or len(text.split()) <= 16)


def is_wire_initials(text: str) -> bool:
    """The initials of an agency's reporter and editors under its item: "jd/abc/xy", "ab-cde/fg"."""
    return re.fullmatch(r"[a-z]{2,5}(?:-[a-z]{2,5})*(?:/[a-z]{1,5}(?:-[a-z]{1,5})*){1,5}", text) is not None and len(text) >= 6


def credited_authors(text: str) -> tuple[str, ...]:
    """The reporters that closing credits name, without the editors."""
    match = re.search(r"report(?:ing|ed)(?: and \w+)? by ([^;)]+)", text, re.IGNORECASE)
    if match is None:
        return ()
    people = re.sub(r"\s+in\s+[A-Z][\w. ]+?(?=,|;|\band\b|$)", "", match.group(1)).strip(" .")
    return _names(people) or ()
