"""Who is named in a text (``reading``), and who is meant across texts (``linking``)."""
