"""Readers of file formats: a path in, documents out."""
