"""Pages and JSON API: two renderings of the same results."""
