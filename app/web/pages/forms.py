"""Forms that change the archive: what was sent, and the words for what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request

from app.browse.views import ArticleView
from app.web.pages.article_text import date_value
from app.web.problems import Problem, ProblemError
from app.web.templating import plural, published_words
from app.web.writes import MAX_BODY_BYTES, TOKEN_FIELD

SHOWN_DATES = 4


@dataclass(frozen=True, slots=True)
class PostedForm:
    """The fields of a form in the order they were sent, without the token that came with them."""

    fields: tuple[tuple[str, str], ...]
    token: str

    def value(self, name: str) -> str:
        return next((value for key, value in self.fields if key == name), "").strip()

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.fields if key == name]


async def posted_form(request: Request) -> PostedForm:
    """The form of a request, as browsers send it by default; read no further than the limit."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise ProblemError(Problem(status=413, kind="too-large", title="The form is too large", detail="the form is too large"))
    pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    token = next((value for name, value in pairs if name == TOKEN_FIELD), "").strip()
    return PostedForm(tuple(pair for pair in pairs if pair[0] != TOKEN_FIELD), token)


Posted = Annotated[PostedForm, Depends(posted_form)]


def resolved_words(article: ArticleView) -> str:
    """What an article's date of publication makes of the dates in its text, as they stand now."""
    calendar = [mention for mention in article.dates if mention.type in ("DATE", "TIME")]
    placed = [mention for mention in calendar if mention.first_day is not None]
    counted = [mention for mention in placed if mention.anchor or mention.status == "user"] or placed
    shown = dict.fromkeys(f"“{mention.text}” → {date_value(mention)}" for mention in counted)
    examples = ", ".join(list(shown)[:SHOWN_DATES])
    count = f"{len(placed)} of {plural(len(calendar), 'date')} in the text on the calendar" if calendar else "no dates in the text"
    return f"{published_words(article.published)}; {count}{': ' + examples if examples else ''}{' …' if len(shown) > SHOWN_DATES else '.'}"
