"""Tests of the date rules and of their resolution."""
