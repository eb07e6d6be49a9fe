"""A real worker keeps what it fetched in a file, and looks again by itself when the time has come."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.actions import articles
from claims.models import Article, EvidenceSnapshot, Revisit, Snapshot, Warc
from claims.queries import times
from factcheck.processes import Child
from tests import builders
from tests.conftest import working
from tests.gateways.fetching import servers
from tests.pipeline.test_fetch import STORY, Site
from tests.pipeline.test_revisit import EDITED
from tests.tasks.test_worker import until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    with servers.serving(site.mood) as site.server:
        yield site


@pytest.fixture
def worker(site: Site, transactional_db: None, tmp_path: Path) -> Iterator[Child]:
    """A real worker of two processes that may fetch from this machine, and keeps files of its own."""
    kept = str(tmp_path / "kept")
    with working(tmp_path, "revisit", FETCH_ALLOW_LOOPBACK="1", SNAPSHOT_STORE=kept) as started:
        yield started


def test_a_page_is_looked_at_again_by_a_worker_when_its_time_has_come(
    worker: Child, site: Site, tmp_path: Path
) -> None:
    editor = builders.staff().edda
    address = site.page("/bridge", STORY)
    article = articles.submit_address(address=address, how="web", by=editor).article
    until(lambda: Article.objects.get(pk=article.pk).status == "ready")
    until(Warc.objects.exists)
    site.page("/bridge", EDITED)

    Revisit.objects.update(next_at=times.now())

    until(lambda: Snapshot.objects.filter(how="recheck", compared_at__isnull=False).exists())
    until(lambda: Warc.objects.count() == 2)
    names = {str(path.relative_to(tmp_path / "kept")) for path in (tmp_path / "kept").rglob("*.gz")}
    assert names == set(Warc.objects.values_list("name", flat=True))
    assert Revisit.objects.get().found == "changed"


def test_the_page_of_a_source_is_kept_by_a_worker_as_soon_as_it_is_added(
    worker: Child, site: Site, tmp_path: Path
) -> None:
    staff = builders.staff()
    source = builders.source(builders.researching(staff), staff.ravi, url=site.page("/bridge", STORY))

    until(lambda: Warc.objects.filter(evidence__source=source).exists())

    kept = EvidenceSnapshot.objects.get(source=source)
    assert (bytes(kept.raw), "40 tonnes" in kept.text) == (STORY.encode(), True)
    assert (tmp_path / "kept" / kept.warc.name).exists()
