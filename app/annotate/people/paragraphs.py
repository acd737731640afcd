"""The fields of an article as paragraphs that keep their place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import ANNOTATED_FIELDS, Field

if TYPE_CHECKING:
    from collections.abc import Mapping

BETWEEN = re.compile(r"\n[^\S\n]*\n\s*|\r\n[^\S\n]*\r\n\s*")
CAPITALISED_SHARE = 0.7
UPPER_SHARE = 0.7
LONGEST_HEADLINE = 180


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of one field: ``field_text[start : start + len(text)] == text``."""

    field: Field
    start: int
    text: str
    title_case: bool
    upper_case: bool
    spoken: bool = False
    """Whether it begins with who speaks, as in a transcript."""


def paragraphs(fields: Mapping[Field, str]) -> list[Paragraph]:
    """The paragraphs of title, standfirst and body in reading order; blank lines part them, single line breaks do not."""
    out: list[Paragraph] = []
    for field in ANNOTATED_FIELDS:
        text = fields.get(field, "")
        start = 0
        for gap in BETWEEN.finditer(text):
            out.append(_paragraph(field, start, text[start : gap.start()]))
            start = gap.end()
        out.append(_paragraph(field, start, text[start:]))
    return [p for p in out if p.text.strip()]


def _paragraph(field: Field, start: int, text: str) -> Paragraph:
    words = re.findall(r"[^\W\d_]{4,}", text[:2_000])
    title_case = (
        len(words) > 1
        and len(text) <= LONGEST_HEADLINE
        and not text.rstrip().endswith(".")
        and sum(w[0].isupper() for w in words) >= CAPITALISED_SHARE * len(words)
    )
    upper_case = len(words) > 1 and sum(w.isupper() for w in words) >= UPPER_SHARE * len(words)
    return Paragraph(field, start, text, title_case, upper_case)
