"""Words, their folded forms and abbreviations, as search and indexing see them: pure, no I/O."""
