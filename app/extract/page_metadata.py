"""What a web page says about its article outside the visible text: JSON-LD, meta tags, ``<time>``, the page title."""

# ruff: noqa: E501 - tables of names
from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import lxml.html

from app.extract.author_names import as_authors
from app.extract.field_names import as_text
from app.extract.metadata import Metadata
from app.extract.shapes import key_of, words

_ARTICLE_TYPES = re.compile(
    r"(?:News|Opinion|Report|Analysis|Background|Review|Blog|Scholarly|Tech|Social)?\w*(?:Article|Posting|Report|Story)", re.IGNORECASE
)
_MAX_JSON_LD = 2_000_000
_MAX_NODES = 2_000
_META_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "parsely-title", "citation_title"),
    "published": ("article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
                  "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "sailthru.date", "parsely-pub-date", "article.published", "cxenseparse:recs:publishtime",
                  "originalpublicationdate", "article_date_original", "citation_publication_date", "displaydate", "published_time_telegram", "bt:pubdate"),
    "source": ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:app:name:iphone", "cre"),
    "authors": ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "byline", "citation_author", "twitter:creator"),
    "url": ("og:url", "twitter:url"),
    "standfirst": ("og:description", "description", "twitter:description"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Metadata of a page with the article text that JSON-LD may hold and what the page's visible head shows."""

    metadata: Metadata
    article_body: str = ""
    description: str = ""


def _json_objects(tree: lxml.html.HtmlElement) -> Iterator[Mapping[str, object]]:
    for script in tree.iter("script"):
        kind = (script.get("type") or "").casefold()
        text = script.text or ""
        if "ld+json" not in kind or len(text) > _MAX_JSON_LD:
            continue
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", text)
        try:
            found = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _flatten(found)


def _flatten(value: object) -> Iterator[Mapping[str, object]]:
    stack = [value]
    for _ in range(_MAX_NODES):
        if not stack:
            return
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, Mapping):
            yield node
            stack.extend(
                node[name]
                for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
                if isinstance(node.get(name), list | dict)
            )


def _is_article(node: Mapping[str, object]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE_TYPES.fullmatch(name) for name in names)


def _from_json_ld(tree: lxml.html.HtmlElement) -> tuple[Metadata, str, str]:
    for node in _json_objects(tree):
        if not _is_article(node) or not (node.get("headline") or node.get("articleBody") or node.get("datePublished")):
            continue
        page = node.get("mainEntityOfPage")
        url = node.get("url") or (page.get("@id") if isinstance(page, Mapping) else page)
        metadata = Metadata(
            title=as_text(node.get("headline") or node.get("name")), published=as_text(node.get("datePublished")),
            source=as_text(node.get("publisher") or node.get("sourceOrganization")), authors=_people(node.get("author") or node.get("creator")),
            url=as_text(url) if isinstance(url, str) and url.startswith("http") else "", language=as_text(node.get("inLanguage"))[:12], origin="metadata",
        )  # fmt: skip
        body = node.get("articleBody")
        return metadata, body if isinstance(body, str) else "", as_text(node.get("description"))
    return Metadata(), "", ""


def _people(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    names: list[str] = []
    for item in items:
        if isinstance(item, Mapping) and isinstance(item.get("name"), list):
            names.extend(as_text(name) for name in item["name"])
        else:
            names.extend(as_authors(item))
    return _plausible(names)


_NO_AUTHOR = re.compile(
    r"https?:|www\.|^@|\.com|^[\w-]{4,}(?:\.[\w-]+)*\.(?:[a-z]{2}|org|net|info|news)$"
    r"|^(?:admin|administrator|editor|webmaster|null|none|undefined|unknown)$",
    re.IGNORECASE,
)


def _plausible(names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Author names without addresses, handles and boilerplate."""
    kept = (re.sub(r"^by\s+", "", name, flags=re.IGNORECASE).strip() for name in names)
    return tuple(dict.fromkeys(n for n in kept if n and len(n) <= 80 and not _NO_AUTHOR.search(n)))


def _meta_values(tree: lxml.html.HtmlElement) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().casefold()
        content = " ".join((meta.get("content") or "").split())
        if name and content and len(content) <= 2_000:
            values.setdefault(name, []).append(content)
    return values


def _first(values: Mapping[str, list[str]], field: str) -> str:
    return next((values[name][0] for name in _META_NAMES[field] if name in values), "")


def _from_meta(tree: lxml.html.HtmlElement) -> tuple[Metadata, str]:
    values = _meta_values(tree)
    authors = next((values[name] for name in _META_NAMES["authors"] if name in values and _plausible(values[name])), [])
    language = str(tree.get("lang") or (values.get("content-language") or [""])[0])
    canonical = next(
        (str(link.get("href")) for link in tree.iter("link") if (link.get("rel") or "").casefold() == "canonical" and link.get("href")), ""
    )
    names = [name for author in authors for name in as_authors(author)]
    metadata = Metadata(
        title=as_text(_first(values, "title")), published=_first(values, "published"), source=as_text(_first(values, "source")),
        authors=_plausible(names), url=canonical if canonical.startswith("http") else _first(values, "url"), language=language[:12], origin="metadata",
    )  # fmt: skip
    return metadata, _first(values, "standfirst")


def _visible(tree: lxml.html.HtmlElement) -> Metadata:
    """Headline and date as the page shows them: the heading that the page title repeats, ``<time>`` marked as publication."""
    page_title = as_text(next((t.text_content() for t in tree.iter("title")), ""))
    headings = [as_text(h.text_content()) for h in tree.iter("h1")]
    headings = [h for h in headings if words(h) >= 2]
    lesser = [] if headings else [as_text(h.text_content()) for h in tree.iter("h2", "h3")]
    repeated = (h for h in (*headings, *lesser) if key_of(h) and key_of(h) in key_of(page_title))
    title = next(repeated, headings[0] if len(headings) == 1 else "")
    published = ""
    for time in tree.iter("time"):
        marks = " ".join(str(time.get(name) or "") for name in ("itemprop", "class", "pubdate", "data-testid")) + (
            "pubdate" if "pubdate" in time.attrib else ""
        )
        if (
            time.get("datetime")
            and re.search(r"publish|pubdate|posted|entry-date|created|timestamp|date", marks, re.IGNORECASE)
            and not re.search(r"modif|updat", marks, re.IGNORECASE)
        ):
            published = str(time.get("datetime"))
            break
    return Metadata(title=title, published=published, origin="metadata")


def split_page_title(page_title: str, *, source: str) -> str:
    """The page title without the outlet at its end or start."""
    parts = re.split(r"\s+[|»·–—-]\s+", page_title)
    if len(parts) > 1 and source and key_of(parts[-1]) == key_of(source):
        return (
            re.sub(r"\s+[|»·–—-]\s+[^|»·–—-]*$", "", page_title)
            if len(parts) == 2
            else page_title[: page_title.rfind(parts[-1])].rstrip(" |»·–—-")
        )
    if len(parts) > 1 and "|" in page_title:
        return max(page_title.split("|"), key=len).strip()
    return page_title


def page_facts(tree: lxml.html.HtmlElement) -> PageFacts:
    """Everything that a page's markup tells about its article; JSON-LD first, then meta tags, then what it shows."""
    structured, body, described = _from_json_ld(tree)
    tagged, description = _from_meta(tree)
    shown = _visible(tree)
    known = structured.over(tagged).over(shown)
    title = known.title or as_text(next((t.text_content() for t in tree.iter("title")), ""))
    title = split_page_title(title, source=known.source)
    if (
        shown.title
        and key_of(shown.title) != key_of(title)
        and (key_of(shown.title) in key_of(title) or key_of(title) in key_of(shown.title))
    ):
        title = shown.title
    metadata = Metadata(title=title, origin="metadata").over(known)
    return PageFacts(metadata=metadata, article_body=body, description=described or description)
