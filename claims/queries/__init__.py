"""Reads, each at a constant number of SQL statements."""
