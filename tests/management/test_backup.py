"""`backup` and `restore`: all of the desk in one file, and a file that will not do changes nothing."""

import resource
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from claims.domain.backups import Manifest
from claims.gateways.backup_files import BackupWriter
from claims.management.exits import STALE, UNUSABLE
from claims.models import Claim, HistoryEntry, Snapshot, User
from claims.pipeline import drain
from claims.queries import chain, tables
from tests import builders, kept_pages

pytestmark = pytest.mark.django_db(transaction=True)

ODD = "Ünïcode “quoted”,\ta tab, a backslash \\N \\. and\r\nlines"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A backup of a desk with a published claim, and an article with odd characters in it."""
    builders.published(builders.staff())
    builders.article(ODD)
    path = tmp_path / "desk.backup"
    call_command("backup", path, stdout=StringIO())
    return path


def everything() -> dict[str, list[str]]:
    """Every row of every table, as text."""
    return {
        name: sorted(line.decode() for line in tables.rows(name, columns))
        for name, columns in tables.columns().items()
    }


def restored(path: Path, **options: bool) -> str:
    said = StringIO()
    call_command("restore", path, stdout=said, **options)
    return said.getvalue()


def refused(command: str, path: Path, code: int, **options: bool) -> str:
    """What a command says that ends with this code and leaves the desk as it was."""
    before, said = everything(), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command(command, path, stderr=said, stdout=StringIO(), **options)
    assert ended.value.code == code
    assert everything() == before
    return said.getvalue().strip()


def sealed(path: Path, manifest: Manifest) -> Path:
    """A whole backup without rows that says this of itself."""
    with path.open("w+b") as file, BackupWriter(file) as writer:
        writer.seal(manifest, b"")
    return path


def test_what_was_kept_is_put_back(kept: Path) -> None:
    before, numbers = everything(), tables.sequences()
    builders.claim()
    Claim.objects.update(text="Overwritten")

    assert f"{len(before['claims_historyentry'])} history entries" in restored(kept, force=True)

    assert everything() == before
    assert tables.sequences() == numbers
    assert Snapshot.objects.filter(raw=ODD.encode()).exists()


def test_the_files_of_fetched_pages_are_in_it_and_are_put_back(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "kept"
    kept_pages.in_folder(settings, folder)
    kept_pages.page("<p>As it came.")
    kept_pages.page("<p>Another.")
    drain.drain_all()
    files = {path.name: path.read_bytes() for path in folder.rglob("*.gz")}
    lost = kept_pages.page("<p>Lost before the backup was made.")
    drain.drain_all()
    (folder / lost.warc.name).unlink()

    call_command("backup", tmp_path / "desk.backup")
    said = capsys.readouterr()
    shutil.rmtree(folder)
    told = restored(tmp_path / "desk.backup", force=True)

    assert (len(files), "2 files" in said.out, "2 files" in told) == (2, True, True)
    assert f"{lost.warc.name} is missing: run verify_snapshots --mend" in said.err
    assert {path.name: path.read_bytes() for path in folder.rglob("*.gz")} == files
    call_command("verify_snapshots", "--mend")
    assert "3 files are whole" in capsys.readouterr().out


def test_the_desk_goes_on_where_it_was(kept: Path) -> None:
    restored(kept, force=True)

    builders.move(
        Claim.objects.get(state="published"), "withdraw", User.objects.get(username="edda"), reason="No."
    )

    assert chain.verify_all().first_broken is None


def test_a_desk_that_is_not_empty_is_replaced_by_force_alone(kept: Path) -> None:
    said = refused("restore", kept, STALE)

    assert said.startswith("This desk is not empty: there are rows in")
    assert said.endswith("say --force.")


def test_a_damaged_file_changes_nothing_even_by_force(kept: Path) -> None:
    flipped = bytearray(kept.read_bytes())
    flipped[len(flipped) // 2] ^= 1
    kept.write_bytes(flipped)

    assert f"{kept} is damaged: " in refused("restore", kept, UNUSABLE, force=True)


def test_a_file_that_is_not_there_is_named(kept: Path) -> None:
    assert refused("restore", kept.parent / "none", UNUSABLE).endswith("none: No such file or directory.")


def test_a_backup_of_other_migrations_is_refused(kept: Path) -> None:
    here = tables.migrations()
    newer = sealed(kept.parent / "newer", Manifest("2026-11-25", [*here, "claims.9999_more"]))
    older = sealed(kept.parent / "older", Manifest("2026-11-25", here[:-1]))

    assert "migrations that this desk does not have (claims.9999_more)" in refused(
        "restore", newer, STALE, force=True
    )
    assert f"older than this desk, which has {here[-1]}" in refused("restore", older, STALE, force=True)


def test_rows_that_do_not_fit_are_not_half_restored(kept: Path) -> None:
    manifest = Manifest("2026-11-25", tables.migrations())
    torn = kept.parent / "torn"
    with torn.open("w+b") as file, BackupWriter(file) as writer:
        names = ["id", "claim_id", "user_id"]
        manifest.tables = [writer.add_table("claims_claim_watchers", names, [b"1\t999999\t999999\n"])]
        writer.seal(manifest, b"")
    before = everything()

    with pytest.raises(Exception, match="claims_claim_watchers"):
        call_command("restore", torn, force=True)

    assert everything() == before


def test_a_broken_history_is_kept_as_it_is_and_told(kept: Path) -> None:
    from tests.actions.test_history import behind_its_back

    behind_its_back("DELETE FROM claims_historyentry WHERE id = %s", HistoryEntry.objects.latest("pk").pk)
    said = StringIO()

    call_command("backup", kept, stdout=StringIO(), stderr=said)

    assert said.getvalue().startswith("The history is broken, and kept as it is: ")
    with pytest.raises(SystemExit) as ended:
        restored(kept, force=True)
    assert ended.value.code == 1


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """As on a disk that is full after so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("command", ["backup", "export_history"])
def test_a_full_disk_leaves_the_file_that_was_there(kept: Path, command: str) -> None:
    before = kept.read_bytes()

    with no_file_longer_than(2000):
        said = refused(command, kept, UNUSABLE)

    assert said == f"{kept} was not written: File too large."
    assert kept.read_bytes() == before
    assert [each.name for each in kept.parent.iterdir()] == [kept.name]


def test_the_heads_in_a_backup_are_heads_to_verify_against(kept: Path) -> None:
    said = StringIO()

    call_command("verify_history", against=kept, stdout=said)

    assert "as the heads of" in said.getvalue()
