"""One file out of a zip file, if it is no bomb."""

import zipfile

from claims.domain.refusals import Unreadable

MOST = 20 * 1024 * 1024
RATIO = 200
"""Bytes that one file may become, and how many times its packed size; text is packed to a tenth or so."""


def member(packed: zipfile.ZipFile, name: str) -> bytes:
    """Its bytes. Raises Unreadable where they are too many or locked, KeyError where it is not there."""
    info = packed.getinfo(name)
    if info.flag_bits & 1:
        raise Unreadable("This file is locked with a password. Save it without one, or paste the text.")
    with packed.open(info) as stream:
        found = stream.read(MOST + 1)
    if len(found) > MOST or len(found) > 1_000_000 + RATIO * info.compress_size:
        raise Unreadable(
            f"“{name[:60]}” in this file unpacks to far more than it should (a “zip bomb”); it is not read."
        )
    return found
