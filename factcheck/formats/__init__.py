"""How each language writes a day and a time, where the desk does not write it as Django does."""
