"""Floors under measured quality."""
