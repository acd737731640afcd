"""How fast searching is, measured beside other ways of doing it on the same articles in the same run."""
