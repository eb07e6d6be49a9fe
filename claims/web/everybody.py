"""Pages that are the same for everybody: nobody looks at who asks for them."""

PUBLIC = frozenset(
    {
        "published",
        "published-feed",
        "check",
        "corrections",
        "corrections-feed",
        "method",
        "offline",
        "offline-worker",
        "spoken-words",
    }
)
"""The names of their addresses."""
