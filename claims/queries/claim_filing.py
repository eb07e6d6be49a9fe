"""How a claim is filed: its tags, its priority, and what it was merged with."""

from dataclasses import dataclass

from claims.domain.events import Subject
from claims.domain.roles import Permission
from claims.models import Claim, Merge, Tag, User
from claims.policy import curation, merging, visibility
from claims.queries import merges
from claims.queries.closings import closed

MOST_OFFERED = 200
"""Tags of the vocabulary that a page offers while somebody types."""


@dataclass(frozen=True, slots=True)
class Filing:
    """`merge` is how it was merged away; each `…_closed` the sentence that says why not, or blank."""

    tags: tuple[Tag, ...]
    vocabulary: tuple[str, ...]
    merge: Merge | None
    tags_closed: str
    priority_closed: str
    merge_closed: str
    part_closed: str


def of(claim: Claim, viewer: User) -> Filing:
    """Three SQL statements, and a fourth for a claim that was merged."""
    tags = tuple(claim.tags.order_by("name"))
    merged = claim.merged_into_id is not None
    merge = merges.in_force(Subject.CLAIM, claim.pk) if merged else None
    return Filing(
        tags=tags,
        vocabulary=vocabulary(),
        merge=merge,
        tags_closed=closed(viewer, Permission.TAG_CLAIM, curation.check_not_merged, claim),
        priority_closed=closed(viewer, Permission.PRIORITISE, curation.check_open_for_priority, claim),
        merge_closed=closed(viewer, Permission.MERGE_CLAIMS, merging.check_may_go, claim),
        part_closed=_parted(viewer, merge),
    )


def vocabulary() -> tuple[str, ...]:
    """The tags that some claim has."""
    used = Tag.objects.filter(claim_tags__isnull=False).order_by("name").distinct()
    return tuple(used.values_list("name", flat=True)[:MOST_OFFERED])


def tag_of(viewer: User, claim_id: int, tag_id: int) -> Tag | None:
    """The tag, where a claim that the viewer sees has it."""
    return Tag.objects.filter(pk=tag_id, claims__in=visibility.claims(viewer).filter(pk=claim_id)).first()


def tag_named(claim: Claim, name: str) -> Tag | None:
    """The tag of this name, whatever its case, where the claim has it."""
    return None if "\0" in name else claim.tags.filter(name__iexact=name).first()


def _parted(viewer: User, merge: Merge | None) -> str:
    if merge is None:
        return ""
    kept = Claim.objects.select_related("merged_into").get(pk=merge.kept_id)

    def check(_: Claim) -> None:
        merging.check_may_part(merge, kept, kept.number)

    return closed(viewer, Permission.MERGE_CLAIMS, check, kept)
