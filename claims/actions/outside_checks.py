"""Using a check that somebody else published as a source of a claim. It never becomes the claim's verdict."""

from django.db import transaction

from claims.actions import sources
from claims.actions.sources import SourceFields
from claims.domain.evidence import SourceKind, Stance
from claims.domain.wording import shortened
from claims.models import Claim, OutsideCheck, Source, User
from claims.policy import outside as policy


@transaction.atomic
def cite(*, check: OutsideCheck, claim: Claim, stance: Stance, by: User) -> Source:
    """Add the check to the claim's sources, with what its publisher says of it.

    Raises NotAllowed; WrongState where the claim is not open for sources, the check was withdrawn or has a
    newer version; or Missing where it is a source of the claim already.
    """
    policy.check_citable(check, used=claim.sources.filter(url=check.url).exists())
    said = f"Rated “{check.said.words}”" if check.said else "Rated without words"
    fields = SourceFields(
        title=shortened(f"Fact-check: {check.claim_reviewed}", 300),
        stance=stance,
        kind=SourceKind.SECONDARY,
        url=check.url,
        publisher=check.publisher.name[:200],
        excerpt=f"{said}: {check.explanation}" if check.explanation else f"{said}.",
    )
    return sources.add(claim=claim, fields=fields, by=by)
