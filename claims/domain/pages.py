"""What was read from a document, whatever it came as."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Page:
    """The text of an article, and what its page says of it; blank or None where it says nothing."""

    text: str
    title: str = ""
    byline: str = ""
    publisher: str = ""
    published_at: datetime | None = None
