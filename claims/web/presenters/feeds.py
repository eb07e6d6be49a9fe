"""Feeds, as a person at a desk says how they do."""

from claims.domain.feeds import EntryOutcome, FeedStatus, Taking
from claims.domain.tongue import noted, say
from claims.models import Feed, FeedEntry
from claims.web.presenters.words import Choices

TAKING: Choices = (
    (Taking.ALL.value, noted("All, but for the words below")),
    (Taking.WORDS.value, noted("Only those with the words below")),
    (Taking.NONE.value, noted("None: list them only")),
)
OUTCOMES = {
    EntryOutcome.WAITING: noted("comes in with one of the next polls"),
    EntryOutcome.TAKEN: noted("came in"),
    EntryOutcome.KNOWN: noted("was on the desk already"),
    EntryOutcome.LEFT_OUT: noted("left out"),
}
PARTS: Choices = (
    ("", noted("All")),
    ("in", noted("Came in")),
    ("waiting", noted("Waiting")),
    ("left_out", noted("Left out")),
)

_STATES = {
    FeedStatus.TRIAL: ("triaged", noted("Not followed yet")),
    FeedStatus.ACTIVE: ("ready", noted("Followed")),
    FeedStatus.PAUSED: ("aside", noted("Paused")),
}


def state(feed: Feed) -> tuple[str, str]:
    """The mark and the word for how it is."""
    mark, word = _STATES[FeedStatus(feed.status)]
    if not feed.problem:
        return mark, say(word)
    return "failed", say("Failing") if feed.status == FeedStatus.ACTIVE else say(word)


def outcome(entry: FeedEntry) -> str:
    return say(entry.why or OUTCOMES[EntryOutcome(entry.outcome)])


def taking() -> Choices:
    """What an editor may choose of, as they say it."""
    return tuple((value, say(label)) for value, label in TAKING)


def said(stored: str) -> str:
    """What a worker noted: in the reader's language where it is a sentence of ours, or else as it stands."""
    return say(stored)


def being_looked_at(feed: Feed) -> bool:
    """Whether the first answer is still awaited: the page looks again by itself."""
    return feed.last_polled_at is None


def start_words(feed: Feed) -> str:
    return say("Follow this feed") if feed.status == FeedStatus.TRIAL else say("Follow it again")
