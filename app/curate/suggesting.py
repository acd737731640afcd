"""Who may be one person without being linked: likely merges, each with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

from app.annotate.people.alike import compatible, one_slip_apart, same_given, same_word
from app.annotate.people.names import Name, parse
from app.curate.decisions import Merge, Split
from app.curate.entries import entries
from app.curate.looking_up import find_person
from app.curate.profiles import Candidate, Profile, busiest, by_ids, candidates, profile
from app.store.engine import ReadSession, WriteSession, raw_connection

PEOPLE_LOOKED_AT = 300
"""Without a person, those in most articles are looked at: a merge matters most there."""

PAIRS_WEIGHED = 200
MAY_BE_ONE, ONE_SLIP, ONLY_SURNAME = 0.6, 0.5, 0.35
SAME_ROLE, SAME_COMPANY, SURNAME_SHARE = 0.2, 0.15, 0.3
TOGETHER = 0.2
"""People side by side in more than this share of the rarer one's articles are two."""
LEAST_SCORE = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSuggestion:
    """Two who may be one. ``person`` would be merged into ``into``, who has the full name or more articles; ``score`` runs from 0 to 1."""

    person: str
    person_name: str
    person_articles: int
    into: str
    into_name: str
    into_articles: int
    score: float
    evidence: str

    def line(self) -> str:
        """The suggestion for a terminal, with the command that follows it."""
        who = f"{self.person_name} (articles: {self.person_articles}) may be {self.into_name} (articles: {self.into_articles})"
        return f"{who}: {self.evidence}\n  clippings people merge {self.person} {self.into}"


def suggestions(session: ReadSession | WriteSession, person_slug: str | None = None, *, limit: int = 20) -> list[MergeSuggestion]:
    """Likely merges, best first: with one person, or without a slug among the people in most articles.

    Pairs that a decision keeps apart (a split, an undone merge) are not suggested again. Raises NotFoundError for an unknown
    person.
    """
    connection = raw_connection(session)
    chosen = None if person_slug is None else {find_person(connection, person_slug).id}
    people = busiest(connection, PEOPLE_LOOKED_AT) if chosen is None else by_ids(connection, chosen)
    decided = _decided(session)
    pairs: dict[frozenset[str], tuple[float, Candidate, Candidate]] = {}
    for person in people:
        for other in candidates(connection, person):
            pair = frozenset((person.slug, other.slug))
            score, _ = names_alike(parse(person.name), parse(other.name))
            if score and pair not in pairs and pair not in decided:
                pairs[pair] = score, person, other
    likely = sorted(pairs.values(), key=lambda p: (-p[0], -min(p[1].article_count, p[2].article_count), p[1].slug, p[2].slug))
    profiles: dict[int, Profile] = {}
    found = []
    for _, one, other in likely[:PAIRS_WEIGHED]:
        for who in (one, other):
            if who.id not in profiles:
                profiles[who.id] = profile(connection, who)
        if suggestion := _weighed(profiles[one.id], profiles[other.id]):
            found.append(suggestion)
    return sorted(found, key=lambda s: (-s.score, -s.person_articles, s.person, s.into))[:limit]


def _decided(session: ReadSession | WriteSession) -> set[frozenset[str]]:
    """Pairs of slugs that somebody set apart."""
    apart = set()
    for one in entries(session):
        made = one.decision
        if isinstance(made, Split) and one.undone_at is None:
            apart.add(frozenset((made.person.slug, made.new.slug)))
        elif isinstance(made, Merge) and one.undone_at is not None:
            apart.add(frozenset((made.person.slug, made.into.slug)))
    return apart


def names_alike(a: Name, b: Name) -> tuple[float, str]:
    """How much two names speak for one person, 0 for not at all, with the reason in words."""
    if not a.key or not b.key or (a.generation and b.generation and a.generation != b.generation):
        return 0.0, ""
    if a.full and b.full:
        if compatible(a.key, b.key):
            return MAY_BE_ONE, f"“{a.text}” and “{b.text}” can be one person's names"
        given = same_given(a.key[0], b.key[0]) and min(len(a.key[0]), len(b.key[0])) > 1
        if given and one_slip_apart(a.surname, b.surname):
            return ONE_SLIP, f"“{a.text}” and “{b.text}” are one letter apart"
        if a.surname == b.surname and one_slip_apart(a.key[0], b.key[0]):
            return ONE_SLIP, f"“{a.text}” and “{b.text}” are one letter apart"
        return 0.0, ""
    if a.full != b.full:
        alone, full = (b, a) if a.full else (a, b)
        word = "".join(alone.key)
        if same_word(word, full.surname) or word in full.bare:
            return ONLY_SURNAME, f"“{alone.text}” is the surname of {full.text}"
        return 0.0, ""
    if same_word("".join(a.key), "".join(b.key)):
        return MAY_BE_ONE, f"“{a.text}” and “{b.text}” are spellings of one word"
    return 0.0, ""


def _weighed(one: Profile, other: Profile) -> MergeSuggestion | None:
    """The suggestion with all that speaks for it; None when too little does, or something against it."""
    if one.gender and other.gender and one.gender != other.gender:
        return None
    score, why = names_alike(one.name, other.name)
    reasons = [why]
    fewer = min(len(one.articles), len(other.articles))
    together = len(one.articles & other.articles)
    if together > TOGETHER * fewer:
        return None
    reasons.append(f"side by side in {together} of {fewer} articles" if together else "never in the same article")
    if roles := sorted(one.roles.keys() & other.roles.keys(), key=len):
        score += SAME_ROLE
        reasons.append(f"both are called {one.roles[roles[-1]]}")
    if company := len((one.company & other.company) - {one.id, other.id}):
        score += SAME_COMPANY * min(1.0, company / 3)
        reasons.append(f"named beside both: {company}")
    if one.name.full != other.name.full:
        full = one if one.name.full else other
        score += SURNAME_SHARE * min(1.0, full.article_count / 10)
    if score < LEAST_SCORE:
        return None
    into, person = sorted((one, other), key=lambda p: (not p.name.full, -p.article_count, -len(p.name.key), p.slug))
    return MergeSuggestion(
        person=person.slug,
        person_name=person.shown,
        person_articles=person.article_count,
        into=into.slug,
        into_name=into.shown,
        into_articles=into.article_count,
        score=round(min(score, 1.0), 2),
        evidence="; ".join(reasons),
    )
