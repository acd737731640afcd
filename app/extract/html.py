"""A web page to an article: trafilatura for body and comments, the page's own statements and htmldate for the rest."""

# ruff: noqa: SIM905 - word lists are easier to read as one string
from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

import lxml.etree
import lxml.html

from app.domain import ArticleDraft, DateCandidate, Dropped
from app.errors import UnreadableInputError
from app.extract.boilerplate import block_label, reason_for_line
from app.extract.clean import clean, decode, decode_declared, unescaped
from app.extract.deep_markup import read_markup
from app.extract.metadata import NOTHING_KNOWN, Metadata
from app.extract.page_head import shown_byline, shown_deck, without_deck
from app.extract.page_metadata import PageFacts, page_facts
from app.extract.plaintext import extract_text
from app.extract.published import candidate, decide_published
from app.extract.shapes import key_of, words

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,30})", re.IGNORECASE
)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_SAVED = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s\"<>]{4,2000})")
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote figcaption pre td th dt dd caption summary label button legend address".split())
_BOXES = frozenset("div section article ul ol table tr header footer main figure aside nav form hr".split())
_INVISIBLE = frozenset("script style noscript template svg head iframe object select option".split())
_CONTAINERS = {
    "nav": "navigation",
    "footer": "page_chrome",
    "aside": "related",
    "form": "page_chrome",
    "figcaption": "caption",
    "header": "page_chrome",
}
_TABLE_RULE = re.compile(r"^\|(?:-{3,}\|)+\s*\n", re.MULTILINE)
_TABLE_PARTS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")
_WORDS_OF_LAYOUT = 80
_LONGEST_BESIDE = 160
_WORDS_OF_STAMP = 5
_MOST_DROPPED = 200
# An article has a few thousand elements; beyond this, reading a page takes minutes.
_MOST_ELEMENTS = 100_000
# Both libraries warn on stderr about pages they give up on; the reasons are told through the report instead.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def decode_html(data: bytes) -> str:
    """The text of a page: its byte order mark or declared charset when that fits, else as any other text."""
    match = _DECLARED.search(data[:4_096])
    if match and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return decode_declared(data, (match.group(1) or match.group(2)).decode("ascii"))
    return decode(data)


def parse_page(text: str) -> lxml.html.HtmlElement:
    """The element tree of a page; raises ``UnreadableInputError`` when there is no markup to read."""
    try:
        tree = read_markup(_XML_HEAD.sub("", text.replace("\x00", "")), lxml.html.document_fromstring)
    except (lxml.etree.LxmlError, ValueError, RecursionError) as error:
        raise UnreadableInputError("no readable HTML") from error
    return tree


def _spaced(element: lxml.html.HtmlElement) -> Iterator[str]:
    """The text of an element without invisible parts, blocks apart by blank lines and ``br`` by line ends."""
    for event, node in lxml.etree.iterwalk(element, events=("start", "end")):
        block = node.tag in _BLOCKS or node.tag in _BOXES
        if block:
            yield "\n\n"
        if event == "start":
            if node.tag == "br":
                yield "\n"
            yield re.sub(r"\s+", " ", node.text or "")
        elif node is not element:
            yield re.sub(r"\s+", " ", node.tail or "")


def visible_text(element: lxml.html.HtmlElement) -> str:
    """The text that a reader of this element sees, paragraphs apart by blank lines. Changes the element."""
    lxml.etree.strip_tags(element, lxml.etree.Comment, lxml.etree.ProcessingInstruction)
    for node in list(element.iter(*_INVISIBLE)):
        node.drop_tree()
    text = "".join(_spaced(element))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", text)).strip()


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML (a feed entry, a record's body), paragraphs apart by blank lines."""
    try:
        element = read_markup(markup.replace("\x00", ""), _fragment)
    except (lxml.etree.LxmlError, ValueError, RecursionError):
        return re.sub(r"<[^<>]{0,2000}>", " ", markup)
    return visible_text(element)


def _fragment(markup: str, parser: lxml.html.HTMLParser) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(markup, create_parent="div", parser=parser)


def _saved_from(text: str) -> str:
    """The address that a browser notes at the head of a page that it saves."""
    found = _SAVED.search(text[:4_000])
    return found[1] if found else ""


def extract_html(data: bytes | str, *, file_name: str = "", url: str = "", metadata: Metadata = NOTHING_KNOWN) -> ArticleDraft:
    """The article on a web page, its comments as a layer of their own, other parts of the page in ``dropped``.

    ``metadata`` (a sidecar, a record) wins over the page. Raises ``UnreadableInputError`` when the page holds no text.
    """
    text = data if isinstance(data, str) else decode_html(data)
    tree = parse_page(text)
    if sum(1 for _ in zip(tree.iter(), range(_MOST_ELEMENTS + 1), strict=False)) > _MOST_ELEMENTS:
        raise UnreadableInputError(f"page of more than {_MOST_ELEMENTS} elements")
    facts = page_facts(tree)
    known = metadata.over(facts.metadata)
    address = known.url or url or _saved_from(text)
    body, comments = map(unescaped, _main_text(tree, facts, url=address) if facts.article_body or _shows_words(tree) else ("", ""))
    if not body.strip() and not comments.strip():
        raise UnreadableInputError("no text found in the page")
    deck = shown_deck(tree, facts)
    body = without_deck(body, deck)
    byline = shown_byline(tree)
    stated = replace(known, standfirst=metadata.standfirst or deck, published="", comments=known.comments or comments)
    draft = extract_text(body, metadata=stated)
    dates = [
        candidate(metadata.published, metadata.origin) if metadata.published else None,
        *_page_dates(tree, facts, url=address, body=body),
    ]
    published = decide_published((*dates, *draft.published.candidates), url=address, file_name=file_name, body=draft.body)
    draft = replace(
        draft, byline=draft.byline or (byline.text if byline else ""), authors=draft.authors or (byline.authors if byline else ()),
        url=address, published=published, language=(draft.language or known.language)[:2],
    )  # fmt: skip
    return replace(draft, dropped=(*draft.dropped, *_other_parts(tree, draft)))


def _open_layout_tables(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """Turn the tables that lay a page out into plain boxes: those with a cell that holds more text than a table of facts does."""
    for table in list(tree.iter("table")):
        cells = (cell for cell in table.iter("td", "th") if next(cell.iterancestors("table"), None) is table)
        if any(words(cell.text_content()) >= _WORDS_OF_LAYOUT for cell in cells):
            # Tables within it stay tables until their own turn: they may be of facts.
            inner = [node for node in table.iter(*_TABLE_PARTS) if next(node.iterancestors("table"), None) is table]
            for part in (table, *(node for node in inner if node.tag != "table")):
                part.tag = "div"
    return tree


def _shows_words(tree: lxml.html.HtmlElement) -> bool:
    """Whether there is any text to see: a page built by its scripts has none, and looking for an article there takes long."""
    for node in tree.iter():
        seen = isinstance(node.tag, str) and node.tag not in _INVISIBLE
        if (seen and (node.text or "").strip()) or (node.tail or "").strip():
            return True
    return False


def _main_text(tree: lxml.html.HtmlElement, facts: PageFacts, *, url: str) -> tuple[str, str]:
    try:
        import trafilatura  # noqa: PLC0415  half a second that a start with nothing to read need not spend

        found = trafilatura.bare_extraction(
            _open_layout_tables(deepcopy(tree)), url=url or None, include_comments=True, include_tables=True, with_metadata=False
        )
    except (lxml.etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        found = None
    body = _TABLE_RULE.sub("", clean(found.text or "")) if found is not None and not isinstance(found, dict) else ""
    comments = _separate(clean(found.comments or "")) if found is not None and not isinstance(found, dict) else ""
    stated = fragment_text(facts.article_body) if "<" in facts.article_body else clean(facts.article_body)
    # JSON-LD's own text wins only where the visible text is a mere beginning of it (a paywall, a script-built page).
    # Where there is none of it, trafilatura takes that text itself, but without its paragraphs.
    if words(stated) > 1.5 * words(body) + 20 or ("\n" not in body and "\n" in stated and words(stated) >= 0.9 * words(body)):
        body = stated
    if not body.strip():
        body = clean(visible_text(deepcopy(next(iter(tree.iter("body")), tree))))
    return (body if "\n" in body else _in_paragraphs(body, tree)), comments


def _in_paragraphs(body: str, tree: lxml.html.HtmlElement) -> str:
    """The text of a short page, which trafilatura gives in one line with its headline and byline, as the page parts it."""
    lines = [line for line in map(clean, visible_text(deepcopy(tree)).split("\n")) if line]
    whole = " ".join(body.split())
    for first, line in enumerate(lines):
        if not whole.startswith(line):
            continue
        taken, rest = first, whole
        while rest and taken < len(lines) and rest.startswith(lines[taken]):
            rest = rest[len(lines[taken]) :].lstrip()
            taken += 1
        if not rest:
            return "\n\n".join(lines[first:taken])
    return body


def _lines_beside(tree: lxml.html.HtmlElement, body: str) -> lxml.html.HtmlElement:
    """A page of the short lines outside the article's text: a day within the text is what it speaks of, not its date."""
    inside = frozenset(key_of(line) for line in body.split("\n") if words(line) > _WORDS_OF_STAMP)
    page = lxml.html.Element("body")
    for line in visible_text(deepcopy(tree)).split("\n"):
        told = " ".join(line.split())
        if 0 < len(told) <= _LONGEST_BESIDE and key_of(told) not in inside and reason_for_line(told) != "copyright":
            lxml.etree.SubElement(page, "p").text = told
    return page


def _page_dates(tree: lxml.html.HtmlElement, facts: PageFacts, *, url: str, body: str) -> list[DateCandidate | None]:
    found = [candidate(facts.metadata.published, "metadata")] if facts.metadata.published else []
    try:
        import htmldate  # noqa: PLC0415  see above

        guessed = htmldate.find_date(deepcopy(tree), extensive_search=False, original_date=True, url=url or None)
        if guessed is None:
            guessed = htmldate.find_date(_lines_beside(tree, body), extensive_search=True, original_date=True)
            # The first of January is how it writes a bare year.
            guessed = None if guessed and guessed.endswith("-01-01") else guessed
    except (lxml.etree.LxmlError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        guessed = None
    return [*found, candidate(guessed, "htmldate", evidence="found in the page") if guessed else None]


def _separate(comments: str) -> str:
    """Comments apart by blank lines, without the labels and buttons between them."""
    lines = (line.strip() for line in comments.split("\n"))
    return "\n\n".join(line for line in lines if line and block_label(line) != "comments" and not reason_for_line(line))


def _other_parts(tree: lxml.html.HtmlElement, draft: ArticleDraft) -> list[Dropped]:
    """Visible text blocks that went into no field, with the part of the page they stand in."""
    kept = "\n".join(
        key_of(line) for line in "\n".join((draft.title, draft.standfirst, draft.body, draft.comments, draft.byline)).split("\n")
    )
    kept_lines = frozenset(kept.split("\n"))
    seen = {key_of(piece.text) for piece in draft.dropped}
    parts: list[Dropped] = []
    for node in tree.iter(*_BLOCKS):
        if len(parts) >= _MOST_DROPPED:
            break
        if any(child.tag in _BLOCKS for child in node.iterdescendants()) or any(a.tag in _INVISIBLE for a in node.iterancestors()):
            continue
        if key_of(node.text_content()[:1_000]) in kept_lines:
            continue
        # A ``br`` parts one block into lines that the body holds apart.
        lines = (" ".join(line.split()) for line in clean(visible_text(deepcopy(node))).split("\n"))
        text = " ".join(line for line in lines if (held := key_of(line)) not in kept_lines and held not in kept)[:1_000]
        key = key_of(text)
        if key and key not in kept and key not in seen:
            seen.add(key)
            reason = next((_CONTAINERS[a.tag] for a in (node, *node.iterancestors()) if a.tag in _CONTAINERS), "page_chrome")
            parts.append(Dropped(reason, text))
    return parts
