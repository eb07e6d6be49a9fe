"""The words of the desk, its state table, spans and ratings. Imports no framework."""
