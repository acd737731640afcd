"""The pages in a real browser, against a real server on an archive that the real ingest made."""
