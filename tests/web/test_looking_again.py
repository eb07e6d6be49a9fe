"""Looking again at the desk: the list, the way through it, and the forms."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import verdicts
from claims.domain.actors import DESK
from claims.models import Claim, Verdict
from tests import builders
from tests.builders import Staff
from tests.web import many
from tests.web.at_the_claim import desk_of, fresh, page_of

pytestmark = pytest.mark.django_db

DOUBT = "A new register came out."


def stale(staff: Staff) -> Claim:
    claim = builders.published(staff, builders.claim())
    verdicts.mark_stale(claim=claim, cause=DOUBT, by=DESK)
    return fresh(claim)


def test_the_list_shows_each_cause_and_no_other_order(ravi: Client, staff: Staff) -> None:
    claim = stale(staff)
    page = ravi.get("/?view=look_again&sort=newest").text
    assert f'<p class="doubt">{DOUBT}' in page
    assert claim.text in page
    assert "What waits longest comes first" in page
    assert f'<p class="doubt">{DOUBT}' not in ravi.get("/?view=published").text


def test_the_list_asks_as_much_of_the_database_for_3_rows_as_for_3_000(ravi: Client, staff: Staff) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert ravi.get("/?view=look_again").status_code == 200
        return len(captured)

    many.claims(3, staff.ravi)
    Verdict.objects.update(stale_since=timezone.now(), stale_cause=DOUBT)
    few = statements()
    many.claims(2_997, staff.ravi)
    Verdict.objects.update(stale_since=timezone.now(), stale_cause=DOUBT)
    assert statements() == few


def test_each_page_leads_to_the_next_that_asks_for_a_look(staff: Staff) -> None:
    first, second = stale(staff), stale(staff)
    page = page_of(first, staff.edda)
    assert DOUBT in page
    assert "1 of 2 to look at again" in page
    assert f'href="/claims/{second.pk}/?from=view%3Dlook_again">Next one' in page
    assert f'href="/claims/{first.pk}/?from=view%3Dlook_again">Next one' in page_of(second, staff.edda)
    assert "to look at again" not in page_of(builders.claim(), staff.edda)


def test_a_day_to_look_again_is_saved_taken_away_and_refused(staff: Staff) -> None:
    claim = builders.published(staff)
    client, address = desk_of(staff.ravi), f"/claims/{claim.pk}/recheck/"
    day = (timezone.localdate() + timedelta(days=5)).isoformat()
    assert client.post(address, {"recheck_on": day}).status_code == 302
    assert str(fresh(claim).recheck_on) == day
    refused = client.post(address, {"recheck_on": "2020-01-31"})
    assert refused.status_code == 422
    assert "must be a day to come" in refused.text
    assert 'value="2020-01-31"' in refused.text
    client.post(address, {"recheck_on": ""})
    assert fresh(claim).recheck_on is None
    assert client.post(address, {"recheck_on": "soon"}).status_code == 422


def test_who_proposed_sees_why_another_person_must_say_that_it_holds(staff: Staff) -> None:
    claim = stale(staff)
    assert "another person must say whether it still holds" in page_of(claim, staff.ravi)
    given = {"move": "reaffirm", "version": claim.version, "reason": "The same number."}
    answer = desk_of(staff.edda).post(f"/claims/{claim.pk}/moves/", given, follow=True)
    assert "still holds; its page says that you looked again" in answer.text
    assert "Looked at again" in answer.text


def test_a_source_is_looked_at_again_on_a_published_claim(staff: Staff) -> None:
    claim = builders.published(staff)
    source = claim.sources.get()
    client, address = desk_of(staff.ravi), f"/claims/{claim.pk}/sources/{source.pk}/check/"
    refused = client.post(address, {"condition": "gone", "note": "", "seen_on": ""})
    assert refused.status_code == 422
    assert "what is gone" in refused.text
    assert re.search(r'value="gone" selected', refused.text)
    assert client.post(address, {"condition": "gone", "note": "404 there."}).status_code == 302
    assert "It is gone, seen on" in page_of(claim, staff.cleo)
    assert client.post("/claims/0/sources/0/check/", {"condition": "gone"}).status_code == 404


def test_lines_that_are_no_parts_stay_in_the_form(staff: Staff) -> None:
    claim = builders.claim()
    client, address = desk_of(staff.edda), f"/claims/{claim.pk}/parts/"
    refused = client.post(address, {"version": claim.version, "texts": "Only one line of it"})
    assert refused.status_code == 422
    assert "Only one line of it" in refused.text
    client.post(address, {"version": claim.version, "texts": "One part of it\r\n\r\nAnother part of it\r\n"})
    assert list(claim.parts.order_by("pk").values_list("text", flat=True)) == [
        "One part of it",
        "Another part of it",
    ]
    page = page_of(claim, staff.edda)
    assert "Undo the split" in page
    client.post(f"{address}undo/", {"version": fresh(claim).version})
    assert set(claim.parts.values_list("state", flat=True)) == {"set_aside"}


def test_a_part_leads_to_its_whole(staff: Staff) -> None:
    claim = builders.claim("The council built homes and mended the bridge")
    desk_of(staff.edda).post(
        f"/claims/{claim.pk}/parts/",
        {"version": claim.version, "texts": "The council built homes\nThe council mended the bridge"},
    )
    part = claim.parts.earliest("pk")
    page = page_of(part, staff.ravi)
    assert f'<b>Part of</b> <a href="/claims/{claim.pk}/">' in page
    assert "Dora Finch" in page
    assert "part of <a" in desk_of(staff.ravi).get("/").text


def test_an_article_is_received_again_and_what_was_pasted_is_never_lost(staff: Staff) -> None:
    article = builders.article("The words of it.")
    client, address = desk_of(staff.ravi), f"/articles/{article.pk}/editions/"
    same = client.post(address, {"text": "The words of it."}, follow=True)
    assert "nothing has changed" in same.text
    other = builders.article("Taken by another article.")
    refused = client.post(address, {"text": "Taken by another article."})
    assert refused.status_code == 422
    assert "Taken by another article." in refused.text
    assert other.title in refused.text
    new = client.post(address, {"text": "New words\r\nof it."}, follow=True)
    assert "it is being compared" in new.text
    assert bytes(article.snapshots.latest("id").raw) == b"New words\nof it."
