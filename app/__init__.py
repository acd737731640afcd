"""Clippings: an archive of news articles, searched by words, people and dates."""
