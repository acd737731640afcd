"""RSS and Atom files: one document an entry."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin

import lxml.etree

from app.errors import UnreadableInputError
from app.extract.clean import clean
from app.ingest.sources.document import SourceDocument, SourceFailure
from app.ingest.sources.loose_xml import well_formed
from app.ingest.sources.records import record_document
from app.ingest.sources.sniff import SNIFFED, sniff

_ENTRY = ("item", "entry")
_BODY = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "issued", "date", "updated", "modified", "created")


def read_feed(data: bytes, *, path: str) -> Iterator[SourceDocument | SourceFailure]:
    """One document an entry, with the feed's title as source. Raises ``UnreadableInputError`` for what is no feed.

    Entities are never resolved and nothing is fetched.
    """
    data = well_formed(data)
    if re.search(rb"<!ENTITY", data[:100_000], re.IGNORECASE):
        raise UnreadableInputError("XML declares entities of its own, which can multiply without end")
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = lxml.etree.fromstring(data, parser)
    except (lxml.etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInputError("feed is not readable XML") from error
    if root is None:
        raise UnreadableInputError("feed is not readable XML")
    channel = next((node for node in root.iter() if _local(node) == "channel"), root)
    source, base = _text(channel, ("title",)), _base(channel)
    language = _text(channel, ("language",)) or str(root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    for number, entry in enumerate((node for node in root.iter() if _local(node) in _ENTRY), 1):
        record = _record(entry, source=source, language=language, base=base)
        if record.get("body") or record.get("title"):
            yield record_document(record, path=path, place=number)
        else:
            yield SourceFailure(path=f"{path}:{number}", reason=f"entry {number} has no title and no text")


def _local(node: lxml.etree._Element) -> str:
    return lxml.etree.QName(node).localname if isinstance(node.tag, str) else ""


def _text(parent: lxml.etree._Element, names: tuple[str, ...]) -> str:
    for name in names:
        for child in parent:
            if _local(child) == name:
                # XHTML inside Atom keeps its markup, so that its paragraphs stay apart.
                text = _markup(child) if len(child) else "".join(child.itertext())
                if text.strip():
                    return clean(text).strip()
    return ""


def _markup(node: lxml.etree._Element) -> str:
    text = html.escape(node.text or "", quote=False) + "".join(lxml.etree.tostring(child, encoding="unicode") for child in node)
    return re.sub(r"(</?)\w+:", r"\1", text)


def count_entries(data: bytes) -> int:
    """How many entries stand in what a server sent. Raises ``UnreadableInputError`` when it is no feed, with what it is."""
    if not data.strip():
        raise UnreadableInputError("the server sent nothing")
    kind = sniff(data[:SNIFFED], "")
    if kind == "json" and b"jsonfeed.org" in data[:SNIFFED]:
        return 1
    if kind != "feed":
        page = " but a web page; look on it for the address of its feed" if kind == "html" else ""
        raise UnreadableInputError(f"the server sent no RSS or Atom feed{page}")
    return sum(1 for _ in read_feed(data, path=""))


def _base(channel: lxml.etree._Element) -> str:
    """The address that relative ones count from: the feed's own or its site's."""
    links = [str(child.get("href") or child.text or "").strip() for child in channel if _local(child) == "link"]
    return next((link for link in links if re.match(r"https?://", link)), "")


def _absolute(entry: lxml.etree._Element, link: str, base: str) -> str:
    try:
        return urljoin(urljoin(base, entry.base or ""), link) if link else ""
    except ValueError:  # no address at all, such as "http://[half"
        return link


def _link(entry: lxml.etree._Element) -> str:
    links = [child for child in entry if _local(child) == "link"]
    alternate = next((link for link in links if link.get("rel", "alternate") == "alternate"), links[0] if links else None)
    told = "" if alternate is None else str(alternate.get("href") or alternate.text or "").strip()
    return told or next((text for child in entry if _local(child) == "guid" and (text := _permanent(child))), "")


def _permanent(guid: lxml.etree._Element) -> str:
    """The address in a ``guid`` that is one, as RSS has it unless it says otherwise."""
    text = (guid.text or "").strip()
    return text if text.startswith(("http://", "https://")) and guid.get("isPermaLink", "true") != "false" else ""


def _outlet(entry: lxml.etree._Element) -> str:
    """The outlet that an entry was taken over from: the text of RSS's ``source``, the title in Atom's."""
    source = next((child for child in entry if _local(child) == "source"), None)
    return "" if source is None else (_text(source, ("title",)) if len(source) else _text(entry, ("source",)))


def _authors(entry: lxml.etree._Element) -> list[str]:
    found = [child for child in entry if _local(child) in ("creator", "author")]
    names = (_text(child, ("name",)) or "".join(child.itertext()) for child in found)
    # RSS writes "jane@example.org (Jane Doe)".
    bracketed = ((re.search(r"\(([^)]+)\)", name), name) for name in names)
    return [clean(match.group(1) if match else name).strip() for match, name in bracketed if name.strip()]


def _record(entry: lxml.etree._Element, *, source: str, language: str, base: str) -> dict[str, object]:
    link = _absolute(entry, _link(entry), base)
    fields: dict[str, object] = {
        "id": _text(entry, ("guid", "id")) or link or str(entry.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or ""),
        "title": _text(entry, ("title",)), "url": link, "published": _text(entry, _DATES), "source": _outlet(entry) or source,
        "authors": _authors(entry), "language": language, "body": _text(entry, _BODY),
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value}
