"""The sample articles in seeds/ keep their promises."""
