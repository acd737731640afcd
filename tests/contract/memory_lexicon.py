"""What a list of articles knows about words, for the reference engine."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from app.language.abbreviations import CapitalPhrase, capital_phrases, spelled_out
from app.language.words import words
from app.search.expand import LongForm
from app.search.readings import Term, mostly_capitals
from tests.contract.memory_articles import MemoryArticle, has_term


class MemoryLexicon:
    """``Lexicon`` by looking at every article each time."""

    def __init__(self, articles: Sequence[MemoryArticle]) -> None:
        self.articles = articles

    def holds(self, term: Term) -> bool:
        return any(_has(article, term) for article in self.articles)

    def joins(self, word: str) -> bool:
        return any(word in article.columns["forms"] for article in self.articles)

    def holds_compound(self, word: str, term: Term) -> bool:
        return any(word in article.columns["forms"] and _has(article, term) for article in self.articles)

    def is_name(self, word: str) -> bool:
        return any(word in alias.split() for alias, _ in self._aliases())

    def names_beside(self, word: str) -> Sequence[str]:
        people = {person for alias, person in self._aliases() if word in alias.split()}
        return sorted({other for alias, person in self._aliases() if person in people for other in alias.split()})

    def _aliases(self) -> list[tuple[str, str]]:
        named = {person.id: person for article in self.articles for person in article.people}
        return [(" ".join(words(alias)), person.id) for person in named.values() for alias in (person.name, *person.aliases)]

    def long_forms(self, short: str) -> Sequence[LongForm]:
        found: Counter[str] = Counter()
        shorts: dict[str, str] = defaultdict(str)
        longs: dict[str, str] = defaultdict(str)
        for article in self.articles:
            pairs = {p.long_folded: p for p in spelled_out([article.title, article.standfirst, article.body]) if p.short_folded == short}
            found.update(pairs.keys())
            for folded, pair in pairs.items():
                shorts[folded] = max(shorts[folded], pair.short)
                longs[folded] = max(longs[folded], pair.long)
        commonest_first = sorted(found.items(), key=lambda i: (-i[1], i[0]))
        return [LongForm(shorts[folded], longs[folded], folded, count) for folded, count in commonest_first]

    def capital_phrases(self, initials: Sequence[str]) -> Sequence[str]:
        return [phrase.phrase for phrase in self._phrases().values() if phrase.initials in initials]

    def capital_phrase_count(self) -> int:
        return len(self._phrases())

    def _phrases(self) -> dict[str, CapitalPhrase]:
        return {phrase.folded: phrase for article in self.articles for phrase in capital_phrases([article.standfirst, article.body])}

    def written_in_capitals(self, word: str) -> bool:
        return mostly_capitals(word, [(a.title, a.standfirst, a.body) for a in self.articles])


def _has(article: MemoryArticle, term: Term) -> bool:
    return any(has_term(text, term) for text in article.columns.values())
