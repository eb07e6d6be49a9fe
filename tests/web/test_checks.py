"""The public site."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import stories, verdicts
from claims.models import ArchiveCopy, Claim, Source
from claims.web.presenters import ages
from tests import builders
from tests.builders import Staff
from tests.web import many

pytestmark = pytest.mark.django_db


def markup(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    document: dict[str, Any] = json.loads(found[1])
    return document


def test_anybody_may_read_a_check_with_its_claimreview(client: Client, staff: Staff) -> None:
    claim = builders.claim("Harwick built 412 homes in the year to June")
    builders.denial(claim)
    builders.published(staff, claim)
    answer = client.get(f"/checks/{claim.pk}/")
    html = answer.text
    document = markup(html)
    assert answer.status_code == 200
    visible = html[html.index("<main") :]
    for words in (
        document["claimReviewed"],
        document["reviewRating"]["alternateName"],
        "Dora Finch",
        "Ministry of Works",
        "flat denial",
        "The register shows otherwise.",
        "Register of homes",
        "was asked; no answer yet",
    ):
        assert words in visible, words
    assert document["url"].endswith(f"/checks/{claim.pk}/")
    assert f'<link rel="canonical" href="{document["url"]}">' in html


def test_a_check_says_how_many_independent_sources_and_why_as_it_was_confirmed(
    client: Client, staff: Staff
) -> None:
    claim = builders.claim()
    copy = builders.statement(said_by=builders.voice("Osric Venn"), claim=claim)
    first = claim.appearances.exclude(pk=copy.pk).get().snapshot.article
    joined = stories.join(article=copy.snapshot.article, other=first, by=staff.edda)
    builders.published(staff, claim)
    stories.undo(move=joined, by=staff.edda)

    page = client.get(f"/checks/{claim.pk}/").text

    assert "1 independent source. Why 1?" in page
    assert "copies or rewrites of one story, first reported by Harwick Courier." in page
    assert f"Harwick Courier: {first}" in page


def test_a_long_claim_is_also_shown_as_the_markup_has_it(client: Client, staff: Staff) -> None:
    claim = builders.published(
        staff, builders.claim("The council of Harwick said so, and " * 5 + "that was all")
    )
    html = client.get(f"/checks/{claim.pk}/").text
    assert markup(html)["claimReviewed"] in html[html.index("<main") :]


def test_what_somebody_wrote_cannot_leave_the_markup(client: Client, staff: Staff) -> None:
    nasty = "He wrote </script><script>alert(1)</script> on it & left"
    claim = builders.published(staff, builders.claim(nasty))
    html = client.get(f"/checks/{claim.pk}/").text
    assert "<script>alert" not in html
    assert markup(html)["claimReviewed"].startswith("He wrote </script>")


def test_a_claim_that_was_never_published_has_no_page(client: Client, staff: Staff) -> None:
    claim = builders.in_second_reading(staff)
    assert client.get(f"/checks/{claim.pk}/").status_code == 404


def test_a_withdrawn_check_says_so_and_carries_no_claimreview(client: Client, staff: Staff) -> None:
    claim = builders.withdrawn(staff)
    html = client.get(f"/checks/{claim.pk}/").text
    assert "This check is withdrawn" in html
    assert "The register was forged." in html
    assert "application/ld+json" not in html
    assert f"/checks/{claim.pk}/" not in client.get("/checks/").text


def test_a_reopened_check_says_that_somebody_looks_again_and_shows_the_correction(
    client: Client, staff: Staff
) -> None:
    claim = builders.published(staff)
    builders.move(claim, "reopen", staff.edda, correction="update", note="A new register came out.")
    html = client.get(f"/checks/{claim.pk}/").text
    assert "We are looking at this again" in html
    assert "A new register came out." in html
    assert "application/ld+json" not in html


def test_a_stale_check_says_what_has_happened(client: Client, staff: Staff) -> None:
    claim = builders.published(staff)
    verdicts.mark_stale(claim=claim, cause="The ministry denied it since.", by=staff.edda)
    assert "The ministry denied it since." in client.get(f"/checks/{claim.pk}/").text


def test_a_check_that_still_holds_says_when_it_was_looked_at_again_and_of_which_day_it_speaks(
    client: Client, staff: Staff
) -> None:
    claim = builders.published(staff)
    verdict = claim.verdicts.get()
    verdict.published_as |= {"as_of": "2026-03-05", "first_published_at": "2026-03-06T09:00:00+00:00"}
    verdict.published_at = datetime(2026, 3, 6, 9, tzinfo=UTC)
    verdict.save()
    verdicts.mark_stale(claim=claim, cause="The register was changed.", by=staff.edda)
    builders.move(claim, "reaffirm", staff.edda, reason="The number is the same.")

    page = client.get(f"/checks/{claim.pk}/").text

    words = " ".join(re.sub("<[^>]+>", "", page).split())
    told = ages.day(timezone.localdate())
    assert f"known on 5 Mar 2026. We looked again on {told}, and it still holds." in words
    assert f"as of 5 Mar 2026looked at again {told}" in words
    today = timezone.now().date().isoformat()
    document = markup(page)
    assert document["datePublished"] == "2026-03-06"
    assert document["dateModified"] == today
    assert document["comment"] == [
        {
            "@type": "Comment",
            "text": "Looked at again, and it still holds: The number is the same.",
            "datePublished": today,
        }
    ]
    assert f'modified_time" content="{today}' in page


def test_the_list_asks_as_much_of_the_database_for_3_rows_as_for_3_000(client: Client, staff: Staff) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/checks/").status_code == 200
        return len(captured)

    many.claims(3, staff.ravi)
    few = statements()
    many.claims(2_997, staff.ravi)
    assert statements() == few
    assert few <= 3


def test_the_list_has_pages_and_an_empty_one_says_so(client: Client, staff: Staff) -> None:
    assert "Nothing published yet" in client.get("/checks/").text
    many.claims(60, staff.ravi)
    first = client.get("/checks/").text
    found = re.search(r'rel="next" href="([^"]+)"', first)
    assert found
    second = client.get(found[1].replace("&amp;", "&")).text
    shown = re.findall(r'href="/checks/(\d+)/"', first + second)
    assert sorted(map(int, shown)) == sorted(Claim.objects.values_list("pk", flat=True))
    assert client.get("/checks/?after=odd").status_code == 422


def listed(client: Client, query: str) -> set[int]:
    page = client.get(f"/checks/?{query}").text
    return {int(pk) for pk in re.findall(r'<h2><a href="/checks/(\d+)/"', page)}


def test_readers_find_checks_by_words_verdict_topic_and_party(client: Client, staff: Staff) -> None:
    homes = builders.claim("Harwick built 412 homes in the year to June")
    builders.denial(homes)
    builders.published(staff, homes)
    Claim.objects.filter(pk=homes.pk).update(topic="Housing")
    ferry = builders.claim("The ferry carried four hundred people", said_by=builders.voice("Osric Venn"))
    builders.published(staff, ferry)

    for query, found in {
        "q=home": {homes.pk},
        "q=ferries": {ferry.pk},
        "q=register": {homes.pk, ferry.pk},
        "q=venn": {ferry.pk},
        "q=nothing+of+that": set(),
        "topic=Housing": {homes.pk},
        "party=osric+venn": {ferry.pk},
        "party=Ministry+of+Works": {homes.pk},
        "party=Works+Ministry": set(),
        "verdict=false": {homes.pk, ferry.pk},
        "verdict=true": set(),
        "q=homes&party=Osric+Venn": set(),
        "q=%00": {homes.pk, ferry.pk},
    }.items():
        assert listed(client, query) == found, query


def test_a_search_stays_in_the_form_and_in_the_addresses_of_its_further_pages(
    client: Client, staff: Staff
) -> None:
    many.claims(60, staff.ravi)
    page = client.get("/checks/?q=claim&verdict=false").text

    assert 'name="q" value="claim"' in page
    assert '<option value="false" selected>' in page
    assert re.search(r'rel="next" href="/checks/\?q=claim&amp;verdict=false&amp;after=', page)
    assert 'href="/checks/?verdict=false"' in page
    assert "No check fits" in client.get("/checks/?q=nowhere").text


def test_a_verdict_that_is_not_on_the_scale_is_said_and_the_rest_is_kept(
    client: Client, staff: Staff
) -> None:
    answer = client.get("/checks/?q=homes&verdict=odd")
    assert answer.status_code == 422
    assert "There is no verdict “odd”" in answer.text
    assert 'name="q" value="homes"' in answer.text


def test_what_was_not_published_is_not_found_by_searching(client: Client, staff: Staff) -> None:
    claim = builders.published(staff)
    builders.move(claim, "reopen", staff.edda, correction="update", note="A new register came out.")
    builders.move(claim, "propose", staff.ravi, rating="true", reason="Turnips.", no_reply_reason="Asked.")

    assert listed(client, "q=turnips") == set()
    assert listed(client, "q=register") == {claim.pk}
    assert "We are looking at this again." in client.get("/checks/").text


def test_a_source_is_named_with_the_copies_that_are_kept_of_it(client: Client, staff: Staff) -> None:
    claim = builders.ready_to_propose(staff)
    source, article = claim.sources.get(), builders.article()
    Source.objects.filter(pk=source.pk).update(article=article)
    copy = "https://archive.example/1"
    ArchiveCopy.objects.create(source=source, state="saved", address=copy, settled_at=timezone.now())
    builders.move(claim, "propose", staff.ravi, rating="false", reason="It says otherwise.")
    builders.move(claim, "confirm", staff.cleo)
    page = client.get(f"/checks/{claim.pk}/").text

    assert f'href="{copy}" rel="noopener nofollow">Archived copy</a>' in page
    assert f"<code>{article.snapshots.get().sha256}</code>" in page
