"""Words, forms and abbreviations."""
