"""The script of the demonstration, and what its people do around the moves."""

import pytest

from claims.domain.reply_templates import TemplateFields
from claims.domain.speech import AttributionLevel
from claims.management import demo_around, demo_script
from claims.management.demo_desk import DEMO_PEOPLE, WAYS
from claims.management.demo_script import (
    DemoAnonymity,
    DemoClaim,
    DemoDoubt,
    DemoRule,
    DemoScript,
    DemoThread,
    DemoView,
)
from claims.models import Claim, DeskTopic, Notice, ReplyTemplate, Rule, SavedView, User
from claims.pipeline import drain
from claims.queries import anonymity
from tests import builders
from tests.builders import Staff

SCRIPT = demo_script.read()
PEOPLE = {person.username for person in DEMO_PEOPLE}


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


def by_name(staff: Staff) -> dict[str, User]:
    return {"edda": staff.edda, "ravi": staff.ravi, "cleo": staff.cleo}


@pytest.mark.parametrize("claim", SCRIPT.claims, ids=lambda claim: claim.find[:40])
def test_each_claim_of_the_script_is_found_by_words_that_occur_once(claim: DemoClaim) -> None:
    article = next(each for each in SCRIPT.articles if each.file == claim.article)
    assert article.raw.decode().count(claim.find) == 1
    assert claim.state in WAYS


def test_the_script_knows_everybody_and_every_source_that_it_doubts() -> None:
    doubted = [claim for claim in SCRIPT.claims if claim.doubt]
    for claim in doubted:
        assert claim.doubt
        assert claim.doubt.source in [source["title"] for source in claim.sources]
        assert claim.state == "published"
    acting = {rule.by for rule in SCRIPT.rules} | {view.by for view in SCRIPT.views}
    acting |= {thread.by for claim in SCRIPT.claims for thread in claim.comments}
    assert acting | {name for claim in SCRIPT.claims for name in claim.watchers} <= PEOPLE


def test_the_script_shows_what_the_desk_can_do() -> None:
    claims = SCRIPT.claims
    assert any(claim.anonymity and len(claim.anonymity.met) < 5 for claim in claims)
    assert any("@" in thread.text and thread.replies for claim in claims for thread in claim.comments)
    for of in ("tags", "watchers", "parts", "doubt", "recheck_in"):
        assert any(getattr(claim, of) for claim in claims), of
    waiting = [reply.deadline for claim in claims for reply in claim.replies if not reply.outcome]
    assert min(waiting) < 0 < max(waiting)
    assert any(view.shared for view in SCRIPT.views)
    assert {claim.topic for claim in claims if claim.topic} <= set(SCRIPT.topics)
    assert SCRIPT.letters


def test_rules_and_views_are_made_once_however_often_the_script_begins(staff: Staff) -> None:
    rule = DemoRule("Ferries", "edda", (("words", "contains", "ferry"),), (("tag", "ferries"),))
    view = DemoView("Ferries", "edda", "tag=ferries", shared=True)
    letter = TemplateFields("First", "A question", "Dear {party}", in_use=True)
    script = DemoScript((), (), rules=(rule,), views=(view,), topics=("Ferries",), letters=(letter,))

    demo_around.settle(script, by_name(staff))
    demo_around.settle(script, by_name(staff))

    assert [(kept.name, kept.active) for kept in Rule.objects.all()] == [("Ferries", True)]
    assert (DeskTopic.objects.get().name, ReplyTemplate.objects.get().name) == ("Ferries", "First")
    assert SavedView.objects.get().query == "view=open&tag=ferries"
    claim = builders.claim("The ferry sank in the bay")
    drain.drain_all()
    assert [tag.name for tag in claim.tags.all()] == ["ferries"]


def test_a_claim_is_talked_about_filed_watched_split_and_assessed(staff: Staff) -> None:
    unnamed = builders.voice("two officials", AttributionLevel.GRANTED_ANONYMITY)
    claim = builders.claim("The ferry and the tug sank in the bay", said_by=unnamed)
    wanted = DemoClaim(
        article="",
        find="",
        state="new",
        tags=("ferries",),
        watchers=("cleo",),
        parts=("The ferry sank in the bay", "The tug sank in the bay"),
        comments=(DemoThread("ravi", "@edda, which bay?", ({"by": "edda", "text": "Harwick."},)),),
        anonymity=DemoAnonymity("ravi", ("information", "vital"), "for fear", "Nobody else saw it."),
    )

    demo_around.surround(claim, wanted, by_name(staff))
    drain.drain_all()

    assert [tag.name for tag in claim.tags.all()] == ["ferries"]
    assert [watch.user for watch in claim.watches.all()] == [staff.cleo]
    assert claim.parts.count() == 2
    assert [comment.text for comment in claim.comments.order_by("pk")] == ["@edda, which bay?", "Harwick."]
    assert Notice.objects.filter(user=staff.edda, kind="mention").count() == 1
    found = anonymity.of(claim)
    assert found.assessment is not None
    assert (found.open, found.assessment.approved_by) == (False, None)
    assert [met for _, met in found.conditions] == [True, True, False, False, False]


def test_a_published_check_whose_source_has_changed_asks_for_another_look(staff: Staff) -> None:
    claim = builders.published(staff)
    title = claim.sources.get().title
    doubt = DemoDoubt("cleo", title, "changed", "It has another number now.")

    demo_around.surround(
        Claim.objects.get(pk=claim.pk), DemoClaim("", "", "published", doubt=doubt), by_name(staff)
    )
    drain.drain_all()

    assert title in str(claim.verdicts.get().stale_cause)
