"""What a fetch was, as it is written into a WARC file."""

from dataclasses import dataclass
from datetime import datetime

from claims.domain.fetches import Headers


@dataclass(frozen=True, slots=True)
class Kept:
    """One fetch. `payload` is the body as it came over the wire; `number` tells it from every other."""

    number: str
    url: str
    taken_at: datetime
    asked: Headers
    headers: Headers
    payload: bytes
    hops: tuple[tuple[str, int, str], ...] = ()
    status: int = 200
