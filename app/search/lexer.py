"""From typed text to tokens of the query language. Nothing is refused; what cannot be used is told in ``warnings``."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from app.language.words import WORD_CHARACTERS, words

MAX_CHARACTERS = 10_000
MAX_WARNINGS = 10

Kind = Literal["word", "phrase", "open", "close", "and", "or", "not", "field"]

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»❝❞〝〞＂", '"') | dict.fromkeys("‘’‚‛‹›ʼ＇", "'") | dict.fromkeys("‐‑−﹣－", "-"))
_OF_DAYS = frozenset({"date", "published", "before", "after", "mentions", "mention"})
_OPERATORS: dict[str, Kind] = {"AND": "and", "&&": "and", "&": "and", "OR": "or", "||": "or", "|": "or", "NOT": "not"}
_CHUNK = re.compile(r'[^\s"()]+')
_FIELD = re.compile(r"([A-Za-z]+):(?=\S)")
_SLOP = re.compile(r"~(\d*)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}\Z")
_EDGES = re.compile(f"^[^{WORD_CHARACTERS}]+|[^{WORD_CHARACTERS}]+$")
_SIGNS_AFTER = re.compile(r"\w[+#]+\W*\Z")
_LISTED = re.compile(r"(?<=[^\W\d_])[,;](?=[^\W\d_])")
"""A comma between two words without a blank: names in a list, not a number."""

_NEAR_ELSEWHERE = re.compile(r"(?:near|adj|within|pre|w|n|p)/(?:\d{1,3}|[sp])", re.IGNORECASE)
"""How ProQuest, Nexis and Factiva ask for words near each other."""

_TRAILING_STAR = re.compile(r"(?<=\w)\*+\W*\Z")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One token of the language; ``text`` is the word, the phrase or the name of the field."""

    kind: Kind
    text: str = ""
    prefix: bool = False
    slop: int | None = None


@dataclass(slots=True)
class Warnings:
    """What the reader of a query had to guess or leave out, each said once."""

    said: dict[str, None] = field(default_factory=dict)

    def add(self, text: str) -> None:
        if len(self.said) < MAX_WARNINGS:
            self.said[text] = None


def clean(text: str, warnings: Warnings) -> str:
    """Typed text in one normal form: NFKC, straight quotes, single blanks, no control characters, bounded length."""
    if len(text) > MAX_CHARACTERS:
        warnings.add(f"only the first {MAX_CHARACTERS:,} characters were read")
        text = text[:MAX_CHARACTERS]
    for _ in range(4):  # leaving out a character can bring others together that compose
        kept = "".join(_visible(character) for character in unicodedata.normalize("NFKC", text))[:MAX_CHARACTERS]
        normal = " ".join(kept.translate(_QUOTES).split())
        if normal == text:
            break
        text = normal
    return text


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    return "" if category in ("Cf", "Cs") else character


def trim(chunk: str) -> str:
    """A word without the punctuation around it; a dotted abbreviation keeps its last dot."""
    bare = _EDGES.sub("", chunk)
    return bare + "." if _DOTTED.search(chunk[: chunk.find(bare) + len(bare) + 1]) and not bare.endswith(".") else bare


def lex(text: str, fields: frozenset[str], warnings: Warnings) -> list[Lexeme]:
    """The lexemes of cleaned text. ``fields`` are the names that may stand before a colon."""
    out: list[Lexeme] = []
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character == '"':
            at = _phrase(text, at, out, warnings)
        elif character in "()":
            out.append(Lexeme("open" if character == "(" else "close"))
            at += 1
        else:
            at = _chunk(text, at, fields, out, warnings)
    return out


def _phrase(text: str, at: int, out: list[Lexeme], warnings: Warnings) -> int:
    end = text.find('"', at + 1)
    if end < 0:
        warnings.add("the quotation mark was not closed; the phrase goes to the end")
        end = len(text)
    inside = " ".join(text[at + 1 : end].split())
    at = min(end + 1, len(text))
    slop: int | None = None
    if near := _SLOP.match(text, at):
        at = near.end()
        slop = min(int(near.group(1)[:6] or 10), 1000) or None
    if not words(inside):
        if inside or slop:
            warnings.add(f'the phrase "{inside[:40]}" has no words in it')
        out.append(Lexeme("phrase"))
    else:
        out.append(Lexeme("phrase", inside, slop=slop))
    return at


def _piece(text: str, at: int) -> tuple[str, int]:
    match = _CHUNK.match(text, at)
    if match is None:
        return "", at
    listed = _LISTED.search(text, at, match.end())
    end = listed.end() if listed else match.end()
    return text[at:end], end


def _chunk(text: str, at: int, fields: frozenset[str], out: list[Lexeme], warnings: Warnings) -> int:
    """One piece without blanks, quotes or brackets: signs before it, a field name, then the word."""
    chunk, end = _piece(text, at)
    if chunk in _OPERATORS:
        out.append(Lexeme(_OPERATORS[chunk]))
        return end
    if _NEAR_ELSEWHERE.fullmatch(chunk):
        warnings.add(f'“{chunk}” is no operator here and was left out; two words within five of each other are "one two"~5')
        return end
    if chunk[0] in "-–+":
        more = end > at + 1 or text[end : end + 1] in ('"', "(")
        if more and chunk[0] != "+":
            out.append(Lexeme("not"))
        return at + len(chunk) - len(chunk.lstrip("-–+"))
    if chunk.endswith(":") and chunk[:-1].lower() in fields and text[end : end + 1] not in ('"', "("):
        return _lone_field(chunk, text, end, out, warnings)
    name = _FIELD.match(text, at)
    if name and name.group(1).lower() in fields and name.end() <= len(text):
        if text[name.end()] in ")":
            return _word(chunk, end, out, warnings)
        out.append(Lexeme("field", name.group(1).lower()))
        if text[name.end()] in '"(':
            return name.end()
        value, end = _piece(text, name.end())
        return _word(value, end, out, warnings, value_of=name.group(1).lower())
    if name and name.group(1).lower() not in fields and not text.startswith("//", name.end()):
        _tell_unknown(name.group(1), fields, warnings)
    return _word(chunk, end, out, warnings)


def _lone_field(chunk: str, text: str, end: int, out: list[Lexeme], warnings: Warnings) -> int:
    """The name of a field with nothing behind its colon: left out at the end, else a word as any other."""
    if not text[end:].strip(" )"):
        warnings.add(f"{chunk} needs something after it")
        out.append(Lexeme("phrase"))
        return end
    warnings.add(f"a field and its word stand together, as in {chunk}word; “{chunk}” was searched for as a word")
    return _word(chunk, end, out, warnings)


def _tell_unknown(name: str, fields: frozenset[str], warnings: Warnings) -> None:
    close = difflib.get_close_matches(name.lower(), sorted(fields), n=1, cutoff=0.7)
    meant = f" Did you mean {close[0]}: ?" if close else ""
    warnings.add(f"“{name[:40]}:” is no field of the query language; it was searched for as a word.{meant}")


def _word(chunk: str, end: int, out: list[Lexeme], warnings: Warnings, *, value_of: str = "") -> int:
    prefix = bool(_TRAILING_STAR.search(chunk))
    text = trim(chunk)
    if value_of in _OF_DAYS:
        text = chunk.strip(",;")  # the dots of an open range belong to it
    if "*" in text or (chunk.startswith("*") and text):
        warnings.add("a * is understood only at the end of a word")
    text = text.replace("*", " ")
    if _SIGNS_AFTER.search(chunk) and words(text):
        warnings.add(f"“{chunk[:40]}” was searched for as “{text[:40]}”: signs such as + and # are not in the index")
    if not words(text):
        if value_of:
            out.pop()
        warnings.add(
            f"“{chunk[:40]}” has nothing in it to search for" if chunk.strip("*") else "a * needs the beginning of a word before it"
        )
        return end
    if " " in text:
        out.append(Lexeme("phrase", " ".join(text.split())))
    elif text in _OPERATORS or (not value_of and chunk != text and _FIELD.match(text)):  # would read otherwise when printed
        out.append(Lexeme("phrase", text))
    else:
        out.append(Lexeme("word", text, prefix=prefix))
    return end
