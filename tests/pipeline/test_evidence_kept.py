"""What stands at the addresses of sources is kept as it came, and no more of it than came anew."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone
from pytest_django import Settings
from warcio.archiveiterator import ArchiveIterator

from claims.actions import revisits, sources, warcs
from claims.domain.topics import Topic
from claims.gateways import snapshot_files
from claims.models import EvidenceSnapshot, HistoryEntry, OutboxEvent, Revisit, Source, Warc
from claims.pipeline import drain
from claims.queries import chain, times
from tests import builders, kept_pages
from tests.crashes import dying_after
from tests.gateways.fetching import servers
from tests.pipeline.test_fetch import Site
from tests.pipeline.test_revisit import look_again, site

__all__ = ["site"]

pytestmark = pytest.mark.django_db

REPORT = """<html><head><title>Report</title></head><body><article><h1>Report</h1>
<p>The works department built four hundred homes in the county in the course of the year, by its count.</p>
<p>It will count them again in November, when the report of the council is to be read in the town hall.</p>
</article></body></html>"""
EDITED = REPORT.replace("four hundred", "three hundred")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    """The storage, in a folder of this test's own."""
    kept_pages.in_folder(settings, tmp_path / "kept")
    return tmp_path / "kept"


def source_at(address: str) -> Source:
    """A source that was added and looked at."""
    staff = builders.staff()
    source = builders.source(builders.researching(staff), staff.ravi, url=address)
    look_again()
    return source


def payload(warc: Warc) -> bytes:
    records = ArchiveIterator(BytesIO(snapshot_files.read(warc.name)))
    (found,) = [record.raw_stream.read() for record in records if record.rec_type == "response"]
    body: bytes = found
    return body


def found_at(source: Source) -> str:
    return Revisit.objects.get(source=source).found


def test_a_look_at_evidence_keeps_the_bytes_their_digest_their_text_and_how_they_came(site: Site) -> None:
    address = site.page("/report", REPORT, "Content-Type: text/html; charset=utf-8", "X-Odd: here")
    site.answers["/old"] = servers.redirect("/report")

    source = source_at(site.server.url("/old"))

    kept = source.snapshots.get()
    assert bytes(kept.raw) == REPORT.encode()
    assert kept.sha256 == sha256(REPORT.encode()).hexdigest()
    assert "four hundred homes" in kept.text
    assert (kept.url, kept.final_url, kept.hops) == (source.url, address, [[source.url, 302, address]])
    assert ["x-odd", "here"] in kept.headers
    assert timezone.now() - kept.fetched_at < timedelta(minutes=5)
    assert (kept.warc.page, payload(kept.warc)) == (kept, REPORT.encode())
    said = HistoryEntry.objects.get(kind="source.kept")
    assert (said.subject_id, said.data["sha256"]) == (source.claim_id, kept.sha256)
    assert not chain.verify_all().broken


def test_a_second_look_at_what_has_not_changed_keeps_nothing_more(site: Site) -> None:
    source = source_at(site.page("/report", REPORT))

    look_again()
    look_again()

    assert (source.snapshots.count(), Warc.objects.count(), found_at(source)) == (1, 1, "same")


def test_a_page_that_has_changed_is_kept_beside_the_first_and_so_is_what_stands_there_again(
    site: Site,
) -> None:
    source = source_at(site.page("/report", REPORT))
    site.page("/report", EDITED)
    look_again()
    assert found_at(source) == "changed"
    site.page("/report", REPORT)
    look_again()

    texts = [bytes(kept.raw).decode() for kept in source.snapshots.order_by("pk")]
    assert texts == [REPORT, EDITED, REPORT]
    assert Warc.objects.count() == 3
    assert Revisit.objects.get(source=source).next_at < times.now() + timedelta(hours=25)


def test_other_bytes_of_the_same_words_are_kept_and_are_no_change(site: Site) -> None:
    source = source_at(site.page("/report", REPORT))
    site.page("/report", REPORT.replace("<body>", "<body><!-- made at 12:01 -->"))

    look_again()

    assert (source.snapshots.count(), found_at(source)) == (2, "same")


def test_a_table_or_a_scan_without_a_text_is_kept_all_the_same(site: Site) -> None:
    site.answers["/table"] = servers.page(b"%PDF-1.4 no more of it", "Content-Type: application/pdf")

    source = source_at(site.server.url("/table"))

    kept = source.snapshots.get()
    assert (kept.text, bytes(kept.raw), found_at(source)) == ("", b"%PDF-1.4 no more of it", "same")


def test_a_scan_without_a_text_that_is_replaced_has_changed_and_one_that_is_not_has_not(site: Site) -> None:
    site.answers["/scan"] = servers.page(b"%PDF-1.4 no more of it", "Content-Type: application/pdf")
    source = source_at(site.server.url("/scan"))
    look_again()
    assert (source.snapshots.count(), found_at(source)) == (1, "same")
    site.answers["/scan"] = servers.page(b"%PDF-1.4 another scan", "Content-Type: application/pdf")

    look_again()

    assert ([kept.text for kept in source.snapshots.all()], found_at(source)) == (["", ""], "changed")


def test_a_server_that_knows_its_page_unchanged_need_not_send_it(site: Site) -> None:
    source = source_at(site.page("/report", REPORT, 'ETag: "w1"'))
    site.answers["/report"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"

    look_again()

    assert b'If-None-Match: "w1"' in site.server.asked[-1]
    assert (source.snapshots.count(), found_at(source)) == (1, "same")


def test_evidence_of_which_nothing_is_kept_is_asked_for_whole_whatever_was_noted_of_it(site: Site) -> None:
    staff = builders.staff()
    address = site.page("/report", REPORT, 'ETag: "w1"')
    source = builders.source(builders.researching(staff), staff.ravi, url=address)
    Revisit.objects.update(etag='"w1"', modified="Thu, 01 Oct 2026 08:00:00 GMT")

    look_again()

    request = site.server.asked[-1]
    assert not any(name in request for name in (b"If-None-Match", b"If-Modified-Since"))
    assert source.snapshots.count() == 1


def test_a_dead_link_keeps_nothing_and_what_was_kept_stays(site: Site) -> None:
    source = source_at(site.page("/report", REPORT))
    del site.answers["/report"]

    look_again()

    assert (source.snapshots.count(), found_at(source)) == (1, "gone")


def test_another_address_of_a_source_is_kept_anew_and_the_first_stays(site: Site) -> None:
    source = source_at(site.page("/report", REPORT))
    staff_member = source.added_by
    assert staff_member is not None
    other = site.page("/report-2", REPORT)
    fields = builders.source_fields(url=other)
    sources.edit(source=source, version=1, fields=fields, by=staff_member)

    look_again()

    assert [kept.url for kept in source.snapshots.all()] == [other, source.url]


def test_a_source_that_is_removed_leaves_what_was_kept_of_it(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    source = source_at(site.page("/report", REPORT))
    by, number = source.added_by, source.pk
    assert by is not None
    sources.remove(source=source, by=by)

    assert EvidenceSnapshot.objects.get(source_id=number).sha256
    call_command("verify_snapshots")
    assert "1 files are whole, 0 are not; 0 fetches wait" in capsys.readouterr().out


def _killed(monkeypatch: pytest.MonkeyPatch, during: Callable[[], object]) -> None:
    def dies(**given: Any) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(warcs, "note", dies)
        during()
    OutboxEvent.objects.filter(done_at__isnull=True).update(due_at="2026-01-01T00:00Z")


def test_a_worker_that_dies_after_writing_the_file_leaves_one_for_the_next(
    site: Site, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = builders.staff()
    builders.source(builders.researching(staff), staff.ravi, url=site.page("/report", REPORT))
    revisits.ask_due(times.now())
    _killed(monkeypatch, drain.drain_all)
    assert (Warc.objects.count(), len(list(folder.rglob("*.gz")))) == (0, 1)
    assert OutboxEvent.objects.get(done_at__isnull=True).topic == Topic.EVIDENCE_FETCHED

    drain.drain_all()

    assert EvidenceSnapshot.objects.count() == 1
    assert (Warc.objects.count(), len(list(folder.rglob("*.gz")))) == (1, 1)


def test_a_damaged_file_of_evidence_is_found_and_mended_from_the_database(
    site: Site, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = source_at(site.page("/report", REPORT))
    torn = folder / Warc.objects.get().name
    whole = torn.read_bytes()
    torn.write_bytes(whole[:-40])

    with pytest.raises(SystemExit):
        call_command("verify_snapshots")
    assert f"{torn.name} of source {source.pk}: its digest is not the one" in capsys.readouterr().err

    call_command("verify_snapshots", "--mend")
    assert "1 files are whole" in capsys.readouterr().out
    assert torn.read_bytes() == whole


@pytest.mark.parametrize("change", [{"text": "Other words."}, {"raw": b"Other."}, None])
def test_the_database_itself_refuses_to_change_or_remove_what_was_kept(
    site: Site, change: dict[str, Any] | None
) -> None:
    source_at(site.page("/report", REPORT))
    rows = EvidenceSnapshot.objects.all()

    with pytest.raises(IntegrityError, match="never changed or removed"), transaction.atomic():
        rows.update(**change) if change else rows._raw_delete("default")

    assert bytes(rows.get().raw) == REPORT.encode()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_at_any_statement_of_a_look_leaves_one_snapshot(site: Site) -> None:
    staff, address = builders.staff(), site.page("/report", REPORT)
    claim = builders.researching(staff)
    for statements in range(0, 400, 3):
        source = builders.source(claim, staff.ravi, url=address)
        revisits.ask_due(times.now())
        died = _dies(statements)
        OutboxEvent.objects.filter(lease_until__isnull=False).update(
            lease_until=timezone.now() - timedelta(seconds=1)
        )
        drain.drain_all()
        assert (source.snapshots.count(), Warc.objects.filter(evidence__source=source).count()) == (1, 1)
        entries = HistoryEntry.objects.filter(kind="source.kept")
        assert [entry.data["source"] for entry in entries].count(source.pk) == 1
        if not died:
            break
    else:
        pytest.fail("It never came to its end.")


def _dies(statements: int) -> bool:
    with dying_after(statements) as death:
        try:
            drain.drain_all()
        except OperationalError:
            if not death.died:
                raise
    connection.ensure_connection()
    return death.died
