"""What scrapers, news interfaces and databases call the fields of an article."""

# ruff: noqa: E501 - lists of names are easier to read unbroken
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from math import isnan
from operator import itemgetter

from app.extract.clean import clean, unescaped
from app.extract.field_names_abroad import ABROAD, SUMMARIES_ABROAD, TEXTS_ABROAD

_USUAL: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "heading", "name"),
    "standfirst": ("standfirst", "subtitle", "subheadline", "deck", "dek"),
    "published": ("published", "date", "pubdate", "published_at", "date_published", "datepublished", "publish_date", "publication_date",
                  "published_date", "publishedat", "created_at", "created", "timestamp", "datetime"),
    "source": ("source", "publisher", "site", "site_name", "sitename", "outlet", "newspaper", "publication", "source_name", "domain",
               "hostname"),
    "authors": ("authors", "author", "byline", "creator", "by", "writer", "writers"),
    "url": ("url", "link", "uri", "permalink", "source_url", "web_url", "canonical_url", "canonical_link", "loc"),
    "language": ("language", "lang", "locale", "inlanguage", "meta_lang"),
    "comments": ("comments", "user_comments", "reader_comments"),
    "record_id": ("id", "_id", "guid", "record_id", "article_id", "uuid"),
}  # fmt: skip
# Names that only records bear; at the head of a plain text such a word is as likely a sentence ("Time: the present").
_OTHER: dict[str, tuple[str, ...]] = {
    "title": ("web_title", "article_title", "post_title", "news_title", "story_title", "page_title", "title_text", "og_title", "dc_title",
              "headline_main", "hl1", "h1", "subject", "head", "headlines", "news_headline", "article_headline", "headline_text", "title_full"),
    "standfirst": ("trail_text", "standfirst_text", "sub_title", "sub_heading", "lede"),
    "published": ("date_publish", "date_of_publish", "date_of_publication", "web_publication_date", "pub_date", "pub_time", "publish_time", "published_time", "published_on",
                  "article_published_time", "og_article_published_time", "og_published_time", "first_publish_date", "first_published",
                  "first_publication_date", "iso_date", "dc_date", "date_time", "post_date", "article_date", "news_date", "display_date",
                  "release_date", "date_gmt", "issued", "seendate", "publish_datetime", "published_datetime", "publication_datetime",
                  "publication_time", "published_utc", "time_published", "published_parsed", "date_posted", "posted_date", "posted_at",
                  "posted_on", "posted", "paper_date", "news_time", "article_time"),
    "source": ("og_site_name", "publication_title", "publisher_name",
               "publication_name", "newspaper_name", "news_source", "source_title", "source_hostname",
               "media", "media_name", "website_name", "website", "provider", "feed_title", "channel", "paper", "news_site", "source_site", "meta_site_name",
               "media_outlet", "news_outlet", "outlet_name", "source_domain", "netloc"),
    "authors": ("author_name", "author_names", "author(s)", "by_line", "dc_creator", "article_author", "og_article_author", "reporter",
                "reporters", "journalist", "journalists", "contributor", "contributors", "author_list", "written_by", "news_author"),
    "url": ("article_url", "original_url", "requested_url", "page_url", "news_url", "post_url", "og_url", "url_canonical", "article_link",
            "news_link", "story_url", "full_url", "front_url", "original_link", "main_entity_of_page", "final_url", "responded_url",
            "target_uri", "warc_target_uri", "href"),
}  # fmt: skip
SYNONYMS: dict[str, tuple[str, ...]] = {field: (*names, *_OTHER.get(field, ()), *ABROAD.get(field, ())) for field, names in _USUAL.items()}
# When the record was made, often by the scraper; believed only where nothing tells when the article was published.
_MADE = ("datetime", "timestamp", "created_at", "created", "created_date", "date_created", "creation_date", "time")
SYNONYMS["published"] = (*(name for name in SYNONYMS["published"] if name not in _MADE), *_MADE)
_ASIDE = ("metadata", "meta_data", "meta")
HEADER_NAMES = frozenset(name for names in _USUAL.values() for name in names)
"""The names that also stand before a colon at the head of a plain text."""
WHOLE_TEXTS = (
    "body", "text", "content", "full_text", "fulltext", "article", "article_text", "articlebody", "article_body", "maintext", "main_text",
    "body_text", "raw_text", "content_text", "text_content", "plain_text", "cleaned_text", "clean_text", "story", "story_text",
    "article_content", "full_content", "full_article", "post_content", "news_content", "news_text", "page_content", "raw_content", "contents",
    "paragraphs", "post_body", "news_body", "content_body", "story_body", "item_text", "entry_text", "doc_text", "page_text", "item_content",
    "entry_content", "doc_content", "markdown", *TEXTS_ABROAD,
)  # fmt: skip
"""What the whole text is called when it stands there without a page around it."""
SUMMARIES = (
    "description", "summary", "lead_paragraph", "abstract", "excerpt", "snippet", "desc", "short_description", "article_summary",
    "article_description", "news_description", "post_description", "item_description", "news_summary", "post_summary", "post_excerpt",
    "meta_description", "overview", "teaser", "lead", "intro", *SUMMARIES_ABROAD,
)  # fmt: skip
BODY_SYNONYMS = (
    *WHOLE_TEXTS, "content_html", "content_encoded", "body_html", "article_html", "html_content", "html", "raw_html", "transcript",
    "document", "message", *SUMMARIES,
)  # fmt: skip
"""The whole text under any name first, then what stands for it: a description, a summary."""

_APART = re.compile(r"[\s\-.:]+")
_NOTHING = frozenset(
    ("none", "null", "nan", "n/a", "na", "-", "--", "nil", "undefined", "unknown", "<na>", "nat", "[]", "{}", "['']", '[""]', "()")
)
_FIELD = r"(?:(?:article|news|publish(?:ed|ing|cation)?|publication|full) )?(?:body|text|content|date|authors?|byline|title|headline|summary|description|excerpt|source|url|link|data|info(?:rmation)?)"
_ABSENT = re.compile(
    rf"(?:no|unknown) {_FIELD}(?: (?:was |could be )?(?:found|available|provided|given|extracted|specified))?"
    rf"|{_FIELD}(?: is)? (?:not (?:found|available|provided|given|specified)|unavailable|missing|unknown)"
    r"|(?:not|none) (?:found|available|provided|given|specified)|only available in [\w ]{3,40} plans?|\[(?:removed|deleted)\]",
    re.IGNORECASE,
)
"""What scrapers and news interfaces write in a field that they have nothing for."""
_LONGEST_ABSENT = 60


@lru_cache(4_096)
def normalise_key(key: object) -> str:
    """A field name without case, spaces and dashes: ``Pub Date`` and ``pub-date`` are ``pub_date``."""
    name = str(key)
    return name.casefold() if name.isidentifier() else _APART.sub("_", name.strip().casefold())


def pick(values: Mapping[str, object], names: tuple[str, ...]) -> object:
    """The first value among ``names`` that says something; keys are normalised already."""
    return next((values[name] for name in spellings(names) if name in values and not says_nothing(values[name])), "")


def fields_told(values: Mapping[str, object]) -> dict[str, list[object]]:
    """The values of every field that a record tells, in the order of the field's names; keys are normalised already."""
    told: defaultdict[str, list[tuple[int, object]]] = defaultdict(list)
    for key, value in values.items():
        for field, place in _PLACES.get(key, ()):
            if not (says_nothing(value) if field != "title" else _is_no_title(value)):
                told[field].append((place, value))
    return {field: [value for _, value in (sorted(found, key=_PLACE) if len(found) > 1 else found)] for field, found in told.items()}


def told_aside(values: Mapping[str, object]) -> dict[str, object]:
    """What an object of metadata beside the text tells of fields that the record itself does not: ``{"metadata": {"title": …}}``.

    Names are normalised, those of objects inside it joined (``og_site_name``). When the record was made is not taken from there.
    """
    aside = [values[name] for name in _ASIDE if isinstance(values.get(name), Mapping)]
    told = fields_told(values) if aside else {}
    found: dict[str, object] = {}
    for inner in aside:
        assert isinstance(inner, Mapping)  # noqa: S101  as was asked
        for key, value in inner.items():
            name = normalise_key(key)
            parts = {f"{name}_{normalise_key(part)}": one for part, one in value.items()} if isinstance(value, Mapping) else {name: value}
            found.update((part, one) for part, one in parts.items() if part not in found and part not in _MADE)
    return {name: value for name, value in found.items() if any(field not in told for field, _ in _PLACES.get(name, ()))}


@cache
def spellings(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names in their order, each also without its underscores."""
    return tuple(dict.fromkeys(spelling for name in names for spelling in (name, name.replace("_", ""))))


def _places() -> dict[str, list[tuple[str, int]]]:
    """Which fields each spelling may be, and how early it is asked for."""
    places: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for field, names in SYNONYMS.items():
        for place, spelling in enumerate(spellings(names)):
            places[spelling].append((field, place))
    prefixed = {f"{prefix}{name}": places[name] for name in [*places] if name not in _NOT_PREFIXED for prefix in _PREFIXES}
    return {name: [(field, place + _BEHIND) for field, place in found] for name, found in prefixed.items()} | places


_PREFIXES = ("article_", "news_", "post_", "content_", "story_", "item_", "entry_", "doc_", "page_")
_NOT_PREFIXED = frozenset(("name", "data", "by", "domain", "site", "media", "id", "uri", "comments"))
_BEHIND = 10_000
_PLACES = _places()
_PLACE = itemgetter(0)


def says_nothing(value: object) -> bool:
    """Whether a value is empty, or what programs write for nothing: ``NaN``, ``null``, ``N/A``, "No author", "Only available in paid plans"."""
    if isinstance(value, str):
        if len(value) > _LONGEST_ABSENT or value.isdecimal():
            return value.isspace()
        word = value.strip().rstrip(".!").casefold()
        return not word or word in _NOTHING or _ABSENT.fullmatch(word) is not None
    return value is None or value in ([], {}) or (isinstance(value, float) and isnan(value))


def _is_no_title(value: object) -> bool:
    """Whether a title says nothing: "No title", but not "No date" or "Author unknown", which head articles."""
    return says_nothing(value) and not (isinstance(value, str) and value[:1].isalpha() and " " in value and "title" not in value.casefold())


def as_text(value: object) -> str:
    """A metadata value as one clean line; dates as ISO, the name of a nested ``{"name": …}``."""
    if isinstance(value, str):
        return " ".join(clean(unescaped(value)).split()) if value else ""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        value = ", ".join(as_text(item) for item in value)
    if value is None or isinstance(value, bool):
        return ""
    return " ".join(clean(str(value)).split())


def published_in(values: Mapping[str, object]) -> str:
    """The date of publication as it is written in a record; "" when there is none or it is no text."""
    names = ((key, value) for key, value in values.items() if isinstance(value, str))
    found = [(place, value) for key, value in names for field, place in _PLACES.get(normalise_key(key), ()) if field == "published"]
    return next((value for _, value in sorted(found, key=_PLACE) if not says_nothing(value)), "")


def record_key(values: Mapping[str, object]) -> str:
    """What a later ingest recognises the record by: its id, else its address, else "" (the caller hashes the content)."""
    known = {normalise_key(key): value for key, value in values.items()}
    for value in (pick(known, SYNONYMS["record_id"]), pick(known, SYNONYMS["url"])):
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return " ".join(str(value).split())[:500]
    return ""
