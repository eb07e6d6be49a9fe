"""One of each action, done on the scene."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from claims.actions import (
    anonymity,
    articles,
    bulk,
    claim_merges,
    claim_undo,
    comments,
    dead_letters,
    deadlines,
    denials,
    parties,
    parts,
    party_merges,
    party_names,
    priorities,
    publications,
    ratings,
    rechecks,
    replies,
    reply_deadlines,
    reply_links,
    rereading,
    revisits,
    rules,
    saved_views,
    seen_pages,
    source_checks,
    sources,
    statements,
    stories,
    tags,
    users,
    verdicts,
)
from claims.actions import claims as claim_actions
from claims.actions.articles import Provenance
from claims.domain.actors import DESK
from claims.domain.anonymity import AnonymityFields, Condition
from claims.domain.denials import Scope
from claims.domain.evidence import Against, ReplyOutcome, SourceCondition
from claims.domain.inputs import MoveInputs
from claims.domain.merge_request import MergeRequest
from claims.domain.ratings import ColourRole
from claims.domain.replies import Answer, Extension
from claims.domain.roles import Role
from claims.domain.spans import Span
from claims.domain.speech import PartyKind, StatementKind
from claims.domain.transitions import Move
from claims.models import (
    AnonymityAssessment,
    Article,
    Denial,
    DenialTarget,
    Party,
    PartyAlias,
    Rating,
    SavedView,
    Snapshot,
    StoryMove,
    Tag,
)
from claims.queries.desk_filters import DeskFilters
from tests import builders
from tests.actions.acts_kept import KEPT
from tests.actions.acts_outside import OUTSIDE
from tests.actions.acts_settings import SETTINGS
from tests.actions.feed_acts import FEED_ACTS, FeedScene
from tests.actions.scene import Scene
from tests.actions.test_rules import fields
from tests.builders import Staff


def later() -> Extension:
    return Extension(timezone.now() + timedelta(days=9), "They asked for it.")


@transaction.atomic
def compare(s: Scene) -> None:
    """As a worker does, whose lease is the transaction."""
    rereading.compare(snapshot=Snapshot.objects.get(pk=s.later.pk), text="Edited.")


ACTIONS: dict[str, Callable[[Scene], object]] = {
    "articles.submit": lambda s: articles.submit(raw=b"New.", how="paste", by=s.staff.edda),
    "articles.submit_files": lambda s: articles.submit_files(
        files=[(b"New.", Provenance(filename="a.txt"))], how="upload", by=s.staff.edda
    ),
    "articles.submit_address": lambda s: articles.submit_address(
        address="https://ledger.example/1", how="web", by=s.staff.edda
    ),
    "articles.submit_addresses": lambda s: articles.submit_addresses(
        addresses=["https://ledger.example/1", "https://ledger.example/2"], how="web", by=s.staff.edda
    ),
    "revisits.ask": lambda s: revisits.ask(article=s.statement.snapshot.article, by=s.staff.ravi),
    "seen_pages.send": lambda s: seen_pages.send(
        html="<p>A page.", address="https://ledger.example/1", by=s.staff.ravi
    ),
    "seen_pages.send, of one that could not be fetched": lambda s: seen_pages.send(
        html="<p>A page.", address=s.feeds.closed.address, by=s.staff.ravi
    ),
    "stories.join": lambda s: stories.join(
        article=Article.objects.earliest("pk"), other=Article.objects.latest("pk"), by=s.staff.edda
    ),
    "stories.part": lambda s: stories.part(article=s.copied, by=s.staff.edda),
    "stories.undo": lambda s: stories.undo(move=StoryMove.objects.get(), by=s.staff.edda),
    "claims.move": lambda s: builders.move(s.claim, "release", s.staff.ravi),
    "claim_undo.take_back": lambda s: claim_undo.take_back(
        claim=s.claim, version=s.claim.version, by=s.staff.edda
    ),
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
    "comments.add": lambda s: comments.add(claim=s.claim, text="@cleo, look.", by=s.staff.ravi),
    "comments.reply": lambda s: comments.reply(thread=s.open_thread, text="2025.", by=s.staff.cleo),
    "comments.edit": lambda s: comments.edit(
        comment=s.open_thread, text="Which month, @edda?", version=1, by=s.staff.ravi
    ),
    "comments.remove": lambda s: comments.remove(comment=s.open_thread, by=s.staff.ravi),
    "comments.resolve": lambda s: comments.resolve(thread=s.open_thread, by=s.staff.cleo),
    "comments.reopen": lambda s: comments.reopen(thread=s.settled_thread, by=s.staff.cleo),
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
        request=s.request, outcome=ReplyOutcome.DECLINED, words="", by=s.staff.ravi
    ),
    "replies.extend": lambda s: replies.extend(
        request=s.request, extension=later(), by=s.staff.ravi
    ),
    "reply_links.make": lambda s: reply_links.make(request=s.request, by=s.staff.ravi),
    "reply_links.revoke": lambda s: reply_links.revoke(request=s.linked.request, by=s.staff.ravi),
    "reply_links.answer": lambda s: reply_links.answer(
        link=s.linked, given=Answer(("No.",), "Dora Finch", "", quotable=True)
    ),
    "reply_deadlines.say_passed": lambda s: reply_deadlines.say_passed(timezone.now()),
    "anonymity.assess": lambda s: anonymity.assess(
        claim=s.unnamed, fields=AnonymityFields(frozenset(Condition), "", ""), by=s.staff.cleo
    ),
    "anonymity.approve": lambda s: anonymity.approve(
        assessment=AnonymityAssessment.objects.select_related("claim").get(), by=s.staff.edda
    ),
    "statements.accept": lambda s: statements.accept(statement=s.statement, by=s.staff.ravi),
    "statements.restore_all": lambda s: statements.restore_all(
        snapshot=s.accepted.snapshot, chosen=[s.accepted.pk], by=s.staff.ravi
    ),
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
    "parties.control": lambda s: parties.control(
        party=s.party, controlled_by=Party.objects.get(name="Dora Finch"), by=s.staff.edda
    ),
    "party_names.add": lambda s: party_names.add(party=s.party, name="Works", by=s.staff.edda),
    "party_names.remove": lambda s: party_names.remove(
        alias=PartyAlias.objects.get(name="D. Finch"), by=s.staff.edda
    ),
    "ratings.edit": lambda s: ratings.edit(
        rating=Rating.objects.get(key="false"), label="Wrong", number=1, colour=ColourRole.FALSE,
        against=Against.CLAIMANTS, explanation="It is wrong.", in_use=True, by=s.staff.admin,
    ),
    "articles.receive_again": lambda s: articles.receive_again(
        article=s.statement.snapshot.article, raw=b"Edited again.", how="paste", by=s.staff.ravi
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
    "rechecks.say_come": lambda s: rechecks.say_come(timezone.now()),
    "rereading.compare": compare,
    "source_checks.check": lambda s: source_checks.check(
        source=s.source, condition=SourceCondition.GONE, note="404.", seen_on=None, by=s.staff.ravi
    ),
    "verdicts.mark_stale": lambda s: verdicts.mark_stale(
        claim=s.standing, cause="A denial.", by=DESK
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
        party=Party.objects.get(name="D. Finch"), by=s.staff.edda),
    "tags.add": lambda s: tags.add(claim=s.claim, name="homes", by=s.staff.ravi),
    "tags.remove": lambda s: tags.remove(claim=s.other, tag=Tag.objects.get(), by=s.staff.ravi),
    "priorities.change": lambda s: priorities.change(claim=s.claim, priority=1, by=s.staff.edda),
    "rules.save": lambda s: rules.save(rule=s.rule, fields=fields("Boats"), version=1, by=s.staff.edda),
    "rules.apply": lambda s: rules.apply(rule=s.rule, claim=s.other),
    "dead_letters.retry": lambda s: dead_letters.retry(event=s.dead, by=s.staff.admin),
    **KEPT,
    **OUTSIDE,
    **SETTINGS,
}  # fmt: skip


def _of_feeds(act: Callable[[FeedScene, Staff], object]) -> Callable[[Scene], object]:
    return lambda s: act(s.feeds, s.staff)


ACTIONS |= {name: _of_feeds(act) for name, act in FEED_ACTS.items()}


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
