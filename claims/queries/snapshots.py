"""What was received of an article: the text that the desk reads, and what came later."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from claims.domain.speech import Standing
from claims.models import Article, Snapshot


@dataclass(frozen=True, slots=True)
class Edition:
    """The last text received after the one that the desk reads. `gone` counts statements that are missing."""

    taken_at: datetime
    compared: bool
    problem: str
    gone: int


def read(article: Article) -> QuerySet[Snapshot]:
    """The snapshots that the desk reads, the newest first, without their bytes; later ones are compared."""
    return article.snapshots.filter(compared_with__isnull=True).defer("raw").order_by("-id")


def before(snapshot: Snapshot) -> Snapshot | None:
    """What was received of the article before this and could be read, without its bytes."""
    earlier = Snapshot.objects.filter(article_id=snapshot.article_id, pk__lt=snapshot.pk).exclude(text="")
    return earlier.defer("raw").order_by("-pk").first()


def later(article: Article) -> int:
    """How many texts were received after the one that the desk reads."""
    return article.snapshots.filter(compared_with__isnull=False).count()


def latest_edition(article: Article) -> Edition | None:
    """What was received last, where that is not what the desk reads; with what is missing there."""
    last = article.snapshots.filter(compared_with__isnull=False).defer("raw", "text").order_by("-id").first()
    if last is None:
        return None
    missing = (
        article.snapshots.filter(statements__gone_in__isnull=False)
        .exclude(statements__standing=Standing.DISMISSED)
        .aggregate(number=Count("statements"))
    )
    return Edition(last.taken_at, last.compared_at is not None, last.problem, missing["number"])
