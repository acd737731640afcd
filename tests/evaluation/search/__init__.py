"""How well the search orders what it finds, against a plain BM25 over the same texts."""
