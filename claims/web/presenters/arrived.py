"""Several articles that came in together, each with how far it has come."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from claims.domain.tongue import noted, number, say, say_count
from claims.models import User
from claims.queries import arrivals
from claims.web.presenters import progress
from claims.web.presenters.progress import Progress

MOST = 120
"""Articles that one page shows."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """One article; `known` where it was on the desk before."""

    progress: Progress
    known: bool
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """All of them, for `add/_arrived.html`. `mark` changes whenever anything that is shown does."""

    articles: tuple[Arriving, ...]
    address: str
    sentence: str
    under_way: bool
    mark: str


def address(added: Sequence[int], known: Sequence[int]) -> str:
    """Where these articles are shown together."""
    asked = [("a", each) for each in added] + [("k", each) for each in known]
    return f"{reverse('web:articles-arrived')}?{urlencode(asked)}"


def of(viewer: User, added: Sequence[int], known: Sequence[int]) -> Arrived | None:
    """These articles in their order, those first that are new; None where there are none."""
    found = arrivals.find(viewer, [*added, *known][:MOST])
    if not found:
        return None
    shown = [
        Arriving(reached, article.pk not in added, article.added_at, article.added_by.display_name)
        for article, reached in zip(found, progress.many(found), strict=True)
    ]
    under_way = sum(each.progress.under_way for each in shown)
    return Arrived(
        articles=tuple(shown),
        address=address(added, known),
        sentence=_sentence(shown),
        under_way=under_way > 0,
        mark=hashlib.sha256(repr(shown).encode()).hexdigest()[:12],
    )


def _sentence(shown: Sequence[Arriving]) -> str:
    """“2 read, 1 under way, 1 not readable.”"""
    failed = sum(each.progress.failed for each in shown)
    going = sum(each.progress.under_way for each in shown)
    counted = (
        (len(shown) - failed - going, noted("{count} read")),
        (going, noted("{count} under way")),
        (failed, noted("{count} could not be read")),
    )
    said = ", ".join(say(words, count=number(some)) for some, words in counted if some)
    return say_count("{count} article: {said}.", "{count} articles: {said}.", len(shown), said=said)
