"""The labels of blocks around an article: related stories, comments, the author, and the line that names where it first stood."""

# ruff: noqa: E501 - an alternative is easier to read on one line
from __future__ import annotations

import re

from app.extract.page_words import any_of

_OTHERS = r"(?:articles?|stor(?:y|ies)|posts?|news|reading|content|coverage|links?|topics?|videos?|headlines|reads?|items|pieces|reports|columns|features|for you|stuff)"
_KIND = r"(?:related|similar|recommended|suggested|popular|trending|latest|recent|top|featured|more|other|most|best|today[’']s|this week[’']s|world|editors?[’']?s?|hot|breaking)"
RELATED_LABEL = any_of(
    rf"(?:our |the |your )?{_KIND}(?: [\w’'-]+){{0,2}} {_OTHERS}(?: (?:from|in|on|by|about|for|of|you)\b.{{0,40}})?",
    r"related(?: (?:to|stories|links?) .{0,40})?",
    r"must[ -]?(?:read|see|watch)s?",
    r"(?:read|see|watch|explore|discover|learn|check out|view) (?:more|next|also|this|these|too)(?: (?:on|about|from|in|at|like|of|here|stories|articles|news)\b.{0,40})?",
    r"more (?:from|on|in|about|like|by|to)\b.{0,40}",
    r"you (?:may|might|will|would|could)(?: also| like| have)*(?: also)? (?:like|enjoy|love|missed|be interested in|want to read)(?: .{0,30})?",
    r"(?:in case )?you missed(?: it)?|what to read next|what[’']s next|read next|up next|next up|coming up|don[’']?t miss(?: .{0,20})?",
    r"also (?:read|see|watch|on|in)\b.{0,30}|(?:see|check) also|further reading|editors?[’']?s? (?:picks?|choice|recommendations?)|staff picks",
    r"most (?:read|popular|viewed|shared|commented|discussed|recent|watched)(?: .{0,20})?",
    r"trending(?: now| today| topics| on .{0,20})?|in other news|elsewhere(?: .{0,20})?|around the web|from (?:our partners|the web|around the web|the archives?|our network)",
    r"sponsored(?: .{0,20})?|promoted .{0,20}|keep (?:on )?reading|continue reading|recommended(?: for you| by .{0,20}| reading)?|suggested(?: for you)?",
    r"(?:the )?latest|(?:other|recent|previous|next|newer|older) (?:articles?|posts?|stories|story|news)|popular(?: .{0,15})?|featured|highlights",
    r"(?:live |latest )?news ?feed|top (?:picks|stories|news|reads)|hot topics|for you|picked for you|our picks|also in the news|in pictures|special reports?|opinion & analysis",
)
INLINE_LINK = re.compile(
    r"(?:related(?: (?:article|story|stories|news|post|coverage|content|video|link|reading)s?)?|read(?: more| also| next| this| too| about)?(?: (?:here|on this))?|also read|see also|see more|see"
    r"|watch(?: more| also| video| live| now)?|listen|more|must[ -]read|don[’']?t miss|recommended|explainer|explained|in pictures|in pics|you may also like|next|previous|previous article|next article"
    r"|up next|editor[’']?s pick|further reading|lire aussi|lesen sie auch|lea también|leia (?:também|mais)|leggi anche|читайте также|читайте ще|lees ook)"
    r"\s*(?::|\||»|>+|→|[-–—](?=\s))\s*(?P<rest>\S.{3,300})",
    re.IGNORECASE,
)
COMMENTS_LABEL = any_of(
    r"(?:(?:\d[\d,.]*|one|two|three|no|zero|all|top|latest|recent|reader[s’']*|user[s’']*|your|our|best|public|facebook|view|featured)\s+){0,3}"
    r"(?:comments?|replies|responses|thoughts|reactions|comments? section|comments? from readers|letters)(?:\s*[:(\[]?\s*\d[\d,.]*\s*[)\]]?)?(?:\s+(?:on|to|about|so far|from readers|add yours|leave yours)\b.{0,140})?\s*[:.!↓▼]?",
    r"(?:join the )?(?:discussion|conversation|debate)\s*[:!]?",
    r"what (?:readers|people|you|our readers) (?:say|are saying|think|said|had to say)\s*:?|(?:our )?readers?[’']? (?:react|respond|write|discuss|views?|have their say|voices?|forum|mail)\s*:?",
    r"from (?:the|our) (?:readers|comments)\s*:?",
    r"(?:\d+ )?(?:commentaires?|réactions|kommentare?|comentarios?|comentários?|commenti|комментари(?:и|й|я|ев)|коментар(?:і|ів)|komentarze)\s*:?(?: ?\(\d+\))?",
)
AUTHOR_LABEL = any_of(
    r"(?:about (?:the )?(?:author|writer|reporter|contributor)s?|(?:author|writer)(?:[’']s)? (?:bio|profile|details|info)|meet the author|the author)\s*:?"
)
_PUBLISHED = r"(?:appeared|published|posted|printed)"
ATTRIBUTION = re.compile(
    r"(?:the (?:post|article|story|piece|entry)\s+[\"“‘']?(?P<title>.{3,300}?)[\"”’']?\s+(?:appeared first|first appeared|was (?:first|originally) (?:published|posted))\s+(?:on|in|at|by)\s+(?P<source1>.{2,80}?)"
    rf"|(?:this|the) (?:article|story|post|piece|report|content)(?: \w+)? (?:was |has been |had been )?(?:first |originally ){_PUBLISHED} (?:on|in|at|by|with) (?P<source2>.{{2,80}}?)(?: on .{{4,30}})?"
    rf"|this (?:article|story|post|piece|report|content)(?: \w+)? (?:was |has been )?{_PUBLISHED}(?: first)? (?:on|in|at|by|with) (?P<source3>.{{2,80}}?)(?: on .{{4,30}})?"
    rf"|(?:originally|first) {_PUBLISHED} (?:on|in|at|by) (?P<source4>.{{2,80}}?)(?: on .{{4,30}})?"
    r"|sources?\s*:\s*(?P<source6>(?:the )?[A-Z0-9][^.!?]{1,60}(?:\.[a-z]{2,10}){0,2})"
    rf"|{_PUBLISHED} in (?P<source5>.{{2,60}}?),? (?:on )?(?P<stamp>(?:\w+day,? )?(?:\w+\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? \w+),? \d{{4}}))\s*\.?",
    re.IGNORECASE,
)  # fmt: skip
