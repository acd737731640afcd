"""Which dates a text speaks of, and the days they resolve to."""
