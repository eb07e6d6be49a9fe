"""The storage `snapshots`: files that are named by their own digest, and so never change."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import storages

STORAGE = "snapshots"


def name_of(data: bytes) -> str:
    """By its SHA-256, in 256 folders."""
    digest = hashlib.sha256(data).hexdigest()
    return f"{digest[:2]}/{digest}.warc.gz"


def put(data: bytes) -> str:
    """Keep these bytes and return their name. What stands there whole is left as it is.

    Half a file, which a worker left that died while it wrote, is written anew. Raises OSError, or whatever
    another storage raises when it is away.
    """
    storage, name = storages[STORAGE], name_of(data)
    if storage.exists(name):
        if read(name) == data:
            return name
        storage.delete(name)
    written = storage.save(name, ContentFile(data))
    if written != name:
        # Somebody else wrote the same bytes at the same moment.
        storage.delete(written)
    return name


def read(name: str) -> bytes:
    """The bytes of a file. Raises FileNotFoundError."""
    with storages[STORAGE].open(name) as file:
        data: bytes = file.read()
    return data
