"""Who wrote it and where it was filed from: bylines, datelines, credit lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.extract.shapes import is_all_capitals, is_person_name

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?"
DATE_TEXT = (
    rf"(?:{_WEEKDAY},?\s+)?(?:(?:{MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})\.?,?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}(?:t[\d:.+z-]+)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}/\d{1,2}/\d{1,2})"
)
CLOCK_TEXT = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*\(?(?:[a-z]{2,5}|utc[+-]\d+|gmt[+-]\d+)\)?)?"
_STAMP_LABEL = r"(?:first\s+|originally\s+|last\s+)?(?:published|posted|updated|modified|edited|created|uploaded|released|date|issued|added|publish(?:ed)?\s+date|time)(?:\s+(?:on|at))?"
_STAMP = re.compile(
    rf"(?:(?:{_STAMP_LABEL})\s*:?\s*)?(?:{DATE_TEXT})?(?:[\s,|/•·–—-]*(?:at\s+|on\s+)?{CLOCK_TEXT})?(?:[\s,|/•·;()–—-]*(?:{_STAMP_LABEL})\s*:?\s*(?:{DATE_TEXT})?(?:[\s,|•·–—-]*(?:at\s+)?{CLOCK_TEXT})?\)?)*"
    rf"|{CLOCK_TEXT}[\s,|•·–—-]+{DATE_TEXT}|(?:updated|posted|published)?:?\s*\d+\s+(?:minute|min|hour|day|week|month|year)s?\s+ago",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:written|reported|posted|story|words|text|article|analysis|published|submitted|review(?:ed)?|edited|report)\s+)?by\s*:?\s+|(?:author|writer|reporter|words|text|byline|correspondent)s?\s*[:|]\s*",
    re.IGNORECASE,
)
_POST = r"(?:staff|desk|newsroom|bureau|correspondents?|reporters?|writers?|editors?|editorial (?:board|team)|contributors?|columnists?|analysts?|agencies|team|producers?|journalists?|monitoring)"
_STAFF = re.compile(
    rf"(?:[A-Z][\w.&'’-]*\s+){{0,4}}(?:(?:news|web|staff|foreign|world|city|online|digital|sports|business|political|monitoring)\s+)?{_POST}(?:\s+{_POST})?",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    rf"(?:(?:our|the|a|staff|news|web|foreign|world|city|online|digital|special|own|desk|monitoring|senior|chief|national|political|{_POST})\s*)+(?:in \w+)?|our [\w ]{{0,30}}{_POST}",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    rf"(?:[\w'’&-]+\s+){{0,4}}{_POST}(?:[- ]in[- ]chief)?(?:\s+(?:in|at|for|of)\s+[\w .'’]{{2,30}})?|[\w'’]+ (?:bureau )?chief",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?:the\s+)?(?:associated press|reuters|agence france-presse|afp|ap|upi|bloomberg|xinhua|tass|dpa|efe|ani|pti|ians|bbc|cnn|al jazeera"
    r"|(?:[\w.&'’-]+\s+){0,5}(?:news|press|agency|times|post|herald|tribune|journal|gazette|guardian|telegraph|service|magazine|daily|media|network|tv|radio|wire|today|review|online|weekly|monitor|observer|chronicle)"
    r"|(?:daily|evening|morning|sunday) [\w' ]{2,30})",
    re.IGNORECASE,
)

AGENCIES = {
    "ap": "Associated Press", "the associated press": "Associated Press", "associated press": "Associated Press", "reuters": "Reuters",
    "afp": "AFP", "agence france-presse": "AFP", "upi": "UPI", "tass": "TASS", "itar-tass": "TASS", "xinhua": "Xinhua", "dpa": "dpa", "efe": "EFE",
    "ani": "ANI", "pti": "PTI", "ians": "IANS", "cnn": "CNN", "bbc": "BBC", "bloomberg": "Bloomberg", "ukrinform": "Ukrinform",
    "interfax": "Interfax", "anadolu": "Anadolu", "aa": "Anadolu", "kyodo": "Kyodo", "yonhap": "Yonhap", "ria": "RIA Novosti", "cp": "The Canadian Press",
    "the canadian press": "The Canadian Press", "pa": "PA", "aap": "AAP", "ansa": "ANSA", "rfe/rl": "RFE/RL", "voa": "VOA",
    "voice of america": "VOA", "web desk": "", "news desk": "",
}  # fmt: skip


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
        and bool(_STAMP.fullmatch(bare))
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
    people = [part for part in parts if not _OFFICE.fullmatch(part)]
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
        rest = [_BY.sub("", part, count=1) if _BY.match(part) else part for part in rest]
        return rest, [leading.group().strip(" ,|•·–—-"), *stamps_after]
    stamped = re.search(rf"[\s,(]*\b(?:{_STAMP_LABEL}\s*:?\s*)?(?:on\s+)?{DATE_TEXT}.*$", text, re.IGNORECASE)
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
    lead = _BY.match(text)
    rest = text[lead.end() :] if lead else text
    parts, stamps = _split_fields(rest)
    if not parts:
        return None
    return _read_byline(text, parts, stamp=" ".join(stamps), trusted=lead is not None, anchored=anchored)


def _read_byline(text: str, parts: list[str], *, stamp: str, trusted: bool, anchored: bool) -> Byline | None:
    head, tail = parts[0], parts[1:]
    sure = trusted or anchored or bool(stamp)
    if _STAFF.fullmatch(head) and (sure or head.isupper() or all(word[:1].isupper() for word in head.split())) and not is_person_name(head.rsplit(",", 1)[0].strip() if "," in head else ""):
        named = () if _GENERIC.fullmatch(head) else (head,)
        return Byline(text, named, _tail_outlet(tail), stamp) if (len(head.split()) > 1 or sure) and len(head.split()) <= 6 else None
    if _ORGANISATION.fullmatch(head) and len(head.split()) <= 6:
        return Byline(text, (), _outlet(head), stamp) if sure and not _looks_like_prose(text, trusted=trusted) else None
    outlet = _tail_outlet(tail)
    names = _names(head)
    if names is None:
        names, outlet = _names_with_outlet(head, outlet)
    if names:
        supported = (
            sure
            or bool(outlet)
            or bool(tail and all(_OFFICE.fullmatch(part) for part in tail))
            or "," in head
            and any(_OFFICE.fullmatch(p.strip()) for p in head.split(","))
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
            bool(_ORGANISATION.fullmatch(text))
            and text[:1].isupper()
            and text.istitle()
            or text.isupper()
            and bool(_ORGANISATION.fullmatch(text))
        )
    )


def _looks_like_prose(text: str, *, trusted: bool) -> bool:
    return not trusted and text.rstrip().endswith((".", "!", "?")) and not re.search(r"\b(?:[A-Z]|[JS]r)\.$", text)


def _tail_outlet(parts: list[str]) -> str:
    for part in parts:
        if part.casefold() in AGENCIES or (_ORGANISATION.fullmatch(part) and not _STAFF.fullmatch(part)):
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
    if _OFFICE.fullmatch(rest):
        return names, outlet
    if rest.casefold() in AGENCIES or _ORGANISATION.fullmatch(rest):
        return names, outlet or _outlet(rest)
    return (names, outlet) if re.fullmatch(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}", rest) else (None, outlet)


_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}"
_MIXED = r"[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-ZÀ-Þ][\w.'’-]+|de|la|al|el|del)){0,3}"
_WHEN = rf"(?:(?:{MONTHS})\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+(?:{MONTHS})\.?(?:,?\s+\d{{4}})?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_AGENCY = r"\((?P<agency>[A-Z][\w./&' -]{1,30})\)"
_DATELINE = re.compile(
    rf"(?P<place>{_CAPITALS}(?:\s?[/,]\s?(?:{_CAPITALS}|{_MIXED}))*)(?:,?\s+\(?(?P<when>(?i:{_WHEN}))\)?)?(?:,?\s*(?:{_AGENCY}|(?P<bare>[A-Z][A-Za-z]{{1,9}})))?\s*(?P<mark>[:–—―]|--|\s-\s)(?=\s|[A-ZÀ-Þ“\"'‘])"
    rf"|(?P<place2>{_MIXED}(?:,\s(?:{_MIXED}))*)(?:,?\s+\(?(?P<when2>(?i:{_WHEN}))\)?)?,?\s*\((?P<agency2>[A-Z][\w./&' -]{{1,30}})\)\s*(?:[:–—―-]|--)\s"
    rf"|(?P<place3>{_MIXED},\s{_MIXED})\s*(?:\s[–—―-]\s|--\s)"
    rf"|(?P<agency3>\([A-Z][\w./&' -]{{1,30}}\))\s*(?:[–—―]|--|\s-\s)\s?"
)
_NO_PLACE = frozenset(
    "update updated breaking exclusive watch analysis opinion editorial explainer video photos live latest news alert note correction editor factbox read more"
    " urgent developing review interview commentary comment question answer q a nato un eu us usa uk fact false true summary background related also see"
    " what why how who when where warning disclaimer spoiler table chart map timeline profile obituary letter poll quiz podcast".split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, day and agency before the first sentence; ``text`` as printed, without the mark that ends it."""

    text: str
    source: str = ""
    when: str = ""


def parse_dateline(paragraph: str) -> Dateline | None:
    """The dateline that begins a paragraph ("KYIV, Ukraine (AP) — …"), or None."""
    match = _DATELINE.match(paragraph[:120])
    if match is None:
        return None
    place = match["place"] or match["place2"] or match["place3"] or ""
    first = re.split(r"[\s,/.]", place.casefold())[0]
    if place and (first in _NO_PLACE or len(place.replace(".", "")) < 3):
        return None
    agency = (match["agency"] or match["bare"] or match["agency2"] or (match["agency3"] or "").strip("()")).strip()
    if match["place3"] and not re.fullmatch(rf"{_MIXED},\s{_MIXED}", place):
        return None
    known = AGENCIES.get(agency.casefold())
    if match["bare"] and known is None:
        return None
    text = re.sub(r"\s*(?:[:–—―]|--|\s-)\s*$", "", match.group()).strip()
    return Dateline(text, known if known is not None else agency, match["when"] or match["when2"] or "")


_STANDALONE = re.compile(rf"(?:{_CAPITALS})(?:,\s*(?:{_MIXED}|{_CAPITALS}))?(?:,?\s+(?i:{_WHEN}))?(?:\s*{_AGENCY})?\s*[:–—-]?")


def is_standalone_dateline(text: str) -> bool:
    """A line that is a dateline and nothing more: "LONDON, March 3, 2021 (Reuters)", "KYIV, Ukraine"."""
    if len(text) > 70 or not _STANDALONE.fullmatch(text):
        return False
    first = re.split(r"[\s,]", text.casefold())[0]
    return first not in _NO_PLACE and ("," in text or "(" in text)


_CREDIT = re.compile(r"\(?\s*(?:(?:additional |further )?(?:reporting|writing|editing|written|edited|compiled|translated|reported)(?: and (?:writing|editing|reporting|edited))? by\b.*|with (?:inputs?|files|reporting|agency inputs)\b.{0,80}from\b.*|with (?:agency|agencies) inputs?|source: .{2,60})\)?\.?", re.IGNORECASE)  # fmt: skip


def is_credit_line(text: str) -> bool:
    """An agency's closing credits: "(Reporting by Jane Doe; Editing by John Roe)"."""
    return len(text) <= 300 and bool(_CREDIT.fullmatch(text)) and (text.startswith("(") or ";" in text or len(text.split()) <= 16)


def credited_authors(text: str) -> tuple[str, ...]:
    """The reporters that closing credits name, without the editors."""
    match = re.search(r"report(?:ing|ed)(?: and \w+)? by ([^;)]+)", text, re.IGNORECASE)
    if match is None:
        return ()
    people = re.sub(r"\s+in\s+[A-Z][\w. ]+?(?=,|;|\band\b|$)", "", match.group(1)).strip(" .")
    return _names(people) or ()
