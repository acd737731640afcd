"""How to cite an article: the parts of a line of plain text, and a BibTeX entry."""

from __future__ import annotations

import re

from app.browse.views import ArticleView
from app.web.templating import published_words

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_ESCAPED = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\textasciitilde{}"}

UNTITLED = "[without a headline]"
"""In square brackets, as what was not printed stands in a citation."""


def citation(article: ArticleView) -> list[str]:
    """Author, “Title”, Source, date, address: what is known of them, apart, so that one from right to left stays by itself."""
    title = " ".join(article.title.split())
    parts = [
        ", ".join(article.authors),
        f"“{title}”" if title else UNTITLED,
        article.source.name if article.source else "",
        published_words(article.published),
        article.url,
    ]
    return [part for part in parts if part]


def bibtex(article: ArticleView) -> str:
    """A BibTeX ``@misc`` entry, or ``@article`` when the source is known; the key is the article's id."""
    year, month, day = ((article.published.date or "") + "--").split("-")[:3]
    fields = {
        "author": " and ".join(f"{{{_escape(name)}}}" for name in article.authors),
        "title": f"{{{_escape(article.title) or UNTITLED}}}",
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
