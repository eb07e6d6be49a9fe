"""What stood at a source's address is shown where nothing of it can do harm, and named where it counts."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import last_looks
from claims.models import Claim, Source
from claims.pipeline import drain
from claims.queries.last_looks import unseen
from tests import builders, kept_pages
from tests.web.test_article_edits import HOSTILE

pytestmark = pytest.mark.django_db

REPORT = "<p>The works department built four hundred homes.</p>"


@pytest.fixture
def staff() -> builders.Staff:
    return builders.staff()


@pytest.fixture
def reader(client: Client, staff: builders.Staff) -> Client:
    client.force_login(staff.ravi)
    return client


@pytest.fixture
def source(staff: builders.Staff) -> Source:
    return builders.source(builders.researching(staff), staff.ravi, url="https://works.test/report")


def address(source: Source, snapshot_id: int, name: str = "source-snapshot") -> str:
    return reverse(f"web:{name}", args=[source.claim_id, source.pk, snapshot_id])


def claim_page(reader: Client, source: Source) -> str:
    return reader.get(reverse("web:claim", args=[source.claim_id])).content.decode()


def test_a_source_leads_to_what_was_kept_of_it(reader: Client, source: Source) -> None:
    assert "Snapshot" not in claim_page(reader, source)
    first = kept_pages.evidence(source, REPORT)
    assert f'href="{address(source, first.pk)}">Snapshot 1 Oct 2026, 08:30</a>' in claim_page(reader, source)
    later = kept_pages.evidence(source, REPORT.replace("four", "three"))

    page = claim_page(reader, source)

    assert "1 earlier snapshot<" in page
    assert page.index(address(source, later.pk)) < page.index(address(source, first.pk))


def test_the_page_around_it_says_where_it_came_from(reader: Client, source: Source) -> None:
    kept = kept_pages.evidence(source, REPORT)
    assert "its file is being written" in reader.get(address(source, kept.pk)).content.decode()
    drain.drain_all()

    page = reader.get(address(source, kept.pk)).content.decode()

    for words in (kept.sha256, source.url, "as WARC since", "content-type", "sandbox src=", "53 bytes"):
        assert words in page, words


def test_what_is_shown_runs_nothing_and_is_confined(reader: Client, source: Source) -> None:
    kept = kept_pages.evidence(source, HOSTILE)

    answer = reader.get(address(source, kept.pk, "source-snapshot-page"))

    body = answer.content.decode().split("<body>")[1]
    assert "<b>stay</b>" in body
    for word in ("alert", "evil", "onclick", "form", "href", "script", "iframe", "svg", "meta"):
        assert word not in body, word
    policy = answer["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "sandbox", "form-action 'none'", "frame-ancestors 'self'"} <= set(policy)
    assert not [rule for rule in policy if rule.startswith("script-src")]
    assert (answer["X-Content-Type-Options"], answer["X-Frame-Options"]) == ("nosniff", "SAMEORIGIN")


def test_its_text_and_its_warc_are_handed_out(reader: Client, source: Source) -> None:
    kept = kept_pages.evidence(source, REPORT, text="Four hundred homes.")

    text = reader.get(address(source, kept.pk, "source-snapshot-text"))
    file = reader.get(address(source, kept.pk, "source-snapshot-warc"))

    assert (text.content, text["Content-Type"]) == (b"Four hundred homes.", "text/plain; charset=utf-8")
    assert file.content.startswith(b"\x1f\x8b")
    assert file["Content-Disposition"] == f'attachment; filename="source-{source.pk}-{kept.pk}.warc.gz"'


def test_a_snapshot_is_found_under_its_own_source_alone_and_by_the_desk_alone(
    reader: Client, source: Source, staff: builders.Staff
) -> None:
    kept = kept_pages.evidence(source, REPORT)
    other = builders.source(source.claim, staff.ravi, url="https://works.test/other")
    names = [f"source-snapshot{end}" for end in ("", "-page", "-text", "-warc")]

    assert [reader.get(address(other, kept.pk, name)).status_code for name in names] == [404] * 4
    reader.logout()
    assert [reader.get(address(source, kept.pk, name)).status_code for name in names] == [302] * 4


def test_a_check_says_when_the_page_of_its_source_was_kept(client: Client, staff: builders.Staff) -> None:
    claim = builders.ready_to_propose(staff)
    source = builders.source(claim, staff.ravi, url="https://works.test/report")
    kept_pages.evidence(source, REPORT)
    kept = kept_pages.evidence(source, REPORT.replace("four", "three"))
    builders.move(claim, "propose", staff.ravi, rating="false", reason="The report shows otherwise.")
    builders.move(claim, "confirm", staff.cleo)

    page = client.get(reverse("web:check", args=[claim.pk])).content.decode()

    assert "We keep it as it was on" in page
    assert f"<code>{kept.sha256}</code>" in page
    assert reverse("web:source-snapshot", args=[claim.pk, source.pk, kept.pk]) not in page


def test_a_look_that_kept_a_page_asks_nobody_to_look(source: Source, staff: builders.Staff) -> None:
    claim = Claim.objects.get(pk=source.claim_id)
    last_looks.note(claim=claim, by=staff.cleo)

    kept_pages.evidence(source, REPORT)

    assert unseen(staff.cleo, [claim.pk], []) == {}


def test_the_claim_costs_the_same_with_3_sources_and_snapshots_and_with_300(
    reader: Client, staff: builders.Staff
) -> None:
    claim = builders.researching(staff)
    costs = []
    for count in (3, 300):
        for number in range(claim.sources.count(), count):
            one = builders.source(claim, staff.ravi, url=f"https://works.test/{number}")
            kept_pages.evidence(one, f"<p>{number}</p>")
        with CaptureQueriesContext(connection) as made:
            assert reader.get(reverse("web:claim", args=[claim.pk])).status_code == 200
        costs.append(len(made))
    assert costs[0] == costs[1]
