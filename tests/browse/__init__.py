"""Tests of browse."""
