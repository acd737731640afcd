"""What must hold whatever happens to a running ingest: proved with real processes."""
