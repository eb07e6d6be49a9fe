"""The rail beside every screen of the desk."""

from typing import Any

from django.http import HttpRequest

from claims.models import User
from claims.queries import counts
from claims.queries.counts import Counts


def rail(request: HttpRequest) -> Counts | None:
    """What waits where, counted once a request. None for somebody who is not signed in."""
    kept: Any = request
    if not isinstance(request.user, User):
        return None
    if not hasattr(kept, "desk_counts"):
        kept.desk_counts = counts.of(request.user)
    found: Counts = kept.desk_counts
    return found
