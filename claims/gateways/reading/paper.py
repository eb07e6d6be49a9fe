"""What is known of a document before it is read."""

from dataclasses import dataclass

from claims.gateways.reading.kinds import Kind

PASTE = "Paste the text instead."
"""What can always be done."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Its kind; the encoding a server named, where it stood and its file name, each blank if unknown."""

    kind: Kind
    charset: str = ""
    url: str = ""
    filename: str = ""
