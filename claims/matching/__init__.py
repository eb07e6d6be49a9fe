"""Which things resemble this thing."""
