"""What the program finds in the annotated articles."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from app.annotate.people.linking import LocalPerson, link, local_person
from app.annotate.people.names import NICKNAME
from app.annotate.people.reading import find_people
from app.annotate.people.tagger import PersonTagger
from tests.evaluation.people.marked import GoldArticle


@dataclass
class Run:
    """Mentions with their person by gold, within the article and across the archive, and the names shown."""

    gold: dict[Hashable, str] = field(default_factory=dict)
    gold_archive: dict[Hashable, str] = field(default_factory=dict)
    article: dict[Hashable, str] = field(default_factory=dict)
    archive: dict[Hashable, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    fullest: dict[str, frozenset[str]] = field(default_factory=dict)


def run(articles: list[GoldArticle], tagger: PersonTagger) -> Run:
    out = Run()
    people: list[LocalPerson] = []
    places: list[list[Hashable]] = []
    for number, article in enumerate(articles):
        forms: dict[str, set[str]] = {}
        for (name, start, end), person in article.mentions.items():
            out.gold[number, name, start, end] = f"{number}/{person}"
            out.gold_archive[number, name, start, end] = person
            forms.setdefault(f"{number}/{person}", set()).add(" ".join(article.fields[name][start:end].split()))
        for person, printed in forms.items():
            most = max(len(p.split()) for p in printed)
            out.fullest[person] = frozenset(NICKNAME.sub("", p) for p in printed if len(p.split()) == most)
        for position, found in enumerate(find_people(article.fields, tagger=tagger)):
            key = f"{number}/{position}"
            spots: list[Hashable] = [
                (number, m.field, m.start, m.end) for m in found.mentions if (m.field, m.start, m.end) not in article.doubtful
            ]
            if not spots:
                continue
            out.article.update(dict.fromkeys(spots, key))
            out.names[key] = found.name
            people.append(local_person(number, position, found))
            places.append(list(spots))
    for linked, spots in zip(link(people), places, strict=True):
        out.archive.update(dict.fromkeys(spots, linked.cluster))
    return out
