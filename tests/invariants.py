"""What must hold of the whole record, whatever was done to it and whoever died meanwhile."""

from collections import Counter
from itertools import pairwise

from django.db.models import F, QuerySet
from django.db.models.fields.json import KT

from claims.domain.events import EventKind
from claims.domain.topics import Topic
from claims.models import Article, Claim, HistoryEntry, Notice, OutboxEvent, Review
from claims.queries import chain
from tests.table import ENDS, STARTS


def entries_of(move: str) -> QuerySet[HistoryEntry]:
    """What the history says of claims that were moved so."""
    moved = HistoryEntry.objects.filter(kind=EventKind.CLAIM_MOVED)
    return moved.alias(move=KT("data__move")).filter(move=move)


def check_all() -> None:
    """Every invariant, after all work is drained."""
    check_history_holds()
    check_paths()
    check_effects()
    check_second_readers()
    check_articles()
    check_drained()


def check_history_holds() -> None:
    assert chain.verify_all().first_broken is None


def check_paths() -> None:
    """Each claim's moves are a path through the state table that ends where the claim is."""
    moves: dict[int, list[dict[str, str]]] = {}
    entries = HistoryEntry.objects.filter(kind=EventKind.CLAIM_MOVED).order_by("subject_id", "position")
    for entry in entries:
        moves.setdefault(entry.subject_id, []).append(entry.data)
    for claim in Claim.objects.all():
        path = moves.get(claim.pk, [])
        assert all(step["from"] in STARTS[step["move"]] for step in path), path
        assert all(step["to"] == ENDS[step["move"]] for step in path), path
        assert all(one["to"] == next_["from"] for one, next_ in pairwise(path)), path
        assert (path[0]["from"], path[-1]["to"]) == ("new", claim.state) if path else claim.state == "new"


def check_effects() -> None:
    """Every move has its row of work, done once, and nobody was told twice of one thing."""
    moved = HistoryEntry.objects.filter(kind=EventKind.CLAIM_MOVED)
    rows = Counter(
        OutboxEvent.objects.filter(topic=Topic.CLAIM_MOVED, done_at__isnull=False).values_list(
            "object_id", flat=True
        )
    )
    assert rows == Counter(moved.values_list("pk", flat=True))
    told = Counter(Notice.objects.values_list("user_id", "cause_id"))
    assert not told or max(told.values()) == 1
    for entry in entries_of("assign"):
        if entry.data["assignee"] != entry.actor_id:
            cause = OutboxEvent.objects.get(topic=Topic.CLAIM_MOVED, object_id=entry.pk)
            assert Notice.objects.filter(cause=cause, user_id=entry.data["assignee"]).count() == 1


def check_second_readers() -> None:
    assert not Review.objects.filter(decided_by=F("proposed_by")).exists()
    for entry in entries_of("confirm"):
        earlier = entries_of("propose").filter(subject_id=entry.subject_id, position__lt=entry.position)
        proposed = earlier.latest("position")
        assert proposed.actor_id != entry.actor_id


def check_articles() -> None:
    """None is half read: it is ready and its reading is recorded, or it says what went wrong."""
    for article in Article.objects.all():
        assert article.status in ("ready", "failed"), article.status
        assert article.problem or article.status == "ready"


def check_drained() -> None:
    assert not OutboxEvent.objects.filter(done_at__isnull=True).exists()
