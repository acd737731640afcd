"""Which persons of many articles are one person: a pure function of the articles, whatever their order.

*Blocks.* Every person of an article has blocking keys: the sound of the surname (``s:…``) and the letters of the whole
name in order (``p:…``, which catches family-name-first forms). Two persons can only become one when they share a
block, so ``link`` on everything and ``link`` on a set of persons that is closed under shared blocks agree on that set.
A new article therefore asks for ``affected`` of its blocks and relinks what carries one of them.

*Full names* go to the one cluster all of whose names they may stand for; of several to the one with that very name, then
to the one that has 90 % of their articles; else they stay apart (George Bush beside George W. and George H. W.).
Names that one article keeps apart stay apart.

*Bare names* (one word) go to a full name only when it holds 90 % of the surname in at least two articles, or 90 % of the office before
it (President Biden beside Joe and Jill Biden); what so became clear counts for those without an office. Otherwise all bare uses of the
word are one person of that name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from anyascii import anyascii

from app.annotate.people.bare_names import Holders
from app.annotate.people.clusters import Cluster, clustered, name_cluster, sorted_out
from app.annotate.people.local import LocalPerson, blocks, local_person
from app.annotate.people.names import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

__all__ = ["Link", "LocalPerson", "affected", "blocks", "link", "local_person", "slug"]

LONGEST_SLUG = 80


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


def link(people: Sequence[LocalPerson]) -> list[Link]:
    """One link for each person, in the order given; the clusters do not depend on that order."""
    forms, bare = sorted_out(people)
    clusters = clustered(forms)
    links: dict[tuple[int, int], Link] = {}
    for cluster in clusters:
        name_cluster(cluster)
        for form in cluster.forms:
            evidence = cluster.evidence[form.key, form.generation]
            for person in form.people:
                links[person.article, person.position] = _link(person, cluster.key, cluster.name, evidence)
    links.update(_bare_links(bare, clusters))
    return [links[p.article, p.position] for p in people]


def _link(person: LocalPerson, cluster: str, name: str, evidence: str) -> Link:
    return Link(article=person.article, position=person.position, cluster=cluster, name=name, evidence=evidence)


def _bare_links(bare: Iterable[LocalPerson], clusters: Iterable[Cluster]) -> dict[tuple[int, int], Link]:
    holders = Holders(clusters)
    out: dict[tuple[int, int], Link] = {}
    unlinked: defaultdict[str, list[tuple[LocalPerson, str]]] = defaultdict(list)
    for person, holder, why in holders.of_all(bare):
        if holder is not None:
            out[person.article, person.position] = _link(person, holder.key, holder.name, why)
        else:
            unlinked["".join(parse(person.name).key) or person.name].append((person, why))
    for word, same in _parted_by_gender(unlinked):
        printed = Counter(parse(p.name).text or p.name for p, _ in same)
        shown = max(printed, key=lambda t: (not t.isupper() or len(t) < 4, printed[t], t))
        for person, why in same:
            out[person.article, person.position] = _link(person, "bare " + word, shown, why)
    return out


def _parted_by_gender(unlinked: Mapping[str, list[tuple[LocalPerson, str]]]) -> Iterator[tuple[str, list[tuple[LocalPerson, str]]]]:
    """Women of a name apart from the rest of it where one article has both: Mrs. Clinton and President Clinton."""
    for word, same in unlinked.items():
        women = {p.article for p, _ in same if p.gender == "f"}
        if women & {p.article for p, _ in same if p.gender != "f"}:
            yield word + " f", [(p, why) for p, why in same if p.gender == "f"]
            yield word, [(p, why) for p, why in same if p.gender != "f"]
        else:
            yield word, same


def slug(name: str) -> str:
    """A name for addresses: lower-case ASCII letters and digits parted by hyphens; 'person' when nothing is left.

    >>> slug("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    letters = anyascii(name).lower().replace("'", "").replace(".", "")
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in letters).split())[:LONGEST_SLUG].strip("-") or "person"
