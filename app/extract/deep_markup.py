"""Markup beyond the limits of the parser: it stops there without a word, and the rest of the article would be gone.

Old pages open a ``<font>`` in every paragraph and close none, so that each stands inside all before it; pages saved in one
file hold their pictures, and one of ten megabytes is too much.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import lxml.etree
import lxml.html

_FORMATTING = re.compile(
    r"</?(?:font|b|i|u|s|a|q|em|strong|span|center|small|big|tt|code|strike|su[bp]|ins|del|mark|abbr|acronym|label|nobr|cite|o:p)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_BOXES = re.compile(
    r"(?:</?(?:div|section|article|main|aside|header|footer|nav|form|fieldset|blockquote|table|thead|tbody|tfoot|tr|td|th|ul|ol|li|dl|dt|dd|figure)"
    r"\b[^<>]{0,2000}>\s*)+",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"<(?!/?(?:p|br|h[1-6]|title|head|body|html|script|style|meta)\b)/?[a-z][^<>]{0,2000}>", re.IGNORECASE)
_FLATTER = ((_FORMATTING, ""), (_BOXES, "<br><br>"), (_OTHERS, " "))


def read_markup(markup: str, read: Callable[[str, lxml.html.HTMLParser], lxml.html.HtmlElement]) -> lxml.html.HtmlElement:
    """What ``read`` makes of the markup, made flatter step by step until the parser comes to its end."""
    element, fault = _parsed(markup, read)
    for pattern, instead in _FLATTER:
        if "depth" not in fault:
            break
        markup = pattern.sub(instead, markup)
        element, fault = _parsed(markup, read)
    return element


def _parsed(markup: str, read: Callable[[str, lxml.html.HTMLParser], lxml.html.HtmlElement]) -> tuple[lxml.html.HtmlElement, str]:
    """The element, and what the parser stopped at, "" when it came to the end; beyond its usual limits only where a page needs it."""
    parser = lxml.html.HTMLParser()
    element = read(markup, parser)
    if (fault := _fault(parser)) and "depth" not in fault:
        parser = lxml.html.HTMLParser(huge_tree=True)
        element = read(markup, parser)
        fault = _fault(parser)
    return element, fault


def _fault(parser: lxml.html.HTMLParser) -> str:
    last = parser.error_log.last_error
    return last.message if last is not None and last.level == lxml.etree.ErrorLevels.FATAL else ""
