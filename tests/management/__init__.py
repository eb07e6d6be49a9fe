"""The commands, tested as they are called."""
