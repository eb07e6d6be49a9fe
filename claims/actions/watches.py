"""Watching claims. It is each person's own affair, so the claim's history does not speak of it."""

from claims.models import Claim, User, Watch


def start(*, claim: Claim, by: User) -> None:
    """Have this person told what happens to the claim. Again is no more than once."""
    Watch.objects.get_or_create(claim=claim, user=by)


def stop(*, claim: Claim, by: User) -> None:
    """Tell this person nothing more of the claim, unless they have it."""
    Watch.objects.filter(claim=claim, user=by).delete()


def follow(*, claim: Claim, person_id: int | None) -> None:
    """Have somebody who has just worked on the claim watch it, if that is what they chose."""
    person = User.objects.filter(pk=person_id or 0, is_active=True, watches_on_work=True).first()
    if person:
        start(claim=claim, by=person)
