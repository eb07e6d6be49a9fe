"""The same thing asked at every door."""
