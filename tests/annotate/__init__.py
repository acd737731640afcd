"""Tests of the annotators: people, dates, quotes."""
