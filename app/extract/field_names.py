"""What scrapers, news interfaces and databases call the fields of an article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from math import isnan

from app.extract.clean import clean, unescaped

_USUAL: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "heading", "name"),
    "standfirst": ("standfirst", "subtitle", "subheadline", "deck", "dek"),
    "published": ("published", "date", "pubdate", "published_at", "date_published", "datepublished", "publish_date", "publication_date",
                  "published_date", "publishedat", "created_at", "created", "timestamp", "datetime"),
    "source": ("source", "publisher", "site", "site_name", "sitename", "outlet", "newspaper", "publication", "source_name", "domain",
               "hostname"),
    "authors": ("authors", "author", "byline", "creator", "by", "writer", "writers"),
    "url": ("url", "link", "uri", "permalink", "source_url", "web_url", "canonical_url", "loc"),
    "language": ("language", "lang", "locale", "inlanguage"),
    "comments": ("comments", "user_comments", "reader_comments"),
    "record_id": ("id", "_id", "guid", "record_id", "article_id", "uuid"),
}  # fmt: skip
# Names that only records bear; at the head of a plain text such a word is as likely a sentence ("Time: the present").
_OTHER: dict[str, tuple[str, ...]] = {
    "title": ("web_title", "article_title", "post_title", "news_title", "story_title", "page_title", "title_text", "og_title", "dc_title",
              "headline_main", "hl1", "h1", "subject", "titel", "titre", "titulo", "título",
              "titolo", "tytuł", "tytul", "rubrik", "überschrift",
              "заголовок", "标题", "標題", "タイトル", "제목"),
    "standfirst": ("trail_text", "standfirst_text"),
    "published": ("date_publish", "web_publication_date", "pub_date", "pub_time", "publish_time", "published_time", "published_on",
                  "article_published_time", "og_article_published_time", "og_published_time", "first_publish_date", "first_published",
                  "first_publication_date", "iso_date", "dc_date", "date_time", "post_date", "article_date", "news_date", "display_date",
                  "release_date", "date_gmt", "issued", "seendate", "time", "datum", "fecha",
                  "fecha_publicacion", "fecha_publicación", "fecha_de_publicación", "date_publication", "date_de_publication",
                  "data_pubblicazione", "data_publicacao", "data_publicação", "data_publikacji", "veröffentlicht",
                  "veröffentlicht_am", "дата", "дата_публикации", "日期", "发布时间", "發布時間", "日付", "날짜"),
    "source": ("og_site_name", "publication_title", "publisher_name",
               "publication_name", "newspaper_name", "news_source", "source_title", "source_hostname",
               "media", "media_name", "website_name", "website", "provider", "feed_title", "channel", "paper", "source_domain", "netloc",
               "quelle", "fuente", "fonte", "źródło", "источник", "来源", "來源", "출처"),
    "authors": ("author_name", "author_names", "author(s)", "by_line", "dc_creator", "article_author", "og_article_author", "reporter",
                "reporters", "journalist", "journalists", "contributor", "contributors", "autor", "auteur", "autore", "автор",
                "作者", "記者", "记者", "기자"),
    "url": ("article_url", "original_url", "requested_url", "page_url", "news_url", "post_url", "og_url", "url_canonical", "article_link",
            "main_entity_of_page", "final_url", "responded_url", "target_uri", "warc_target_uri", "href"),
    "language": ("sprache", "langue", "язык"),
}  # fmt: skip
SYNONYMS: dict[str, tuple[str, ...]] = {field: (*names, *_OTHER.get(field, ())) for field, names in _USUAL.items()}
HEADER_NAMES = frozenset(name for names in _USUAL.values() for name in names)
"""The names that also stand before a colon at the head of a plain text."""
BODY_SYNONYMS = (
    "body", "text", "content", "full_text", "fulltext", "article", "article_text", "articlebody", "article_body", "maintext", "main_text",
    "body_text", "raw_text", "content_text", "text_content", "plain_text", "cleaned_text", "clean_text", "story", "story_text",
    "article_content", "full_content", "post_content", "news_content", "page_content", "raw_content", "contents", "paragraphs", "post_body",
    "news_body", "markdown", "texte", "contenu", "corps", "texto", "contenido", "cuerpo", "conteudo", "conteúdo", "corpo", "testo",
    "contenuto", "inhalt", "artikeltext", "tekst", "inhoud", "treść", "tresc", "innehåll", "brödtext",
    "текст", "содержание", "正文", "内容", "內容", "本文", "본문", "내용",
    "content_html", "content_encoded", "body_html", "article_html", "html_content", "html", "raw_html", "transcript",
    "document", "message", "description", "summary", "lead_paragraph", "abstract", "excerpt", "snippet",
)  # fmt: skip
"""The whole text under any name first, then what stands for it: a description, a summary."""

_APART = re.compile(r"[\s\-.:]+")
_NOTHING = frozenset(("none", "null", "nan", "n/a", "na", "-", "--", "nil", "undefined", "unknown", "<na>", "nat", "[]", "{}"))


@lru_cache(4_096)
def normalise_key(key: object) -> str:
    """A field name without case, spaces and dashes: ``Pub Date`` and ``pub-date`` are ``pub_date``."""
    name = str(key)
    return name.casefold() if name.isidentifier() else _APART.sub("_", name.strip().casefold())


def pick(values: Mapping[str, object], names: tuple[str, ...]) -> object:
    """The first value among ``names`` that says something; keys are normalised already."""
    return next((values[name] for name in _spellings(names) if name in values and not says_nothing(values[name])), "")


def fields_told(values: Mapping[str, object]) -> dict[str, object]:
    """The value of every field that a record tells, under the first of its names that says something; keys are normalised already."""
    told: dict[str, tuple[int, object]] = {}
    for key, value in values.items():
        for field, place in _PLACES.get(key, ()):
            if (field not in told or place < told[field][0]) and not says_nothing(value):
                told[field] = place, value
    return {field: value for field, (_, value) in told.items()}


@cache
def _spellings(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names in their order, each also without its underscores."""
    return tuple(dict.fromkeys(spelling for name in names for spelling in (name, name.replace("_", ""))))


def _places() -> dict[str, list[tuple[str, int]]]:
    """Which fields each spelling may be, and how early it is asked for."""
    places: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for field, names in SYNONYMS.items():
        for place, spelling in enumerate(_spellings(names)):
            places[spelling].append((field, place))
    return dict(places)


_PLACES = _places()


def says_nothing(value: object) -> bool:
    """Whether a value is empty, or a word that programs write for nothing: ``NaN``, ``null``, ``N/A``."""
    if isinstance(value, str):
        return len(value) < 12 and value.strip().casefold() in ("", *_NOTHING)
    return value is None or value in ([], {}) or (isinstance(value, float) and isnan(value))


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


def record_key(values: Mapping[str, object]) -> str:
    """What a later ingest recognises the record by: its id, else its address, else "" (the caller hashes the content)."""
    known = {normalise_key(key): value for key, value in values.items()}
    for value in (pick(known, SYNONYMS["record_id"]), pick(known, SYNONYMS["url"])):
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return " ".join(str(value).split())[:500]
    return ""
