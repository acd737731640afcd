"""Text files that no article is in: encoded data, programs, logs, rows of numbers. Told only when next to nothing else is there."""

from __future__ import annotations

import re

_SAMPLE = 40_000
_SHORT = 160
_ENCODED = re.compile(r"(?<![^\s\"'=:,])[A-Za-z0-9+/_=-]{40,}")
_MOSTLY = 0.8
_LONG_TOKENS = 15
_SOME = 0.1
_PEM = re.compile(r"^-----(?:BEGIN|END) [A-Z0-9 ]{2,60}-----\s*$|^begin(?:-base64)? [0-7]{3} \S+\s*$", re.MULTILINE)
_ADDRESS = re.compile(r"\bhttps?://\S+")
_LOG_LINE = re.compile(
    r"^\W{0,2}(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\d\d:\d\d:\d\d[.,]\d{3}"
    r"|\d{1,3}(?:\.\d{1,3}){3} \S+ \S+ \[)"
    r"(?:[\d.,+Z]*\W{1,4}(?:[\w.-]+\W{1,3}){0,2}(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)\b"
    r"|.{0,60}?(?:[\w./-]+\[\d+\]|\"(?:GET|POST|HEAD|PUT|DELETE|OPTIONS) ))",
    re.MULTILINE,
)
# Brackets and semicolons of prose have a blank on one side: "Jane Smith (Lab) 12,345; turnout 61%".
_CODE_SIGN = re.compile(r"[{}=<>\\_$]|;(?=\S)|[)}\]'];$|\w\((?=\S)|\w\[|(?:^|\s)(?://|/\*|#include|#!|--\s)|&&|\|\||\(\)", re.MULTILINE)
_CODE_SHARE = 0.035
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>|\{\{|\}\}|\[\[|\]\]")
# Six words and more with nothing but blanks and the signs of prose between them.
_SENTENCE = re.compile(r"(?:[^\W\d_][\w’'.-]*[,;:]? ){5,}[“\"(]?[^\W\d_][\w’']*")
_SENTENCES_SHARE = 0.3
_LETTERS_OF_NUMBERS = 0.15


def no_prose(text: str) -> str:
    """What a text is when it is no prose at all ("program code"), "" otherwise. Linear, and looks at the first 40,000 characters only."""
    sample = text[:_SAMPLE]
    blanks = sample.count(" ") + sample.count("\n")
    size = len(sample) - blanks
    if size < _SHORT:
        return ""
    # Counting characters takes a hundredth of what the patterns take, and says of nearly every article that they need not look.
    raw = sample.encode("utf-8", "replace")
    digits, signs = (len(raw) - len(raw.translate(None, kind)) for kind in (b"0123456789", b"{}=<>\\_$;(["))
    return (
        (size > _LONG_TOKENS * (blanks + 1) and _encoded(sample, size))
        or (digits > _SOME * size and _numbers(sample, size, digits))
        or (signs > _CODE_SHARE * size and _is_code(sample, size) and "program code")
        or ""
    )


def _encoded(sample: str, size: int) -> str:
    if _length(_ENCODED, sample) > _MOSTLY * (size - _length(_PEM, sample)):
        return "encoded data, as of an attachment"
    return "a list of addresses" if _length(_ADDRESS, sample) > _MOSTLY * size else ""


def _numbers(sample: str, size: int, digits: int) -> str:
    lines = [line for line in sample.splitlines() if line.strip()]
    if len(_LOG_LINE.findall(sample)) > _MOSTLY * len(lines):
        return "a log"
    letters = sum(map(str.isalpha, sample))
    return "rows of numbers" if len(lines) >= 5 and digits > 0.4 * size and letters < _LETTERS_OF_NUMBERS * size else ""


def _is_code(sample: str, size: int) -> bool:
    signs = len(_CODE_SIGN.findall(_MARKUP.sub("", sample)))
    return signs > _CODE_SHARE * size and _length(_SENTENCE, sample) < _SENTENCES_SHARE * size


def _length(pattern: re.Pattern[str], sample: str) -> int:
    return sum(map(len, pattern.findall(sample)))
