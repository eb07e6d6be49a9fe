"""One of each action, and a desk to do it on."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.apps import apps
from django.db import transaction

from claims.actions import (
    articles,
    bulk,
    deadlines,
    denials,
    parties,
    publications,
    ratings,
    replies,
    saved_views,
    sources,
    statements,
    tokens,
    users,
)
from claims.actions import claims as claim_actions
from claims.domain.denials import Scope
from claims.domain.evidence import Against, ReplyOutcome
from claims.domain.inputs import MoveInputs
from claims.domain.ratings import ColourRole
from claims.domain.roles import Role
from claims.domain.spans import Span
from claims.domain.speech import PartyKind, StatementKind
from claims.domain.transitions import Move
from claims.models import (
    ApiToken,
    Article,
    BulkJob,
    BulkRow,
    Claim,
    Denial,
    DenialTarget,
    Party,
    Rating,
    ReplyRequest,
    SavedView,
    Source,
    Statement,
)
from claims.queries.desk import DeskFilters
from tests import builders


class Scene:
    """A claim in Ravi's hands, with a source, a denial and a question, and the people of the desk.

    Every row is read anew whenever it is asked for, as each request does.
    """

    def __init__(self) -> None:
        self.staff = builders.staff()
        claim = builders.ready_to_propose(self.staff)
        builders.denial(claim)
        self._claim, self._other = claim.pk, builders.claim().pk
        Statement.objects.filter(claim=claim).update(standing="suggested")
        tokens.create(user=self.staff.ravi, label="script", by=self.staff.ravi)
        saved_views.save(name="Denied", filters=DeskFilters(denied=True), shared=True, by=self.staff.edda)
        aside = {builders.claim().pk: 1}
        bulk.start(
            move=Move.SET_ASIDE, inputs=MoveInputs(reason="No."), claim_versions=aside, by=self.staff.edda
        )
        with transaction.atomic():
            bulk.work(row_id=BulkRow.objects.get().pk)
        planned = self._propose()
        self._proposed = self._propose().pk
        builders.move(planned, "confirm", self.staff.cleo, publish_at="2099-01-31")
        self._planned = planned.pk

    def _propose(self) -> Claim:
        claim = builders.researching(self.staff)
        builders.source(claim, self.staff.ravi)
        given = {"rating": "false", "reason": "It says so.", "no_reply_reason": "There was no time."}
        return builders.move(claim, "propose", self.staff.ravi, **given)

    @property
    def proposed(self) -> Claim:
        return Claim.objects.get(pk=self._proposed)

    @property
    def planned(self) -> Claim:
        """One that is to be published at a set time."""
        return Claim.objects.get(pk=self._planned)

    @property
    def claim(self) -> Claim:
        return Claim.objects.get(pk=self._claim)

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
    def bulk_job(self) -> BulkJob:
        """One that has set a claim aside."""
        return BulkJob.objects.get(move="set_aside", finished_at__isnull=False)

    @property
    def party(self) -> Party:
        return Party.objects.get(name="Ministry of Works")


ACTIONS: dict[str, Callable[[Scene], object]] = {
    "articles.submit": lambda s: articles.submit(raw=b"New.", how="paste", by=s.staff.edda),
    "articles.join_story": lambda s: articles.join_story(
        article=Article.objects.earliest("pk"), other=Article.objects.latest("pk"), by=s.staff.edda
    ),
    "claims.move": lambda s: builders.move(s.claim, "release", s.staff.ravi),
    "claims.reword": lambda s: claim_actions.reword(
        claim=s.claim, text="Other words", version=s.claim.version, by=s.staff.ravi
    ),
    "claims.move at a set time": lambda s: builders.move(
        s.proposed, "confirm", s.staff.cleo, publish_at="2099-01-31"
    ),
    "publications.stop": lambda s: publications.stop(claim=s.planned, by=s.staff.edda),
    "deadlines.set": lambda s: deadlines.set(
        claim=s.claim, due_at=datetime(2099, 1, 31, tzinfo=UTC), version=s.claim.version, by=s.staff.edda
    ),
    "saved_views.save": lambda s: saved_views.save(
        name="Mine", filters=DeskFilters(mine=True), shared=False, by=s.staff.ravi
    ),
    "saved_views.edit": lambda s: saved_views.edit(
        view=SavedView.objects.get(), name="Odd", shared=False, by=s.staff.edda
    ),
    "saved_views.remove": lambda s: saved_views.remove(view=SavedView.objects.get(), by=s.staff.edda),
    "bulk.start": lambda s: bulk.start(
        move=Move.TAKE, inputs=MoveInputs(), claim_versions={s.other.pk: 1}, by=s.staff.ravi
    ),
    "bulk.undo": lambda s: bulk.undo(job=s.bulk_job, by=s.staff.edda),
    "denials.link": lambda s: denials.link(
        denial=Denial.objects.get(), claim=s.other, scope=Scope.PART, by=s.staff.ravi
    ),
    "denials.unlink": lambda s: denials.unlink(target=DenialTarget.objects.get(), by=s.staff.ravi),
    "sources.add": lambda s: builders.source(s.claim, s.staff.ravi),
    "sources.edit": lambda s: sources.edit(
        source=s.source, version=1, fields=builders.source_fields(title="Other"), by=s.staff.ravi
    ),
    "sources.remove": lambda s: sources.remove(source=s.source, by=s.staff.ravi),
    "replies.ask": lambda s: replies.ask(
        claim=s.claim, party=s.party, question="Why?", deadline=None, by=s.staff.ravi
    ),
    "replies.skip": lambda s: replies.skip(claim=s.claim, party=s.party, reason="Gone.", by=s.staff.ravi),
    "replies.close": lambda s: replies.close(
        request=ReplyRequest.objects.get(), outcome=ReplyOutcome.DECLINED, answer="", by=s.staff.ravi
    ),
    "statements.accept": lambda s: statements.accept(statement=s.statement, by=s.staff.ravi),
    "statements.accept_all": lambda s: statements.accept_all(snapshot=s.statement.snapshot, by=s.staff.ravi),
    "statements.edit": lambda s: statements.edit(
        statement=s.statement, version=s.statement.version, voice=builders.voice("A B"), span=Span(0, 9),
        by=s.staff.ravi,
    ),
    "statements.add": lambda s: statements.add(
        snapshot=s.statement.snapshot, kind=StatementKind.CLAIM, span=Span(0, 9), voice=builders.voice(),
        claim=None, denies=[], denial_type=None, by=s.staff.ravi,
    ),
    "parties.edit": lambda s: parties.edit(
        party=s.party, name="Works", kind=PartyKind.ORGANISATION, controlled_by=None, same_as="",
        by=s.staff.admin,
    ),
    "ratings.edit": lambda s: ratings.edit(
        rating=Rating.objects.get(key="false"), label="Wrong", number=1, colour=ColourRole.FALSE,
        against=Against.CLAIMANTS, explanation="It is wrong.", in_use=True, by=s.staff.admin,
    ),
    "users.save": lambda s: users.save(
        user=s.staff.ravi, role=Role.EDITOR, password=None, by=s.staff.admin
    ),
    "tokens.create": lambda s: tokens.create(user=s.staff.ravi, label="", by=s.staff.ravi),
    "tokens.revoke": lambda s: tokens.revoke(token=ApiToken.objects.get(), by=s.staff.ravi),
}  # fmt: skip


def everything() -> dict[str, list[tuple[object, ...]]]:
    """Every row of the desk, but what the database computes itself."""
    return {
        model.__name__: sorted(
            model._base_manager.values_list(
                *[field.attname for field in model._meta.concrete_fields if field.name != "search"]
            ),
            key=str,
        )
        for model in apps.get_app_config("claims").get_models()
    }
