"""What comes to the demonstration desk from others: a feed that it has followed, and their checks."""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from claims.actions import feed_polls, feeds, outside_imports
from claims.domain.feeds import FeedFields, Selection, Taking
from claims.gateways import feeds as gateway
from claims.management.demo_script import DemoChecks, DemoFeed, DemoScript
from claims.models import User
from claims.queries import feeds as kept_feeds
from claims.queries import outside_imports as kept_imports


def receive(script: DemoScript, staff: Mapping[str, User]) -> None:
    """Follow the feeds and bring in the checks that are not there yet."""
    for feed in script.feeds:
        if feed.address not in {kept.address for kept in kept_feeds.listing(staff[feed.by])}:
            _follow(feed, staff[feed.by])
    for checks in script.checks:
        if checks.file not in {kept.filename for kept in kept_imports.last(staff[checks.by])}:
            _bring(checks, staff[checks.by])


@transaction.atomic
def _follow(wanted: DemoFeed, by: User) -> None:
    """Look at it, follow it, have it bring what is new, and pause it: nothing stands at its address.

    In one transaction, so that no worker asks it in between.
    """
    found = gateway.parse(wanted.raw, url=wanted.address)
    answer = feed_polls.Answer()
    feed = feeds.add(address=wanted.address, by=by)
    before = replace(found, entries=found.entries[-wanted.before :])
    feed_polls.read(feed_id=feed.pk, found=before, answer=answer)
    fields = FeedFields(
        title=found.title,
        publisher=wanted.publisher,
        every=60,
        most=5,
        selection=Selection(Taking.WORDS, include=wanted.include),
    )
    feeds.start(feed=feed, fields=fields, by=by)
    feed_polls.read(feed_id=feed.pk, found=found, answer=answer)
    feeds.pause(feed=feed, by=by)


def _bring(wanted: DemoChecks, by: User) -> None:
    outside_imports.submit(
        raw=wanted.raw, how="command", by=by, filename=wanted.file, content_type=wanted.content_type
    )
