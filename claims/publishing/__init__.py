"""What leaves the house as data."""
