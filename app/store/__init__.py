"""The record: tables, connections, the one writer, the full-text index, migrations."""
