"""From the text of an article to its people, dates and quotes: pure, no I/O."""
