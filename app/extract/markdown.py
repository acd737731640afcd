"""Markdown to an article: front matter and the first heading are told, the rest is text once its marks are off."""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain import ArticleDraft
from app.extract.clean import clean
from app.extract.metadata import NOTHING_KNOWN, Metadata
from app.extract.plaintext import extract_text
from app.extract.read_metadata import split_front_matter

_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$", re.MULTILINE)
_FIRST_HEADING = re.compile(r"\A\s*(?:# +(.+?)(?: +#+)?|([^\n]{3,240})\n=+)[ \t]*(?:\n|\Z)")
_OPENING = re.compile(r"\s*# [^\W_][^\n]{2,240}\n\s*\n")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\n]{0,1000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,1000})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,100}\])")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:\s+\S+.*$", re.MULTILINE)
_STRONG = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])|(?<![\w_])(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\3(?![\w_])"
)
_QUOTE = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


def opens_like_markdown(text: str) -> bool:
    """Whether a text without a file name's word for it begins as Markdown does: a heading marked with ``#`` and a blank line."""
    return _OPENING.match(text[:2_000]) is not None


def plain_of_markdown(text: str) -> str:
    """Markdown's text without its marks; paragraphs, lists and headings stay on their own lines."""
    text = _IMAGE.sub(lambda match: f"\n\nImage: {match.group(1)}\n\n" if match.group(1).strip() else "", text)
    text = _LINK.sub(r"\1", text)
    text = _REFERENCE.sub("", text)
    text = _UNDERLINE.sub("", text)
    text = _HEADING.sub(lambda match: f"\n{match.group(1)}\n", text)
    text = _QUOTE.sub("", text)
    text = _STRONG.sub(lambda match: match.group(2) or match.group(4), text)
    return _ESCAPE.sub(r"\1", text.replace("```", ""))


def extract_markdown(text: str, *, file_name: str = "", metadata: Metadata = NOTHING_KNOWN) -> ArticleDraft:
    """The article in a Markdown file; its first heading is the title unless front matter or ``metadata`` names one."""
    front, rest = split_front_matter(clean(text))
    known = metadata.over(front)
    heading = _FIRST_HEADING.match(rest)
    if heading and not known.title:
        title = plain_of_markdown(heading.group(1) or heading.group(2)).strip()
        known, rest = replace(known, title=title), rest[heading.end() :]
    return extract_text(plain_of_markdown(rest), file_name=file_name, metadata=known)
