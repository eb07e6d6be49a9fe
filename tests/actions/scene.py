"""A desk on which every action can be done."""

from django.db import transaction
from django.utils import timezone

from claims.actions import (
    anonymity,
    bulk,
    claim_merges,
    comments,
    parts,
    party_merges,
    reply_links,
    rules,
    saved_views,
    stories,
    tags,
    tokens,
    verdicts,
)
from claims.domain.actors import DESK
from claims.domain.anonymity import AnonymityFields, Condition
from claims.domain.inputs import MoveInputs
from claims.domain.merge_request import MergeRequest
from claims.domain.speech import AttributionLevel
from claims.domain.transitions import Move
from claims.models import (
    BulkJob,
    BulkRow,
    Claim,
    Comment,
    OutboxEvent,
    Party,
    ReplyLink,
    ReplyRequest,
    Rule,
    Snapshot,
    Source,
    Statement,
)
from claims.queries.desk_filters import DeskFilters
from tests import builders, outside
from tests.actions.feed_acts import FeedScene
from tests.actions.test_rules import fields
from tests.signing_in import set_up, signed_in


class Scene:
    """A claim in Ravi's hands, with a source, a denial and a question; one by unnamed voices; and the people.

    Every row is read anew whenever it is asked for, as each request does.
    """

    def __init__(self) -> None:
        self.staff = builders.staff()
        claim = builders.ready_to_propose(self.staff)
        builders.denial(claim)
        self._claim, self._other = claim.pk, builders.claim().pk
        Statement.objects.filter(claim=claim).update(standing="suggested")
        tokens.create(user=self.staff.ravi, label="script", by=self.staff.ravi)
        self.browser, self.backup_codes = signed_in(self.staff.ravi), set_up(self.staff.cleo)
        reply_links.make(request=self.request, by=self.staff.ravi)
        self._talk()
        self._hide_a_voice()
        self._move_many()
        self._publish()
        self._merge()
        self._write_a_rule()
        self._split()
        self.feeds = FeedScene(self.staff)
        outside.bring(self.staff.edda, outside.review(), outside.rated("Odd", url=f"{outside.SITE}/odd"))
        outside.decided(self.staff.edda, "Mostly wrong", "false")
        self.copied = builders.article()
        stories.join(article=self.copied, other=builders.article(), by=self.staff.edda)
        read = self.statement.snapshot
        self.later = Snapshot.objects.create(
            article=read.article, raw=b"Edited.", sha256="e" * 64, how="paste", compared_with=read
        )

    def _hide_a_voice(self) -> None:
        unnamed = builders.claim(said_by=builders.voice("officials", AttributionLevel.GRANTED_ANONYMITY))
        self._unnamed = unnamed.pk
        anonymity.assess(
            claim=unnamed, fields=AnonymityFields(frozenset(Condition), "", ""), by=self.staff.ravi
        )

    def _move_many(self) -> None:
        saved_views.save(name="Denied", filters=DeskFilters(denied=True), shared=True, by=self.staff.edda)
        aside = {builders.claim().pk: 1}
        bulk.start(
            move=Move.SET_ASIDE, inputs=MoveInputs(reason="No."), claim_versions=aside, by=self.staff.edda
        )
        with transaction.atomic():
            bulk.work(row_id=BulkRow.objects.get().pk)

    def _publish(self) -> None:
        planned = self._propose()
        self._proposed, self._planned = self._propose().pk, planned.pk
        builders.move(planned, "confirm", self.staff.cleo, publish_at="2099-01-31")
        published = builders.published(self.staff)
        self._published = published.pk
        verdicts.mark_stale(claim=published, cause="A new register.", by=DESK)
        Claim.objects.filter(pk=published.pk).update(recheck_on=timezone.localdate())
        self._standing = builders.published(self.staff).pk

    def _merge(self) -> None:
        merged = builders.claim(said_by=builders.voice("D. Finch"))
        self._merged = merged.pk
        asked = MergeRequest(self._other, "They are one.")
        claim_merges.merge(claim=merged, asked=asked, version=1, by=self.staff.edda)
        finch = Party.objects.get(name="Dora Finch")
        party_merges.merge(
            party=Party.objects.get(name="D. Finch"),
            asked=MergeRequest(finch.pk, "She is one."),
            by=self.staff.edda,
        )

    def _write_a_rule(self) -> None:
        tags.add(claim=self.other, name="figures", by=self.staff.ravi)
        given = fields(when=(("tag", "is", "figures"),), then=(("prioritise", "1"),))
        self._rule = rules.save(rule=None, fields=given, version=0, by=self.staff.edda).pk
        dead = OutboxEvent.objects.earliest("pk")
        OutboxEvent.objects.filter(pk=dead.pk).update(dead_at=timezone.now(), attempts=5)

    def _split(self) -> None:
        whole = builders.claim()
        self._whole = whole.pk
        parts.split(claim=whole, texts=["One part", "Another"], version=1, by=self.staff.edda)

    def _talk(self) -> None:
        settled = comments.add(claim=self.claim, text="Settled?", by=self.staff.ravi)
        comments.resolve(thread=settled, by=self.staff.ravi)
        comments.add(claim=self.claim, text="Which year, @cleo?", by=self.staff.ravi)

    def _propose(self) -> Claim:
        claim = builders.researching(self.staff)
        builders.source(claim, self.staff.ravi)
        given = {"rating": "false", "reason": "It says so.", "no_reply_reason": "There was no time."}
        return builders.move(claim, "propose", self.staff.ravi, **given)

    @property
    def claim(self) -> Claim:
        return Claim.objects.get(pk=self._claim)

    @property
    def request(self) -> ReplyRequest:
        return ReplyRequest.objects.select_related("claim").get(claim=self._claim)

    @property
    def published(self) -> Claim:
        """One whose verdict is stale, and whose day to look again has come."""
        return Claim.objects.get(pk=self._published)

    @property
    def standing(self) -> Claim:
        """One whose verdict nothing has happened to."""
        return Claim.objects.get(pk=self._standing)

    @property
    def merged(self) -> Claim:
        """One that is another now."""
        return Claim.objects.get(pk=self._merged)

    @property
    def rule(self) -> Rule:
        return Rule.objects.get(pk=self._rule)

    @property
    def dead(self) -> OutboxEvent:
        return OutboxEvent.objects.get(dead_at__isnull=False)

    @property
    def proposed(self) -> Claim:
        return Claim.objects.get(pk=self._proposed)

    @property
    def planned(self) -> Claim:
        """One that is confirmed, to be published later."""
        return Claim.objects.get(pk=self._planned)

    @property
    def whole(self) -> Claim:
        """One of two parts."""
        return Claim.objects.get(pk=self._whole)

    @property
    def other(self) -> Claim:
        return Claim.objects.get(pk=self._other)

    @property
    def source(self) -> Source:
        return Source.objects.select_related("claim").get(claim=self._claim)

    @property
    def statement(self) -> Statement:
        return Statement.objects.select_related("snapshot__article").get(claim=self._claim)

    @property
    def accepted(self) -> Statement:
        return Statement.objects.select_related("snapshot__article").filter(claim=self._other).earliest("pk")

    @property
    def open_thread(self) -> Comment:
        return Comment.objects.get(resolved_at__isnull=True)

    @property
    def settled_thread(self) -> Comment:
        return Comment.objects.get(resolved_at__isnull=False)

    @property
    def bulk_job(self) -> BulkJob:
        """One that has set a claim aside."""
        return BulkJob.objects.get(move="set_aside", finished_at__isnull=False)

    @property
    def linked(self) -> ReplyLink:
        return ReplyLink.objects.select_related("request__claim").get()

    @property
    def unnamed(self) -> Claim:
        return Claim.objects.get(pk=self._unnamed)

    @property
    def party(self) -> Party:
        return Party.objects.get(name="Ministry of Works")
