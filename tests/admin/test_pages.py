"""Every model can be listed, searched and looked at, by administrators alone."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.actions import (
    bulk,
    choices,
    claim_merges,
    comments,
    desk_words,
    heads,
    last_looks,
    repeats,
    replies,
    reply_links,
    saved_views,
    stories,
    tags,
    tokens,
    verdicts,
    watches,
)
from claims.domain.actors import DESK
from claims.domain.inputs import MoveInputs
from claims.domain.merge_request import MergeRequest
from claims.domain.notices import Channel, NoticeKind
from claims.domain.replies import Extension
from claims.domain.reply_templates import TemplateFields
from claims.domain.speech import AttributionLevel
from claims.domain.transitions import Move
from claims.models import (
    ArchiveCopy,
    Claim,
    Fetch,
    HistoryEntry,
    Letter,
    Notice,
    OutboxEvent,
    Place,
    Revisit,
    RuleRun,
    Statement,
    StepRun,
    Warc,
)
from claims.queries.desk_filters import DeskFilters
from tests import builders, found, kept_pages, outside
from tests.actions.feed_acts import FeedScene
from tests.actions.test_rules import rule
from tests.builders import Staff

pytestmark = pytest.mark.django_db
MODELS = sorted(model._meta.model_name or "" for model in apps.get_app_config("claims").get_models())


def receive(claim: Claim) -> None:
    """What is kept of an article's bytes, page and address."""
    snapshot = claim.appearances.get().snapshot
    StepRun.objects.create(snapshot=snapshot, step="extract", version="1", started_at=claim.created_at)
    Fetch.objects.create(snapshot=snapshot, headers=[], hops=[], fetched_at=claim.created_at)
    Warc.objects.create(snapshot=snapshot, name="ab/abc.warc.gz", sha256="abc", size=1)
    ArchiveCopy.objects.create(snapshot=snapshot)
    Revisit.objects.create(source=claim.sources.get(), next_at=claim.created_at)
    kept_pages.evidence(claim.sources.get(), "<p>A page.")


@pytest.fixture
def staff(tmp_path: Path) -> Staff:
    """A desk with a row of every kind."""
    staff = builders.staff()
    claim = builders.published(staff)
    builders.denial(claim)
    verdicts.mark_stale(claim=claim, cause="A new register.", by=DESK)
    builders.move(claim, "reaffirm", staff.edda, reason="It has the same number.")
    builders.move(claim, "reopen", staff.edda, correction="minor", note="A digit was wrong.")
    unnamed = builders.voice("officials", AttributionLevel.GRANTED_ANONYMITY)
    builders.assess_anonymity(builders.claim(said_by=unnamed), staff)
    (request,) = builders.ask_everybody(builders.researching(staff), staff.ravi)
    more_time = Extension(timezone.now() + timedelta(days=1), "She is ill.")
    replies.extend(request=request, extension=more_time, by=staff.ravi)
    reply_links.make(request=request, by=staff.ravi)
    receive(claim)
    Notice.objects.create(user=staff.ravi, claim=claim, cause=OutboxEvent.objects.latest("pk"), text="Look.")
    tokens.create(user=staff.ravi, label="feed", by=DESK)
    saved_views.save(name="Denied", filters=DeskFilters(denied=True), shared=True, by=staff.edda)
    bulk.start(move=Move.TAKE, inputs=MoveInputs(), claim_versions={claim.pk: 1}, by=staff.ravi)
    comments.add(claim=claim, text="@ravi, which year?", by=staff.edda)
    choices.choose(channels={NoticeKind.MOVED: Channel.OFF}, by=staff.ravi)
    watches.start(claim=claim, by=staff.cleo)
    last_looks.note(claim=claim, by=staff.cleo)
    Letter.objects.create(user=staff.ravi)
    repeats.once(key="a", digest="b", by=staff.ravi, act=lambda: repeats.Answer(202, {"article": 1}))
    found.keep()
    outside.check(staff.edda)
    one, copy = builders.article(), builders.article()
    stories.keep_bands(article=copy, bands=[1])
    stories.join(article=copy, other=one, by=staff.edda)
    other = builders.claim()
    tags.add(claim=other, name="homes", by=staff.ravi)
    asked = MergeRequest(builders.claim().pk, "They are one.")
    claim_merges.merge(claim=other, asked=asked, version=other.version, by=staff.edda)
    Client().post("/login/", {"username": "ravi", "password": "not this one"})
    Client().post("/login/", {"username": "cleo", "password": builders.PASSWORD})
    FeedScene(staff)
    kept = rule(staff)
    RuleRun.objects.create(rule=kept, rule_version=1, claim=other, outcome="Nothing.")
    OutboxEvent.objects.filter(pk=OutboxEvent.objects.earliest("pk").pk).update(
        dead_at=claim.created_at, attempts=5, problem="It broke."
    )
    desk_words.save_topic(topic=None, name="Housing", in_use=True, by=staff.admin)
    letter = TemplateFields("First letter", "A question", "Dear {party}", in_use=True)
    desk_words.save_template(template=None, fields=letter, by=staff.admin)
    heads.write(to=tmp_path / "history.heads", at=claim.created_at)
    return staff


@pytest.fixture
def client(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff.admin)
    return client


def test_every_model_is_registered() -> None:
    assert set(apps.get_app_config("claims").get_models()) <= set(admin.site._registry)


def test_every_model_is_listed_searched_and_looked_at(client: Client) -> None:
    for name in MODELS:
        registered = admin.site._registry[apps.get_model("claims", name)]
        assert registered.search_fields, name
        assert registered.list_filter, name
        address = reverse(f"admin:claims_{name}_changelist")
        assert client.get(address, {"q": "dora 7"}).status_code == 200, name
        assert client.get(address).status_code == 200, name
        row = _row(name)
        if row is not None:
            assert client.get(reverse(f"admin:claims_{name}_change", args=[row.pk])).status_code == 200, name
            history = client.get(reverse(f"admin:claims_{name}_history", args=[row.pk]))
            assert history.status_code in {200, 302}, name
    assert [name for name in MODELS if _row(name) is None] == ["partyalias"]


def test_a_statement_says_how_it_was_said_and_how_we_know(client: Client) -> None:
    row = _row("place")
    assert isinstance(row, Place)
    warned = Statement.objects.get(found_by="quoted test")
    page = client.get(reverse("admin:claims_statement_change", args=[warned.pk])).content.decode()
    for words in ("part: “The bridge will close”", "modality: “will”", "Harwick port", "a named official"):
        assert words in page
    assert "0.80" in client.get(reverse("admin:claims_statement_changelist")).content.decode()


def test_nothing_is_deleted_and_only_people_ratings_and_rules_are_added(client: Client) -> None:
    for name in MODELS:
        row = _row(name)
        if row is not None:
            assert client.post(reverse(f"admin:claims_{name}_delete", args=[row.pk])).status_code == 403, name
        expected = 200 if name in {"user", "rating", "rule"} else 403
        assert client.get(reverse(f"admin:claims_{name}_add")).status_code == expected, name


def test_what_is_read_only_stays_as_it_is(client: Client) -> None:
    for name in set(MODELS) - {"user", "rating", "rule", "party", "outsiderating"}:
        row = _row(name)
        if row is not None:
            answer = client.post(reverse(f"admin:claims_{name}_change", args=[row.pk]), {})
            assert answer.status_code == 403, name


def _row(name: str) -> Model | None:
    rows = apps.get_model("claims", name)._default_manager.order_by("-pk")
    found: Model | None = (rows.filter(dead_at__isnull=False) if name == "deadletter" else rows).first()
    return found


def test_reviewers_do_not_get_in(staff: Staff) -> None:
    client = Client()
    client.force_login(staff.ravi)
    for address in (reverse("admin:index"), reverse("admin:claims_claim_changelist")):
        assert client.get(address)["Location"].startswith(reverse("admin:login"))


def test_the_history_button_of_a_claim_leads_to_its_chain(client: Client, staff: Staff) -> None:
    entry = HistoryEntry.objects.filter(subject="claim").first()
    assert entry is not None
    answer = client.get(reverse("admin:claims_claim_history", args=[entry.subject_id]), follow=True)
    assert answer.status_code == 200
    shown = answer.context["cl"].queryset
    assert {(row.subject, row.subject_id) for row in shown} == {("claim", entry.subject_id)}


@pytest.mark.parametrize("name", ["claim", "statement", "source", "article", "denialtarget", "review"])
def test_a_list_costs_the_same_for_few_and_for_many(client: Client, staff: Staff, name: str) -> None:
    address = reverse(f"admin:claims_{name}_changelist")
    client.get(address)
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        costs.append(len(captured))
        for _ in range(4):
            builders.denial(builders.in_second_reading(staff))
    assert costs[0] == costs[1]
