"""How a text says who speaks: patterns around quotation marks. Groups: ``cue`` the verb, ``pronoun``, ``common`` ('the official')."""

from __future__ import annotations

import re

from app.annotate.people.lexicon import NAMING_VERBS, SAYING_VERBS

VERB = "(?:" + "|".join(sorted(SAYING_VERBS, key=len, reverse=True)) + ")"
ANY_VERB = "(?:" + "|".join(sorted(SAYING_VERBS | NAMING_VERBS, key=len, reverse=True)) + ")"
SAYING_VERB = re.compile(rf"\b{VERB}\b")
ADVERB = r"(?:(?:also|later|then|has|have|had|once|again|recently|repeatedly|reportedly|previously|always|simply|even|\w+ly)\s+){0,3}"
PRONOUN = r"(?P<pronoun>he|she|He|She|they|They)"
BELONGING = r"(?:\s+(?:of|from|at|for|with)\s+(?:the\s+)?[A-Z][\w.'’&-]*(?:\s+(?:(?:of|and|for|the)\s+){0,2}[A-Z][\w.'’&-]*){0,6})?"
"""What a speaker's name may be followed by: 'of Norway', 'from the Bank of England'."""
CALLED = r"(?P<common>(?:the|a|an|one|another|his|her|its|their|The|A|An|One)\s+[^,.;:!?“”\"]{2,70}?)"

AFTER_VERB = re.compile(rf"[,\s—–-]*(?P<cue>{VERB})\s+")
AFTER_PRONOUN = re.compile(rf"[,\s—–-]*{PRONOUN}\s+{ADVERB}(?P<cue>{VERB})\b")
AFTER_COMMON = re.compile(rf"[,\s—–-]*{CALLED}\s+{ADVERB}(?P<cue>{VERB})\b")
VERB_PRONOUN = re.compile(rf"[,\s—–-]*(?P<cue>{VERB})\s+{PRONOUN}\b")
POSSESSED_VERB = re.compile(rf"['’]s?\s+[^,.;:!?“”\"]{{2,70}}?\s+{ADVERB}(?P<cue>{VERB})\b")
SUBJECT_VERB = re.compile(rf"{BELONGING}(?:\s*\([^)]{{1,40}}\))?(?:,[^“”\".!?]{{1,110}}?,)?\s+{ADVERB}(?P<cue>{VERB})\b")
SUBJECT_ANY_VERB = re.compile(rf"{BELONGING}(?:\s*\([^)]{{1,40}}\))?(?:,[^“”\".!?]{{1,110}}?,)?\s+{ADVERB}(?P<cue>{ANY_VERB})\b")
PRONOUN_VERB = re.compile(rf"(?:^|[\s“\"]){PRONOUN}\s+{ADVERB}(?P<cue>{ANY_VERB})\b")
ACCORDING = re.compile(r"[,\s]*(?P<cue>according to)\s+", re.IGNORECASE)
COLON = re.compile(r":\s*$")
TITLES_ONLY = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*|of|for|the|and|former|acting|[a-z]+(?:er|or|man|woman|person|ist|ent|ant|ian|ief|ead|tary))\s+){0,7}$"
)
CALLED_THEN_NAME = re.compile(r"(?:the|a|an|his|her|its|their|our)\s[^,.;:!?“”\"]{2,70},\s+")
PARTICIPLE = re.compile(
    r"\b(?P<cue>saying|stating|adding|telling|writing|warning|insisting|explaining|noting|arguing|claiming|declaring|asking|joking)\b"
)
SENTENCE = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z“\"‘])")
