"""How pages print who took a picture and what it shows: credits and captions."""

# ruff: noqa: E501 - an alternative is easier to read on one line
from __future__ import annotations

import re

from app.extract.page_words import any_of

_CREDIT_WORD = r"(?:photos?|photographs?|photography|photographers?|images?|pictures?|pics?|video|illustrations?|graphics?|screengrab|screenshot|footage|fotos?|bild|crédit photo|foto|фото)"
_AGENCIES = (
    r"(?:AFP|AP(?: [Pp]hoto)?|Associated Press|Reuters|REUTERS|Getty(?: Images)?|GETTY(?: IMAGES)?|EPA(?:-EFE)?|EFE|Shutterstock|Alamy(?: [Ss]tock [Pp]hoto)?|iStock(?:[Pp]hoto)?|PA(?: Wire| Images| Media)?|DPA|dpa|TASS"
    r"|Sputnik|RIA Novosti|ZUMA(?: Press)?|Anadolu(?: Agency)?|NurPhoto|Bloomberg|Xinhua|Ukrinform|ullstein bild|Corbis|Rex(?: Features)?|Magnum|Keystone|Wikimedia(?: Commons)?|Flickr|Unsplash|Pexels|Pixabay"
    r"|Twitter|Facebook|Instagram|Telegram|[Hh]andout|HANDOUT|[Pp]ool(?: [Pp]hoto)?|POOL|ANSA|ANI|PTI|UPI|Unian|UNIAN|Imago|IMAGO|picture alliance|NASA|YouTube)"
)
_PERSON = r"[A-ZÀ-ÞА-Я][\w.'’-]*(?: (?:[A-ZÀ-ÞА-Я][\w.'’-]*|de|da|van|von|der|al|el|bin)){0,4}"
_WHOSE = r"(?:associated press|file|stock|archive|handout|representative|representational|staff|agency|family|company|police|army|courtesy|supplied|contributed|submitted|library|press|pool|illustrative|ap|afp|reuters)"

NAMED_CREDIT = any_of(
    rf"{_CREDIT_WORD}(?: (?:credits?|courtesy(?: of)?|source|by|via|copyright|supplied))?\s*(?::|©|/|\||\bby\b|\bvia\b|\bcourtesy\b)\s*.{{2,100}}",
    r"(?:image|photo|picture|video|media|figure)s? (?:source|credits?|copyright)s?\s*[,:].{2,80}",
    r"(?:credits?|courtesy(?: of)?|picture credit)\s*(?::|©)\s*.{2,80}|courtesy of .{2,60}|©\s?.{2,60}",
    r"[^.!?/]{2,60}\s?/\s?photo (?:from|by|courtesy of) .{2,40}",
    rf"{_WHOSE} (?:photo(?:graph)?|image|picture|pic|illustration|graphic)s?(?: (?:by|from|of|via) .{{1,40}})?",
)
SLASHED_CREDIT = re.compile(
    rf"(?:{_PERSON}\s*(?:/|\||\bvia\b|,|\bfor\b|\bthrough\b|-|–|—)\s*){{0,3}}{_AGENCIES}(?:\s*(?:/|,|\||\bvia\b|-|–|—)\s*(?:{_AGENCIES}|{_PERSON}|[Ff]ile(?: [Pp]hoto)?)){{0,3}}"
    rf"|{_PERSON}\s?/\s?{_PERSON}(?:\s?/\s?{_PERSON})?"
)
CAPTION_LABEL = any_of(r"(?:image|media|photo|picture|video) caption\s*[,:]?")
CAPTION_LEAD = any_of(
    r"\[?(?:file ?photo|file|image(?: caption)?|photo(?: caption)?|picture caption|caption|pictured|in this (?:photo|image|picture|handout)[\w ,.]{0,60}|representational image"
    r"|(?:left|right|above|below) ?(?:photo|picture)?)\s*(?::|\s[-–—]\s).{5,}",
    r"(?:image|media|photo|picture|video) caption\s*[,:].{5,}",
    r"in this (?:file )?(?:photo|image|picture)\b.{10,}",
)
CAPTION_TAIL = any_of(
    r"[\[(](?:(?:ap|epa|afp|reuters|staff|file|handout|pool) )?(?:photo(?:graph)?s?|images?|pictures?|credits?|courtesy|getty)\b[^()\[\]]{0,80}[\])]\.?",
    r"[\[(][\w.'’ ,-]{2,50}(?:/|, | via )\s?(?:getty(?: images)?|reuters|afp|ap)[\])]\.?",
    r"[\[(][^()\[\]]{0,60}/\s?(?:ap|afp|reuters|epa|pool|getty|tass|nyt|ria|upi|pa|aap|dpa|efe|ansa|bloomberg|xinhua|zuma|alamy|sipa|shutterstock|handout|file)\b[^()\[\]]{0,40}[\])]\.?",
    r"[\[(](?:reuters|ap|afp|aap|abc(?: news)?|getty(?: images)?|pa|epa|supplied|instagram|twitter|facebook|x)\s?[:/][^()\[\]]{2,60}[\])]\.?",
    r"(?:(?<=\. )|(?<=[.!?”\"] )|(?<=^))(?:photo(?:graph)?|image|picture|credit)s?\s*(?:by|:|credit:|courtesy)\s*[^.]{2,60}\.?",
    r"\b(?-i:CREDITS?): ?[\w.'’ -]{2,40}(?:/[\w.'’ -]{2,40})?",
    r"\b(?:ap photo|reuters|afp|epa|getty images)/[\w.'’ -]{2,40}\.?",
    r"(?<=\. )[\w.'’ -]{2,40}/\s?(?:ap|afp|reuters|epa|getty|pool|tass)[\w ,/]{0,30}\.?",
    r"[.|—–-]\s*(?:staff|file|agency|handout|stock|ap|afp|reuters) (?:photo|image|picture)\.?",
)
OWNER_TAIL = any_of(
    r"(?<=[.!?»”\"]\s)©\s?[\w.'’ -]{2,40}(?:/\s?[\w.'’ -]{2,40}){0,2}",
    r"\bcrédits? photos?\s?:\s?[^.:]{2,60}\.?",
)
"""The sign or word of ownership behind a caption: "Aerial view of the bridge. © Jane Doe / Reuters"."""
