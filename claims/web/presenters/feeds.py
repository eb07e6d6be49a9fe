"""Feeds, as a person at a desk says how they do."""

from claims.domain.feeds import EntryOutcome, FeedStatus, Taking
from claims.models import Feed, FeedEntry
from claims.web.presenters.words import Choices

TAKING: Choices = (
    (Taking.ALL.value, "All, but for the words below"),
    (Taking.WORDS.value, "Only those with the words below"),
    (Taking.NONE.value, "None: list them only"),
)
OUTCOMES = {
    EntryOutcome.WAITING: "comes in with one of the next polls",
    EntryOutcome.TAKEN: "came in",
    EntryOutcome.KNOWN: "was on the desk already",
    EntryOutcome.LEFT_OUT: "left out",
}
PARTS: Choices = (("", "All"), ("in", "Came in"), ("waiting", "Waiting"), ("left_out", "Left out"))

_STATES = {
    FeedStatus.TRIAL: ("triaged", "Not followed yet"),
    FeedStatus.ACTIVE: ("ready", "Followed"),
    FeedStatus.PAUSED: ("aside", "Paused"),
}


def state(feed: Feed) -> tuple[str, str]:
    """The mark and the word for how it is."""
    if feed.problem:
        return "failed", "Failing" if feed.status == FeedStatus.ACTIVE else _STATES[FeedStatus(feed.status)][
            1
        ]
    return _STATES[FeedStatus(feed.status)]


def outcome(entry: FeedEntry) -> str:
    return entry.why or OUTCOMES[EntryOutcome(entry.outcome)]


def being_looked_at(feed: Feed) -> bool:
    """Whether the first answer is still awaited: the page looks again by itself."""
    return feed.last_polled_at is None


def start_words(feed: Feed) -> str:
    return "Follow this feed" if feed.status == FeedStatus.TRIAL else "Follow it again"
