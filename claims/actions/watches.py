"""Watching claims. It is each person's own affair, so the claim's history does not speak of it."""

from claims.models import Claim, User, Watch


def start(*, claim: Claim, by: User) -> None:
    """Have this person told what happens to the claim. Again is no more than once."""
    Watch.objects.get_or_create(claim=claim, user=by)


def stop(*, claim: Claim, by: User) -> None:
    """Tell this person nothing more of the claim, unless they have it."""
    Watch.objects.filter(claim=claim, user=by).delete()
