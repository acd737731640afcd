"""The floor under extraction."""
