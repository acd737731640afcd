"""The outlet, the address and the language that fields tell, however scrapers write them."""

# ruff: noqa: E501 - patterns and lists of names are easier to read unbroken
from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"(?:https?:)?//\S{4,}|www\.\S{4,}|(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+(?:[a-z]{2,3}|info|news|media|online|press|live|blog|site|today)", re.IGNORECASE)
# They lead to articles of others, or keep copies of them.
_OTHERS = ("news.google.com", "news.yahoo.com", "n.news.naver.com", "news.naver.com", "web.archive.org", "archive.org", "archive.is", "archive.ph", "t.co", "bit.ly", "feedproxy.google.com", "msn.com", "flipboard.com", "twitter.com", "x.com", "facebook.com", "t.me", "reddit.com", "github.com")  # fmt: skip
_PARTS_OF_SITES = frozenset(
    [
        "news",
        "blog",
        "blogs",
        "sport",
        "sports",
        "edition",
        "mobile",
        "info",
        "media",
        "online",
        "live",
        "world",
        "business",
        "local",
        "video",
        "opinion",
    ]
)
_MARK = re.compile(r"\s[-–—|•·]\s")
_AT_END = re.compile(r"(?P<title>.{8,}?)\s+[-–—|•·]\s+(?P<outlet>[^|•·–—]{2,60})")
_LANGUAGES = {
    "en": "eng english", "de": "deu ger german deutsch", "fr": "fra fre french français francais", "es": "spa spanish español espanol castellano",
    "it": "ita italian italiano", "pt": "por portuguese português portugues", "nl": "nld dut dutch nederlands", "pl": "pol polish polski",
    "ru": "rus russian русский", "uk": "ukr ukrainian українська", "tr": "tur turkish türkçe turkce", "sv": "swe swedish svenska",
    "no": "nor norwegian norsk", "da": "dan danish dansk", "fi": "fin finnish suomi", "cs": "ces cze czech čeština", "hu": "hun hungarian magyar",
    "ro": "ron rum romanian română", "el": "ell gre greek ελληνικά", "bg": "bul bulgarian", "hr": "hrv croatian", "sr": "srp serbian",
    "ar": "ara arabic العربية", "fa": "fas per persian farsi فارسی", "he": "heb hebrew עברית", "hi": "hin hindi हिन्दी", "bn": "ben bengali",
    "ur": "urd urdu", "id": "ind indonesian indonesia", "ms": "msa may malay", "vi": "vie vietnamese", "th": "tha thai",
    "zh": "zho chi chinese mandarin 中文", "ja": "jpn japanese 日本語", "ko": "kor korean 한국어",
}  # fmt: skip
_CODES = {name: code for code, names in _LANGUAGES.items() for name in names.split()}


def outlet_and_address(told: Sequence[str], addresses: Sequence[str]) -> tuple[str, str]:
    """Source and address from what the fields of a record tell of them, in the order in which they are believed.

    The source is the first text that names one, before one that tells only its host or an address. What is no address
    of the web (``/news/17``, ``nyt://…``) is none.
    """
    url = next((text for text in addresses if _ADDRESS.match(text)), "")
    url = url or next((text for text in told if _ADDRESS.match(text) and urlsplit(text).path.strip("/")), "")
    named = next((text for text in told if not is_host(text) and not _ADDRESS.match(text)), "")
    return named or (host_of(told[0]) if told else ""), url


def is_host(text: str) -> bool:
    """Whether a text is nothing but the host of a site: ``northern-times.example.com``."""
    return _HOST.fullmatch(text) is not None


def host_of(address: str) -> str:
    """The host in an address, or the text itself when it is one; without ``www.``."""
    host = (urlsplit(address).hostname or "") if "//" in address else address.partition("/")[0]
    return host.removeprefix("www.")


def outlet_of_address(url: str) -> str:
    """The host that an article stands on; "" when it is one that leads to the articles of others."""
    host = host_of(url) if url else ""
    known = host not in _OTHERS and host.removeprefix("m.") not in _OTHERS
    return host if known and "." in host and re.search(r"[^\W\d_]", host) else ""


def split_title(title: str, source: str, url: str) -> tuple[str, str]:
    """The headline without the outlet that a page's title ends with, and the outlet.

    Only what is the record's source or stands in its address comes off; the titles of Google News always end with the outlet.
    """
    match = _AT_END.fullmatch(title) if _MARK.search(title) else None
    if match is None:
        return title, ""
    outlet, host = match["outlet"].strip(), host_of(url) if url else ""
    key = _key(outlet)
    by_google = not source and host == "news.google.com" and len(outlet.split()) <= 6
    of_site = {_key(host), *(_key(part) for part in host.split(".")[:-1] if part not in _PARTS_OF_SITES)}
    if by_google or key == _key(source) or (len(key) >= 4 and not of_site.isdisjoint((key, key.removeprefix("the")))):
        return match["title"].strip(), outlet
    return title, ""


def _key(name: str) -> str:
    return re.sub(r"\W+", "", name.casefold())


def language_code(told: str) -> str:
    """A language as its code of two letters, where a record names it ("English") or gives that of three."""
    return _CODES.get(told.casefold(), told[:12])
