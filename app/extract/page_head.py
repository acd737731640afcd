"""What a page shows between its headline and its article: the summary and the authors, marked as such or told by their place."""

from __future__ import annotations

import itertools
import re

import lxml.html

from app.extract.boilerplate import reason_for_line
from app.extract.byline import Byline, parse_byline
from app.extract.clean import clean
from app.extract.page_metadata import PageFacts
from app.extract.shapes import key_of, words

_DECK = re.compile(
    r"standfirst|\bdeck\b|\bdek\b|sub-?(?:title|head|headline)|article-?(?:lead|summary|intro|description)|\b(?:lede|kicker-?text|entry-summary|excerpt|summary)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"byline|\bvcard\b|\bfn\b|\bauthors?\b|writer|contributor|post-?author|article-?author", re.IGNORECASE)
_NO_DECK = re.compile(
    r"shar(?:e|ing)|flyout|social|toolbar|util|\bnav|menu|promo|related|copyright|legal|disclaimer|\bbio\b|repository", re.IGNORECASE
)
_NOT_IN_A_DECK = ("script", "style", "form", "button", "input", "ul", "ol", "table", "iframe")
_SUBHEADINGS = ("h2", "h3", "h4")
# What follows a headline at once is among the next few elements.
_NEAR = 12


def _marks(node: lxml.html.HtmlElement) -> str:
    return " ".join(str(node.get(name) or "") for name in ("class", "id", "itemprop", "rel", "data-testid"))


def shown_deck(tree: lxml.html.HtmlElement, facts: PageFacts) -> str:
    """The summary that the page shows under its headline: marked as such, or the page's description as a line of its own."""
    wanted = key_of(facts.description)
    for node in tree.iter("h2", "h3", "p", "div"):
        marked = _DECK.search(_marks(node)) is not None
        if not marked and (len(wanted) < 20 or len(node) > 3):
            continue
        if _NO_DECK.search(_marks(node)) or next(node.iter(*_NOT_IN_A_DECK), None) is not None:
            continue
        text = " ".join(clean(node.text_content()[:1_000]).split())
        if (marked and 5 <= words(text) <= 60 and reason_for_line(text) == "") or (
            not marked and node.tag != "p" and key_of(text) == wanted
        ):
            return text
    return _line_below_headline(tree, facts)


def _line_below_headline(tree: lxml.html.HtmlElement, facts: PageFacts) -> str:
    """The lesser heading that follows the headline at once, "" when something else does."""
    headline = next((h for h in tree.iter("h1") if key_of(h.text_content()[:1_000]) == key_of(facts.metadata.title)), None)
    if headline is None:
        return ""
    inside = set(headline.iter())
    after = (node for node in itertools.islice(headline.xpath("following::*"), _NEAR) if node not in inside)
    shown = next((node for node in after if (node.text or "").strip() or node.tag in ("img", "figure")), None)
    below = shown if shown is None or shown.tag in _SUBHEADINGS else next((a for a in shown.iterancestors(*_SUBHEADINGS)), None)
    if below is None or any(a.text_content().strip() for a in below.iter("a")):
        return ""
    text = " ".join(clean(below.text_content()[:1_000]).split())
    return text if 5 <= words(text) <= 60 and reason_for_line(text) == "" and parse_byline(text) is None else ""


def without_deck(body: str, deck: str) -> str:
    if not deck:
        return body
    lines = body.split("\n")
    wanted = key_of(deck)
    found = next((i for i, line in enumerate(lines[:6]) if key_of(line) == wanted), -1)
    return "\n".join(lines[:found] + lines[found + 1 :]) if found >= 0 else body


def shown_byline(tree: lxml.html.HtmlElement) -> Byline | None:
    """The first short line of the page that is marked as byline or author and reads as one."""
    for node in tree.iter("p", "div", "span", "a", "address", "li"):
        if not _BYLINE.search(_marks(node)) or any("comment" in _marks(above).casefold() for above in node.iterancestors()):
            continue
        byline = parse_byline(" ".join(clean(node.text_content()[:400]).split()), anchored=True)
        if byline is not None:
            return byline
    return None
