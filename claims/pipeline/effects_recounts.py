"""What follows when the independent sources of a proposed or published verdict count differently."""

from claims.actions import locks, relay, reviews, verdicts
from claims.domain.actors import DESK
from claims.domain.events import EventKind
from claims.domain.wording import shortened
from claims.models import Claim, HistoryEntry

NAME = 80
"""Characters of an article's title, or a party's name, in a cause."""


def sources_recounted(held: relay.Lease) -> None:
    """Proposals and verdicts from before this are out of date: they were read with as many as there were."""
    entry = HistoryEntry.objects.get(pk=held.object_id)
    names = {name: shortened(said, NAME) for name, said in entry.data.items() if isinstance(said, str)}
    why = _SENTENCES[EventKind(entry.kind)].format(**names)
    with relay.finishing(held):
        for one in entry.data["recounted"]:
            claim = locks.hold(Claim(pk=one["claim"]))
            count = f"f the sources it rested on, {one['after']} are independent, not {one['before']}: {why}"
            reviews.overtake(claim_id=claim.pk, cause=f"o{count}", before=entry.at)
            if claim.verdicts.filter(ended_at__isnull=True, review__proposed_at__lt=entry.at).exists():
                verdicts.mark_stale(claim=claim, cause=f"O{count}", by=DESK)


_SENTENCES = {
    EventKind.ARTICLE_STORY_CHANGED: "“{title}” was found to be the same story as “{with}”.",
    EventKind.ARTICLE_PARTED: "“{title}” was found to be a story of its own.",
    EventKind.ARTICLE_STORY_UNDONE: "it was taken back that “{title}” {was}.",
    EventKind.PARTY_MERGED: "{merged} was merged into {kept}.",
    EventKind.PARTY_UNMERGED: "{merged} was parted from {kept} again.",
    EventKind.PARTY_EDITED: "who controls {name} was changed.",
    EventKind.PARTY_CONTROL_SET: "who controls {name} was changed.",
}
"""What was done, by the kind of entry that tells of it."""
