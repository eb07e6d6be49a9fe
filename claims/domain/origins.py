"""How a claim came to the desk."""

CLAIM_ORIGINS = ("analysis", "hand", "denial", "narration", "split")
