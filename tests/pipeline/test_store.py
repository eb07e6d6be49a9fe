"""Each fetch is kept once, as it came, in a file that is found whole or made whole."""

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from pytest_django import Settings
from warcio.archiveiterator import ArchiveIterator

from claims.actions import warcs
from claims.gateways import snapshot_files
from claims.models import Fetch, OutboxEvent, Snapshot, Warc
from claims.models.outbox import MAX_ATTEMPTS
from claims.pipeline import drain
from tests import builders, kept_pages
from tests.gateways.fetching import servers
from tests.pipeline.test_fetch import STORY, Site, fetched
from tests.pipeline.test_revisit import EDITED, look_again, site

__all__ = ["site"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    """The storage, in a folder of this test's own."""
    kept_pages.in_folder(settings, tmp_path / "kept")
    return tmp_path / "kept"


def responses(warc: Warc) -> list[bytes]:
    records = ArchiveIterator(BytesIO(snapshot_files.read(warc.name)))
    return [record.raw_stream.read() for record in records if record.rec_type == "response"]


def test_what_came_is_kept_as_it_came_packed_and_with_its_headers(site: Site) -> None:
    packed = gzip.compress(STORY.encode())
    site.answers["/bridge"] = servers.page(packed, "Content-Encoding: gzip", "ETag: w1")

    article = fetched(site.server.url("/bridge"))

    warc = Warc.objects.get()
    assert (article.status, warc.page) == ("ready", article.snapshots.get())
    assert responses(warc) == [packed]
    assert bytes(Fetch.objects.get().packed) == packed
    assert b"User-Agent" in gzip.decompress(snapshot_files.read(warc.name))
    assert not OutboxEvent.objects.filter(done_at__isnull=True).exists()


def test_each_edition_has_a_file_of_its_own_and_what_is_pasted_has_none(site: Site, folder: Path) -> None:
    builders.article()
    fetched(site.page("/bridge", STORY))
    site.page("/bridge", EDITED)
    look_again()
    site.page("/bridge", STORY)
    look_again()

    assert [responses(warc)[0] for warc in Warc.objects.order_by("pk")] == [
        STORY.encode(),
        EDITED.encode(),
        STORY.encode(),
    ]
    assert len(list(folder.rglob("*.gz"))) == 3


def test_a_worker_that_dies_after_writing_leaves_one_file_for_the_next(
    site: Site, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(**given: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(warcs, "note", dies)
        fetched(site.page("/bridge", STORY))
    assert (Warc.objects.count(), len(list(folder.rglob("*.gz")))) == (0, 1)

    OutboxEvent.objects.filter(done_at__isnull=True).update(due_at="2026-01-01T00:00Z")
    drain.drain_all()

    assert (Warc.objects.count(), len(list(folder.rglob("*.gz")))) == (1, 1)


def test_a_storage_that_is_away_harms_no_article_and_is_tried_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(data: bytes) -> str:
        raise OSError("no bucket")

    with monkeypatch.context() as patch:
        patch.setattr(snapshot_files, "put", away)
        article = fetched(site.page("/bridge", STORY))
    assert article.status == "ready"
    row = OutboxEvent.objects.get(topic="page.fetched")
    assert (row.dead_at, row.problem) == (None, "OSError: no bucket")
    assert row.attempts < MAX_ATTEMPTS

    row.due_at = row.created_at
    row.save()
    drain.drain_all()

    assert Warc.objects.count() == 1


def test_files_are_read_back_and_what_differs_is_said_and_mended(
    site: Site, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fetched(site.page("/bridge", STORY))
    site.page("/bridge", EDITED)
    look_again()
    call_command("verify_snapshots")
    assert "2 files are whole, 0 are not; 0 fetches wait" in capsys.readouterr().out
    torn, gone = [folder / warc.name for warc in Warc.objects.order_by("pk")]
    torn.write_bytes(torn.read_bytes()[:-40])
    gone.unlink()

    with pytest.raises(SystemExit):
        call_command("verify_snapshots")
    said = capsys.readouterr()
    assert "0 files are whole, 2 are not" in said.out
    assert f"{torn.name} of article" in said.err
    assert "its digest is not the one that was kept" in said.err
    assert "it is not there" in said.err

    call_command("verify_snapshots", "--mend")
    assert "2 files are whole" in capsys.readouterr().out


def test_a_file_that_holds_other_bytes_than_the_database_is_found(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    fetched(site.page("/bridge", STORY))
    Snapshot.objects.update(raw=b"<p>Something else.")

    with pytest.raises(SystemExit):
        call_command("verify_snapshots")

    assert "it does not hold the bytes that the database has" in capsys.readouterr().err
    assert storages["snapshots"].exists(Warc.objects.get().name)
