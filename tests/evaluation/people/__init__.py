"""People: found, grouped and linked, measured on annotated articles."""
