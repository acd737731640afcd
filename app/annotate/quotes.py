"""Direct quotes with their speakers, by rules: quotation marks, a verb of saying beside them, and a name beside the verb.

Precision first: words in quotation marks without a verb of saying (a film title, 'scare quotes') are no quote, and a speaker is
named only where the sentence names one or a pronoun can mean nobody else.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.annotate import quote_cues as cues
from app.annotate.people.lexicon import FEMALE_NAMES, MALE_NAMES
from app.annotate.people.names import gender, parse
from app.annotate.people.paragraphs import Paragraph, paragraphs
from app.annotate.quotation_marks import Quoted, quoted
from app.domain import Field, Quote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain import PersonInArticle

LONGEST_GAP = 160
FEWEST_WORDS_UNNAMED = 3


@dataclass(frozen=True, slots=True)
class _Spot:
    """A mention within its paragraph."""

    paragraph: int
    start: int
    end: int
    name: str
    sex: str


@dataclass(slots=True)
class _Context:
    """What is known while the quotes are read in order."""

    pieces: list[Paragraph]
    spots: list[list[_Spot]]
    inside: list[list[tuple[int, int]]]
    last_speaker: _Spot | None = None
    last_paragraph: int = -9
    quotes: list[Quote] = field(default_factory=list)


def find_quotes(fields: Mapping[Field, str], people: Sequence[PersonInArticle]) -> tuple[Quote, ...]:
    """The quotes of title, standfirst and body in reading order.

    A quote's span is the words between the marks. ``speaker`` is the name of one of ``people`` or '' when the text leaves it
    open ('an official said'); ``cue`` is the verb of saying as printed.
    """
    pieces = paragraphs(fields)
    found = quoted([p.text for p in pieces])
    inside: list[list[tuple[int, int]]] = [[] for _ in pieces]
    for q in found:
        inside[q.paragraph].append((q.start, q.end))
    context = _Context(pieces, _spots(pieces, people, inside), inside)
    going_on: tuple[_Spot | None, str] | None = None
    for q in found:
        text = pieces[q.paragraph].text
        first = not text[: q.start].strip('“"«„ \n')
        if going_on is not None and first:
            speaker, cue = going_on
            why = "goes on from the paragraph before"
        else:
            speaker, cue, why = _attributed(context, q)
        going_on = (speaker, cue) if q.continues and cue else None
        if not cue or (not speaker and len(text[q.start : q.end].split()) < FEWEST_WORDS_UNNAMED):
            continue
        if speaker:
            context.last_speaker, context.last_paragraph = speaker, q.paragraph
        context.quotes.append(_quote(pieces[q.paragraph], q, speaker, cue, why))
    return tuple(context.quotes)


def _quote(piece: Paragraph, q: Quoted, speaker: _Spot | None, cue: str, why: str) -> Quote:
    start, end = piece.start + q.start, piece.start + q.end
    told = f"; the speaker is printed {piece.text[speaker.start : speaker.end]!r}" if speaker and speaker.paragraph == q.paragraph else ""
    return Quote(
        field=piece.field,
        start=start,
        end=end,
        text=piece.text[q.start : q.end],
        speaker=speaker.name if speaker else "",
        cue=cue,
        evidence=f"{why}{told}" if speaker else f"{why}; the text leaves the speaker open",
    )


def _spots(
    pieces: Sequence[Paragraph], people: Sequence[PersonInArticle], inside: Sequence[Sequence[tuple[int, int]]]
) -> list[list[_Spot]]:
    """The mentions of each paragraph in text order, those within quotes left out: who is spoken of does not speak."""
    starts: dict[Field, list[tuple[int, int]]] = {}
    for number, piece in enumerate(pieces):
        starts.setdefault(piece.field, []).append((piece.start, number))
    out: list[list[_Spot]] = [[] for _ in pieces]
    for person in people:
        sex = _sex(person)
        for m in person.mentions:
            places = starts.get(m.field, [])
            at = bisect_left(places, (m.start, len(pieces))) - 1
            if at < 0:
                continue
            number = places[at][1]
            out[number].append(_Spot(number, m.start - pieces[number].start, m.end - pieces[number].start, person.name, sex))
    for number, spots in enumerate(out):
        spots.sort(key=lambda s: s.start)
        opened = inside[number]
        out[number] = [s for s in spots if not _within(s, opened)]
    return out


def _within(spot: _Spot, opened: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(opened, (spot.start + 1, 0)) - 1
    return at >= 0 and opened[at][0] <= spot.start < opened[at][1]


def _sex(person: PersonInArticle) -> str:
    name = parse(person.name)
    given = name.key[0] if name.full else ""
    return gender(" ".join(m.title for m in person.mentions)) or ("f" if given in FEMALE_NAMES else "m" if given in MALE_NAMES else "")


def _attributed(context: _Context, q: Quoted) -> tuple[_Spot | None, str, str]:
    """Speaker, verb and where it stands: from what follows the quote, else from what leads up to it."""
    if found := _from_after(context, q):
        return *found, "a verb of saying after the quote"
    if found := _from_before(context, q):
        return *found, "a verb of saying before the quote"
    return *_from_same_paragraph(context, q), "the quote before it in the paragraph has this speaker"


def _from_after(context: _Context, q: Quoted) -> tuple[_Spot | None, str] | None:
    text = context.pieces[q.paragraph].text
    at = q.end + 1
    ended = text[q.end - 1 : q.end] in (".", "…") and text[at : at + 1] in (" ", "\n")
    window = text[at : at + LONGEST_GAP]
    if ended or not window.strip():
        return None
    if m := cues.AFTER_PRONOUN.match(window) or cues.VERB_PRONOUN.match(window):
        return _pronoun(context, q, m.group("pronoun")), m.group("cue")
    if m := cues.AFTER_VERB.match(window):
        spot = _next_spot(context, q.paragraph, at + m.end())
        named = spot is not None and _only_titles(text[at + m.end() : spot.start]) and not _possessive(text, spot)
        return (spot if named else None), m.group("cue")
    spot = _next_spot(context, q.paragraph, at)
    if spot is not None and _only_titles(text[at : spot.start].lstrip(",—– ")) and (m := cues.SUBJECT_VERB.match(text, spot.end)):
        return spot, m.group("cue")
    if spot is not None and (m := cues.POSSESSED_VERB.match(text, spot.end)) and _only_titles(text[at : spot.start].lstrip(",—– ")):
        return None, m.group("cue")  # her spokesman
    if (m := cues.ACCORDING.match(window)) and (spot := _next_spot(context, q.paragraph, at + m.end())):
        return (spot if _only_titles(text[at + m.end() : spot.start]) and not _possessive(text, spot) else None), m.group("cue")
    if m := cues.AFTER_COMMON.match(window):
        return None, m.group("cue")
    return None


def _from_before(context: _Context, q: Quoted) -> tuple[_Spot | None, str] | None:
    """'Mr. Lammy said: …', 'General Milley, the commander, said it would be …'."""
    text = context.pieces[q.paragraph].text
    opening = q.start - 1
    begin = max(0, opening - LONGEST_GAP - 120)
    cuts = [m.end() for m in cues.SENTENCE.finditer(text, begin, opening)]
    begin = cuts[-1] if cuts else begin
    lead = text[begin:opening]
    if any(begin <= a < opening for a, _ in context.inside[q.paragraph]) and not cues.COLON.search(lead):
        begin = max(b for _, b in context.inside[q.paragraph] if b < opening) + 1
        lead = text[begin:opening]
    spots = [s for s in _spots_between(context, q.paragraph, begin, opening) if not _possessive(text, s)]
    for spot in reversed(spots):
        m = cues.SUBJECT_ANY_VERB.match(text, spot.end, opening)
        if m and _is_subject(text[begin : spot.start]):
            later = list(cues.SAYING_VERB.finditer(text, m.end(), opening))
            return spot, later[-1].group() if later else m.group("cue")
    for m in reversed(list(cues.PRONOUN_VERB.finditer(lead))):
        return _pronoun(context, q, m.group("pronoun"), before=begin + m.start()), m.group("cue")
    participles = list(cues.PARTICIPLE.finditer(lead))
    if participles and len({s.name for s in spots}) == 1 and _is_subject(text[begin : spots[0].start]):
        return spots[0], participles[-1].group("cue")
    if (m := cues.ACCORDING.match(lead)) and spots:
        return spots[0], m.group("cue").lower()
    return None


def _from_same_paragraph(context: _Context, q: Quoted) -> tuple[_Spot | None, str]:
    """A second quote right after an attributed one: '"No," he said. "Never."'."""
    if not context.quotes or context.last_paragraph != q.paragraph or context.last_speaker is None:
        return None, ""
    last = context.quotes[-1]
    text = context.pieces[q.paragraph].text
    gap = text[last.end - context.pieces[q.paragraph].start + 1 : q.start - 1]
    others = _spots_between(context, q.paragraph, last.end - context.pieces[q.paragraph].start, q.start)
    same = all(s.name == context.last_speaker.name for s in others)
    return (context.last_speaker, last.cue) if same and len(gap) < LONGEST_GAP and len(cues.SENTENCE.findall(gap)) <= 1 else (None, "")


def _pronoun(context: _Context, q: Quoted, pronoun: str, *, before: int | None = None) -> _Spot | None:
    """Whom 'he' or 'she' means: the last speaker if nobody else came between, or the only fitting person of the last sentences."""
    wanted = {"he": "m", "she": "f"}.get(pronoun.lower(), "")
    if not wanted:
        return None
    place = q.start if before is None else before
    near = [s for s in context.spots[q.paragraph] if s.end <= place]
    if not near and q.paragraph:
        near = context.spots[q.paragraph - 1]
    fitting = [s for s in near if s.sex in ("", wanted)]
    names = {s.name for s in fitting}
    last = context.last_speaker
    if last is not None and q.paragraph - context.last_paragraph <= 1 and last.sex in ("", wanted) and names <= {last.name}:
        return last
    return fitting[-1] if len(names) == 1 else None


def _next_spot(context: _Context, paragraph: int, at: int) -> _Spot | None:
    spots = context.spots[paragraph]
    k = bisect_left(spots, at, key=lambda s: s.start)
    return spots[k] if k < len(spots) and spots[k].start - at < LONGEST_GAP else None


def _spots_between(context: _Context, paragraph: int, start: int, end: int) -> list[_Spot]:
    spots = context.spots[paragraph]
    k = bisect_left(spots, start, key=lambda s: s.start)
    out: list[_Spot] = []
    while k < len(spots) and spots[k].end <= end:
        out.append(spots[k])
        k += 1
    return out


def _only_titles(between: str) -> bool:
    return len(between) < 90 and bool(cues.TITLES_ONLY.fullmatch(between) or cues.CALLED_THEN_NAME.fullmatch(between))


def _possessive(text: str, spot: _Spot) -> bool:
    return text[spot.end : spot.end + 2] in ("'s", "’s") or text[spot.end : spot.end + 2] in ("' ", "’ ")


def _is_subject(lead: str) -> bool:
    """Nothing before the name that makes it an object: 'a letter to X said' is not X speaking."""
    words = lead.split()
    return not words or words[-1].lower() not in {
        "to",
        "of",
        "with",
        "from",
        "by",
        "for",
        "about",
        "against",
        "than",
        "on",
        "at",
        "after",
        "before",
    }
