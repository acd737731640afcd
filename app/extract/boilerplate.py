"""What is cut inside one document, and why: rules for single lines. Everything cut is kept with its reason.

A rule must match a whole short line, so that a sentence which merely speaks of advertisements or cookies stays where it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from app.extract.label_words import AUTHOR_LABEL, COMMENTS_LABEL, INLINE_LINK, RELATED_LABEL
from app.extract.page_words import RULES, TRIGGERED_RULES, small
from app.extract.page_words_abroad import FIRST_LETTERS_OF_LABELS, FIRST_WORDS, RELATED_ABROAD, reason_abroad
from app.extract.photo_words import CAPTION_LABEL, CAPTION_LEAD, CAPTION_TAIL, NAMED_CREDIT, OWNER_TAIL, SLASHED_CREDIT
from app.extract.shapes import BULLET

REASONS: dict[str, str] = {
    "advertisement": "a label that marks where an advertisement stood",
    "attribution_line": "a feed's closing line that names the headline and the outlet",
    "author_box": "a portrait of the author under the article",
    "breadcrumb": "the path of sections that leads to the page, or a section label",
    "caption": "a picture's caption",
    "comment_control": "buttons and counters of the comment section",
    "comment_prompt": "an invitation or a form to write a comment",
    "comments_label": "the line that announces the reader comments",
    "contact": "whom to ask, as press releases print it",
    "cookie_notice": "a notice about cookies or consent",
    "copyright": "a copyright or all-rights-reserved line",
    "credit_line": "closing credits of reporters, editors and agencies",
    "date_line": "the line with the date of publication or update; it is read for the date",
    "disclaimer": "a notice that the page adds to every article",
    "headline_echo": "the headline printed again",
    "navigation": "menus, buttons, counters and players of the page",
    "page_address": "the page's own web address above its headline; it is read as the article's address",
    "page_chrome": "other parts of a web page outside the article",
    "photo_credit": "who took or owns a picture",
    "print_date": "the date on which a page was printed",
    "record_field": "a labelled fact of a news database's export; headline, byline, date and address are read from it",
    "related": "a link to another article, or a block of such links, with its label",
    "repeated_across_site": "a line that several articles of the same outlet carry",
    "repeated_caption": "a picture's caption printed twice",
    "repeated_paragraph": "a paragraph printed again; the first one stays",
    "share_prompt": "buttons and invitations to share or follow",
    "slug_echo": "the headline as it stands in the web address",
    "subscription": "an invitation to subscribe, register, donate or get a newsletter",
    "tags": "a list of tags, topics or categories",
    "teaser": "headlines and cut-off beginnings of other articles",
}
_LONGEST = 420
_LONGEST_PLAIN = 200
_LONGEST_SENTENCE = 110
_LONGEST_OF_PARTS = 240
_MOST_PARTS = 8
_ALL_TRIGGERS = {trigger for _, triggers, _ in TRIGGERED_RULES for trigger in triggers}
_TRIGGERS = tuple(sorted(one for one in _ALL_TRIGGERS if not any(other != one and other in one for other in _ALL_TRIGGERS)))
_ANY_RULE = small(*(pattern.pattern for _, pattern in RULES))
_STOPS = ".,:;!?…"
_FENCE = " *#-–—_=|[]()«»‹›←→<>•·"
_PARTS = re.compile(r"(?<=[.!?:])\s+|\s+[|·•]\s+|\s{3,}")


def reason_for_line(text: str) -> str:
    """The reason why a whole line is no article text, wherever it stands; "" when it may be."""
    if len(text) > _LONGEST:
        return ""
    triggered = _has_trigger(text)
    reason = _reason_for_part(text, triggered=triggered)
    if not reason and (bullet := BULLET.match(text)):
        reason = _reason_for_part(text[bullet.end() :], triggered=triggered)
    if reason or len(text) > _LONGEST_OF_PARTS:
        return reason
    parts = [part for part in _PARTS.split(text) if part.strip()]
    if 2 <= len(parts) <= _MOST_PARTS and _reason_for_part(max(parts, key=len), triggered=triggered):  # the least likely first
        reasons = [_reason_for_part(part, triggered=triggered) for part in parts]
        return reasons[0] if all(reasons) else ""
    return ""


def _has_trigger(text: str) -> bool:
    """Whether any word of page furniture is there: most lines are prose without, and one look spares them most patterns."""
    return any(map(text.casefold().__contains__, _TRIGGERS))


def _reason_for_part(text: str, *, triggered: bool) -> str:
    lowered = text.lower()
    if triggered:
        for reason, triggers, pattern in TRIGGERED_RULES:
            if any(map(lowered.__contains__, triggers)) and pattern.fullmatch(lowered):
                return reason
    if len(text) > (_LONGEST_SENTENCE if text.endswith(".") else _LONGEST_PLAIN):
        return ""
    bare = lowered.strip("←→«»‹›<> ") or lowered
    if _ANY_RULE.fullmatch(bare):
        return next(reason for reason, pattern in RULES if pattern.fullmatch(bare))
    first = bare.partition(" ")[0]
    abroad = reason_abroad(bare) if first.rstrip(_STOPS) in FIRST_WORDS else ""
    return abroad or ("photo_credit" if is_photo_credit(text) else "")


def is_photo_credit(text: str) -> bool:
    """A line that only says who took or owns a picture: "Photo: Jane Doe", "Jane Doe/AFP", "Getty Images"."""
    if len(text) > 180 or len(text.split()) > 24:
        return False
    bare = text.strip(" []().")
    if NAMED_CREDIT.fullmatch(bare):
        return True
    return len(text.split()) <= 14 and SLASHED_CREDIT.fullmatch(bare) is not None


_CAPTION_LEADS = (
    "file", "image", "photo", "pict", "caption", "in this", "representational", "left", "right", "above", "below", "media", "video",
)  # fmt: skip
"""How everything begins that ``CAPTION_LEAD`` and ``CAPTION_LABEL`` match."""
_LONGEST_TAIL, _MOST_WORDS_OF_CAPTION = 170, 90
_CAPTION_TAILS = ("photo", "image", "picture", "credit", "courtesy", "getty", "/", "(")


def is_caption(text: str) -> bool:
    """A line that tells by itself that it is a caption: "FILE PHOTO: …", "… (AP Photo/Jane Doe)"."""
    if len(text) > 600:
        return False
    if ("©" in text or "rédit" in text) and _ends_with(OWNER_TAIL, text):
        return len(text.split()) <= _MOST_WORDS_OF_CAPTION
    leads = text[:20].lstrip("[").casefold().startswith(_CAPTION_LEADS)
    tails = any(map(text[-_LONGEST_TAIL:].casefold().__contains__, _CAPTION_TAILS))
    if not (leads or tails) or len(text.split()) > _MOST_WORDS_OF_CAPTION:
        return False
    if leads and (CAPTION_LEAD.fullmatch(text) or is_caption_label(text)):
        return True
    return tails and _ends_with(CAPTION_TAIL, text)


def _ends_with(tail: re.Pattern[str], text: str) -> bool:
    return any(match.end() == len(text) for match in tail.finditer(text, max(0, len(text) - _LONGEST_TAIL)))


def is_caption_label(text: str) -> bool:
    """ "Image caption," on a line of its own: the caption is the line below."""
    return CAPTION_LABEL.fullmatch(text) is not None


_LONGEST_STOPPED = 6
"""Words of a label with a full stop; "Public comments on the plan are wanted by the end of May." is none."""


def block_label(text: str) -> str:
    """Which kind of block a label line opens: "related", "author_box", "comments", or "" for a line that is no label."""
    return _label_of(text) if len(text) <= 160 else ""


@lru_cache(maxsize=512)  # a line is asked about again and again while its neighbours are decided
def _label_of(text: str) -> str:
    if COMMENTS_LABEL.fullmatch(text.strip(" *#-–—_=|[]»›→>•·↓▼")) and not (text.endswith(".") and len(text.split()) > _LONGEST_STOPPED):
        return "comments"
    bare = text.strip(_FENCE + ":!.…")
    if not bare or len(bare.split()) > 9 or text.rstrip().endswith((".", ",", ";", "?")):
        return ""
    if AUTHOR_LABEL.fullmatch(bare):
        return "author_box"
    abroad = bare[:2].casefold() in FIRST_LETTERS_OF_LABELS and RELATED_ABROAD.fullmatch(bare) is not None
    return "related" if abroad or RELATED_LABEL.fullmatch(bare) else ""


def is_inline_link(text: str) -> bool:
    """A label and another article's headline on one line: "Related: …", "READ MORE | …"."""
    match = INLINE_LINK.fullmatch(text) if len(text) <= 330 else None
    if match is None:
        return False
    label, rest = text[: match.start("rest")].strip(), match["rest"]
    # "See: …" or "More: …" can open a sentence; a link's headline has no full stop.
    if not rest.rstrip("\"'”’").endswith("."):
        return True
    return len(rest.split()) <= 25 and (label.isupper() or "elat" in label or "|" in label or "»" in label)


def is_list_of_topics(label: str, text: str) -> bool:
    """The topics on the line below a bare "Labels:"."""
    bare = re.fullmatch(r"[\w ]{3,24}:?", label) is not None
    return bare and not text.endswith((".", "!", "?")) and len(text.split()) <= 12 and ("," in text or len(text.split()) <= 3)
