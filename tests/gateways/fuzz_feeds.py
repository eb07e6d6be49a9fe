"""What holds of every feed, whatever its bytes; fuzzers call it."""

from claims.domain.feeds import MOST_ENTRIES
from claims.domain.refusals import Unreadable
from claims.gateways import feeds
from claims.gateways.feeds_values import LONGEST_SUMMARY, LONGEST_TITLE


def target(data: bytes) -> None:
    """Read these bytes as a feed and as a page that names feeds; any error but a refusal is a finding."""
    for title, address in feeds.named(data, url="https://ledger.example/"):
        assert title
        assert address.startswith(("http://", "https://"))
    try:
        feed = feeds.parse(data, content_type="application/xml", url="https://ledger.example/feed")
    except Unreadable:
        return
    assert len(feed.entries) + feed.skipped <= MOST_ENTRIES
    for entry in feed.entries:
        assert entry.url.startswith(("http://", "https://"))
        assert len(entry.title) <= LONGEST_TITLE
        assert len(entry.summary) <= LONGEST_SUMMARY
        # What PostgreSQL keeps: no NUL, no half of a character.
        f"{entry.title}{entry.summary}{entry.id}{feed.title}".encode()
        assert "\0" not in f"{entry.title}{entry.summary}{entry.id}{feed.title}"
