"""Doing what a request asks for once, however often it is sent with the same key."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.domain.refusals import Missing
from claims.domain.tongue import say
from claims.models import AnsweredRequest, User
from claims.models.answered import LONGEST_KEY

KEPT = timedelta(hours=24)
"""How long an answer is given again. The same key later is a new request."""

HEADER = "Idempotency-Key"
MOST = 1000
"""Answers forgotten in one go: the rest follows at the next."""

_KEY = re.compile(r"[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP status and the JSON that goes with it."""

    status: int
    body: dict[str, Any]


@transaction.atomic
def once(*, key: str, digest: str, by: User, act: Callable[[], Answer], kept: timedelta = KEPT) -> Answer:
    """The first answer to this key of this person; `act` is called only where none is `kept` any more.

    What `act` writes and its answer are kept in one transaction, so neither is there without the other.
    Of two requests at the same moment the second waits for the first. A refusal is not kept: the
    key may be used again. Raises Missing where the key cannot be used, or came with something else before.
    """
    _check(key)
    now = timezone.now()
    AnsweredRequest.objects.filter(user=by, key=key, first_at__lt=now - kept).delete()
    # Waits where another transaction has just written the key, and then writes nothing.
    AnsweredRequest.objects.bulk_create(
        [AnsweredRequest(user=by, key=key, digest=digest, first_at=now)], ignore_conflicts=True
    )
    row = AnsweredRequest.objects.select_for_update().get(user=by, key=key)
    if row.digest != digest:
        first_at = f"{row.first_at:%-d %b %Y at %H:%M}"
        sentence = say(
            "This {header} came with another request on {first_at} UTC. Send what was sent then, "
            "or choose a new key.",
            header=HEADER,
            first_at=first_at,
        )
        raise Missing(sentence, {HEADER: sentence})
    if row.status is not None and row.answer is not None:
        return Answer(row.status, json.loads(row.answer))
    answer = act()
    AnsweredRequest.objects.filter(pk=row.pk).update(status=answer.status, answer=json.dumps(answer.body))
    return answer


def forget(now: datetime) -> int:
    """Drop answers that are no longer given again; how many those were."""
    old = AnsweredRequest.objects.filter(first_at__lt=now - KEPT).order_by("first_at")
    ids = list(old.values_list("pk", flat=True)[:MOST])
    AnsweredRequest.objects.filter(pk__in=ids).delete()
    return len(ids)


def _check(key: str) -> None:
    if len(key) > LONGEST_KEY or not _KEY.fullmatch(key):
        sentence = say(
            "An {header} is 1 to {longest} ASCII letters, digits and signs without a space, such as a UUID.",
            header=HEADER,
            longest=LONGEST_KEY,
        )
        raise Missing(sentence, {HEADER: sentence})
