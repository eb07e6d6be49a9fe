"""When a check of others may be used, and what was said of a rating word undone."""

from django.conf import settings

from claims.domain import addresses
from claims.domain.refusals import Missing, WrongState
from claims.domain.tongue import say
from claims.models import OutsideCheck, OutsideRating


def check_may_undo(word: OutsideRating) -> None:
    if not word.undoable:
        raise WrongState(say("There is nothing to undo: choose what the word means instead."))


def check_citable(check: OutsideCheck, *, used: bool) -> None:
    """`used`: the claim has a source at the check's address already."""
    ours = addresses.comparable(settings.PUBLIC_URL)
    if f"{addresses.comparable(check.url)}/".startswith(f"{ours}/"):
        raise WrongState(say("This is a check of our own: no claim of ours rests on another of ours."))
    if check.withdrawn:
        raise WrongState(say("Its publisher has withdrawn this check; it is no source any more."))
    if not check.current:
        raise WrongState(say("Its publisher has changed this check; use the newer version."))
    if used:
        raise Missing(
            say("This check is a source of the claim already."), {"claim": say("It is one already.")}
        )
