"""Claims that ask for another look: since when, and which comes next."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.formats import date_format

from claims.domain.states import OPEN_STATES, State
from claims.domain.tongue import say
from claims.models import Claim, User, Verdict
from claims.policy import visibility

SINCE = "look_again_since"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands among those that ask for another look, the one that waits longest first.

    `next_id` is the claim after it, or the first where it is the last; None where it is the only one.
    """

    number: int
    of: int
    since: datetime
    next_id: int | None


def of(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Of these, published ones with a stale verdict, and open ones whose day to look again has come.

    Each is annotated with `look_again_since`.
    """
    stale = Verdict.objects.filter(
        claim=OuterRef("pk"), ended_at__isnull=True, stale_since__isnull=False
    ).values("stale_since")
    return claims.filter(
        Q(state=State.PUBLISHED, pk__in=_stale_claims())
        | Q(state__in=[str(state) for state in OPEN_STATES], recheck_said_at__isnull=False)
    ).annotate(**{SINCE: Coalesce(Subquery(stale[:1]), "recheck_said_at")})


def place(claim: Claim, viewer: User) -> Place | None:
    """Where the claim stands among them; None where nothing asks for another look. One SQL statement."""
    waiting = list(of(visibility.claims_on_desk(viewer)).order_by(SINCE, "pk").values_list("pk", SINCE))
    ids = [pk for pk, _ in waiting]
    if claim.pk not in ids:
        return None
    at = ids.index(claim.pk)
    following = ids[(at + 1) % len(ids)]
    return Place(at + 1, len(ids), waiting[at][1], following if following != claim.pk else None)


def cause(claim: Claim, verdict: Verdict | None) -> str:
    """Why somebody is to look again at a claim with this last verdict; blank where nothing asks for it."""
    if claim.state == State.PUBLISHED:
        return (verdict.stale_cause or "") if verdict else ""
    if claim.recheck_said_at and claim.recheck_on and claim.state in OPEN_STATES:
        when = date_format(claim.recheck_on, "DATE_FORMAT")
        return say("The day has come on which it can be checked: {day}.", day=when)
    return ""


def _stale_claims() -> QuerySet[Verdict, int]:
    stale = Verdict.objects.filter(ended_at__isnull=True, stale_since__isnull=False)
    return stale.values_list("claim_id", flat=True)
