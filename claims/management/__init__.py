"""The command line: a door."""
