"""Filing claims under the desk's tags."""

from django.db import IntegrityError, transaction

from claims.actions import locks
from claims.actions.history import Actor, record
from claims.domain.events import EventKind, Subject
from claims.domain.inputs import check_keepable
from claims.domain.refusals import Missing
from claims.domain.roles import Permission
from claims.domain.tagging import LONGEST_TAG
from claims.domain.tongue import say
from claims.models import Claim, ClaimTag, Tag, User
from claims.policy import curation
from claims.policy.permissions import check_permission


def spelled(name: str) -> str:
    """The name as the vocabulary keeps it. Raises Missing where it is none, or too long."""
    check_keepable(tag=name)
    name = " ".join(name.split())
    if not name:
        sentence = say("Write the tag.")
        raise Missing(sentence, {"tag": sentence})
    if len(name) > LONGEST_TAG:
        sentence = say("A tag has at most {longest} characters.", longest=LONGEST_TAG)
        raise Missing(sentence, {"tag": sentence})
    return name


@transaction.atomic
def add(*, claim: Claim, name: str, by: User, acting: Actor | None = None) -> Tag:
    """File the claim under a tag, made if it is new; nothing happens where it has it.

    `acting` is what acts with the rights of `by`, such as a rule. Raises NotAllowed, Missing, or
    WrongState where the claim was merged away.
    """
    check_permission(by, Permission.TAG_CLAIM)
    name = spelled(name)
    curation.check_not_merged(locks.hold(claim))
    tag = _named(name)
    _, created = ClaimTag.objects.get_or_create(
        claim=claim, tag=tag, defaults={"added_by": None if acting else by}
    )
    if created:
        record(EventKind.CLAIM_TAGGED, Subject.CLAIM, claim.pk, by=acting or by, data=_facts(tag))
    return tag


@transaction.atomic
def remove(*, claim: Claim, tag: Tag, by: User) -> None:
    """Take the tag away, if the claim has it. Raises NotAllowed, or WrongState where it was merged away."""
    check_permission(by, Permission.TAG_CLAIM)
    curation.check_not_merged(locks.hold(claim))
    removed, _ = ClaimTag.objects.filter(claim=claim, tag=tag).delete()
    if removed:
        record(EventKind.CLAIM_UNTAGGED, Subject.CLAIM, claim.pk, by=by, data=_facts(tag))


def _named(name: str) -> Tag:
    """The tag of this name, whatever its case; made if it is new, by whoever is first."""
    known = Tag.objects.filter(name__iexact=name)
    found = known.first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return Tag.objects.create(name=name)
    except IntegrityError:
        return known.get()


def _facts(tag: Tag) -> dict[str, str | int]:
    return {"tag": tag.name, "tag_id": tag.pk}
