"""The query: language, index, results."""
