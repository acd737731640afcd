"""Full names of an archive, joined where they are one person's."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.annotate.people.alike import compatible, nicknames
from app.annotate.people.local import blocks, surnames
from app.annotate.people.names import Key, parse, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.annotate.people.local import LocalPerson

SHARE = 0.9
"""The part of the articles that settles whom a name means."""
APART = 0.2
"""Two names that stand side by side in more than this share of the rarer one's articles are two persons."""


@dataclass(slots=True)
class Form:
    """A full name as the archive prints it: its key with generation, and who carries it."""

    key: Key
    generation: str
    people: list[LocalPerson] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)
    blocks: set[str] = field(default_factory=set)
    sexes: Counter[str] = field(default_factory=Counter)
    surnames: set[str] = field(default_factory=set)

    @property
    def gender(self) -> str:
        female, male = self.sexes["f"], self.sexes["m"]
        return "f" if female > 2 * male else "m" if male > 2 * female else ""

    @property
    def rank(self) -> tuple[bool, int, bool, int, Key, str]:
        """The most telling names found clusters, so that vaguer ones have something to join; a nickname finds the father before the son."""
        return len(self.key[0]) == 1, -len(self.key), self.generation != "", -len(self.articles), self.key, self.generation


@dataclass(slots=True)
class Cluster:
    forms: list[Form] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)
    evidence: dict[tuple[Key, str], str] = field(default_factory=dict)
    name: str = ""
    key: str = ""


def sorted_out(people: Iterable[LocalPerson]) -> tuple[list[Form], list[LocalPerson]]:
    forms: dict[tuple[Key, str], Form] = {}
    bare: list[LocalPerson] = []
    for person in people:
        name = parse(person.name)
        if not name.full:
            bare.append(person)
            continue
        form = forms.setdefault((name.key, name.generation), Form(name.key, name.generation))
        form.people.append(person)
        form.articles.add(person.article)
        form.blocks |= blocks(person)
        form.surnames |= surnames(name, person)
        form.sexes[person.gender] += 1
    return sorted(forms.values(), key=lambda f: f.rank), bare


def clustered(forms: Iterable[Form]) -> list[Cluster]:
    clusters: list[Cluster] = []
    index: defaultdict[str, list[Cluster]] = defaultdict(list)
    for form in forms:
        near = list({id(c): c for place in _sought(form) for c in index[place]}.values())
        fitting, why = _best(form, [c for c in near if _fits(form, c)])
        cluster = fitting or Cluster()
        if fitting is None:
            clusters.append(cluster)
        cluster.forms.append(form)
        cluster.articles |= form.articles
        cluster.evidence[form.key, form.generation] = why
        for place in _kept(form):
            if not any(c is cluster for c in index[place][-1:]):
                index[place].append(cluster)
    return clusters


def _kept(form: Form) -> list[str]:
    """Where forms that are compatible with this one find it: a block with the sound or the initial of a given name."""
    first = form.key[0]
    words = {"=" + skeleton(word) for word in form.key[:-1]} | {"*" + first[0], *(["." + first] if len(first) == 1 else [])}
    return _placed(form, words)


def _sought(form: Form) -> list[str]:
    """Where this form finds those that it is compatible with."""
    first = form.key[0]
    words = {"=" + skeleton(alike) for word in form.key[:-1] for alike in (word, *nicknames(word))}
    return _placed(form, words | {("*" if len(first) == 1 else ".") + first[0]})


def _placed(form: Form, words: set[str]) -> list[str]:
    letters = [b for b in form.blocks if b.startswith("p:")]
    return letters + [block + word for block in form.blocks if block.startswith("s:") for word in words]


def _fits(form: Form, cluster: Cluster) -> bool:
    return all(_one_person(form, other) for other in cluster.forms)


def _one_person(a: Form, b: Form) -> bool:
    if a.gender and b.gender and a.gender != b.gender:
        return False
    if a.generation != b.generation and (a.key == b.key or (a.generation and b.generation)):
        return False  # a father and his son
    if not compatible(a.key, b.key):
        return False
    together = len(a.articles & b.articles)
    return together <= APART * min(len(a.articles), len(b.articles))


def _best(form: Form, fitting: list[Cluster]) -> tuple[Cluster | None, str]:
    if not fitting:
        return None, "full name"
    ends = (form.key[0], form.key[-1])
    exact = [c for c in fitting if any((f.key[0], f.key[-1]) == ends for f in c.forms)]
    choice = exact or _of_the_elder(form, fitting)
    best = max(choice, key=lambda c: (len(c.articles), c.forms[0].key, c.forms[0].generation))
    everyone: set[int] = set().union(*(c.articles for c in choice))
    if len(choice) > 1 and len(best.articles) < SHARE * len(everyone):
        return None, f"full name; {len(choice)} people could be meant, none in {SHARE:.0%} of the articles"
    return best, "full name" if exact else "a form of the same name: " + _shown(form) + " / " + _shown(best.forms[0])


def _of_the_elder(form: Form, fitting: list[Cluster]) -> list[Cluster]:
    """Whoever is not called Jr. where others of the name are: 'Pete Lindqvist' is no Peter Lindqvist Jr. beside a Peter Lindqvist."""
    plain = [c for c in fitting if not any(f.generation for f in c.forms)]
    return plain if plain and not form.generation else fitting


def _shown(form: Form) -> str:
    return min(parse(p.name).text for p in form.people)


def name_cluster(cluster: Cluster) -> None:
    """The canonical name: of all full forms the one that most articles print, not in capitals, then the longest."""
    printed: Counter[str] = Counter()
    keys = {(f.key, f.generation): f for f in cluster.forms}
    for form in cluster.forms:
        for person in form.people:
            names = {parse(s).text for s, _ in person.surfaces} | {parse(person.name).text}
            printed.update(n for n in names if (parse(n).key, parse(n).generation) in keys)

    def rank(text: str) -> tuple[bool, bool, int, int, str]:
        return len(parse(text).key[0]) > 1, not text.isupper(), printed[text], len(text), text

    cluster.name = max(printed, key=rank)
    name = parse(cluster.name)
    cluster.key = " ".join((*name.key, name.generation)).strip()
