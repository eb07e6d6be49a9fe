"""From the bytes to the text."""

from claims.actions import findings
from claims.gateways.files import decode
from claims.models import Snapshot

VERSION = "1"


def work(snapshot: Snapshot) -> str:
    """The text of the bytes. Raises Unreadable."""
    return decode(bytes(snapshot.raw))


def write(snapshot: Snapshot, text: str) -> None:
    findings.store_text(snapshot=snapshot, text=text)
    snapshot.text = text
