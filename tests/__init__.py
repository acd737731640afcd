"""Tests, laid out like ``app/``, with functional, browser, evaluation and reliability tests beside them."""
