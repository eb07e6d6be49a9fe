"""Rules: what they wait for, what they do, with whose rights, and that they end."""

from typing import Any

import pytest

from claims.actions import claims as claim_actions
from claims.actions import rules, tags, users
from claims.actions.rules import RuleFields
from claims.domain.refusals import Missing, NotAllowed, Stale
from claims.domain.roles import Role
from claims.domain.rule_words import Act, Condition
from claims.domain.speech import AttributionLevel
from claims.domain.topics import Queue
from claims.models import Claim, HistoryEntry, Notice, OutboxEvent, Rule, RuleRun
from claims.pipeline.drain import drain
from claims.queries import rules as kept_rules
from tests import builders

WORDS = ("words", "contains", "ferry")


@pytest.fixture
def staff(db: None) -> builders.Staff:
    return builders.staff()


def fields(
    name: str = "Ferries", when: Any = (WORDS,), then: Any = (("tag", "ferries"),), **given: Any
) -> RuleFields:
    plain = {"active": True, "on_change": True, **given}
    return RuleFields(
        name=name,
        conditions=tuple(Condition.parse(*one) for one in when),
        acts=tuple(Act.parse(*one) for one in then),
        **plain,
    )


def rule(by: builders.Staff, *args: Any, **given: Any) -> Rule:
    return rules.save(rule=None, fields=fields(*args, **given), version=0, by=by.edda)


def work() -> None:
    """What follows from what was written, and from that in turn; articles stay unread."""
    while drain(Queue.EFFECTS):
        pass


def tags_of(claim: Claim) -> list[str]:
    return sorted(tag.name for tag in claim.tags.all())


def applied(claim: Claim) -> list[HistoryEntry]:
    told = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk, kind="rule.applied")
    return list(told.order_by("position"))


def test_a_claim_that_arrives_and_fits_is_tagged_and_prioritised(staff: builders.Staff) -> None:
    rule(staff, then=(("tag", "ferries"), ("prioritise", "1")))
    claim, other = builders.claim("The ferry was late"), builders.claim("The bus was late")

    work()

    claim.refresh_from_db()
    assert (tags_of(claim), claim.priority) == (["ferries"], 1)
    assert tags_of(other) == []
    (entry,) = applied(claim)
    assert entry.actor_name == "Rule: Ferries"
    assert entry.actor_id is None
    assert entry.data["author"] == "Edda"
    assert entry.data["outcome"] == "tag it “ferries”; give it the priority “1”"
    tagged = HistoryEntry.objects.get(subject_id=claim.pk, kind="claim.tagged")
    assert tagged.actor_name == "Rule: Ferries"


def test_a_claim_that_fits_after_a_change_is_assigned_and_the_person_is_told(staff: builders.Staff) -> None:
    rule(staff, when=(("topic", "is", "transport"),), then=(("assign", "ravi"),))
    claim = builders.claim("The ferry was late")
    work()
    assert Claim.objects.get(pk=claim.pk).state == "new"

    builders.triaged(staff, claim, topic="Transport")
    work()

    claim.refresh_from_db()
    assert (claim.state, claim.assignee) == ("researching", staff.ravi)
    assert Notice.objects.get(user=staff.ravi).text == f"Rule: Ferries assigned {claim.number} to you."


def test_a_rule_has_a_claim_watched_by_somebody_of_the_desk(staff: builders.Staff) -> None:
    rule(staff, then=(("watch", "cleo"),))
    claim = builders.claim("The ferry was late")

    work()

    assert [watch.user for watch in claim.watches.all()] == [staff.cleo]
    with pytest.raises(Missing, match="not the account of anybody at this desk"):
        rule(staff, "Boats", then=(("watch", "nobody"),))


def test_a_rule_for_arrivals_does_not_look_at_changes(staff: builders.Staff) -> None:
    rule(staff, on_change=False)
    claim = builders.claim("The bus was late")
    work()
    claim_actions.reword(claim=claim, text="The ferry was late", version=1, by=staff.ravi)
    work()
    assert tags_of(claim) == []


def test_a_rule_sets_aside_with_its_reason_and_the_guards_hold(staff: builders.Staff) -> None:
    rule(staff, then=(("set_aside", "Ferries are not our beat."),))
    claim, published = builders.claim("The ferry was late"), builders.published(staff)
    work()
    claim.refresh_from_db()
    assert (claim.state, claim.set_aside_reason) == ("set_aside", "Ferries are not our beat.")
    Claim.objects.filter(pk=published.pk).update(text="The ferry was early")
    tags.add(claim=published, name="boats", by=staff.ravi)
    work()
    published.refresh_from_db()
    assert published.state == "published"
    assert applied(published) == []


def test_a_rule_is_applied_once_to_a_claim_and_again_when_it_is_saved_anew(staff: builders.Staff) -> None:
    kept = rule(staff)
    claim = builders.claim("The ferry was late")
    work()
    tags.remove(claim=claim, tag=claim.tags.get(), by=staff.ravi)
    work()
    assert tags_of(claim) == []

    rules.save(rule=kept, fields=fields(), version=1, by=staff.edda)
    tags.add(claim=claim, name="boats", by=staff.ravi)
    work()
    assert tags_of(claim) == ["boats", "ferries"]
    assert [run.rule_version for run in claim.rule_runs.order_by("pk")] == [1, 2]


def test_a_rule_that_can_do_nothing_yet_tries_again_when_the_claim_changes(staff: builders.Staff) -> None:
    rule(staff, then=(("assign", "cleo"),))
    claim = builders.claim("The ferry was late")
    work()
    assert (applied(claim), RuleRun.objects.count()) == ([], 0)
    builders.triaged(staff, claim)
    work()
    assert Claim.objects.get(pk=claim.pk).assignee == staff.cleo


def test_what_is_refused_beside_what_is_done_is_said(staff: builders.Staff) -> None:
    rule(staff, then=(("assign", "cleo"), ("tag", "ferries")))
    claim = builders.claim("The ferry was late")
    work()
    (entry,) = applied(claim)
    assert entry.data["outcome"].startswith("assign it to “cleo”: refused, “Assign” does not start in “New”")
    assert tags_of(claim) == ["ferries"]


def test_a_rule_loses_its_rights_with_its_author(staff: builders.Staff) -> None:
    rule(staff)
    staff.edda.is_active = False
    users.save(user=staff.edda, role=Role.EDITOR, password=None, by=staff.admin)
    claim = builders.claim("The ferry was late", by=staff.ravi)
    work()
    assert tags_of(claim) == []


def test_a_rule_has_no_more_rights_than_its_author_has_now(staff: builders.Staff) -> None:
    rule(staff, then=(("set_aside", "Not our beat."),))
    users.save(user=staff.edda, role=Role.REVIEWER, password=None, by=staff.admin)
    claim = builders.claim("The ferry was late")
    work()
    assert Claim.objects.get(pk=claim.pk).state == "new"


def test_a_later_rule_sees_what_an_earlier_one_did(staff: builders.Staff) -> None:
    rule(staff)
    rule(staff, "Boats", (("tag", "is", "FERRIES"),), (("tag", "boats"),))
    claim = builders.claim("The ferry was late")
    work()
    assert tags_of(claim) == ["boats", "ferries"]


def test_without_rules_nothing_is_left_for_them(staff: builders.Staff) -> None:
    builders.published(staff)
    assert not OutboxEvent.objects.filter(topic__in=["claim.arrived", "claim.changed"]).exists()
    rule(staff, active=False)
    builders.claim()
    assert not OutboxEvent.objects.filter(topic__in=["claim.arrived", "claim.changed"]).exists()


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        (("words", "contains", "FERRY"), True),
        (("words", "lacks", "ferry"), False),
        (("party", "is", "dora finch"), True),
        (("party", "is_not", "dora finch"), False),
        (("publisher", "is", "harwick courier"), True),
        (("publisher", "is", "Other Courier"), False),
        (("topic", "is", "transport"), False),
        (("topic", "is_not", "transport"), True),
        (("checkability", "is", "fact now"), True),
        (("checkability", "is", "opinion"), False),
        (("check_worthiness", "at_least", "0.4"), True),
        (("check_worthiness", "at_most", "0.4"), False),
        (("denied", "is", "no"), True),
        (("denied", "is", "yes"), False),
        (("attribution_level", "is", "named"), True),
        (("attribution_level", "is", "collective"), False),
        (("language", "is", "en"), False),
        (("origin", "is", "hand"), True),
        (("origin", "is_not", "hand"), False),
        (("tag", "is", "ferries"), False),
        (("tag", "is_not", "ferries"), True),
        (("state", "is", "new"), True),
        (("state", "is_not", "new"), False),
    ],
)
def test_each_condition_holds_or_not(staff: builders.Staff, condition: Any, *, fits: bool) -> None:
    claim = builders.claim("The ferry was late", said_by=builders.voice(level=AttributionLevel.NAMED))
    found = kept_rules.reached((Condition.parse(*condition),), staff.edda)
    assert list(found) == ([claim] if fits else [])


def test_a_rule_needs_a_name_a_condition_an_act_and_somebody_to_assign(staff: builders.Staff) -> None:
    rule(staff)
    for wrong, sentence in (
        (fields(" "), "needs a name"),
        (fields("ferries"), "There is a rule named “ferries” already"),
        (fields("Other", when=()), "at least one condition"),
        (fields("Other", then=()), "what is to be done"),
        (fields("Other", then=(("assign", "nobody"),)), "not the account of anybody"),
    ):
        with pytest.raises(Missing, match=sentence):
            rules.save(rule=None, fields=wrong, version=0, by=staff.edda)
    assert Rule.objects.count() == 1


def test_a_reviewer_writes_no_rules_and_a_stale_one_is_refused(staff: builders.Staff) -> None:
    kept = rule(staff)
    with pytest.raises(NotAllowed, match="Only editors or administrators may write rules"):
        rules.save(rule=None, fields=fields("Other"), version=0, by=staff.ravi)
    rules.save(rule=kept, fields=fields(), version=1, by=staff.admin)
    with pytest.raises(Stale):
        rules.save(rule=kept, fields=fields(), version=1, by=staff.edda)
    assert Rule.objects.get().saved_by == staff.admin


def test_saving_says_what_was_before_and_what_is_now(staff: builders.Staff) -> None:
    kept = rule(staff)
    rules.save(rule=kept, fields=fields("Boats", active=False), version=1, by=staff.edda)
    entry = HistoryEntry.objects.filter(subject="rule", subject_id=kept.pk).latest("position")
    assert (entry.data["before"]["name"], entry.data["after"]["name"]) == ("Ferries", "Boats")
    assert entry.data["after"]["acts"] == ["tag it “ferries”"]


def test_rules_in_a_ring_are_refused_by_their_names(staff: builders.Staff) -> None:
    rule(staff, "One", (("tag", "is", "c"),), (("tag", "a"),))
    rule(staff, "Two", (("tag", "is", "A"),), (("tag", "b"),))
    with pytest.raises(Missing, match="ring: “Three” → “One” → “Two” → “Three”"):
        rule(staff, "Three", (("tag", "is", "B"),), (("tag", "C"),))
    rule(staff, "Three", (("tag", "is", "B"),), (("tag", "C"),), active=False)
    rule(staff, "Four", (("tag", "is", "b"),), (("tag", "d"),))


def test_a_ring_is_found_when_a_rule_is_changed_or_switched_on(staff: builders.Staff) -> None:
    one = rule(staff, "One", (("tag", "is", "b"),), (("tag", "a"),), active=False)
    rule(staff, "Two", (("tag", "is", "a"),), (("tag", "b"),))
    wanted = fields("One", (("tag", "is", "b"),), (("tag", "a"),))
    with pytest.raises(Missing, match="ring"):
        rules.save(rule=one, fields=wanted, version=1, by=staff.edda)
