"""From the leaves of a query to their readings: ways of writing, checked against the archive, and expansions."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain import Expansion
from app.language.forms import CAPITALS_MARK
from app.search.expand import MAX_EXPANDED, Expander, Lexicon
from app.search.nodes import Node, Phrase, TextLeaf, Word, leaves
from app.search.readings import Reading, Term, is_shouted, read_leaf
from app.search.spellings import Spellings

MAX_SPLITS = 24


@dataclass(slots=True)
class QueryReadings:
    """Every word and phrase of a query with what matches it; ``wanted`` are those that are not excluded."""

    by_leaf: dict[TextLeaf, Reading] = field(default_factory=dict)
    wanted: list[TextLeaf] = field(default_factory=list)
    expanded: list[Expansion] = field(default_factory=list)

    @property
    def wanted_readings(self) -> list[Reading]:
        return [self.by_leaf[leaf] for leaf in self.wanted]

    @property
    def has_other_words(self) -> bool:
        """Whether anything was added that is not the word itself in another number."""
        return any(kind != "inflection" for reading in self.by_leaf.values() for _, kind in reading.added)


def read_query(node: Node, lexicon: Lexicon, spellings: Spellings, *, expand: bool) -> QueryReadings:
    """The readings of all leaves. Excluded words are taken as typed: to exclude more than was asked would hide articles."""
    text = [leaf for leaf in leaves(node) if isinstance(leaf, Word | Phrase)]
    marked = not is_shouted([leaf.text for leaf in text])
    out = QueryReadings()
    out.wanted = list(dict.fromkeys(leaf for leaf in leaves(node, positive_only=True) if isinstance(leaf, Word | Phrase)))
    expander = Expander(lexicon, spellings)
    for number, leaf in enumerate(dict.fromkeys(text)):
        reading = read_leaf(leaf, marked_capitals=marked)
        if number < MAX_EXPANDED:
            reading = _checked(reading, lexicon)
            if expand and leaf in out.wanted:
                reading, told = expander.expand(reading)
                out.expanded += told
        out.by_leaf[leaf] = reading
    return out


def _checked(reading: Reading, lexicon: Lexicon) -> Reading:
    """Capitals that no article has are read as small letters; a joined compound is also looked for in two words."""
    first = reading.typed[0]
    if first.words[0].startswith(CAPITALS_MARK):
        return reading if lexicon.holds(first) else read_leaf(reading.leaf, marked_capitals=False)
    if isinstance(reading.leaf, Word) and not reading.leaf.prefix and len(first.words) == 1 and len(first.words[0]) >= 6:
        apart = _apart(first.words[0], lexicon)
        if apart:
            return Reading(reading.leaf, (*reading.typed, apart), reading.added)
    return reading


def _apart(word: str, lexicon: Lexicon) -> Term | None:
    """``longrange`` as *long range*, when the archive itself joins these two words with a hyphen: *therapist* is not two words."""
    if not word.isalpha() or len(word) > MAX_SPLITS or not lexicon.joins(word):
        return None
    for at in range(2, len(word) - 1):
        term = Term((word[:at], word[at:]))
        if lexicon.holds_compound(word, term):
            return term
    return None
