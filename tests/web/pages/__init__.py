"""Parts of pages that need no browser."""
