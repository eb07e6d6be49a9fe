"""An outside archive is asked to keep a page, over a real web server that plays it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from claims.domain.refusals import Unreachable
from claims.gateways import archives
from tests.gateways.fetching import servers
from tests.pipeline.test_fetch import Site

PAGE = "https://ledger.example/bridge?page=1"
SINCE = datetime(2026, 11, 1, tzinfo=UTC)
COPY = f"/web/20261101120000/{PAGE}"
LOOKUP = "/wayback/available?url=https%3A%2F%2Fledger.example%2Fbridge%3Fpage%3D1"
KNOWN = '{"archived_snapshots": {"closest": {"url": "http://a.example/web/%s/x", "timestamp": "%s"}}}'


@pytest.fixture
def archive(settings: Settings) -> Iterator[Site]:
    settings.FETCH_ALLOW_LOOPBACK = True
    site = Site()
    with servers.serving(site.mood) as site.server:
        settings.ARCHIVE_SAVE = site.server.url("/save")
        settings.ARCHIVE_LOOKUP = site.server.url("/wayback/available")
        yield site


def test_the_address_of_the_copy_is_where_saving_leads(archive: Site) -> None:
    archive.answers[f"/save/{PAGE}"] = servers.redirect(COPY)
    archive.page(COPY, "<p>The copy.")

    assert archives.store(PAGE, since=SINCE) == archive.server.url(COPY)


def test_or_what_the_archive_names(archive: Site) -> None:
    archive.page(f"/save/{PAGE}", "<p>Saved.", f"Content-Location: {COPY}")

    assert archives.store(PAGE, since=SINCE) == archive.server.url(COPY)


@pytest.mark.parametrize(
    ("taken", "found"),
    [(SINCE + timedelta(hours=1), True), (SINCE, True), (SINCE - timedelta(seconds=1), False)],
)
def test_where_it_refuses_a_copy_that_is_new_enough_will_do(
    archive: Site, taken: datetime, found: bool
) -> None:
    stamp = f"{taken:%Y%m%d%H%M%S}"
    archive.answers[f"/save/{PAGE}"] = servers.page(b"", status="429 Too Many Requests")
    archive.page(LOOKUP, KNOWN % (stamp, stamp), "Content-Type: application/json")

    if found:
        assert archives.store(PAGE, since=SINCE) == f"http://a.example/web/{stamp}/x"
    else:
        with pytest.raises(Unreachable, match="did not take it: The server answered with status 429"):
            archives.store(PAGE, since=SINCE)


@pytest.mark.parametrize("answer", ["{}", '{"archived_snapshots": {}}', "no JSON", "[]", "null"])
def test_an_archive_that_says_nothing_useful_is_a_refusal(archive: Site, answer: str) -> None:
    archive.page(f"/save/{PAGE}", "<p>Welcome to the archive.")
    archive.page(LOOKUP, answer, "Content-Type: application/json")

    with pytest.raises(Unreachable, match="named no copy"):
        archives.store(PAGE, since=SINCE)
