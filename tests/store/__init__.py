"""The record: connections, the writer, migrations, maintenance."""
