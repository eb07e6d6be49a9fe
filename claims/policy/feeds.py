"""Which entries of a feed come in by themselves, and what may be done with a feed and when."""

from collections.abc import Callable

from claims.domain.feeds import FeedStatus, Selection, Taking
from claims.domain.refusals import Missing, WrongState, why_not
from claims.domain.roles import Permission
from claims.domain.tongue import noted, say
from claims.domain.wording import comparable
from claims.models import Feed, FeedEntry, User
from claims.policy.permissions import check_permission

MOST_FEEDS = 500
"""Feeds of one desk: its page shows them all."""

BEFORE = noted("It stood in the feed before the desk followed it.")
LISTED = noted("This feed is listed only: a person takes what is wanted.")
NO_WORDS = noted("It has none of the words that are asked for.")


def why_left_out(selection: Selection, *texts: str) -> str:
    """Why an entry of these texts (title and summary) does not come in by itself; blank where it does.

    Words and phrases count whole, whatever their case. One unwanted phrase keeps an entry out, whatever
    else it says; of the wanted ones any will do.
    """
    if selection.taking is Taking.NONE:
        return LISTED
    said = f" {comparable(' '.join(texts))} "
    unwanted = next((line for line in selection.exclude.splitlines() if _within(line, said)), "")
    if unwanted:
        return f"It says “{unwanted}”."[:300]
    if selection.taking is Taking.WORDS and not any(
        _within(line, said) for line in selection.include.splitlines()
    ):
        return NO_WORDS
    return ""


def check_may_add(by: User, feeds: int) -> None:
    """Raises NotAllowed, or Missing where the desk has as many feeds as it may."""
    check_permission(by, Permission.MANAGE_FEEDS)
    if feeds >= MOST_FEEDS:
        sentence = say("This desk has {most} feeds, which is as many as it takes.", most=MOST_FEEDS)
        raise Missing(sentence, {"address": sentence})


def check_may_edit(by: User, feed: Feed) -> None:
    check_permission(by, Permission.MANAGE_FEEDS)


def check_may_start(by: User, feed: Feed) -> None:
    """Raises NotAllowed, or WrongState where it is followed, or has never been read."""
    check_may_edit(by, feed)
    if feed.status == FeedStatus.ACTIVE:
        raise WrongState(say("The desk follows this feed already."))
    if feed.last_ok_at is None:
        raise WrongState(say("Nothing has been read of this feed yet; it can be followed once it has been."))


def check_may_pause(by: User, feed: Feed) -> None:
    check_may_edit(by, feed)
    if feed.status != FeedStatus.ACTIVE:
        raise WrongState(say("The desk does not follow this feed now."))


def check_may_poll(by: User, feed: Feed) -> None:
    check_may_edit(by, feed)
    if feed.status == FeedStatus.PAUSED:
        raise WrongState(say("This feed is paused: follow it again, and it is asked at once."))


def check_may_remove(by: User, feed: Feed) -> None:
    """One that was followed stays: the articles that it brought say where they came from."""
    check_may_edit(by, feed)
    if feed.status != FeedStatus.TRIAL:
        raise WrongState(say("The desk has followed this feed, so it stays on record: pause it instead."))


def check_may_choose(by: User, feed: Feed, address: str) -> None:
    """Raises NotAllowed, WrongState once it is followed, or Missing where its page names no such feed."""
    check_may_remove(by, feed)
    if address not in (offered for _, offered in feed.offers):
        sentence = say("The page at this address names no such feed: add the feed by its own address.")
        raise Missing(sentence, {"address": sentence})


def check_may_take(by: User, entry: FeedEntry) -> None:
    """Raises NotAllowed, or WrongState where the entry is an article already."""
    check_permission(by, Permission.ADD_ARTICLE)
    if entry.article_id:
        raise WrongState(say("This entry is on the desk already."))


def closed(check: Callable[[User, Feed], None], by: User, feed: Feed) -> str:
    """The sentence with which this check refuses, or blank: what a button says of itself."""
    return why_not(lambda: check(by, feed))


def _within(line: str, said: str) -> bool:
    wording = comparable(line)
    return bool(wording) and f" {wording} " in said
