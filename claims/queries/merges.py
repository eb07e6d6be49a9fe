"""Which records were merged into which."""

from claims.domain.events import Subject
from claims.domain.refusals import Missing
from claims.domain.tongue import say
from claims.models import Claim, Merge, Party


def in_force(subject: Subject, merged_id: int) -> Merge | None:
    """The merge by which this record is set aside, with who made it."""
    made = Merge.objects.filter(subject=subject.value, merged_id=merged_id, undone_at__isnull=True)
    return made.select_related("made_by").first()


def claim_to_keep(claim_id: int) -> Claim:
    """Raises Missing where there is no such claim."""
    found = Claim.objects.filter(pk=claim_id).first()
    if found is None:
        sentence = say("There is no claim {claim} to merge into.", claim=f"C-{claim_id}")
        raise Missing(sentence, {"into": sentence})
    return found


def party_to_keep(party_id: int) -> Party:
    """Raises Missing where there is no such party."""
    found = Party.objects.select_related("merged_into").filter(pk=party_id).first()
    if found is None:
        sentence = say("There is no party {number} to merge into.", number=party_id)
        raise Missing(sentence, {"into": sentence})
    return found
