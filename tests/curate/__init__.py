"""Curation: who is who in the archive, decisions about people, corrected values."""
