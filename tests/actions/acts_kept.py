"""What a worker does with a page that it has fetched, or not, one of each, done on the scene."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from claims.actions import evidence, fetches, revisits
from claims.domain.fetches import Fetched
from claims.domain.revisits import Found
from claims.models import Revisit
from tests.actions.scene import Scene


def came(final_url: str = "https://ledger.example/1") -> Fetched:
    return Fetched("https://ledger.example/1", final_url, (), 200, (), b"A page.", timezone.now(), False)


@transaction.atomic
def keep(s: Scene) -> None:
    """As a worker does, whose lease is the transaction."""
    fetches.keep(article_id=s.statement.snapshot.article_id, fetched=came("https://ledger.example/2"))


@transaction.atomic
def keep_later(s: Scene) -> None:
    """As a worker does, whose lease is the transaction."""
    fetches.keep_later(article=s.statement.snapshot.article, fetched=came())


@transaction.atomic
def keep_evidence(s: Scene) -> None:
    """As a worker does, whose lease is the transaction."""
    evidence.keep(source=s.source, fetched=came(), text="A page.")


@transaction.atomic
def lose(s: Scene) -> None:
    """As a worker does, whose lease is the transaction; the source was gone at the last look too."""
    now = timezone.now()
    revisit = Revisit.objects.create(source=s.source, next_at=now, found="gone", looked_at=now, since=now)
    revisits.note(revisit=revisit, found=Found.GONE, problem="There is no page at this address.")


KEPT: dict[str, Callable[[Scene], object]] = {
    "fetches.keep": keep,
    "fetches.keep_later": keep_later,
    "evidence.keep": keep_evidence,
    "revisits.note": lose,
}
