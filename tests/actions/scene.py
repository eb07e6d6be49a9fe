"""One of each action, and a desk to do it on."""

from collections.abc import Callable
from datetime import timedelta

from django.apps import apps
from django.utils import timezone

from claims.actions import (
    anonymity,
    articles,
    denials,
    parties,
    ratings,
    replies,
    reply_deadlines,
    reply_links,
    sources,
    statements,
    tokens,
    users,
)
from claims.actions import claims as claim_actions
from claims.domain.anonymity import AnonymityFields, Condition
from claims.domain.denials import Scope
from claims.domain.evidence import Against, ReplyOutcome
from claims.domain.ratings import ColourRole
from claims.domain.replies import Answer, Extension
from claims.domain.roles import Role
from claims.domain.spans import Span
from claims.domain.speech import AttributionLevel, PartyKind, StatementKind
from claims.models import (
    AnonymityAssessment,
    ApiToken,
    Article,
    Claim,
    Denial,
    DenialTarget,
    Party,
    Rating,
    ReplyLink,
    ReplyRequest,
    Source,
    Statement,
)
from tests import builders


def later() -> Extension:
    return Extension(timezone.now() + timedelta(days=9), "They asked for it.")


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
        reply_links.make(request=ReplyRequest.objects.get(), by=self.staff.ravi)
        officials = builders.voice("officials", AttributionLevel.GRANTED_ANONYMITY)
        unnamed = builders.claim(said_by=officials)
        anonymity.assess(
            claim=unnamed, fields=AnonymityFields(frozenset(Condition), "", ""), by=self.staff.ravi
        )
        self._unnamed = unnamed.pk

    @property
    def claim(self) -> Claim:
        return Claim.objects.get(pk=self._claim)

    @property
    def other(self) -> Claim:
        return Claim.objects.get(pk=self._other)

    @property
    def unnamed(self) -> Claim:
        return Claim.objects.get(pk=self._unnamed)

    @property
    def link(self) -> ReplyLink:
        return ReplyLink.objects.select_related("request__claim").get()

    @property
    def source(self) -> Source:
        return Source.objects.select_related("claim").get(claim=self._claim)

    @property
    def statement(self) -> Statement:
        return Statement.objects.select_related("snapshot__article").get(claim=self._claim)

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
        claim=s.claim, party=s.party, asked=builders.asked(), by=s.staff.ravi
    ),
    "replies.skip": lambda s: replies.skip(claim=s.claim, party=s.party, reason="Gone.", by=s.staff.ravi),
    "replies.close": lambda s: replies.close(
        request=ReplyRequest.objects.get(), outcome=ReplyOutcome.DECLINED, words="", by=s.staff.ravi
    ),
    "replies.extend": lambda s: replies.extend(
        request=ReplyRequest.objects.get(), extension=later(), by=s.staff.ravi
    ),
    "reply_links.make": lambda s: reply_links.make(request=ReplyRequest.objects.get(), by=s.staff.ravi),
    "reply_links.revoke": lambda s: reply_links.revoke(request=ReplyRequest.objects.get(), by=s.staff.ravi),
    "reply_links.answer": lambda s: reply_links.answer(
        link=s.link, given=Answer(("No.",), "Dora Finch", "", quotable=True)
    ),
    "reply_deadlines.say_passed": lambda s: reply_deadlines.say_passed(timezone.now()),
    "anonymity.assess": lambda s: anonymity.assess(
        claim=s.unnamed, fields=AnonymityFields(frozenset(Condition), "", ""), by=s.staff.cleo
    ),
    "anonymity.approve": lambda s: anonymity.approve(
        assessment=AnonymityAssessment.objects.select_related("claim").get(), by=s.staff.edda
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
