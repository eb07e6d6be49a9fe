"""What came of fetching an article's address. Within the caller's transaction."""

from typing import Any

from django.db.models import Q

from claims.actions import articles, outbox, turns
from claims.actions.history import record
from claims.domain import addresses
from claims.domain.actors import DESK
from claims.domain.agencies import AGENCIES
from claims.domain.events import EventKind, Subject
from claims.domain.fetches import Fetched
from claims.domain.pages import Page
from claims.domain.refusals import Unreachable
from claims.domain.topics import Topic
from claims.models import Article, Fetch, Snapshot
from claims.queries import snapshots

_LINES = (
    "title",
    "byline",
    "dateline",
    "publisher",
    "language",
    "canonical",
    "changed_at",
    "changed_as_written",
)
_SAID_AS = {"published_as_written": "published_at", "changed_as_written": "changed_at", "url": "canonical"}
"""What `describe` keeps as it is, and under which name the page says where something else comes from."""


def keep(*, article_id: int, fetched: Fetched) -> None:
    """Keep what was fetched, and have it read; or say on the article which other one it is.

    Raises Unreachable where the page led to an address that the desk cannot write down.
    """
    article = Article.objects.select_for_update().get(pk=article_id)
    stands = addresses.canonical(fetched.final_url)
    digest = fetched.sha256
    snapshot = Snapshot.objects.filter(sha256=digest).select_related("article").defer("raw").first()
    other = _elsewhere(article, stands) or (snapshot.article if snapshot else article)
    if not fetched.body.strip():
        refuse(article_id=article_id, problem="The page is empty: the server sent no text.")
        return
    if other.pk != article.pk:
        problem = f"This address leads to what is on the desk already: article {other.pk}, “{other}”."
        refuse(article_id=article_id, problem=problem)
        return
    if len(stands) <= articles.LONGEST_ADDRESS:
        Article.objects.filter(pk=article_id).update(url=stands)
    kept = snapshot or _store(article, fetched, digest)
    after = turns.after(Topic.SNAPSHOT_STORED, added_by_id=article.added_by_id)
    outbox.emit(Topic.SNAPSHOT_STORED, key=f"article:{article_id}", object_id=kept.pk, after=after)
    data = {
        "url": fetched.final_url,
        "sha256": digest,
        "bytes": len(fetched.body),
        "type": fetched.content_type[:200],
        "redirects": len(fetched.hops),
    }
    record(EventKind.ARTICLE_FETCHED, Subject.ARTICLE, article_id, by=DESK, data=data)


def keep_later(*, article: Article, fetched: Fetched) -> Snapshot:
    """Keep what stands at an article's address now, and have it compared with what the desk reads."""
    held = Article.objects.select_for_update().get(pk=article.pk)
    digest = fetched.sha256
    later = _store(held, fetched, digest, snapshots.read(held)[:1].get())
    outbox.emit(Topic.ARTICLE_RECEIVED_AGAIN, key=f"article:{held.pk}", object_id=later.pk)
    data = {"sha256": digest, "how": later.how, "bytes": len(fetched.body), "url": fetched.final_url}
    record(EventKind.ARTICLE_RECEIVED_AGAIN, Subject.ARTICLE, held.pk, by=DESK, data=data)
    return later


def refuse(*, article_id: int, problem: str, fault: str = "") -> None:
    """Say on the article why nothing of its address can be read; `fault` is a word for programs."""
    articles.fail(article_id=article_id, problem=problem, by=DESK, fault=fault)


def refuse_unreachable(*, article_id: int, refusal: Unreachable) -> None:
    """Say on the article what stood in the way of fetching it."""
    refuse(article_id=article_id, problem=refusal.sentence, fault=refusal.kind)


def describe(*, snapshot: Snapshot, page: Page) -> None:
    """Keep what the page says of the article, where nobody has said anything else."""
    article, origins = snapshot.article, dict(snapshot.article.origins)
    known = {
        **{name: getattr(page, name) for name in _LINES},
        "agency": AGENCIES.get(page.agency, page.agency),
        "url": _address(page.canonical),
        "captions": list(page.captions),
    }
    if article.published_at is None:
        known |= {name: getattr(page, name) for name in ("published_at", "published_as_written")}
    new = {name: value for name, value in known.items() if value and not getattr(article, name)}
    for name in new:
        origin = page.origins.get(_SAID_AS.get(name, name))
        origins |= {name: str(origin)} if origin else {}
    new |= {"origins": origins, "unread": page.unread[:1000]}
    changed = [name for name, value in new.items() if value != getattr(article, name)]
    for name in changed:
        setattr(article, name, new[name])
    article.save(update_fields=changed)


def _address(named: str) -> str:
    """The address that a page names as its own, as the desk writes it; blank where it is none."""
    try:
        found = addresses.canonical(named) if named else ""
    except Unreachable:
        return ""
    return found if len(found) <= articles.LONGEST_ADDRESS else ""


def _elsewhere(article: Article, url: str) -> Article | None:
    """Another article that stands at this address."""
    others = Article.objects.exclude(pk=article.pk).exclude(status="failed")
    return others.filter(Q(address=url) | Q(url=url)).order_by("pk").first()


def _store(article: Article, fetched: Fetched, digest: str, read: Snapshot | None = None) -> Snapshot:
    """Keep it as it came; `read` is the one that the desk reads, where this is another edition of it."""
    snapshot = Snapshot.objects.create(
        article=article,
        raw=fetched.body,
        sha256=digest,
        how="recheck" if read else "address",
        compared_with=read,
    )
    Fetch.objects.create(snapshot=snapshot, **answered(fetched))
    outbox.emit(Topic.PAGE_FETCHED, key=f"snapshot:{snapshot.pk}", object_id=snapshot.pk)
    return snapshot


def answered(fetched: Fetched) -> dict[str, Any]:
    """What is kept of the way in which a page came."""
    return {
        "url": fetched.url,
        "final_url": fetched.final_url,
        "content_type": fetched.content_type[:200],
        "charset": fetched.charset[:60],
        "headers": [[name[:200], value[:4000]] for name, value in fetched.headers[:200]],
        "hops": [[hop.url, hop.status, hop.to] for hop in fetched.hops],
        "asked": [list(pair) for pair in fetched.asked],
        "packed": fetched.packed,
        "fetched_at": fetched.taken_at,
    }
