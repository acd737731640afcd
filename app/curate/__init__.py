"""Decisions of people about the archive, kept in a ledger and replayed."""
