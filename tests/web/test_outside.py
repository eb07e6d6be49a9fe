"""Checks of others on the web: the list, one of them, and using one as a source, without script."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import OutsideCheck, OutsideImport, Source
from tests import builders, outside
from tests.builders import Staff

pytestmark = pytest.mark.django_db
FERRY = "The Harwick ferry carried two million passengers in a year"


@pytest.fixture
def edda(staff: Staff, client: Client) -> Client:
    client.force_login(staff.edda)
    return client


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_shows_their_words_and_ours(edda: Client, staff: Staff) -> None:
    outside.bring(
        staff.edda, outside.review(), outside.rated("Odd", url=f"{outside.SITE}/2", claimReviewed="Fog")
    )
    outside.decided(staff.edda, "Mostly wrong", "false")

    page = shown(edda, "/outside-checks/")

    assert FERRY in page
    assert "“Mostly wrong”" in page
    assert '<span class="pill false"' in page
    assert page.count(">Unmapped</span>") == 1
    assert "1 rating to map" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=ferries", True),
        ("q=dora+finch", True),
        ("q=fog", False),
        ("rating=unmapped", True),
        ("rating=false", False),
        ("publisher={0}&q=ferry", True),
        ("publisher=77777", False),
    ],
)
def test_it_is_searched_and_filtered(edda: Client, staff: Staff, query: str, found: bool) -> None:
    publisher = outside.check(staff.edda).publisher_id
    assert (FERRY in shown(edda, f"/outside-checks/?{query.format(publisher)}")) is found


@pytest.mark.parametrize("query", ["publisher=x", "rating=nonsense", "after=x"])
def test_a_question_that_cannot_be_answered_is_said(edda: Client, query: str) -> None:
    answer = edda.get(f"/outside-checks/?{query}")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_pages_of_the_list_keep_its_filters(edda: Client, staff: Staff) -> None:
    outside.bring(staff.edda, *[outside.rated("Odd", url=f"{outside.SITE}/{n}") for n in range(51)])

    page = shown(edda, "/outside-checks/?q=ferry")
    after = page.split('rel="next"')[1].split("after=")[1].split('"')[0]

    assert page.count(FERRY) == 50
    assert f"?q=ferry&amp;after={after}" in page
    assert shown(edda, f"/outside-checks/?q=ferry&after={after}").count(FERRY) == 1


def test_one_check_shows_all_that_its_publisher_said(edda: Client, staff: Staff) -> None:
    check = outside.check(staff.edda)

    page = shown(edda, f"/outside-checks/{check.pk}/")

    for words in (
        "“Mostly wrong”",
        "It carried a third of that.",
        "Dora Finch",
        "https://courier.example/ferry",
    ):
        assert words in page
    assert "from 1 (worst) to 5 (best)" in page
    assert 'rel="noreferrer"' in page


@pytest.mark.parametrize(
    ("came", "warned"),
    [
        ("", False),
        ("https://facts.example.org/feed", False),
        ("https://feeds.facts.example.org/", False),
        ("https://facts.example.org.elsewhere.example/", True),
    ],
)
def test_what_came_from_another_site_says_so(edda: Client, staff: Staff, came: str, warned: bool) -> None:
    check = outside.check(staff.edda)
    OutsideImport.objects.update(stands_at=came)

    assert ("is not the site that it stands at" in shown(edda, f"/outside-checks/{check.pk}/")) is warned


def test_what_others_write_runs_nothing_and_leads_nowhere(edda: Client, staff: Staff) -> None:
    bad = "<script>alert(1)</script>"
    check = outside.check(
        staff.edda,
        claimReviewed=bad,
        author=bad,
        reviewRating={"alternateName": bad, "ratingExplanation": bad},
        itemReviewed={"author": bad, "appearance": ["javascript:alert(1)", bad]},
    )
    for address in (f"/outside-checks/{check.pk}/", "/outside-checks/", "/outside-checks/ratings/"):
        page = shown(edda, address)
        assert bad not in page
        assert 'href="javascript' not in page


def test_the_raw_object_is_a_file_and_is_as_it_came(edda: Client, staff: Staff) -> None:
    answer = edda.get(f"/outside-checks/{outside.check(staff.edda).pk}/raw/")

    assert json.loads(answer.content) == outside.review()
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert edda.get("/outside-checks/77777/raw/").status_code == 404


def test_older_versions_are_kept_and_lead_to_the_newest(edda: Client, staff: Staff) -> None:
    old = outside.check(staff.edda)
    outside.bring(staff.edda, outside.rated("True after all", dateModified="2026-11-01"))
    new = OutsideCheck.objects.get(current=True)

    assert f'href="/outside-checks/{new.pk}/">Version 2 is the newest.' in shown(
        edda, f"/outside-checks/{old.pk}/"
    )
    assert "“Mostly wrong”" in shown(edda, f"/outside-checks/{new.pk}/")
    assert shown(edda, "/outside-checks/").count(FERRY) == 1


def test_a_check_becomes_a_source_of_the_claim_that_is_named(client: Client, staff: Staff) -> None:
    client.force_login(staff.ravi)
    claim, check = builders.researching(staff), outside.check(staff.edda)

    sent = {"claim": f" c-{claim.pk} ", "stance": "refutes"}
    answer = client.post(f"/outside-checks/{check.pk}/cite/", sent, follow=True)

    assert f"It is a source of C-{claim.pk} now." in answer.content.decode()
    assert Source.objects.get(claim=claim).stance == "refutes"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"claim": "", "stance": "refutes"}, "Say which claim"),
        ({"claim": "77777", "stance": "refutes"}, "No claim has this number."),
        ({"claim": "C-x", "stance": "refutes"}, "No claim has this number."),
        ({"claim": "{0}", "stance": "perhaps"}, "supports, refutes or context"),
    ],
)
def test_what_cannot_be_done_is_said_and_kept(
    edda: Client, staff: Staff, sent: dict[str, str], sentence: str
) -> None:
    claim, check = builders.researching(staff), outside.check(staff.edda)
    sent = {name: value.format(claim.pk) for name, value in sent.items()}

    answer = edda.post(f"/outside-checks/{check.pk}/cite/", sent)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert f'name="claim" type="text" value="{sent["claim"]}"' in answer.content.decode()


def test_a_claim_shows_the_checks_that_share_its_words_and_uses_one(client: Client, staff: Staff) -> None:
    client.force_login(staff.ravi)
    claim = builders.researching(staff, builders.claim("The ferry of Harwick carried 2 million passengers"))
    outside.bring(
        staff.edda, outside.review(), outside.rated("Odd", url=f"{outside.SITE}/2", claimReviewed="Fog")
    )
    check = OutsideCheck.objects.get(claim_reviewed=FERRY)

    page = shown(client, f"/claims/{claim.pk}/")
    assert "Checked by others" in page
    assert f'href="/outside-checks/{check.pk}/"' in page
    assert ">Fog<" not in page

    address = f"/claims/{claim.pk}/outside-checks/{check.pk}/"
    used = client.post(address, {"stance": "context"}, follow=True).content.decode()
    assert f"Added “Fact-check: {FERRY}”." in used
    assert 'disabled title="This check is a source of the claim already."' in used
    again = client.post(address, {"stance": "context"})
    assert again.status_code == 422
    assert "a source of the claim already" in again.content.decode()


def test_a_claim_that_nobody_else_checked_shows_no_such_section(edda: Client, staff: Staff) -> None:
    outside.check(staff.edda)
    assert "Checked by others" not in shown(edda, f"/claims/{builders.claim('Fog is wet').pk}/")


@pytest.mark.parametrize("what", ["list", "claim"])
def test_300_checks_cost_as_much_as_3(edda: Client, staff: Staff, what: str) -> None:
    claim = builders.claim("The ferry of Harwick carried 2 million passengers")
    costs = []
    for count in (3, 300):
        reviews = [
            outside.rated(f"Word {n}", url=f"{outside.SITE}/{count}/{n}", author=f"Paper {n}")
            for n in range(count)
        ]
        outside.bring(staff.edda, *reviews)
        address = "/outside-checks/" if what == "list" else f"/claims/{claim.pk}/"
        shown(edda, address)
        with CaptureQueriesContext(connection) as queries:
            assert "“Word 2”" in shown(edda, address) or count > 3
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_nobody_sees_any_of_it_without_signing_in(client: Client, staff: Staff) -> None:
    check = outside.check(staff.edda)
    for address in (
        "",
        "add/",
        "ratings/",
        f"{check.pk}/",
        f"{check.pk}/raw/",
        f"imports/{check.came_with_id}/",
    ):
        assert client.get(f"/outside-checks/{address}").status_code == 302
