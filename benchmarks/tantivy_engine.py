"""tantivy, a search library in Rust, with aggregations for the facets."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import tantivy

from benchmarks.corpus import Corpus
from benchmarks.engines import FACET_SIZE, SHOWN
from benchmarks.kinds import Asked

FACETS = {name: {"terms": {"field": name, "size": FACET_SIZE}} for name in ("person", "source", "year")}


class Tantivy:
    name = "tantivy"

    def __init__(self, folder: Path, corpus: Corpus) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("title", stored=True, tokenizer_name="default")
        builder.add_text_field("body", stored=True, tokenizer_name="default")
        for name in FACETS:
            builder.add_unsigned_field(name, stored=False, indexed=True, fast=True)
        self.schema = builder.build()
        if not (folder / "done").exists():
            self._build(folder, corpus)
        self.index = tantivy.Index(self.schema, path=str(folder))
        self.index.reload()
        self.searcher = self.index.searcher()

    def _build(self, folder: Path, corpus: Corpus) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        index = tantivy.Index(self.schema, path=str(folder))
        writer = index.writer(heap_size=400_000_000, num_threads=1)
        for article in corpus.articles():
            year = date.fromordinal(article.day).year
            document = tantivy.Document(title=article.title, body=article.body)
            document.add_unsigned("source", article.source)
            document.add_unsigned("year", year)
            for person in article.people:
                document.add_unsigned("person", person)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        (folder / "done").touch()

    def ask(self, asked: Asked) -> int:
        query = self._query(asked)
        found = self.searcher.search(query, limit=SHOWN, count=True)
        generator = tantivy.SnippetGenerator.create(self.searcher, query, self.schema, "body")
        for _, address in found.hits:
            generator.snippet_from_doc(self.searcher.doc(address))
        self.searcher.aggregate(query, FACETS)
        return int(found.count)

    def _query(self, asked: Asked) -> Any:
        clauses = [(tantivy.Occur.Must, self._text(text)) for text in asked.every]
        clauses += [(tantivy.Occur.MustNot, self._text(text)) for text in asked.none_of]
        if asked.any_of:
            some = tantivy.Query.boolean_query([(tantivy.Occur.Should, self._text(text)) for text in asked.any_of])
            clauses.append((tantivy.Occur.Must, some))
        if asked.phrase:
            both = [tantivy.Query.phrase_query(self.schema, field, list(asked.phrase)) for field in ("title", "body")]
            clauses.append((tantivy.Occur.Must, tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in both])))
        if asked.prefix:
            both = [tantivy.Query.regex_query(self.schema, field, f"{asked.prefix}.*") for field in ("title", "body")]
            clauses.append((tantivy.Occur.Must, tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in both])))
        for name in FACETS:
            if value := getattr(asked, name):
                clauses.append((tantivy.Occur.Must, tantivy.Query.term_query(self.schema, name, value)))
        return tantivy.Query.boolean_query(clauses)

    def _text(self, text: str) -> Any:
        title = tantivy.Query.boost_query(tantivy.Query.term_query(self.schema, "title", text), 8.0)
        body = tantivy.Query.term_query(self.schema, "body", text)
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, title), (tantivy.Occur.Should, body)])
