"""Feeds: the list, one with its entries, and what a rule would take of those that stand in it now."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from claims.domain.feeds import MOST_ENTRIES, EntryOutcome, Selection
from claims.domain.refusals import Missing
from claims.domain.tongue import say
from claims.models import Feed, FeedEntry, User
from claims.policy import feeds as policy
from claims.policy import visibility
from claims.queries.paging import Page, descending

PARTS: dict[str, Q] = {
    "in": Q(outcome__in=[EntryOutcome.TAKEN.value, EntryOutcome.KNOWN.value]),
    "waiting": Q(outcome=EntryOutcome.WAITING.value),
    "left_out": Q(outcome=EntryOutcome.LEFT_OUT.value),
}
"""Some entries of a feed, by the name that an address gives them."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One entry, and why the rule would leave it out; blank where it would take it."""

    entry: FeedEntry
    why: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What a rule would do with the entries that stand in a feed now; nothing is done."""

    lines: tuple[Tried, ...]

    @property
    def takes(self) -> int:
        return sum(not line.why for line in self.lines)


def listing(viewer: User) -> tuple[Feed, ...]:
    """All of them, by name: a desk has some hundred at most."""
    return tuple(visibility.feeds(viewer).order_by(Lower("title"), "address"))


def rows(viewer: User) -> QuerySet[Feed]:
    return visibility.feeds(viewer).select_related("added_by", "saved_by")


def find(viewer: User, feed_id: int) -> Feed | None:
    return rows(viewer).filter(pk=feed_id).first()


def entries_seen(viewer: User) -> QuerySet[FeedEntry]:
    """Those of every feed."""
    return FeedEntry.objects.filter(feed__in=visibility.feeds(viewer))


def entries(feed: Feed, part: str = "", after: str = "") -> Page[FeedEntry]:
    """Those seen last first. Raises Missing where there is no such part, or the cursor is broken."""
    return descending(of_part(feed, part), "seen_at", after=after)


def of_part(feed: Feed, part: str) -> QuerySet[FeedEntry]:
    found = FeedEntry.objects.filter(feed=feed).select_related("article").defer("summary")
    if part and part not in PARTS:
        sentence = say("Choose one of {choices}.", choices=", ".join(PARTS))
        raise Missing(sentence, {"part": sentence})
    return found.filter(PARTS[part]) if part else found


def trial(feed: Feed, selection: Selection) -> Trial:
    """What this rule would take of the entries that stand in the feed now."""
    if feed.last_ok_at is None:
        return Trial(())
    present = FeedEntry.objects.filter(feed=feed, present_at__gte=feed.last_ok_at).order_by("-id")
    return Trial(
        tuple(
            Tried(entry, policy.why_left_out(selection, f"{entry.title}\n{entry.summary}"))
            for entry in present[:MOST_ENTRIES]
        )
    )
