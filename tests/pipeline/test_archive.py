"""Pages are kept in an outside archive where the desk names one, and what it says is kept."""

from collections.abc import Iterator

import pytest
from django.db.models.functions import Now
from pytest_django import Settings

from claims.actions import revisits, sources
from claims.actions.sources import SourceFields
from claims.models import ArchiveCopy, OutboxEvent, Revisit
from claims.models.outbox import MAX_ATTEMPTS
from claims.pipeline import drain
from claims.queries import times
from tests import builders
from tests.gateways.fetching import servers
from tests.pipeline.test_fetch import STORY, Site, fetched

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    """A site with an article, which is its own archive."""
    settings.FETCH_ALLOW_LOOPBACK = True
    site = Site()
    with servers.serving(site.mood) as site.server:
        site.page("/bridge", STORY)
        yield site


def takes(site: Site, settings: Settings, path: str) -> str:
    """Let the archive take this page; the address of the copy."""
    settings.ARCHIVE_SAVE = site.server.url("/save")
    copy = f"/web/20261101120000{path}"
    site.answers[f"/save/{site.server.url(path)}"] = servers.redirect(copy)
    return site.page(copy, "<p>The copy.")


def look_again() -> None:
    Revisit.objects.update(next_at=times.now())
    revisits.ask_due(times.now())
    drain.drain_all()


def test_no_archive_is_asked_unless_the_settings_name_one(site: Site) -> None:
    fetched(site.server.url("/bridge"))

    assert not ArchiveCopy.objects.exists()


def test_a_fetched_page_is_kept_outside_too(site: Site, settings: Settings) -> None:
    copy = takes(site, settings, "/bridge")

    article = fetched(site.server.url("/bridge"))

    kept = ArchiveCopy.objects.get()
    assert (kept.snapshot, kept.state, kept.address) == (article.snapshots.get(), "saved", copy)
    assert kept.settled_at


def test_evidence_that_can_be_reached_is_kept_outside_once(site: Site, settings: Settings) -> None:
    takes(site, settings, "/bridge")
    staff = builders.staff()
    source = builders.source(builders.researching(staff), staff.ravi, url=site.server.url("/bridge"))

    for _ in range(2):
        look_again()

    assert ArchiveCopy.objects.get().source == source
    assert ArchiveCopy.objects.get().state == "saved"


def test_what_was_kept_of_evidence_is_not_shown_for_another_address(site: Site, settings: Settings) -> None:
    takes(site, settings, "/bridge")
    staff = builders.staff()
    source = builders.source(builders.researching(staff), staff.ravi, url=site.server.url("/bridge"))
    look_again()
    assert ArchiveCopy.objects.get().source == source

    fields = SourceFields.parse({**source.__dict__, "url": "https://elsewhere.example/"})
    sources.edit(source=source, version=source.version, fields=fields, by=staff.ravi)

    assert not ArchiveCopy.objects.exists()


def test_an_archive_that_refuses_is_asked_again_and_at_last_it_is_said_why(
    site: Site, settings: Settings
) -> None:
    settings.ARCHIVE_SAVE = site.server.url("/save")
    article = fetched(site.server.url("/bridge"))
    assert (article.status, ArchiveCopy.objects.get().state) == ("ready", "asked")
    row = OutboxEvent.objects.get(topic="archive.asked")
    assert row.due_at > times.now()

    for _ in range(MAX_ATTEMPTS):
        OutboxEvent.objects.filter(topic="archive.asked").update(due_at=Now())
        drain.drain_all()

    kept = ArchiveCopy.objects.get()
    assert kept.state == "failed"
    assert kept.problem == "The archive did not take it: There is no page at this address (status 404)."
