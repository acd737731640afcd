"""Pages that stand where an article was meant to be: "page not found", a server's error, a check for robots, a login.

Strong evidence only: the title is nothing but the announcement, and a short text says the same, so that a news article
about a 404 or a denied access never counts.
"""

# ruff: noqa: E501 - an alternative is easier to read on one line
from __future__ import annotations

import re

from app.extract.page_words import any_of
from app.extract.shapes import words

LONGEST_STAND_IN = 80
_LONGEST_TITLE = 200
_BARE = 5
"""A status such as "404 Not Found" needs no more words below it than the name of the server."""
_LONGEST_SITE = 5
_PARTS = re.compile(r"\s+[|·•»:–—-]+\s+|\s*[|·•]\s*")
_NUMBER = r"(?:(?:error|status|http|code|fehler|erreur|ошибка)[ :#-]*)*"
_THING = r"(?:(?:the|this|that|requested|your|web) ?)*(?:page|article|story|content|file|document|url|address|link|post|resource|site)"
_NOT = r"(?:not|no longer|never|cannot|can ?not|(?:ca|could|do|does|is|was)n[’']?t)"

_KINDS = {
    "the page says that there is no such page": (
        any_of(
            rf"{_NUMBER}404[ :–—-]*(?:error|page|file(?: or directory)?|\(?not found\)?|[ –—:-])*[.!1]*", rf"(?:(?:sorry|oops|whoops|uh[- ]oh)[,.! …]*)*{_THING}?(?: (?:is|was|has|could|can))? ?{_NOT}(?: be)? (?:found|exist|available|here)[.!]*|{_THING}(?: you[\w ’']{{2,30}})? {_NOT}(?: be)? (?:found|exist|available)[.!]*",
            rf"(?:sorry[,.! …]*)?we {_NOT} find (?:the|that|this|your) (?:page|article|story)(?: you.{{2,30}})?[.!]*|nothing (?:was )?found(?: here)?[.!]*",
            rf"(?:oops|sorry)[,.! …]*{_THING} (?:unavailable|missing|removed|gone)[.!]*|{_THING} (?:unavailable|missing|removed)[.!]*|(?:oops|whoops)[.! …]*",
            r"seite (?:wurde )?nicht gefunden[.!]*|page (?:introuvable|non trouv[ée]+e?)[.!]*|p[áa]gina no encontrada[.!]*|pagina non trovata[.!]*|pagina niet gevonden[.!]*|p[áa]gina n[ãa]o encontrada[.!]*|страница не найдена[.!]*",
        ),
        any_of(
            rf"\b{_THING}\b.{{0,80}}\b{_NOT}\b.{{0,20}}\b(?:found|find|exist|available|here|there)\b", rf"\b{_NOT} (?:find|locate|seem to find)\b.{{0,40}}\b(?:page|article|story|content|file|url|looking for)",
            r"\b(?:page|article|story|content|link)\b.{0,80}\b(?:moved|deleted|removed|renamed|expired|mistyped|broken|gone)\b", r"\b404\b|\bnothing was found\b",
            r"nicht gefunden|existiert nicht|n[’']existe|introuvable|no existe|no se (?:ha )?encontr|non esiste|non (?:è stata )?trovat|niet (?:gevonden|bestaa)|bestaat niet|n[ãa]o (?:existe|foi encontrad)|не (?:найден|существует)|был[аи]? удал",
        ),
    ),
    "it is a server's page of an error": (
        any_of(
            rf"{_NUMBER}5\d\d(?: error)?(?: (?:internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out))?[.!]*",
            r"(?:error:? )?(?:the request could not be satisfied|internal server error|bad gateway|service (?:is )?(?:temporarily )?unavailable|gateway time-?out|server error|(?:an )?(?:application )?error (?:has )?occurred|web server is down|too many requests|429(?: too many requests)?)[.!]*",
        ),
        any_of(r"\bserver (?:encountered|is (?:temporarily|currently|unable)|error|returned)", r"\b(?:unable to (?:complete|handle|service) your|try again (?:later|in a)|maintenance (?:downtime|work)|invalid response|upstream|request blocked|could not be satisfied|rate limit|too many requests)\b"),
    ),
    "it is a check for robots, or a refusal": (
        any_of(
            rf"(?:{_NUMBER}403[ :–-]*)?(?:access (?:to this page (?:has been )?)?denied|(?:403 )?forbidden|access (?:is )?(?:blocked|restricted))[.!]*|{_NUMBER}403(?: error)?",
            r"just a moment[.… ]*|attention required[.!]*|(?:are you|you are not) a robot[?.!]*|robot check|(?:please )?verif(?:y|ying)(?: that)? you(?:[’']re| are) (?:a |not a )?(?:human|robot)[.… ]*|(?:human|bot|security) (?:verification|check)[.!]*",
            r"one more step|please wait[.… ]*|captcha|ddos protection(?: by .{1,30})?|pardon our interruption[.… ]*|checking your browser.{0,60}|(?:you have been|request) blocked[.!]*",
        ),
        any_of(r"\byou\b.{0,30}\b(?:permission|authori[sz]ed|blocked|human|robot|bot)\b", r"\b(?:checking|verify(?:ing)?)\b.{0,30}\b(?:your browser|connection|you are|you[’']re)\b", r"\benable (?:javascript|cookies)\b|\b(?:ray|incident|reference) ?(?:id|#)|\bcaptcha\b|unusual (?:traffic|activity)|\bpermission to (?:access|view)\b"),
    ),
    "it is a login or a barrier for subscribers": (
        any_of(r"(?:please )?(?:log|sign)[ -]?in(?: (?:or|to|with) .{1,40})?[.!]*|(?:login|register|subscribe)(?: (?:required|now|to (?:continue|read).{0,30}))?[.!]*"),
        any_of(r"\b(?:log|sign)[ -]?in\b|\b(?:user ?name|password)\b|\bsubscri(?:be|ption)\b|\bcreate an? (?:free )?account\b|\bregister\b"),
    ),
}  # fmt: skip


def stand_in(title: str, body: str) -> str:
    """What a page is that stands in place of an article, in words for the report; "" for an article, and when in doubt."""
    if not title or len(title) > _LONGEST_TITLE or words(body) > LONGEST_STAND_IN:
        return ""
    said = " ".join(body.split())[:2_000]
    for told, (announcement, text) in _KINDS.items():
        for part in _announced(title):
            if announcement.fullmatch(part) and (text.search(said) or (words(body) <= _BARE and re.search(r"[45]\d\d", part))):
                return told
    return ""


def _announced(title: str) -> list[str]:
    """The title, and its parts without the name of the site; none of a title that says more than that."""
    parts = [part.strip() for part in _PARTS.split(title) if part.strip()]
    without = (" ".join(parts[:-1]), " ".join(parts[1:])) if len(parts) > 1 else ()
    sites = (parts[-1], parts[0])
    return [title, *(rest for rest, site in zip(without, sites, strict=False) if words(site) <= _LONGEST_SITE)]
