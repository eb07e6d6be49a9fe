"""Unpacking a body piece by piece, so that a small one cannot become a large one."""

import zlib
from collections.abc import Iterable

from claims.domain.fetches import Limits
from claims.domain.refusals import Fault, Unreachable
from claims.domain.tongue import noted

PIECE = 65_536
"""Bytes that are unpacked at once."""

FREE = 1_000_000
"""Bytes that may come of however few: an empty-looking page may well be packed more than a hundredfold."""

NAMES = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""Each packing that is taken, with the window that zlib knows it by (RFC 9110, 8.4.1)."""

OFFERED = "gzip, deflate"


def body(pieces: Iterable[bytes], encoding: str, limits: Limits) -> bytes:
    """The whole body, unpacked; Unreachable when it is too large, packed too tightly, or not as it says."""
    whole = bytearray()
    for piece in pieces if encoding in {"", "identity"} else _unpacked(pieces, encoding, limits):
        whole += piece
        if len(whole) > limits.decoded:
            raise Unreachable(
                f"The page is larger than {limits.decoded / 1_000_000:g} MB, which is more than is taken.",
                Fault.TOO_LARGE,
            )
    return bytes(whole)


def _unpacked(pieces: Iterable[bytes], encoding: str, limits: Limits) -> Iterable[bytes]:
    if encoding not in NAMES:
        raise Unreachable(f"The page is packed as “{encoding[:40]}”, which is not read.", Fault.ENCODING)
    packed = unpacked = 0
    unpacker = zlib.decompressobj(NAMES[encoding])
    try:
        for piece in pieces:
            if not packed and encoding == "deflate" and piece[:1] and piece[0] & 0x0F != 8:
                # Many servers send deflate without the two bytes that zlib's form begins with.
                unpacker = zlib.decompressobj(-15)
            packed += len(piece)
            rest, out = piece, b""
            # A full piece may leave more inside zlib although nothing is left to feed it.
            while rest or len(out) == PIECE:
                if rest and unpacker.eof:
                    # A gzip file may be several, one after the other.
                    unpacker = zlib.decompressobj(NAMES[encoding])
                out = unpacker.decompress(rest, PIECE)
                unpacked += len(out)
                if unpacked > FREE and unpacked > limits.ratio * packed:
                    raise Unreachable(
                        f"The page is packed more than {limits.ratio}-fold, as no page is.", Fault.TOO_LARGE
                    )
                yield out
                rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error as error:
        raise Unreachable(f"The page is not packed as it says ({encoding}).", Fault.ENCODING) from error
    if packed and not unpacker.eof:
        raise Unreachable(noted("The page broke off before its end: try again later."), Fault.REFUSED)
