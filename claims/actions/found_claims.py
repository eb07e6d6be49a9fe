"""Claims that the analysis found in an article: new ones, and ones that the desk knows from elsewhere."""

from collections.abc import Mapping, Sequence

from claims.actions import contradictions, locks
from claims.actions.history import Said, record_many
from claims.analysis.result import Analysis, ClaimGroup
from claims.domain import contrast
from claims.domain.actors import ANALYSIS
from claims.domain.events import EventKind, Subject
from claims.matching import same_claim
from claims.models import Article, Claim, HistoryEntry
from claims.queries import appearances

Saying = tuple[Claim, ClaimGroup]


def of(analysis: Analysis, article: Article, kept: Mapping[int, Claim]) -> dict[int, Claim]:
    """The claim of each group by the group's number; `kept` has those of an earlier reading.

    Within the caller's transaction; all claims that were known before, and their parts, are held.
    """
    groups = [group for group in analysis.claims if group.id not in kept]
    claims = _known(groups, kept)
    new: dict[str, Saying] = {}
    for group in groups:
        if group.id not in claims:
            # Words too few to be known again make a claim of their own each time.
            wording = same_claim.wording(group.text) or f"group {group.id}"
            claims[group.id], _ = new.setdefault(wording, (_made(group, analysis), group))
    Claim.objects.bulk_create(claim for claim, _ in new.values())
    _record(EventKind.CLAIM_FOUND, list(new.values()), article)
    contradictions.note_new([claim for claim, _ in new.values()])
    told = {group.id for _, group in new.values()}
    again = [(claims[group.id], group) for group in groups if group.id not in told]
    for (claim, _), entry in zip(again, _record_again(again, article), strict=True):
        contradictions.note_seen(claim, entry)
    return {**kept, **claims}


def _known(groups: Sequence[ClaimGroup], kept: Mapping[int, Claim]) -> dict[int, Claim]:
    """Those of these groups that the desk knows, held before they are looked up once more."""
    texts = [group.text for group in groups]
    found = same_claim.find_all(texts)
    first = [claim.pk for claim in [*found, *kept.values()] if claim]
    if first:
        locks.hold_all(appearances.with_parts(first))
        found = same_claim.find_all(texts)
    held = {claim.pk: claim for claim in locks.hold_each(claim.pk for claim in found if claim)}
    return {group.id: held[claim.pk] for group, claim in zip(groups, found, strict=True) if claim}


def _made(group: ClaimGroup, analysis: Analysis) -> Claim:
    worth = [found.check_worthiness for found in analysis.statements if found.id in group.statements]
    return Claim(
        text=group.text,
        **contrast.columns(group.text),
        origin="denial" if group.from_denial else "analysis",
        check_worthiness=max(worth, default=0.5),
    )


def _record_again(sayings: Sequence[Saying], article: Article) -> list[HistoryEntry]:
    """One entry for each, in their order; an article may say one claim in two ways."""
    entries: dict[int, HistoryEntry] = {}
    left = list(enumerate(sayings))
    while left:
        once = {claim.pk: (place, (claim, group)) for place, (claim, group) in reversed(left)}
        told = list(once.values())
        written = _record(EventKind.CLAIM_SEEN_AGAIN, [saying for _, saying in told], article)
        entries |= {place: entry for (place, _), entry in zip(told, written, strict=True)}
        left = [(place, saying) for place, saying in left if place not in entries]
    return [entries[place] for place in range(len(sayings))]


def _record(kind: EventKind, sayings: Sequence[Saying], article: Article) -> list[HistoryEntry]:
    said = [
        Said(claim.pk, {"text": group.text, "article": article.pk, "title": article.title})
        for claim, group in sayings
    ]
    return record_many(kind, Subject.CLAIM, said, by=ANALYSIS) if said else []
