"""An action whose history cannot be written has written nothing at all."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from claims.actions import (
    articles,
    denials,
    parties,
    parts,
    ratings,
    rechecks,
    replies,
    rereading,
    source_checks,
    sources,
    statements,
    tokens,
    users,
    verdicts,
)
from claims.actions import claims as claim_actions
from claims.domain.actors import DESK
from claims.domain.denials import Scope
from claims.domain.evidence import Against, ReplyOutcome, SourceCondition
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
    Party,
    Rating,
    ReplyRequest,
    Snapshot,
    Statement,
)
from tests import builders

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
        self.claim.refresh_from_db()
        self.published = builders.published(self.staff, builders.claim())
        verdicts.mark_stale(claim=self.published, cause="A new register.", by=DESK)
        self.whole = builders.claim()
        parts.split(claim=self.whole, texts=["One part", "Another"], version=1, by=self.staff.edda)

    @property
    def party(self) -> Party:
        return Party.objects.get(name="Ministry of Works")


def _on_its_day(scene: Scene) -> None:
    """The day of this claim has come, as nobody but time can make it."""
    Claim.objects.filter(pk=scene.published.pk).update(recheck_on=timezone.localdate())
    rechecks.say_come(timezone.now())


def _compare(scene: Scene) -> None:
    """What was received of the article is compared, as a worker does."""
    read = scene.statement.snapshot
    later = Snapshot.objects.create(
        article=read.article, raw=b"Edited.", sha256="e" * 64, how="paste", compared_with=read
    )
    rereading.compare(snapshot=later, text="Edited.")


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
        request=ReplyRequest.objects.get(claim=s.claim), outcome=ReplyOutcome.DECLINED, answer="",
        by=s.staff.ravi,
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
    "articles.receive_again": lambda s: articles.receive_again(
        article=s.statement.snapshot.article, raw=b"Edited.", how="paste", by=s.staff.ravi
    ),
    "claims.move, which reaffirms": lambda s: builders.move(
        s.published, "reaffirm", s.staff.edda, reason="The same."
    ),
    "parts.split": lambda s: parts.split(
        claim=s.other, texts=["One part", "Another"], version=s.other.version, by=s.staff.edda
    ),
    "parts.undo": lambda s: parts.undo(claim=s.whole, version=2, by=s.staff.edda),
    "rechecks.plan": lambda s: rechecks.plan(
        claim=s.claim, day=timezone.localdate() + timedelta(days=1), by=s.staff.ravi
    ),
    "rechecks.say_come": _on_its_day,
    "rereading.compare": _compare,
    "source_checks.check": lambda s: source_checks.check(
        source=s.source, condition=SourceCondition.GONE, note="404.", seen_on=None, by=s.staff.ravi
    ),
    "verdicts.mark_stale": lambda s: verdicts.mark_stale(claim=s.published, cause="A denial.", by=DESK),
    "users.save": lambda s: users.save(
        user=s.staff.ravi, role=Role.EDITOR, password=None, by=s.staff.admin
    ),
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
