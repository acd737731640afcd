"""Which persons of many articles are one person: a pure function of the articles, whatever their order.

*Blocks.* Every person of an article has blocking keys: the sound of the surname (``s:…``) and the letters of the whole
name in order (``p:…``, which catches family-name-first forms). Two persons can only become one when they share a
block, so ``link`` on everything and ``link`` on a set of persons that is closed under shared blocks agree on that set.
A new article therefore asks for ``affected`` of its blocks and relinks what carries one of them.

*Full names* go to the one cluster all of whose names they may stand for; of several to the one with that very name, then
to the one that has ``SHARE`` of their articles; else they stay apart (George Bush beside George W. and George H. W.).
Names that one article keeps apart stay apart.

*Bare names* (one word) go to a full name only when it holds ``SHARE`` of the surname in at least ``LEAST`` articles, or is its only holder
with the same office. Otherwise all bare uses of the word are one person of that name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from anyascii import anyascii

from app.annotate.people.lexicon import FAMILY_NAMES_FIRST, FEMALE_NAMES, MALE_NAMES, OFFICES
from app.annotate.people.names import Key, Name, compatible, gender, initials, parse, same_word, skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.domain import PersonInArticle

SHARE = 0.9
LEAST = 2
APART = 0.2
"""Two names that stand side by side in more than this share of the rarer one's articles are two persons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPerson:
    """One person of one article, as linking sees it.

    ``position`` is the person's number within the article. ``surfaces`` are printed forms with their counts; ``titles``
    are those printed before the name; ``gender`` is 'f', 'm' or ''.
    """

    article: int
    position: int
    name: str
    surfaces: tuple[tuple[str, int], ...] = ()
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    gender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Who a person of an article is in the archive, and why.

    ``cluster`` is the same text for all persons that are one, and no other's; it is made from the commonest name, so it
    may change as the archive grows. ``name`` is the canonical name. ``evidence`` says in words what the link rests on.
    """

    article: int
    position: int
    cluster: str
    name: str
    evidence: str


def local_person(article: int, position: int, person: PersonInArticle) -> LocalPerson:
    """What linking needs of a person that ``find_people`` found."""
    surfaces = Counter(" ".join(m.text.split()) for m in person.mentions)
    titles = tuple(sorted({m.title for m in person.mentions if m.title}))
    given = parse(person.name).key[:1] if parse(person.name).full else ()
    sex = gender(" ".join(titles)) or ("f" if set(given) & FEMALE_NAMES else "m" if set(given) & MALE_NAMES else "")
    return LocalPerson(
        article=article,
        position=position,
        name=person.name,
        surfaces=tuple(sorted(surfaces.items())),
        titles=titles,
        roles=person.roles,
        gender=sex,
    )


def blocks(person: LocalPerson) -> frozenset[str]:
    """The blocking keys of a person; empty when the name has no letter or digit."""
    name = parse(person.name)
    if not name.key:
        return frozenset()
    keys = {"s:" + skeleton(word) for word in _surnames(name, person)}
    if name.full:
        keys.add("p:" + "".join(sorted("".join(name.key).replace("_", ""))))
    return frozenset(keys)


def _surnames(name: Name, person: LocalPerson) -> set[str]:
    """Words by which the person may be called alone: the surname, without its particle, the family name that stands first."""
    words = {name.surname, *name.bare}
    if name.full and name.key[0] in FAMILY_NAMES_FIRST and any(parse(s).key == name.key[:1] for s, _ in person.surfaces):
        words.add(name.key[0])
    return words


def affected(seeds: Iterable[str], beside: Callable[[frozenset[str]], Iterable[frozenset[str]]]) -> frozenset[str]:
    """All blocks connected to ``seeds``: linking the persons who carry any of these gives what linking everything would.

    ``beside(new)`` returns the block sets of all persons, stored or new, that carry at least one block of ``new``.
    """
    reached: frozenset[str] = frozenset()
    front = frozenset(seeds)
    while front:
        reached |= front
        front = frozenset(key for keys in beside(front) for key in keys) - reached
    return reached


@dataclass(slots=True)
class _Form:
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
    def rank(self) -> tuple[bool, int, int, Key, str]:
        """The most telling names found clusters, so that vaguer ones have something to join."""
        return len(self.key[0]) == 1, -len(self.key), -len(self.articles), self.key, self.generation


@dataclass(slots=True)
class _Cluster:
    forms: list[_Form] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)
    evidence: dict[tuple[Key, str], str] = field(default_factory=dict)
    name: str = ""
    key: str = ""


def link(people: Sequence[LocalPerson]) -> list[Link]:
    """One link for each person, in the order given; the clusters do not depend on that order."""
    forms, bare = _sorted_out(people)
    clusters = _clustered(forms)
    links: dict[tuple[int, int], Link] = {}
    for cluster in clusters:
        _name(cluster)
        for form in cluster.forms:
            evidence = cluster.evidence[form.key, form.generation]
            for person in form.people:
                links[person.article, person.position] = _link(person, cluster.key, cluster.name, evidence)
    links.update(_bare_links(bare, clusters))
    return [links[p.article, p.position] for p in people]


def _link(person: LocalPerson, cluster: str, name: str, evidence: str) -> Link:
    return Link(article=person.article, position=person.position, cluster=cluster, name=name, evidence=evidence)


def _sorted_out(people: Iterable[LocalPerson]) -> tuple[list[_Form], list[LocalPerson]]:
    forms: dict[tuple[Key, str], _Form] = {}
    bare: list[LocalPerson] = []
    for person in people:
        name = parse(person.name)
        if not name.full:
            bare.append(person)
            continue
        form = forms.setdefault((name.key, name.generation), _Form(name.key, name.generation))
        form.people.append(person)
        form.articles.add(person.article)
        form.blocks |= blocks(person)
        form.surnames |= _surnames(name, person)
        form.sexes[person.gender] += 1
    return sorted(forms.values(), key=lambda f: f.rank), bare


def _clustered(forms: Iterable[_Form]) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    index: defaultdict[str, list[_Cluster]] = defaultdict(list)
    for form in forms:
        places = _places(form)
        near = list({id(c): c for place in places for c in index[place]}.values())
        fitting, why = _best(form, [c for c in near if _fits(form, c)])
        cluster = fitting or _Cluster()
        if fitting is None:
            clusters.append(cluster)
        cluster.forms.append(form)
        cluster.articles |= form.articles
        cluster.evidence[form.key, form.generation] = why
        for place in places:
            if not any(c is cluster for c in index[place][-1:]):
                index[place].append(cluster)
    return clusters


def _places(form: _Form) -> list[str]:
    """Where compatible forms meet: a surname block with an initial of a given name, or a block of letters."""
    letters = {letter for word in form.key[:-1] for letter in initials(word)}
    out = [b for b in form.blocks if b.startswith("p:")]
    out += [f"{b}/{letter}" for b in form.blocks if b.startswith("s:") for letter in letters]
    return sorted(out)


def _fits(form: _Form, cluster: _Cluster) -> bool:
    return all(_one_person(form, other) for other in cluster.forms)


def _one_person(a: _Form, b: _Form) -> bool:
    if a.gender and b.gender and a.gender != b.gender:
        return False
    if a.generation != b.generation and (a.key == b.key or (a.generation and b.generation)):
        return False  # a father and his son
    if not compatible(a.key, b.key):
        return False
    together = len(a.articles & b.articles)
    return together <= APART * min(len(a.articles), len(b.articles))


def _best(form: _Form, fitting: list[_Cluster]) -> tuple[_Cluster | None, str]:
    if not fitting:
        return None, "full name"
    ends = (form.key[0], form.key[-1])
    exact = [c for c in fitting if any((f.key[0], f.key[-1]) == ends for f in c.forms)]
    choice = exact or fitting
    best = max(choice, key=lambda c: (len(c.articles), c.forms[0].key, c.forms[0].generation))
    everyone: set[int] = set().union(*(c.articles for c in choice))
    if len(choice) > 1 and len(best.articles) < SHARE * len(everyone):
        return None, f"full name; {len(choice)} people could be meant, none in {SHARE:.0%} of the articles"
    return best, "full name" if exact else "a form of the same name: " + _shown(form) + " / " + _shown(best.forms[0])


def _shown(form: _Form) -> str:
    return min(parse(p.name).text for p in form.people)


def _name(cluster: _Cluster) -> None:
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


def _bare_links(bare: Iterable[LocalPerson], clusters: Iterable[_Cluster]) -> dict[tuple[int, int], Link]:
    holders: defaultdict[str, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        for word in {skeleton(s) for f in cluster.forms for s in f.surnames}:
            holders[word].append(cluster)
    out: dict[tuple[int, int], Link] = {}
    unlinked: defaultdict[str, list[tuple[LocalPerson, str]]] = defaultdict(list)
    for person in bare:
        word = "".join(parse(person.name).key)
        holder, why = _holder(person, word, holders.get(skeleton(word), []))
        if holder is not None:
            out[person.article, person.position] = _link(person, holder.key, holder.name, why)
        else:
            unlinked[word or person.name].append((person, why))
    for word, same in unlinked.items():
        printed = Counter(parse(p.name).text or p.name for p, _ in same)
        shown = max(printed, key=lambda t: (not t.isupper() or len(t) < 4, printed[t], t))
        for person, why in same:
            out[person.article, person.position] = _link(person, "bare " + word, shown, why)
    return out


def _holder(person: LocalPerson, word: str, near: Sequence[_Cluster]) -> tuple[_Cluster | None, str]:
    """The cluster that a bare surname means, with the evidence in words."""
    exact = [c for c in near if any(word in f.surnames for f in c.forms)]
    known = exact or [c for c in near if any(same_word(word, s) for f in c.forms for s in f.surnames)]
    known = [c for c in known if not (person.gender and (sex := _sex(c)) and sex != person.gender)]
    if not known:
        return None, "one name only; no full name with it in the archive"
    best = max(known, key=lambda c: (len(c.articles), c.key))
    total = len(set().union(*(c.articles for c in known)))
    count = f"{len(best.articles)} of {total} articles that give a full name"
    if len(best.articles) >= max(LEAST, SHARE * total):
        return best, f"surname {parse(person.name).text}: {best.name} in {count}"
    office = _offices(person.titles) & {o for f in best.forms for p in f.people for o in _offices((*p.titles, *p.roles))}
    if len(known) == 1 and office:
        return best, f"surname {parse(person.name).text}: {best.name} is its only holder and also called {min(office)}"
    return None, f"one name only; {best.name} holds it in {count}, which is too little to be sure"


def _sex(cluster: _Cluster) -> str:
    found = {f.gender for f in cluster.forms} - {""}
    return found.pop() if len(found) == 1 else ""


def _offices(titles: Iterable[str]) -> set[str]:
    return {w for title in titles for w in title.lower().replace(".", "").split() if w in OFFICES}


def slug(name: str) -> str:
    """A name for addresses: lower-case ASCII letters and digits parted by hyphens; 'person' when nothing is left.

    >>> slug("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    letters = anyascii(name).lower().replace("'", "").replace(".", "")
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in letters).split())[:80].strip("-") or "person"
