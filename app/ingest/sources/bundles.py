"""Text files in which a news database (Nexis, Factiva, ProQuest) exported many articles: where one ends and the next begins."""

# ruff: noqa: E501 - patterns are easier to read unbroken
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBERED = re.compile(r"^[^\S\n]*(?P<word>document[^\S\n]+)?(?P<number>\d{1,6}) of (?P<total>\d{1,6})(?P<words>[^\S\n]+documents?)?[^\S\n]*$", re.IGNORECASE | re.MULTILINE)  # fmt: skip
_END = re.compile(r"^[^\S\n]*end of document[^\S\n]*$", re.IGNORECASE | re.MULTILINE)
_ACCESSION = re.compile(r"^[^\S\n]*document (?P<id>[A-Z]{2,12}\d[A-Za-z0-9]{10,30})[^\S\n]*$", re.IGNORECASE | re.MULTILINE)
_RULE = re.compile(r"^[^\S\n]*_{20,}[^\S\n]*$", re.MULTILINE)
_ID = re.compile(r"^[^\S\n]*(?:proquest document id|accession number)[^\S\n]*:[^\S\n]*(?P<id>\w[\w-]{4,40})", re.IGNORECASE | re.MULTILINE)
# Facts that such exports print with every article, and galleries and lists that count ("3 of 12") never do.
_EXPORTED = re.compile(r"^[^\S\n]*(?:load-date|length|full text|publication title|publication date|publication-type)[^\S\n]*:", re.IGNORECASE | re.MULTILINE)  # fmt: skip
_HINT = re.compile(rb"(?i:\bof \d+(?: documents?)?[ \t]*\r?$|end of document|^[ \t]*document [a-z]{2,12}\d|^_{20,})", re.MULTILINE)
_WORDS_OF_AN_ARTICLE = 30


_FULL_TEXT = re.compile(r"^[^\S\n]*full text:[^\S\n]*(?=\S)", re.IGNORECASE | re.MULTILINE)
# The cover page of Nexis: who exported when, and the list of what follows.
_COVER = re.compile(r"\s*(?:(?:user name|date and time|job number|client/matter|search (?:terms|type)|narrowed by|content type)\s*:.*|documents? \(\d+\)|\d+\.\s.*|)", re.IGNORECASE)  # fmt: skip
_COVER_OPENS = re.compile(r"\s*(?:user name|date and time|job number)\s*:", re.IGNORECASE)
# Factiva prints its facts without labels: words, day, time, outlet, code, page, language, right.
_FACTS = re.compile(
    r"^(?P<length>[\d,]+ words)\n+(?P<date>\d{1,2} \w+ \d{4})\n+(?:(?P<time>\d{1,2}:\d\d(?: [AP]M)?)\n+)?"
    r"(?P<source>\S.{1,80})\n+(?P<code>[A-Z0-9]{2,12})\n+(?:(?P<page>[\w ,.-]{1,30})\n+)?(?P<language>[A-Z][a-z]+)\n+(?=\s*(?:\(c\)|©|copyright))",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a bundle; ``key`` is the database's own number of it, "" when it has none."""

    text: str
    key: str = ""


def opens_like_a_bundle(data: bytes) -> bool:
    """A quick look for what may be a bundle: most texts are none, and need not be decoded for it."""
    found = _HINT.search(data) is not None
    return found or (data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:100])


def split_bundle(text: str) -> list[Piece]:
    """The articles of a bundle, without the marks between them; nothing for a text that is one article.

    What stands before the first mark and behind the last (a cover page, the terms of the search) is no piece of its own
    unless it is as long as an article.
    """
    text = text.replace("\r\n", "\n")
    return _behind_numbers(text) or _before_ends(text) or _before_accessions(text) or _between_rules(text)


def _behind_numbers(text: str) -> list[Piece]:
    """``1 of 12 DOCUMENTS`` above each article; the numbers must run on from one to the next."""
    marks = list(_NUMBERED.finditer(text))
    numbers = [int(mark["number"]) for mark in marks]
    if len(marks) < 2 or numbers != list(range(numbers[0], numbers[0] + len(marks))) or len({mark["total"] for mark in marks}) > 1:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    pieces = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    if not all(mark["word"] or mark["words"] for mark in marks) and not all(map(_EXPORTED.search, pieces)):
        return []
    return _pieces([text[: marks[0].start()]], pieces)


def _before_ends(text: str) -> list[Piece]:
    """``End of Document`` below each article."""
    *pieces, rest = _END.split(_without_cover(text))
    return _pieces([], pieces, [rest]) if len(pieces) > 1 else []


def _before_accessions(text: str) -> list[Piece]:
    """``Document TRIB000020240504ek5400001`` below each article."""
    marks = list(_ACCESSION.finditer(text))
    if len(marks) < 2:
        return []
    starts = [0] + [mark.end() for mark in marks[:-1]]
    pieces = [Piece(_FACTS.sub(_labelled, text[start : mark.start()]), mark["id"]) for start, mark in zip(starts, marks, strict=True)]
    return [*pieces, *_pieces([], [], [text[marks[-1].end() :]])]


def _between_rules(text: str) -> list[Piece]:
    """Lines of underscores, with a number of the database in each part."""
    parts = _RULE.split(text)
    known = [part for part in parts if _ID.search(part)]
    return _pieces([], known, [part for part in parts if part not in known]) if len(known) > 1 else []


def _labelled(match: re.Match[str]) -> str:
    """Factiva's facts with the labels that other databases print."""
    names = {"length": "Length", "date": "Publication date", "time": "Load-date", "source": "Publication", "code": "Journal code",
             "page": "Section", "language": "Language"}  # fmt: skip
    return "\n" + "".join(f"{label}: {match[name]}\n\n" for name, label in names.items() if match[name])


def _without_cover(text: str) -> str:
    lines = text.split("\n")
    opens = next((line for line in lines if line.strip()), "")
    if not _COVER_OPENS.match(opens):
        return text
    return "\n".join(lines[next((i for i, line in enumerate(lines) if not _COVER.fullmatch(line)), 0) :])


def _pieces(before: Sequence[str], pieces: Sequence[str], behind: Sequence[str] = ()) -> list[Piece]:
    def is_article(part: str) -> bool:
        return len(part.split()) >= _WORDS_OF_AN_ARTICLE and max(map(len, part.split("\n"))) > 100

    found = [*filter(is_article, before), *(piece for piece in pieces if piece.strip()), *filter(is_article, behind)]
    return [Piece(_FULL_TEXT.sub("\n", part), match["id"] if (match := _ID.search(part)) else "") for part in found]
