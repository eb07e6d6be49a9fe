"""Which analysis this is. Kept apart from the passes, so that asking does not load them."""

VERSION = "3"
"""Changes whenever the same text may give other statements; old snapshots are then read again."""
