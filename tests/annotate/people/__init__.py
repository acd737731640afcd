"""People: names taken apart, found in texts, grouped and linked."""
