"""Keeping what stands at the addresses of sources. Within the caller's transaction."""

from claims.actions import outbox
from claims.actions.fetches import answered
from claims.actions.history import record
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.fetches import Fetched
from claims.domain.topics import Topic
from claims.models import EvidenceSnapshot, Source
from claims.queries import evidence


def keep(*, source: Source, fetched: Fetched, text: str) -> EvidenceSnapshot | None:
    """Keep what came from a source's address, with the text that was read from it; for a look that holds it.

    None where the same bytes came as the last time: they are kept already.
    """
    digest, last = fetched.sha256, evidence.last(source)
    if last is not None and last.sha256 == digest:
        return None
    came = answered(fetched) | {"url": source.url}
    kept = EvidenceSnapshot.objects.create(source=source, raw=fetched.body, sha256=digest, text=text, **came)
    outbox.emit(Topic.EVIDENCE_FETCHED, key=f"evidence:{kept.pk}", object_id=kept.pk)
    data = {
        "source": source.pk,
        "title": source.title,
        "url": fetched.final_url,
        "sha256": digest,
        "bytes": len(fetched.body),
    }
    record(EventKind.SOURCE_KEPT, Subject.CLAIM, source.claim_id, by=DESK, data=data)
    return kept
