"""A QR code as one path of an SVG, which needs no script and no picture."""

from dataclasses import dataclass

import segno

BORDER = 4
"""Light modules around it, without which readers do not find it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """`path` fills the dark modules of a square that is `size` modules wide."""

    size: int
    path: str


def drawn(text: str) -> Drawn:
    code = segno.make_qr(text, error="m")
    rows = list(code.matrix_iter(border=BORDER))
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, module in enumerate(row) if module)
    return Drawn(len(rows), "".join(dark))
