"""Plain text as scrapers leave it, to an article: headline, standfirst, byline, body, comments and what is neither."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from app.domain import ArticleDraft, DateCandidate, Dropped
from app.extract.attribution import Attribution, parse_attribution
from app.extract.boilerplate import is_caption, is_caption_label, is_inline_link, is_list_of_topics, reason_for_line
from app.extract.byline import credited_authors, is_credit_line, is_wire_initials, parse_byline
from app.extract.clean import clean
from app.extract.comments import comment_starts, comments_text, find_comments, idle_labels
from app.extract.copied_page import cut_page_above, cut_page_below
from app.extract.date_stamps import is_date_stamp
from app.extract.dateline import Dateline, parse_dateline, standalone_when
from app.extract.head import Head, read_head
from app.extract.headline import cut_scrap
from app.extract.labelled import take_labelled_fields
from app.extract.layout import Paragraph, split_paragraphs
from app.extract.live_entries import is_entry_time, keep_entry_times
from app.extract.masthead import cut_counts, cut_menu, cut_printers_dates, take_page_address
from app.extract.metadata import NOTHING_KNOWN, Metadata
from app.extract.news_words import signing_agency
from app.extract.published import candidate, decide_published
from app.extract.read_metadata import split_front_matter
from app.extract.reading import Reading
from app.extract.related import cut_between_furniture, cut_labelled_blocks, cut_pleas, cut_trailing_teasers
from app.extract.repeats import cut_captions_beside_credits, cut_repeated_captions, cut_slugs
from app.extract.shapes import BULLET, is_plain_prose, key_of, words
from app.extract.stamps_abroad import of_publication, tells_update
from app.language.guessing import guess_language

_MOST_PARAGRAPHS = 20_000
_LINES_ABOVE_A_RELEASE = 5


def extract_text(text: str, *, file_name: str = "", metadata: Metadata = NOTHING_KNOWN) -> ArticleDraft:
    """The article in a plain text, with everything that is not article kept in ``dropped``. ``metadata`` wins over the text.

    Never raises for odd text: a draft may have an empty title, body or both. Linear in the length of the text.
    """
    front, rest = split_front_matter(clean(text))
    known = metadata.over(front)
    reading = Reading(split_paragraphs(rest))
    if len(reading.paragraphs) > _MOST_PARAGRAPHS:
        # A book or a log, not a page around an article: nothing is cut, so that it takes seconds and not minutes.
        return _draft(reading, Head(title=known.title), known=known, attribution=Attribution(), file_name=file_name)
    if not known.url and (address := take_page_address(reading)):
        known = replace(known, url=address)
    known = known.over(take_labelled_fields(reading))
    attribution = _cut_lines(reading)
    keep_entry_times(reading)
    cut_counts(reading)
    cut_printers_dates(reading)
    head = _read(reading, title=known.title or attribution.title, address=known.url)
    return _draft(reading, head, known=known, attribution=attribution, file_name=file_name)


def _cut_lines(reading: Reading) -> Attribution:
    """Cut what a line tells by itself, and take headline and outlet from a feed's closing line."""
    found = Attribution()
    opened = False
    last = len(reading.paragraphs)
    last_real = next((i for i in range(last - 1, max(-1, last - 41), -1) if reading.is_full(i)), -1)
    for i, paragraph in enumerate(reading.paragraphs):
        told = parse_attribution(paragraph.text, closing=i > last_real) if i < 4 or i >= last - 8 else None
        if told is not None:
            found = told.over(found)
            reading.cut(i, "attribution_line")
            continue
        if i and i == last - 1 and signing_agency(paragraph.text):
            continue
        reason = reason_for_line(paragraph.text)
        if not reason and i and reading.reasons[i - 1] == "tags" and is_list_of_topics(reading.text(i - 1), paragraph.text):
            reason = "tags"
        if not reason and opened and is_inline_link(paragraph.text):
            reason = "related"
        if not reason and (is_caption(paragraph.text) or (i and is_caption_label(reading.text(i - 1)))):
            reason = "caption"
        if reason:
            reading.cut(i, reason)
        else:
            opened = True  # The first line may be a headline such as "Explained: what a bridge costs".
    return found


def _read(reading: Reading, *, title: str, address: str) -> Head:
    """Decide about every paragraph, the surest signs first."""
    if title and _is_all_article(reading, title):
        head = Head(title=title)
        _read_foot(reading, head)
        return head
    cut_slugs(reading)
    cut_scrap(reading)
    copied = cut_page_above(reading)
    _take_comments(reading)
    cut_repeated_captions(reading)
    cut_labelled_blocks(reading)
    cut_pleas(reading)
    cut_trailing_teasers(reading)
    cut_between_furniture(reading)
    cut_captions_beside_credits(reading)
    if copied:
        cut_page_below(reading)
    cut_menu(reading)
    head = read_head(reading, title=title, address=address)
    _read_foot(reading, head)
    return head


def _is_all_article(reading: Reading, title: str) -> bool:
    """Whether the text is prose from first to last and says nothing twice, as where something else cut the page away before."""
    if any(reading.reasons) or not all(p.is_full and is_plain_prose(p.text) for p in reading.paragraphs):
        return False
    if any(is_date_stamp(p.text) or parse_byline(p.text) is not None for p in reading.paragraphs[:2]):
        return False
    openings = {key_of(title)[:8], *(reading.key(i)[:8] for i in range(reading.end))}
    return len(openings) == reading.end + 1


def _take_comments(reading: Reading) -> None:
    """Set the reader comments apart, cut their label and whatever links follow them."""
    region = find_comments(reading.paragraphs, reading.reasons)
    if region is not None:
        label = region.label
        if label < 0 and region.start and reading.text(region.start - 1).endswith(":"):
            label = region.start - 1
        if label >= 0:
            reading.cut(label, "comments_label")
        for i in range(region.start, region.end):
            reading.assign(i, "comments")
        cut_labelled_blocks(reading, start=region.end)
        for i in reading.live(region.end):
            reading.cut(i, "teaser")
        reading.end = region.start
    for i in idle_labels(reading.paragraphs[: reading.end], reading.reasons):
        reading.cut(i, "comments_label")


def _read_foot(reading: Reading, head: Head) -> None:
    """Closing credits, a byline or a date under the last paragraph."""
    live = list(reading.live())
    for i in reversed(live[-4:]):
        text = reading.text(i)
        if is_credit_line(text) or (i == live[-1] and len(live) > 1 and is_wire_initials(text)):
            reading.cut(i, "credit_line")
            continue
        if i == live[-1] and len(live) > 1 and (agency := signing_agency(text)):
            head.source = head.source or agency
            reading.assign(i, "source")
            continue
        if len(live) > 1 and is_date_stamp(text) and not is_entry_time(text):
            head.stamps.append(text)
            reading.cut(i, "date_line")
            continue
        byline = parse_byline(text.lstrip("—–- ")) if len(live) > 2 and "(@" not in text else None
        if byline is None or (head.bylines and not byline.stamp and not re.match(r"(?i)(?:\w+ )?by\b", text)):
            break
        head.bylines.append(byline)
        reading.assign(i, "byline")


def _draft(reading: Reading, head: Head, *, known: Metadata, attribution: Attribution, file_name: str) -> ArticleDraft:
    body = _body(reading)
    dateline = _dateline(reading) if body else None
    standing = [reading.text(i) for i, role in enumerate(reading.roles) if role == "dateline"]
    authors = [name for byline in head.bylines for name in byline.authors]
    credits_ = [name for i, reason in enumerate(reading.reasons) if reason == "credit_line" for name in credited_authors(reading.text(i))]
    source = (
        known.source
        or attribution.source
        or head.source
        or next((b.source for b in head.bylines if b.source), "")
        or (dateline.source if dateline else "")
    )
    standfirst = "\n\n".join(reading.text(i) for i, role in enumerate(reading.roles) if role == "standfirst")
    comments = _comments(reading)
    when = (dateline.when if dateline else "") or next(filter(None, map(standalone_when, standing)), "")
    dates = _dates(head, known, attribution, when)
    return ArticleDraft(
        title=head.title, body=body, standfirst=known.standfirst or standfirst,
        comments="\n\n".join(part for part in (comments, known.comments) if part),
        byline="\n".join(reading.text(i) for i, role in enumerate(reading.roles) if role == "byline"),
        dateline=standing[0].rstrip(" :–—―-") if standing else (dateline.text if dateline else ""),
        authors=known.authors or tuple(dict.fromkeys(authors or credits_)), source=source, url=known.url,
        language=known.language or guess_language(body or comments or head.title),
        published=decide_published(dates, url=known.url, file_name=file_name, body=body),
        dropped=_dropped(reading, source=source),
        record_id=known.record_id or None,
    )  # fmt: skip


def _dateline(reading: Reading) -> Dateline | None:
    """That of the first paragraph; or, below the lines that press releases put above it, one that tells its year."""
    for place, i in enumerate(islice(reading.live(), _LINES_ABOVE_A_RELEASE)):
        found = parse_dateline(reading.text(i))
        if found and (place == 0 or re.search(r"\d{4}", found.when)):
            return found
    return None


def _dropped(reading: Reading, *, source: str) -> tuple[Dropped, ...]:
    """What is in no field; so is a line of the outlet that says more than the outlet settled on, or another one."""
    wanted = key_of(source)
    reasons = (
        "attribution_line" if role == "source" and reading.key(i) != wanted else reason
        for i, (role, reason) in enumerate(zip(reading.roles, reading.reasons, strict=True))
    )
    return tuple(Dropped(reason, paragraph.text) for reason, paragraph in zip(reasons, reading.paragraphs, strict=True) if reason)


def _dates(head: Head, known: Metadata, attribution: Attribution, when: str) -> list[DateCandidate | None]:
    found: list[DateCandidate | None] = [candidate(known.published, known.origin)] if known.published else []
    stamps = sorted(filter(None, (*head.stamps, attribution.stamp)), key=lambda stamp: (stamp in head.above, tells_update(stamp)))
    found.extend(candidate(of_publication(stamp), "published_line", evidence=stamp) for stamp in stamps)
    if when and re.search(r"\d{4}", when):
        found.append(candidate(when, "dateline"))
    return found


def _body(reading: Reading) -> str:
    """Undecided paragraphs with blank lines between; lines of a list or a verse stay close together."""
    pieces: list[str] = []
    previous: Paragraph | None = None
    airy = sum(1 for p in reading.paragraphs if p.gap) > 0.3 * len(reading.paragraphs)
    for i in reading.live():
        paragraph = reading.paragraphs[i]
        if previous is not None:
            close = (
                airy and paragraph.gap == 0 and reading.paragraphs[i - 1] is previous and _belong_together(previous.text, paragraph.text)
            )
            pieces.append("\n" if close else "\n\n")
        pieces.append(paragraph.text)
        previous = paragraph
    return "".join(pieces)


def _belong_together(first: str, second: str) -> bool:
    if BULLET.match(first) and BULLET.match(second):
        return True
    return words(first) <= 12 and words(second) <= 12 and len(first) <= 70 and len(second) <= 70


def _comments(reading: Reading) -> str:
    chosen = [i for i, role in enumerate(reading.roles) if role == "comments"]
    paragraphs = [reading.paragraphs[i] for i in chosen]
    return comments_text(paragraphs, comment_starts(paragraphs)) if paragraphs else ""
