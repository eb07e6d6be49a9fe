"""What two people, or a person and a worker, do to one claim at the same time."""

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.db import connection, transaction

from claims.actions import counters, locks, parties, party_merges, reviews, sources, statements, users
from claims.domain.denials import DenialType
from claims.domain.merge_request import MergeRequest
from claims.domain.refusals import Missing, Refusal, WrongState
from claims.domain.roles import Role
from claims.domain.spans import Span
from claims.domain.speech import PartyKind, StatementKind
from claims.models import Article, HistoryEntry, Party, Source, Statement, User
from claims.pipeline import ingest
from tests import builders, found

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_source_added_during_second_reading_makes_the_proposal_stale() -> None:
    staff = builders.staff()
    claim = builders.in_second_reading(staff)
    builders.source(claim, staff.ravi, title="A later register")

    with pytest.raises(Missing, match="“A later register” was added"):
        builders.move(claim, "confirm", staff.cleo)


def test_a_source_goes_by_where_the_claim_is_now_not_where_it_was_when_it_was_looked_up() -> None:
    staff = builders.staff()
    claim = builders.ready_to_propose(staff)
    looked_up = Source.objects.select_related("claim").get(claim=claim)
    builders.move(claim, "propose", staff.ravi, rating="false", reason="The register shows otherwise.")
    builders.move(claim, "confirm", staff.cleo)

    with pytest.raises(WrongState):
        sources.remove(source=looked_up, by=staff.ravi)
    with pytest.raises(WrongState):
        builders.source(looked_up.claim, staff.ravi)


def test_a_denial_and_a_confirmation_do_not_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    staff = builders.staff()
    claim = builders.in_second_reading(staff)
    text = builders.snapshot(builders.article("The ministry denied it flatly today."))
    denied, counted = threading.Event(), counters.recount

    def recount_late(claim_ids: Iterable[int]) -> None:
        denied.set()
        time.sleep(1.2)
        counted(claim_ids)

    monkeypatch.setattr(counters, "recount", recount_late)

    def deny() -> None:
        statements.add(
            snapshot=text,
            kind=StatementKind.DENIAL,
            span=Span(4, 12),
            voice=builders.voice("Ministry"),
            claim=None,
            denies=[claim],
            denial_type=DenialType.FLAT,
            by=staff.edda,
        )

    def confirm() -> None:
        denied.wait(10)
        builders.move(claim, "confirm", staff.cleo)

    problems = at_once(deny, confirm)

    assert [type(problem) for problem in problems] == [Missing]
    assert "a denial by Ministry arrived" in str(problems[0])


def test_another_voice_of_a_denial_and_a_confirmation_do_not_wait_for_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    staff = builders.staff()
    claim = builders.claim()
    said = builders.denial(claim)
    builders.in_second_reading(staff, claim)
    recorded, overtaken = threading.Event(), reviews.overtake

    def overtake_late(**given: Any) -> None:
        recorded.set()
        time.sleep(1.2)
        overtaken(**given)

    monkeypatch.setattr(reviews, "overtake", overtake_late)

    def edit() -> None:
        statements.edit(
            statement=Statement.objects.select_related("snapshot__article", "claim", "party").get(pk=said.pk),
            version=1,
            voice=builders.voice("Ministry of Roads"),
            span=Span(said.start, said.end),
            by=staff.edda,
        )

    def confirm() -> None:
        recorded.wait(10)
        builders.move(claim, "confirm", staff.cleo)

    problems = at_once(edit, confirm)

    assert [type(problem) for problem in problems] == [Missing]
    assert "its voices were changed" in str(problems[0])


def test_taking_up_a_reporter_s_sentence_and_an_edit_of_its_article_do_not_wait_for_each_other() -> None:
    staff = builders.staff()
    known = builders.claim(found.NARRATED)
    sentence = found.keep().statements.select_related("snapshot__article", "claim").get(kind="narrator")
    taken = threading.Event()

    def edit() -> None:
        with transaction.atomic():
            locks.hold(known)
            taken.set()
            time.sleep(1)
            Statement.objects.filter(pk=sentence.pk).update(gone_in=sentence.snapshot)

    def accept() -> None:
        taken.wait(10)
        statements.accept(statement=sentence, by=staff.edda)

    assert at_once(edit, accept) == []
    assert Statement.objects.get(pk=sentence.pk).claim == known


def test_giving_an_article_up_is_one_transaction_of_its_own() -> None:
    article = builders.article()

    ingest.give_up(article.snapshots.get().pk, "every worker stopped")

    assert Article.objects.get().status == "failed"
    assert HistoryEntry.objects.get(kind="article.failed").data["problem"].endswith("every worker stopped")


def at_once(*doings: Callable[[], None]) -> list[Refusal]:
    """Do them in threads of their own; what was refused. Anything worse fails the test."""
    refused: list[Refusal] = []
    worse: list[Exception] = []

    def run(do: Callable[[], None]) -> None:
        try:
            do()
        except Refusal as refusal:
            refused.append(refusal)
        except Exception as error:  # noqa: BLE001  # looked at below, in the test's own thread
            worse.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(do,)) for do in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert worse == []
    return refused


def test_the_last_two_administrators_cannot_take_the_role_from_each_other_at_once() -> None:
    both = [builders.person(name, Role.ADMINISTRATOR) for name in ("ada", "ben")]
    ready = threading.Barrier(2)

    def demote(user: User, by: User) -> Callable[[], None]:
        def act() -> None:
            fresh = User.objects.get(pk=user.pk)
            ready.wait(10)
            users.save(user=fresh, role=Role.EDITOR, password=None, by=by)

        return act

    problems = at_once(demote(both[0], both[1]), demote(both[1], both[0]))

    assert User.objects.filter(role=Role.ADMINISTRATOR.value).count() == 1
    assert len(problems) == 1


def test_what_is_changed_of_a_party_does_not_undo_its_merge() -> None:
    staff = builders.staff()
    builders.claim(said_by=builders.voice("D. Finch"))
    builders.claim(said_by=builders.voice("Dora Finch"))
    looked_up, kept = Party.objects.get(name="D. Finch"), Party.objects.get(name="Dora Finch")
    party_merges.merge(party=looked_up, asked=MergeRequest(kept.pk, "She is one."), by=staff.edda)

    parties.edit(
        party=looked_up,
        name="D. A. Finch",
        kind=PartyKind.PERSON,
        controlled_by=None,
        same_as="",
        by=staff.admin,
    )

    changed = Party.objects.get(pk=looked_up.pk)
    assert (changed.name, changed.merged_into) == ("D. A. Finch", kept)
