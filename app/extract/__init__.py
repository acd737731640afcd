"""From the bytes of one input to an ``ArticleDraft``: pure, no I/O."""
