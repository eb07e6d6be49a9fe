"""What all pages of the public site have in common: the same for everybody, and cheap to ask again."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from claims.actions import ratings, verdicts
from claims.domain.evidence import Against
from claims.domain.ratings import ColourRole
from claims.models import Rating
from tests import builders
from tests.builders import Staff

pytestmark = pytest.mark.django_db
ADDRESSES = ("/checks/", "/checks/feed/", "/corrections/", "/corrections/feed/", "/method/")


@pytest.mark.parametrize("address", [*ADDRESSES, "check"])
def test_a_page_is_the_same_for_everybody_and_sets_no_cookie(
    client: Client, staff: Staff, address: str
) -> None:
    claim = builders.published(staff)
    address = f"/checks/{claim.pk}/" if address == "check" else address
    stranger = client.get(address)
    client.force_login(staff.ravi)
    ours = client.get(address)

    assert ours.content == stranger.content
    assert "Cookie" not in stranger.get("Vary", "") + ours.get("Vary", "")
    assert not stranger.cookies
    assert not ours.cookies
    assert stranger["Cache-Control"] == "public, max-age=0, s-maxage=60"


@pytest.mark.parametrize("address", [*ADDRESSES, "check"])
def test_an_unchanged_page_is_not_sent_again(client: Client, staff: Staff, address: str) -> None:
    claim = builders.published(staff)
    address = f"/checks/{claim.pk}/" if address == "check" else address
    etag = client.get(address)["ETag"]
    with CaptureQueriesContext(connection) as captured:
        again = client.get(address, headers={"If-None-Match": etag})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert len(captured) <= 3


def test_the_page_of_a_check_is_sent_again_whenever_it_says_something_else(
    client: Client, staff: Staff
) -> None:
    claim = builders.published(staff)
    address = f"/checks/{claim.pk}/"
    seen = [client.get(address)]

    def changed() -> bool:
        answer = client.get(address, headers={"If-None-Match": seen[-1]["ETag"]})
        differs = answer.status_code == 200 and answer.content != seen[-1].content
        seen.append(answer)
        return differs

    verdicts.mark_stale(claim=claim, cause="The ministry denied it since.", by=staff.edda)
    assert changed()
    verdicts.mark_stale(claim=claim, cause="The register is gone.", by=staff.edda)
    assert changed()
    builders.move(claim, "reaffirm", staff.edda, reason="The number is the same.")
    assert changed()
    ratings.edit(
        rating=Rating.objects.get(key="false"),
        label="False",
        number=1,
        colour=ColourRole.FALSE,
        against=Against.CLAIMANTS,
        explanation="It is not so.",
        in_use=True,
        by=staff.admin,
    )
    assert changed()
    builders.move(claim, "reopen", staff.edda, correction="minor", note="A digit was wrong.")
    assert changed()


def test_nobody_learns_of_a_claim_that_is_not_published_by_asking_whether_it_changed(
    client: Client, staff: Staff
) -> None:
    claim = builders.in_second_reading(staff)
    answer = client.get(f"/checks/{claim.pk}/", headers={"If-None-Match": "*"})

    assert answer.status_code == 404
    assert "Last-Modified" not in answer


def test_another_name_of_the_newsroom_is_another_page(
    client: Client, staff: Staff, settings: Settings
) -> None:
    before = client.get("/method/")["ETag"]
    settings.NEWSROOM_NAME = "Harwick Desk"
    assert client.get("/method/")["ETag"] != before


@pytest.mark.parametrize("address", ["/checks/", "/corrections/", "/method/"])
def test_a_page_names_its_address_its_feeds_and_what_it_is(
    client: Client, staff: Staff, address: str
) -> None:
    html = client.get(address).text

    for wanted in (
        f'<link rel="canonical" href="http://localhost:8000{address}">',
        f'<meta property="og:url" content="http://localhost:8000{address}">',
        'type="application/atom+xml" title="The Desk: Fact-checks" href="/checks/feed/">',
        'href="/corrections/feed/"',
    ):
        assert wanted in html, wanted
    for name in ("og:title", "og:image", "og:description", "og:site_name", "twitter:card", "twitter:title"):
        assert len(re.findall(f'"{name}" content="[^"]+"', html)) == 1, name
    assert len(re.findall('aria-current="page"', html)) == 1


def test_how_we_work_tells_each_rating_as_the_desk_explains_it(
    client: Client, staff: Staff, settings: Settings
) -> None:
    settings.NEWSROOM_CONTACT = "desk@harwick.example"
    html = client.get("/method/").text

    for rating in Rating.objects.filter(in_use=True):
        assert f">{rating.label}</span>" in html
        assert rating.explanation in html
    assert "1 is the worst and 5 the best" in html
    assert "write to us: desk@harwick.example." in html
    for heading in ("The right of reply", "The second reader", "Corrections", "What counts as evidence"):
        assert f">{heading}</h2>" in html


def test_the_foot_of_a_check_leads_to_its_claim_on_the_desk(client: Client, staff: Staff) -> None:
    claim = builders.published(staff)
    assert f'href="/claims/{claim.pk}/"' in client.get(f"/checks/{claim.pk}/").text


def test_the_browser_around_a_page_takes_the_colour_of_our_paper(client: Client) -> None:
    html, tokens = client.get("/login/").text, (settings.BASE_DIR / "static/css/tokens.css").read_text()
    light, dark = re.findall('name="theme-color" content="(#[0-9a-f]{6})"', html)
    assert re.search(rf"--paper:\s+light-dark\({light}, {dark}\)", tokens)
