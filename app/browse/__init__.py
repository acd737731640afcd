"""Read models of articles, people and dates."""
