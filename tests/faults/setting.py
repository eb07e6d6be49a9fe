"""What every scenario begins with: the same desk, made once and copied."""

from claims.actions import findings, statements, watches
from claims.actions.articles import Provenance, submit
from claims.domain.spans import Span
from claims.domain.speech import StatementKind
from claims.domain.topics import Queue
from claims.models import Claim, OutboxEvent, Snapshot, User
from claims.pipeline import drain
from tests import builders
from tests.faults import invariants

CLAIMS, READ_TWICE = 300, 12
"""New claims, and further ones with a proposal that waits for its second reader."""

PER_ARTICLE = 50


def make() -> None:
    """People, claims that somebody watches, and nothing left to do."""
    staff = builders.staff()
    wanda = builders.person(invariants.WATCHER)
    for begin in range(0, CLAIMS, PER_ARTICLE):
        _article(range(begin, begin + PER_ARTICLE), staff.edda)
    for _ in range(READ_TWICE):
        builders.in_second_reading(staff)
    for claim in Claim.objects.all():
        watches.start(claim=claim, by=wanda)
    # The articles are written by hand: nobody need read them.
    OutboxEvent.objects.filter(queue=Queue.INGEST).delete()
    drain.drain_all()
    invariants.install_witness()


def _article(numbers: range, by: User) -> None:
    words = [
        f"The council of {builders.place(number + 1)} built forty homes in one street" for number in numbers
    ]
    text = ". ".join(words) + "."
    submission = submit(raw=text.encode(), how="paste", by=by, provenance=Provenance(title=words[0][:60]))
    findings.store_text(snapshot=submission.snapshot, text=text)
    findings.mark_ready(snapshot=submission.snapshot)
    snapshot = Snapshot.objects.select_related("article").get(pk=submission.snapshot.pk)
    for each in words:
        start = text.index(each)
        statements.add(
            snapshot=snapshot,
            kind=StatementKind.CLAIM,
            span=Span(start, start + len(each)),
            voice=builders.voice(),
            claim=None,
            denies=[],
            denial_type=None,
            by=by,
        )
