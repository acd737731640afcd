"""Lists of names in one form: what stands where the others are names is a name too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.joining import touching
from app.annotate.people.lexicon import OPENERS, SELDOM_NAMES
from app.domain import NameSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.annotate.people.paragraphs import Paragraph

_NAME = r"(?:(?:[A-Z][a-z]?\.[ ]?){1,3})?[^\W\d_a-z](?:[^\W_]|['’-]){1,40}(?:[ ][^\W\d_a-z](?:[^\W_]|['’-]){1,40}){0,2}"
FORMS = (
    re.compile(rf"^\d{{1,3}}[.)]?[ ](?P<name>{_NAME})(?=[ ]\()", re.MULTILINE),  # 3. Ann Keller (Norway) 1:41.63
    re.compile(rf"^[^\n]{{2,50}}[ ][-–—][ ](?P<name>{_NAME})(?=,[ ]\d|$)", re.MULTILINE),  # Finance - P. Tsogt, 45
    re.compile(rf"(?<![\w.'’-])(?P<name>{_NAME})[ ]\d{{1,3}}(?:[ ]?(?:pen|og|p|\+\d))?(?=[,;)](?!\d))"),  # (Keller 12, Ode 64 pen)
    re.compile(r"^(?P<name>[^\W\d_a-z][\w'’-]+)[ ][a-z0-9]{1,3}(?:-[a-z0-9]{1,2})*(?:[ ]\d+){3,}$", re.MULTILINE),  # Ortega ss 4 0 1 0
    re.compile(rf"^(?P<name>{_NAME}),[ ](?P<team>[A-Z][\w.]*(?:[ ][A-Z]\w*)?)[ ]\.?\d[\d.,]*(?=\n|\Z)", re.MULTILINE),  # Malone, Utah 27.2
    re.compile(rf"(?<![^\W_])(?<![.'’-])(?P<name>{_NAME}),[ ](?P<team>[A-Z][A-Za-z]{{1,2}})[ ]\("),  # Domi, Tor (roughing)
    re.compile(rf"(?<![\w.'’-])(?P<name>{_NAME})[ ]\d{{1,2}}(?:\.\d)?-\d{{1,2}}-\d{{1,3}}-\d{{1,2}}\b"),  # Streak 19-4-58-1
    re.compile(rf"(?<![\w.'’-])(?P<name>{_NAME})[ ]\(?\d-\d{{2,3}}\)?(?=[ ,;)])"),  # Caddick (6-54), (Athey 60; Mullally 4-41)
    re.compile(rf"[ ]b[ ](?P<name>{_NAME})[ ]\d{{1,3}}(?=[ ]*(?:\n|\Z|\())"),  # lbw b Streak 41
    re.compile(rf"[ ](?:c|st)[ ](?P<name>{_NAME})(?=[ ]b[ ][A-Z])"),  # c Flower b Streak
)
"""Places and who took them; posts and who holds them; scorers and when; players and their figures."""
LINE_UP = re.compile(r"^(?P<team>[A-Z][^\n,;:]{2,30}?)(?: ?\([^)\n]*\))?(?: -|:) (?P<names>[^\n]{30,})$", re.MULTILINE)
PLAYER = re.compile(rf"(?<![\w.'’])(?:\d{{1,2}}-)?(?<![\w.'’] )(?P<name>{_NAME})(?=[,;.]|[ ]\(|$)")
"""Middleham - Roberts; Blackmoor, 5-Pearson, Festa (captain)."""
PLAYERS = 7
NO_PLAYERS = SELDOM_NAMES | OPENERS | {"First", "Second", "Third"}
DIGIT_OR_BREAK = re.compile(r"[\d\n]")
AT_LEAST = 2
LIKELY = 0.72
LIKELY_BESIDE_A_TEAM = 0.5
EVIDENCE = "stands in a list of names of the same form"


def with_names_in_lists(paragraph: Paragraph, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """The spans, with those places of a list that the tagger passed over while it marked at least half of the others."""
    found = list(spans)
    if paragraph.upper_case or not DIGIT_OR_BREAK.search(paragraph.text):
        return found
    for form in FORMS:
        matches = list(form.finditer(paragraph.text))
        places = [m.span("name") for m in matches]
        enough = LIKELY_BESIDE_A_TEAM if "team" in form.groupindex else LIKELY
        sure = {s.end for s in found if s.probability >= enough}
        agreeing = sum(end in sure for _, end in places)
        if agreeing < max(AT_LEAST, len(places) / 2):
            continue
        if "team" in form.groupindex:
            teams = {m.span("team") for m in matches}
            found = [s for s in found if (s.start, s.end) not in teams]
        for start, end in places:
            place, there = touching(found, start, end)
            inside = all(start <= s.start and s.end <= end for s in there)
            if inside and all(s.probability < LIKELY or (s.end == end and s.start > start) for s in there):
                found[place] = [NameSpan(start, end, LIKELY, EVIDENCE)]
    return _with_line_ups(paragraph.text, found)


def _with_line_ups(text: str, spans: list[NameSpan]) -> list[NameSpan]:
    """The spans, with all players of a team of which at least half are marked, and without the team."""
    found = spans
    if text.count(",") + text.count(";") < PLAYERS - 1 or (" - " not in text and ": " not in text):
        return found
    for line in LINE_UP.finditer(text):
        players = [m.span("name") for m in PLAYER.finditer(text, line.start("names"), line.end("names")) if m["name"] not in NO_PLAYERS]
        ends = {s.end for s in found if s.probability >= LIKELY_BESIDE_A_TEAM}
        if len(players) < PLAYERS or 2 * sum(end in ends for _, end in players) < len(players):
            continue
        found = [s for s in found if not line.start("team") <= s.start < line.end("team")]
        for start, end in players:
            place, there = touching(found, start, end)
            if all((s.start, s.end) == (start, end) and s.probability < LIKELY for s in there):
                found[place] = [NameSpan(start, end, LIKELY, EVIDENCE)]
    return found
