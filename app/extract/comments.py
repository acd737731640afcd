"""Where reader comments stand in a text and how their thread is told apart from a list in the article."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.extract.boilerplate import block_label
from app.extract.layout import Paragraph
from app.extract.news_words import CLOCK_TEXT, DATE_TEXT
from app.extract.shapes import is_person_name, key_of, words

_MOST_LISTS = 8
_MOST_BEFORE_ARTICLE, _LEAST_OF_ARTICLE, _LEAST_AUTHORS = 1, 4, 3
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_NUMBERED = re.compile(r"\(?#?(\d{1,4})(?:(?:\.\d{1,3})+[.)]?|[.):])\s+\S")
_BULLETED = re.compile(r"[•·▪◦‣●○■*–—-]\s+\S")
_PERSONAL = re.compile(r"(?:\b(?:I|I[’']m|I[’']d|I[’']ve|I[’']ll|my|me|you|your|you[’']re|yours|lol|imho|imo|btw|u)\b|@\w+|[!?]{2,})")
_AGO = (
    r"(?:an?|\d+|one|two|three)\s*(?:s|sec(?:ond)?s?|m|min(?:ute)?s?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|months?|y|yrs?|years?)\.?\s+ago"
    r"|yesterday|just now"
)
_WHEN = rf"(?:(?:on\s+)?{DATE_TEXT}(?:[\s,|/•·–—-]*(?:at\s+)?{CLOCK_TEXT})?|{_AGO}|{CLOCK_TEXT}[\s,|]+{DATE_TEXT})(?:\s*\(edited\))?"
_STAMP = re.compile(rf"(?:(?:posted|commented|reply|says)?\s*(?:on|at)?\s*)?{_WHEN}[\s.|•·#\w]{{0,20}}", re.IGNORECASE)
_NAME = r"@?\w[\w.'’ -]{1,38}(?:\([\w .'’-]{2,24}\))?"
_AUTHOR_STAMP = re.compile(
    rf"(?:(?:posted|comment(?:ed)?|written)?\s*(?:by|from)?\s*:?\s*){_NAME}\s*(?:[,|•·–—:(-]|\b(?:says|said|wrote|on|at|writes|replied)\b)?[\s:,(]*{_WHEN}[\s:)|#\d]*",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\d|ago|yesterday|just now", re.IGNORECASE)
_SAYS = re.compile(rf"{_NAME}\s+(?:says|said|wrote|writes|replied|commented)\s*(?::|\.\.\.|…)(?:\s|$)", re.IGNORECASE)
_TWEET_SIGNED = re.compile(r"[—–-]{1,2}\s.{1,60}?\(@\w{1,20}\)")
"""Who wrote a post that an article quotes: its sender and handle behind a dash."""
_MARK = re.compile(r"^\(?\d+[.)]\s+|^[^\w\"'“‘]+")
_ABOUT_COMMENTS = re.compile(r"comment|reader|repl(?:y|ies)|discussion|reaction|forum", re.IGNORECASE)
_HANDLE = re.compile(r"[\w.'’ -]{2,30}:\s+\S")
_NO_AUTHOR = re.compile(r"(?:last )?(?:updated|published|posted|modified|edited|created|date|time)\b.{0,12}", re.IGNORECASE)
_CHANGED = re.compile(r"(?:last )?(?:updated|published|modified|edited)\b", re.IGNORECASE)
_NAME_LINE = re.compile(rf"{_NAME}:?")


@dataclass(frozen=True, slots=True)
class CommentRegion:
    """Paragraphs ``start`` to ``end`` (exclusive) are reader comments; ``label`` is the line that announces them, or -1."""

    start: int
    end: int
    label: int = -1


def opens_comment(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a comment begins here with its author and time: "Ann Poe | 3 hours ago", or a name line and a time line."""
    text = paragraphs[index].text
    if len(text) > 120:
        return bool(_SAYS.match(text[:80]))
    if (_TIMED.search(text) and _AUTHOR_STAMP.fullmatch(text) and not _CHANGED.match(text)) or _SAYS.fullmatch(text):
        return True
    after = paragraphs[index + 1].text if index + 1 < len(paragraphs) else ""
    # Three words and more are a name or the heading of a live blog's entry.
    if _NO_AUTHOR.fullmatch(text) or (words(text) >= 3 and not is_person_name(text.rstrip(":"))):
        return False
    return bool(_NAME_LINE.fullmatch(text)) and words(text) <= 5 and len(after) <= 60 and bool(_STAMP.fullmatch(after))


def _first_real(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> int:
    return next((i for i, p in enumerate(paragraphs) if not reasons[i] and p.is_full), len(paragraphs))


def _labelled(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> CommentRegion | None:
    first_real = _first_real(paragraphs, reasons)
    for i, paragraph in enumerate(paragraphs):
        if block_label(paragraph.text) != "comments" or reasons[i] == "navigation":
            continue
        unlabelled = (j for j in range(i + 1, len(paragraphs)) if not reasons[j] and block_label(paragraphs[j].text) != "comments")
        following = list(itertools.islice(unlabelled, 3))
        if not following or block_label(paragraphs[following[0]].text):
            continue
        opens = any(opens_comment(paragraphs, j) for j in following)
        announced = opens or (i > first_real and _announces(paragraphs, reasons, i))
        if announced and i != first_real and not _article_follows(paragraphs, reasons, i):
            return CommentRegion(i + 1, _region_end(paragraphs, i + 2), i)
    return None


def _article_follows(paragraphs: Sequence[Paragraph], reasons: Sequence[str], label: int) -> bool:
    """Whether the label is a button above the article: hardly any prose before it, and prose behind it that is nobody's comment.

    It may stand beside "Print" or behind a date, and one author with a time behind it, in the byline.
    """
    prose = [i for i, p in enumerate(paragraphs) if p.is_full and not reasons[i]]
    behind = [i for i in prose if i > label]
    if len(prose) - len(behind) > _MOST_BEFORE_ARTICLE or len(behind) < _LEAST_OF_ARTICLE:
        return False
    opening = range(label + 1, behind[_LEAST_OF_ARTICLE - 1])
    authors = sum(1 for i in opening if not reasons[i] and opens_comment(paragraphs, i))
    before = paragraphs[label - 1].text if label else ""
    in_a_bar = "share_prompt" in reasons[max(0, label - 1) : label + 2] or _STAMP.fullmatch(before) is not None
    personal = sum(1 for i in behind if _PERSONAL.search(_QUOTED.sub("", paragraphs[i].text)))
    return authors < _LEAST_AUTHORS and (in_a_bar or personal * 3 < len(behind))


def _announces(paragraphs: Sequence[Paragraph], reasons: Sequence[str], label: int) -> bool:
    """Whether comments follow the label and not a part of the article that has such a heading ("Discussion")."""
    text = paragraphs[label].text
    if re.search(r"\d|comment|коммент|коментар|kommentar", text, re.IGNORECASE):
        return True
    after = [p.text for p in paragraphs[label + 1 :]][:12]
    personal = sum(1 for one in after if _PERSONAL.search(one) or _NUMBERED.match(one) or _BULLETED.match(one) or _HANDLE.match(one))
    return personal * 3 >= len(after) or "comment_prompt" in reasons[-6:]


def _region_end(paragraphs: Sequence[Paragraph], start: int) -> int:
    """The end of the comments: the label of a block of links, else the end of the text."""
    return next((j for j in range(start, len(paragraphs)) if block_label(paragraphs[j].text) in ("related", "author_box")), len(paragraphs))


def idle_labels(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> list[int]:
    """Labels of comment sections that hold nothing: a counter under the headline, "No comments" at the end."""
    first_real = _first_real(paragraphs, reasons)
    last_real = next((i for i in range(len(paragraphs) - 1, -1, -1) if not reasons[i] and paragraphs[i].is_full), -1)
    labels = (i for i, p in enumerate(paragraphs) if not reasons[i] and block_label(p.text) == "comments")
    opening = next((i for i in range(len(paragraphs)) if not reasons[i]), -1)
    return [i for i in labels if any(c.isdigit() for c in paragraphs[i].text) or (i != opening and (i < first_real or i > last_real))]


def _headed(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> CommentRegion | None:
    """A run of author-and-time headers after the body, without a label; the byline above a body is one header at most."""
    reals = [i for i, p in enumerate(paragraphs) if not reasons[i] and p.is_full]
    if len(reals) < 3:
        return None
    opening = [i for i in range(reals[1] + 1, len(paragraphs)) if not reasons[i] and opens_comment(paragraphs, i)]
    if len(opening) < 2 or not any(
        opening[0] < i < opening[1] for i in range(opening[0] + 1, opening[1]) if words(paragraphs[i].text) >= 3
    ):
        return None
    return CommentRegion(opening[0], _region_end(paragraphs, opening[1]))


def _threaded(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> CommentRegion | None:
    """A numbered or bulleted thread after the body: told from a list by nesting, personal words and quotes of the article."""
    first_real = _first_real(paragraphs, reasons)
    tried = 0
    for start in range(first_real + 1, len(paragraphs)):
        text = paragraphs[start].text
        if reasons[start] or not (_NUMBERED.match(text) or _BULLETED.match(text)) or _TWEET_SIGNED.match(text):
            continue
        number = _NUMBERED.match(text)
        if start > 0 and not reasons[start - 1] and (_BULLETED.match(paragraphs[start - 1].text) or (number and int(number[1]) > 1)):
            continue
        tried += 1
        if tried > _MOST_LISTS:
            return None
        end = _thread_end(paragraphs, reasons, start)
        if _thread_score(paragraphs, reasons, start, end) >= 4:
            return CommentRegion(start, end)
    return None


def _thread_end(paragraphs: Sequence[Paragraph], reasons: Sequence[str], start: int) -> int:
    for i in range(start + 1, len(paragraphs)):
        if reasons[i] in ("comment_prompt", "related", "copyright") or block_label(paragraphs[i].text) in ("related", "author_box"):
            return i
    return len(paragraphs)


def _thread_score(paragraphs: Sequence[Paragraph], reasons: Sequence[str], start: int, end: int) -> int:
    """How much the list looks like reader comments; 4 and more is a thread. A list of the article scores 0 to 2."""
    thread = paragraphs[start:end]
    base = thread[0].indent
    items = [p for p in thread if _NUMBERED.match(p.text) or _BULLETED.match(p.text)]
    replies = sum(1 for p in items if p.indent > base + 1)
    personal = sum(1 for p in thread if _PERSONAL.search(p.text))
    article = frozenset(key_of(p.text) for p in paragraphs[:start] if words(p.text) >= 6)
    quotes = sum(1 for p in thread if key_of(_MARK.sub("", p.text)) in article)
    announced = any(reasons[i] or block_label(paragraphs[i].text) for i in range(max(0, start - 5), start))
    prompted = end < len(paragraphs) and reasons[end] == "comment_prompt"
    score = 2 * (replies >= 2) + (replies >= 1) + 2 * (personal * 3 >= len(thread)) + 2 * (quotes >= 1) + announced + prompted
    # Set off by a wider gap and indented where the article is not.
    score += len(items) == 1  # A list of one is no list of an article.
    score += (thread[0].gap >= 2) + (base > 0 and paragraphs[start - 1].indent == 0)
    introduced = paragraphs[start - 1].text.endswith(":")
    if introduced and not _ABOUT_COMMENTS.search(paragraphs[start - 1].text):
        score -= 3
    if base > 0 and any(p.indent == 0 for p in thread):
        score -= 3  # The article goes on after the list.
    return score if len(items) >= 2 or announced or prompted else 0


def find_comments(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> CommentRegion | None:
    """The region of reader comments, or None. ``reasons`` holds for each paragraph why it is cut already, else ""."""
    return _labelled(paragraphs, reasons) or _headed(paragraphs, reasons) or _threaded(paragraphs, reasons)


def comments_text(paragraphs: Sequence[Paragraph], starts: Sequence[bool]) -> str:
    """The comments as text: a blank line before each comment, single line ends within one."""
    pieces: list[str] = []
    for paragraph, starts_comment in zip(paragraphs, starts, strict=True):
        if pieces:
            pieces.append("\n\n" if starts_comment else "\n")
        pieces.append(paragraph.text)
    return "".join(pieces)


def comment_starts(paragraphs: Sequence[Paragraph]) -> list[bool]:
    """For each paragraph of a comment region, whether a new comment begins with it."""
    marked = [bool(_NUMBERED.match(p.text) or _BULLETED.match(p.text)) for p in paragraphs]
    if sum(marked) >= 2 and marked[0]:
        return marked
    headed = [opens_comment(paragraphs, i) for i in range(len(paragraphs))]
    if sum(headed) >= 1:
        return headed
    return [p.gap > 0 or i == 0 for i, p in enumerate(paragraphs)]
