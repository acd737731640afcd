"""Words, forms and comparisons of texts."""
