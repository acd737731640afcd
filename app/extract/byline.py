"""Who wrote it: bylines, lines of date, closing credits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.extract.news_words import (
    AGENCIES,
    BYLINE_LEAD,
    CLOCK_TEXT,
    CLOSING_CREDITS,
    DATE_STAMP,
    DATE_TEXT,
    NOBODY_NAMED,
    OFFICE,
    ORGANISATION,
    STAFF,
    STAMP_LABEL,
)
from app.extract.shapes import is_all_capitals, is_person_name


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that names authors: ``text`` as printed, the names, the outlet and the date found in it."""

    text: str
    authors: tuple[str, ...] = ()
    source: str = ""
    stamp: str = ""


def is_date_stamp(text: str) -> bool:
    """A line that holds nothing but a date or time of publication, with or without a word such as "Updated"."""
    bare = text.strip(" |•·()[]–—-")
    return (
        4 <= len(bare) <= 140
        and any(c.isdigit() for c in bare)
        and bool(DATE_STAMP.fullmatch(bare))
        and not re.fullmatch(r"[\d.:\s]{1,6}", bare)
    )


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
    parts = [
        part.strip(" .") if not re.search(r"[JS]r\.$", part) else part.strip()
        for part in re.split(r"\s*(?:,|;|\band\b|&|\bwith\b|/)\s*", text, flags=re.IGNORECASE)
        if part.strip()
    ]
    if not parts or len(parts) > 8:
        return None
    people = [part for part in parts if not OFFICE.fullmatch(part)]
    names = [part for part in people if is_person_name(part)]
    return tuple(proper_name(name) for name in names) if names and len(names) == len(people) else None


def _outlet(text: str) -> str:
    key = text.strip(" .()").casefold()
    return AGENCIES.get(key, text.strip(" .()"))


def _split_fields(text: str) -> tuple[list[str], list[str]]:
    """The parts of a byline between bars, dots and dashes: those that are date stamps apart from the rest."""
    leading = re.match(rf"{DATE_TEXT}(?:\s+{CLOCK_TEXT})?[\s,|•·–—-]+(?=\D)", text, re.IGNORECASE)
    if leading:
        rest, stamps_after = _split_fields(text[leading.end() :])
        rest = [BYLINE_LEAD.sub("", part, count=1) if BYLINE_LEAD.match(part) else part for part in rest]
        return rest, [leading.group().strip(" ,|•·–—-"), *stamps_after]
    stamped = re.search(rf"[\s,(]*\b(?:{STAMP_LABEL}\s*:?\s*)?(?:on\s+)?{DATE_TEXT}.*$", text, re.IGNORECASE)
    stamps: list[str] = []
    if stamped and stamped.start() > 0:
        stamps.append(stamped.group().strip(" ,|(•·–—-"))
        text = text[: stamped.start()]
    parts = [part.strip(" ,") for part in re.split(r"\s*[|•·]\s*|\s+[–—-]\s+|\s*\t\s*", text) if part.strip(" ,|•·–—-")]
    stamps = [part for part in parts if is_date_stamp(part)] + stamps
    return [part for part in parts if not is_date_stamp(part)], stamps


def parse_byline(text: str, *, anchored: bool = False) -> Byline | None:
    """The byline that a whole line is, or None.

    With a lead word ("By", "Written by", "Author:") the rest must be names or an organisation. Without one, names must
    come with an outlet or a date beside them, unless ``anchored`` says that the place alone makes a bare name a byline.
    """
    if len(text) > 200 or len(text.split()) > 24:
        return None
    lead = BYLINE_LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    parts, stamps = _split_fields(rest)
    if not parts:
        return None
    return _read_byline(text, parts, stamp=" ".join(stamps), trusted=lead is not None, anchored=anchored)


def _read_byline(text: str, parts: list[str], *, stamp: str, trusted: bool, anchored: bool) -> Byline | None:
    head, tail = parts[0], parts[1:]
    sure = trusted or anchored or bool(stamp)
    if (
        STAFF.fullmatch(head)
        and (sure or head.isupper() or all(word[:1].isupper() for word in head.split()))
        and not is_person_name(head.rsplit(",", 1)[0].strip() if "," in head else "")
    ):
        named = () if NOBODY_NAMED.fullmatch(head) else (head,)
        return Byline(text, named, _tail_outlet(tail), stamp) if (len(head.split()) > 1 or sure) and len(head.split()) <= 6 else None
    if ORGANISATION.fullmatch(head) and len(head.split()) <= 6:
        return Byline(text, (), _outlet(head), stamp) if sure and not _looks_like_prose(text, trusted=trusted) else None
    outlet = _tail_outlet(tail)
    names = _names(head)
    if names is None:
        names, outlet = _names_with_outlet(head, outlet)
    if names:
        supported = (
            sure
            or bool(outlet)
            or bool(tail and all(OFFICE.fullmatch(part) for part in tail))
            or ("," in head and any(OFFICE.fullmatch(p.strip()) for p in head.split(",")))
        )
        return Byline(text, names, outlet, stamp) if supported and not _looks_like_prose(text, trusted=trusted) else None
    # One capitalised word after "By" is a pen name; a weekday or an adverb begins a sentence instead.
    if (
        trusted
        and len(parts) <= 2
        and re.fullmatch(r"[A-ZÀ-Þ][\w'’.-]{2,24}", head)
        and not re.fullmatch(r"[A-Z][a-z]+(?:day|ly|ing)", head)
    ):
        return Byline(text, (head,), outlet, stamp)
    return None


def is_outlet(text: str) -> bool:
    """A line that is only a newspaper's, agency's or station's name: "Reuters", "The Harbour Post"."""
    return len(text.split()) <= 5 and (
        text.casefold() in AGENCIES
        or (
            (bool(ORGANISATION.fullmatch(text)) and text[:1].isupper() and text.istitle())
            or (text.isupper() and bool(ORGANISATION.fullmatch(text)))
        )
    )


def _looks_like_prose(text: str, *, trusted: bool) -> bool:
    return not trusted and text.rstrip().endswith((".", "!", "?")) and not re.search(r"\b(?:[A-Z]|[JS]r)\.$", text)


def _tail_outlet(parts: list[str]) -> str:
    for part in parts:
        if part.casefold() in AGENCIES or (ORGANISATION.fullmatch(part) and not STAFF.fullmatch(part)):
            return _outlet(part)
    return ""


def _names_with_outlet(head: str, outlet: str) -> tuple[tuple[str, ...] | None, str]:
    """Names followed by a comma and an outlet, office or place: "Jane Doe and John Roe, Reuters"."""
    split = (
        re.match(r"(.+?),\s+([^,]+(?:,[^,]+)?)$", head)
        or re.match(r"(.+?)\s+\(([^()]+)\)$", head)
        or re.match(r"(.+?)\s+(?:in|for|at|of)\s+([A-Z].+)$", head)
    )
    if split is None:
        return None, outlet
    names, rest = _names(split.group(1)), split.group(2).strip()
    if names is None:
        return None, outlet
    if OFFICE.fullmatch(rest):
        return names, outlet
    if rest.casefold() in AGENCIES or ORGANISATION.fullmatch(rest):
        return names, outlet or _outlet(rest)
    return (names, outlet) if re.fullmatch(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}", rest) else (None, outlet)


def is_credit_line(text: str) -> bool:
    """An agency's closing credits: "(Reporting by Jane Doe; Editing by John Roe)"."""
    return len(text) <= 300 and bool(CLOSING_CREDITS.fullmatch(text)) and (text.startswith("(") or ";" in text or len(text.split()) <= 16)


def credited_authors(text: str) -> tuple[str, ...]:
    """The reporters that closing credits name, without the editors."""
    match = re.search(r"report(?:ing|ed)(?: and \w+)? by ([^;)]+)", text, re.IGNORECASE)
    if match is None:
        return ()
    people = re.sub(r"\s+in\s+[A-Z][\w. ]+?(?=,|;|\band\b|$)", "", match.group(1)).strip(" .")
    return _names(people) or ()
