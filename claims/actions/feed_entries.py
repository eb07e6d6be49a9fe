"""Making articles of what feeds bring."""

from django.db import transaction
from django.db.models import F

from claims.actions import articles
from claims.actions.articles import Provenance
from claims.actions.history import Actor, record
from claims.domain.actors import System
from claims.domain.events import EventKind, Subject
from claims.domain.feeds import EntryOutcome
from claims.domain.refusals import Missing
from claims.domain.roles import Permission
from claims.models import Article, Feed, FeedEntry, User
from claims.policy import feeds as policy
from claims.policy.permissions import check_permission


@transaction.atomic
def take(*, entry: FeedEntry, by: User) -> Article:
    """Take in one entry by hand, whatever the rule says of it.

    Raises NotAllowed, WrongState where it is an article already, or Missing where its address is none that
    is fetched.
    """
    feed = Feed.objects.select_for_update().get(pk=entry.feed_id)
    held = FeedEntry.objects.get(pk=entry.pk)
    policy.check_may_take(by, held)
    article = _submit(feed, held, by, None)
    Feed.objects.filter(pk=feed.pk).update(taken_count=F("taken_count") + 1)
    data = {"title": str(feed), "entry": str(held)[:300], "article": article.pk}
    record(EventKind.FEED_ENTRY_TAKEN, Subject.FEED, feed.pk, by=by, data=data)
    return article


def take_waiting(*, feed: Feed) -> int:
    """Take in what waits, as many as one poll may bring; how many became articles.

    Within the transaction of the caller, who holds the feed. Raises NotAllowed where whoever saved it last
    may add no articles any more.
    """
    check_permission(feed.saved_by, Permission.ADD_ARTICLE)
    waiting = FeedEntry.objects.filter(feed=feed, outcome=EntryOutcome.WAITING.value).order_by("pk")
    taken = 0
    for entry in waiting[: feed.most]:
        try:
            _submit(feed, entry, feed.saved_by, System(f"Feed: {feed}"))
        except Missing as refusal:
            entry.outcome, entry.why = EntryOutcome.LEFT_OUT.value, str(refusal)[:300]
            entry.save(update_fields=["outcome", "why"])
        else:
            taken += 1
    return taken


def _submit(feed: Feed, entry: FeedEntry, by: User, acting: Actor | None) -> Article:
    found = articles.submit_address(
        address=entry.url,
        how="feed",
        by=by,
        provenance=Provenance(publisher=feed.publisher, published_at=entry.published_at),
        acting=acting,
    )
    entry.article, entry.why = found.article, ""
    entry.outcome = (EntryOutcome.TAKEN if found.created else EntryOutcome.KNOWN).value
    entry.save(update_fields=["article", "outcome", "why"])
    return found.article
