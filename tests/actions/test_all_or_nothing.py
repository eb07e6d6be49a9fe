"""An action whose history cannot be written has written nothing at all."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from claims.actions import (
    articles,
    claim_merges,
    dead_letters,
    denials,
    parties,
    party_merges,
    priorities,
    ratings,
    replies,
    rules,
    sources,
    statements,
    tags,
    tokens,
    users,
)
from claims.actions import claims as claim_actions
from claims.domain.denials import Scope
from claims.domain.evidence import Against, ReplyOutcome
from claims.domain.merge_request import MergeRequest
from claims.domain.ratings import ColourRole
from claims.domain.roles import Role
from claims.domain.spans import Span
from claims.domain.speech import PartyKind, StatementKind
from claims.models import (
    ApiToken,
    Article,
    Claim,
    Denial,
    DenialTarget,
    OutboxEvent,
    Party,
    Rating,
    ReplyRequest,
    Statement,
    Tag,
)
from tests import builders
from tests.actions.test_rules import fields

pytestmark = pytest.mark.django_db


class Scene:
    """A claim in Ravi's hands, with a source, a denial and a question, and the people of the desk."""

    def __init__(self) -> None:
        self.staff = builders.staff()
        self.claim = builders.ready_to_propose(self.staff)
        builders.denial(self.claim)
        self.other = builders.claim()
        self.source = self.claim.sources.get()
        self.statement = Statement.objects.filter(claim=self.claim).select_related("snapshot__article").get()
        self.statement.standing = "suggested"
        self.statement.save()
        tokens.create(user=self.staff.ravi, label="script", by=self.staff.ravi)
        self.merged = builders.claim(said_by=builders.voice("D. Finch"))
        asked = MergeRequest(self.other.pk, "They are one.")
        claim_merges.merge(claim=self.merged, asked=asked, version=1, by=self.staff.edda)
        finch = Party.objects.get(name="Dora Finch")
        party_merges.merge(
            party=Party.objects.get(name="D. Finch"),
            asked=MergeRequest(finch.pk, "She is one."),
            by=self.staff.edda,
        )
        tags.add(claim=self.other, name="figures", by=self.staff.ravi)
        given = fields(when=(("tag", "is", "figures"),), then=(("prioritise", "1"),))
        self.rule = rules.save(rule=None, fields=given, version=0, by=self.staff.edda)
        self.dead = OutboxEvent.objects.earliest("pk")
        OutboxEvent.objects.filter(pk=self.dead.pk).update(dead_at=self.dead.created_at, attempts=5)
        self.claim.refresh_from_db()

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
    "users.change_password": lambda s: users.change_password(
        user=s.staff.ravi, password="another horse 12", by=s.staff.ravi
    ),
    "claim_merges.merge": lambda s: claim_merges.merge(
        claim=s.claim, asked=MergeRequest(s.other.pk, "One."), version=s.claim.version, by=s.staff.edda
    ),
    "claim_merges.undo": lambda s: claim_merges.undo(claim=s.merged, by=s.staff.edda),
    "party_merges.merge": lambda s: party_merges.merge(
        party=s.party, asked=MergeRequest(Party.objects.get(name="Dora Finch").pk, "One."), by=s.staff.edda
    ),
    "party_merges.undo": lambda s: party_merges.undo(
        party=Party.objects.get(name="D. Finch"), by=s.staff.edda
    ),
    "tags.add": lambda s: tags.add(claim=s.claim, name="homes", by=s.staff.ravi),
    "tags.remove": lambda s: tags.remove(claim=s.other, tag=Tag.objects.get(), by=s.staff.ravi),
    "priorities.change": lambda s: priorities.change(claim=s.claim, priority=1, by=s.staff.edda),
    "rules.save": lambda s: rules.save(rule=s.rule, fields=fields("Boats"), version=1, by=s.staff.edda),
    "rules.apply": lambda s: rules.apply(rule=s.rule, claim=s.other),
    "dead_letters.retry": lambda s: dead_letters.retry(event=s.dead, by=s.staff.admin),
    "tokens.create": lambda s: tokens.create(user=s.staff.ravi, label="", by=s.staff.ravi),
    "tokens.revoke": lambda s: tokens.revoke(token=ApiToken.objects.get(), by=s.staff.ravi),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_without_its_history_an_action_leaves_no_trace(name: str) -> None:
    scene = Scene()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_historyentry ADD CONSTRAINT no_more CHECK (false) NOT VALID")
    before = _everything()

    with pytest.raises(IntegrityError, match="no_more"), transaction.atomic():
        ACTIONS[name](scene)

    assert _everything() == before


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_every_action_says_what_it_did(name: str) -> None:
    scene = Scene()
    before = _everything()["HistoryEntry"]

    ACTIONS[name](scene)

    assert len(_everything()["HistoryEntry"]) > len(before)


def _everything() -> dict[str, list[tuple[object, ...]]]:
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


def test_the_scene_is_what_it_says() -> None:
    assert Claim.objects.get(pk=Scene().claim.pk).state == "researching"
