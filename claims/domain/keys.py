"""What is kept of an API key."""

import hashlib


def digest_of(key: str) -> str:
    """SHA-256 as 64 hexadecimal digits. A random key of 256 bits needs no salt and no slow hash."""
    return hashlib.sha256(key.encode()).hexdigest()
