"""Pages as a person has them in their browser: also those that a site does not let programs fetch."""

import hashlib

from django.db import transaction
from django.db.models import Q

from claims.actions import articles, outbox, turns
from claims.actions.articles import Provenance, Submission
from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import Missing
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.domain.topics import Topic
from claims.models import Article, Snapshot, User
from claims.policy.permissions import check_permission
from claims.queries import snapshots

HOW = "bookmarklet"
FILENAME = "page.html"
LARGEST = 5 * 1024 * 1024
"""Bytes of the largest page that is sent."""


def send(*, html: str, address: str, by: User) -> Submission:
    """Keep the page and have it read. One whose fetch failed is read from this; another gives its article.

    Raises NotAllowed, or Missing where there is no page, it is too large, or the address is none.
    """
    check_permission(by, Permission.ADD_ARTICLE)
    raw = html.replace("\r\n", "\n").encode("utf-8", "replace")
    if not raw.strip():
        sentence = say("There is no page: press the bookmarklet on the page that you want to send.")
        raise Missing(sentence, {"html": sentence})
    if len(raw) > LARGEST:
        sentence = say("This page has more than 5 MB. Paste the text of the article instead.")
        raise Missing(sentence, {"html": sentence})
    canonical = articles.canonical(address)
    known = Article.objects.filter(Q(address=canonical) | Q(url=canonical)).order_by("pk").first()
    if known:
        return _known(known, raw, by)
    return articles.submit(raw=raw, how=HOW, by=by, provenance=Provenance(url=canonical, filename=FILENAME))


@transaction.atomic
def _known(article: Article, raw: bytes, by: User) -> Submission:
    held = Article.objects.select_for_update().get(pk=article.pk)
    digest = hashlib.sha256(raw).hexdigest()
    snapshot = Snapshot.objects.filter(sha256=digest).select_related("article").defer("raw").first()
    if snapshot:
        return Submission(snapshot.article, snapshot, created=False)
    if held.status != "failed":
        last = snapshots.read(held).first()
        if last is None:
            sentence = say("A worker is about to fetch this page; wait until it has.")
            raise Missing(sentence, {"address": sentence})
        return Submission(held, last, created=False)
    kept = Snapshot.objects.create(article=held, raw=raw, sha256=digest, how=HOW, filename=FILENAME)
    Article.objects.filter(pk=held.pk).update(status="waiting", problem="", url=held.url or held.address)
    after = turns.after(Topic.SNAPSHOT_STORED, added_by_id=held.added_by_id)
    outbox.emit(Topic.SNAPSHOT_STORED, key=f"article:{held.pk}", object_id=kept.pk, after=after)
    data = {"title": held.title, "sha256": digest, "how": HOW, "bytes": len(raw)}
    record(EventKind.ARTICLE_ADDED, Subject.ARTICLE, held.pk, by=by, data=data)
    held.refresh_from_db()
    return Submission(held, kept, created=True)
