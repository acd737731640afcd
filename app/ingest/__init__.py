"""The job that takes files in."""
