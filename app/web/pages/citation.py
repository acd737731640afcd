"""How to cite an article: one line of plain text, and a BibTeX entry."""

from __future__ import annotations

import re

from app.browse.views import ArticleView
from app.web.templating import published_words

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_ESCAPED = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\textasciitilde{}"}


def plain_citation(article: ArticleView) -> str:
    """Author, “Title”, Source, date, address: what is known of them."""
    parts = [
        ", ".join(article.authors),
        f"“{article.title}”",
        article.source.name if article.source else "",
        published_words(article.published),
        article.url,
    ]
    return ", ".join(part for part in parts if part) + "."


def bibtex(article: ArticleView) -> str:
    """A BibTeX ``@misc`` entry, or ``@article`` when the source is known; the key is the article's id."""
    year, month, day = ((article.published.date or "") + "--").split("-")[:3]
    fields = {
        "author": " and ".join(f"{{{_escape(name)}}}" for name in article.authors),
        "title": f"{{{_escape(article.title)}}}",
        "journal": _escape(article.source.name) if article.source else "",
        "year": year,
        "month": str(int(month)) if month else "",
        "day": str(int(day)) if day else "",
        "note": "" if year else "Date of publication unknown",
        "url": re.sub(r"[{}\\\s]", "", article.url),
    }
    kind = "article" if article.source else "misc"
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{kind}{{clippings-{article.id},\n{body}\n}}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPED.get(match[0], "\\" + match[0]), " ".join(text.split()))
