"""Two people in one text: each is told of the other, and of what the other has sent."""

import re
from datetime import timedelta

import pytest
from django.conf import settings as project
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from claims.actions import claims as actions
from claims.actions import comments, parts, replies, sources, users, verdicts
from claims.domain.actors import DESK
from claims.domain.writing import BEAT_SECONDS, LEASE_SECONDS
from claims.gateways import presence, valkey
from claims.models import Article, Claim, HistoryHead
from tests import builders
from tests.builders import Staff
from tests.web.at_the_claim import desk_of, page_of

pytestmark = pytest.mark.django_db

REASON = "move-propose-reason"


@pytest.fixture
def claim(staff: Staff) -> Claim:
    return builders.triaged(staff)


@pytest.fixture
def cleo(staff: Staff) -> Client:
    return desk_of(staff.cleo)


def seen(claim: Claim) -> int:
    return HistoryHead.objects.get(subject="claim", subject_id=claim.pk).position


def tell(client: Client, of: Claim | Article, text: str, doing: str = "typing", **given: object) -> str:
    """What stands beside the text then, in plain words; blank where nothing does."""
    kind = "claims" if isinstance(of, Claim) else "articles"
    answer = client.post(f"/{kind}/{of.pk}/writing/", {"text": text, "doing": doing, **given})
    assert answer.status_code in (200, 204)
    assert (answer.status_code == 204) == (answer.content == b"")
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def test_two_people_in_the_same_text_see_each_other(ravi: Client, cleo: Client, claim: Claim) -> None:
    now = timezone.now()
    assert tell(cleo, claim, REASON) == ""
    said = tell(ravi, claim, REASON)
    assert said.startswith("Cleo is writing here too, since ")
    # A minute may begin between the two.
    assert said[-6:-1] in {f"{now + timedelta(seconds=n):%H:%M}" for n in (-1, 0, 2)}
    assert tell(cleo, claim, REASON).startswith("Ravi is writing here too")
    assert tell(cleo, claim, REASON, "looking").startswith("Ravi is writing here too")


def test_three_are_named_in_the_order_in_which_they_came(
    ravi: Client, cleo: Client, claim: Claim, staff: Staff
) -> None:
    tell(cleo, claim, REASON)
    tell(desk_of(staff.edda), claim, REASON)
    said = re.sub(r"\d\d:\d\d", "12:03", tell(ravi, claim, REASON))
    named = re.findall(r"(Cleo|Edda) \(since 12:03\)", said)
    assert sorted(named) == ["Cleo", "Edda"]
    assert said.endswith(" are writing here too.")


def test_whoever_writes_elsewhere_is_not_here(ravi: Client, cleo: Client, claim: Claim, staff: Staff) -> None:
    tell(cleo, claim, REASON)
    assert tell(ravi, claim, "reword-text") == ""
    assert tell(ravi, builders.triaged(staff), REASON) == ""
    tell(cleo, claim, "reword-text")
    assert tell(ravi, claim, REASON) == ""


def test_whoever_stops_or_falls_silent_is_gone(
    ravi: Client, cleo: Client, claim: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(cleo, claim, REASON)
    assert tell(cleo, claim, REASON, "gone") == ""
    assert tell(ravi, claim, REASON) == ""
    tell(cleo, claim, REASON)
    monkeypatch.setattr(presence, "LEASE_SECONDS", 0)
    assert tell(ravi, claim, REASON, "looking") == ""


def test_who_only_looks_is_not_seen(ravi: Client, cleo: Client, claim: Claim) -> None:
    tell(cleo, claim, REASON, "looking")
    assert tell(ravi, claim, REASON) == ""


def test_the_time_is_that_of_the_reader_and_stays_as_it_began(
    ravi: Client, cleo: Client, claim: Claim, staff: Staff
) -> None:
    tell(cleo, claim, REASON)
    first = tell(ravi, claim, REASON)
    tell(cleo, claim, REASON)
    assert tell(ravi, claim, REASON) == first
    staff.ravi.time_zone = "Asia/Kathmandu"
    staff.ravi.save()
    assert tell(ravi, claim, REASON)[-3:] != first[-3:]


def test_names_that_no_field_has_leave_nothing_behind(ravi: Client, cleo: Client, claim: Claim) -> None:
    for odd in ("", "a b", "../x", "x" * 81, "<b>", "move\n", "é", "1"):
        assert tell(cleo, claim, odd) == ""
    for number in range(30):
        assert tell(cleo, claim, f"forged-{number}", seen="x") == ""
    with valkey.server() as server:
        assert server.hlen(f"factcheck:writing:claim:{claim.pk}") == 1
        assert 0 < int(str(server.ttl(f"factcheck:writing:claim:{claim.pk}"))) <= LEASE_SECONDS


def test_only_the_desk_is_told_and_only_of_what_there_is(client: Client, cleo: Client, claim: Claim) -> None:
    address = f"/claims/{claim.pk}/writing/"
    assert client.post(address, {"text": REASON})["Location"].startswith("/login/")
    assert cleo.get(address).status_code == 405
    assert cleo.post("/claims/999999/writing/", {"text": REASON}).status_code == 404
    assert cleo.post("/articles/999999/writing/", {"text": REASON}).status_code == 404
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = cleo.cookies
    assert strict.post(address, {"text": REASON}).status_code == 403


def test_a_closed_account_is_not_named(ravi: Client, cleo: Client, claim: Claim, staff: Staff) -> None:
    tell(cleo, claim, REASON)
    staff.cleo.is_active = False
    users.save(user=staff.cleo, role=staff.cleo.desk_role, password=None, by=DESK)
    assert tell(ravi, claim, REASON) == ""


def test_texts_of_an_article_are_shared_too(ravi: Client, cleo: Client, staff: Staff) -> None:
    article = builders.article()
    tell(cleo, article, "edition-text")
    assert tell(ravi, article, "edition-text").startswith("Cleo is writing here too")
    assert f'data-writing="/articles/{article.pk}/writing/"' in ravi.get(f"/articles/{article.pk}/").text


def test_the_words_of_a_claim_are_one_text_in_the_reader_and_on_its_page(ravi: Client) -> None:
    said = builders.statement()
    page = ravi.get(f"/articles/{said.snapshot.article_id}/?form=edit-{said.pk}").text
    assert f'data-writing="/claims/{said.claim_id}/writing/" data-text="reword-text"' in page


def test_without_valkey_nobody_is_seen_and_nothing_fails(
    ravi: Client, cleo: Client, claim: Claim, staff: Staff, settings: Settings
) -> None:
    began = seen(claim)
    settings.CELERY_BROKER_URL = "redis+socket:///nowhere/valkey.sock"
    for doing in ("typing", "looking", "gone"):
        assert tell(cleo, claim, REASON, doing) == ""
    comments.add(claim=claim, text="Which year?", by=staff.cleo)
    assert "Which year?" in tell(ravi, claim, "comment-new-text", seen=began)


def test_a_reason_that_was_sent_is_shown_to_who_writes_another(staff: Staff) -> None:
    claim = builders.published(staff)
    verdicts.mark_stale(claim=claim, cause="A new register came out.", by=DESK)
    claim.refresh_from_db()
    assert f'data-seen="{seen(claim)}"' in page_of(claim, staff.cleo)
    began = seen(claim)
    builders.move(claim, "reaffirm", staff.edda, reason="The register says the same.")
    cleo, edda, reason = desk_of(staff.cleo), desk_of(staff.edda), "move-reaffirm-reason"

    said = tell(cleo, claim, reason, "looking", seen=began)

    assert said.startswith("Edda has sent this form meanwhile; what you typed is kept here.")
    assert "What Edda wrote The register says the same." in said
    assert "moved the claim on" in tell(cleo, claim, "move-reopen-note", "looking", seen=began)
    assert tell(edda, claim, reason, "looking", seen=began) == ""
    assert tell(cleo, claim, reason, "looking", seen=seen(claim)) == ""
    assert tell(cleo, claim, reason, "looking") == ""


def test_new_words_of_a_claim_can_be_taken_whoever_began_first(
    ravi: Client, claim: Claim, staff: Staff
) -> None:
    claim = actions.reword(claim=claim, text="Harwick built 40 homes", version=claim.version, by=staff.cleo)
    answer = ravi.post(f"/claims/{claim.pk}/writing/", {"text": "reword-text", "doing": "looking"}).text
    assert "Cleo has changed this text; yours is kept here." in answer
    assert f'data-manner="changed" data-version="{claim.version}"' in answer
    assert answer.count("data-choose") == 3
    actions.reword(claim=claim, text="Harwick built 41 homes", version=claim.version, by=staff.ravi)
    assert tell(ravi, claim, "reword-text", "looking") == ""


def test_each_text_of_a_claim_is_told_by_its_own_entry(ravi: Client, claim: Claim, staff: Staff) -> None:
    source, other = builders.source(claim, staff.ravi), builders.source(claim, staff.ravi)
    thread = comments.add(claim=claim, text="Who counted?", by=staff.ravi)
    party = claim.appearances.get().party
    assert party
    began = seen(claim)
    comments.reply(thread=thread, text="The council.", by=staff.cleo)
    comments.add(claim=claim, text="In which year?", by=staff.cleo)
    fields = builders.source_fields(excerpt="Forty.")
    sources.edit(source=source, version=source.version, fields=fields, by=staff.cleo)
    sources.add(claim=claim, fields=builders.source_fields(title="Another register"), by=staff.cleo)
    asked = replies.ask(claim=claim, party=party, asked=builders.asked(), by=staff.cleo)
    texts = ["Harwick built forty homes", "All homes were let within the year"]
    parts.split(claim=claim, texts=texts, version=claim.version, by=staff.edda)

    def told(text: str) -> str:
        return tell(ravi, claim, text, "looking", seen=began)

    assert "Cleo has sent one meanwhile; yours is kept here, and can be sent too." in told("comment-new-text")
    assert "In which year?" in told("comment-new-text")
    assert "The council." in told(f"reply-to-{thread.pk}-text")
    assert told(f"reply-to-{thread.pk + 1}-text") == ""
    assert "Forty." in told(f"source-{source.pk}-excerpt")
    assert told(f"source-{other.pk}-excerpt") == ""
    assert "Another register" in told("source-new-title")
    assert "Is it so?" in told("reply-ask-questions")
    assert told(f"reply-{asked.pk}-words") == ""
    assert texts[0] in told("split-texts")
    assert told("deadline-note") == ""


def test_the_page_speaks_as_often_as_the_desk_expects() -> None:
    script = (project.BASE_DIR / "static/js/writing.js").read_text("utf-8")
    assert f"EVERY = {BEAT_SECONDS}_000;" in script
    assert 2 * BEAT_SECONDS < LEASE_SECONDS


def test_a_beat_asks_the_database_little(ravi: Client, cleo: Client, claim: Claim, staff: Staff) -> None:
    tell(cleo, claim, "comment-new-text")
    tell(ravi, claim, "comment-new-text")
    for number in range(20):
        comments.add(claim=claim, text=f"Question {number}", by=staff.cleo)
    with CaptureQueriesContext(connection) as captured:
        assert "Question 19" in tell(ravi, claim, "comment-new-text", seen=1)
    assert len(captured) <= 6
