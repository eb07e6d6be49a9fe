"""Files named by their digest: written once, never changed, and mended where half of one was left."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.storage import storages

from claims.gateways import snapshot_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The storage, in a folder of this test's own."""
    monkeypatch.setattr(storages["snapshots"], "_location", str(tmp_path))
    for name in ("base_location", "location"):
        storages["snapshots"].__dict__.pop(name, None)
    yield tmp_path
    for name in ("base_location", "location"):
        storages["snapshots"].__dict__.pop(name, None)


def test_a_file_has_the_name_of_its_digest(folder: Path) -> None:
    name = snapshot_files.put(b"as it came")

    digest = hashlib.sha256(b"as it came").hexdigest()
    assert name == f"{digest[:2]}/{digest}.warc.gz"
    assert (folder / name).read_bytes() == b"as it came"
    assert snapshot_files.read(name) == b"as it came"


def test_what_is_there_is_not_written_again(folder: Path) -> None:
    name = snapshot_files.put(b"as it came")
    before = (folder / name).stat()

    assert snapshot_files.put(b"as it came") == name
    assert (folder / name).stat().st_mtime_ns == before.st_mtime_ns
    assert (folder / name).stat().st_ino == before.st_ino
    assert len(list(folder.rglob("*.gz"))) == 1


def test_half_a_file_that_a_dying_worker_left_is_written_anew(folder: Path) -> None:
    name = snapshot_files.put(b"as it came")
    (folder / name).write_bytes(b"as it")

    assert snapshot_files.put(b"as it came") == name
    assert (folder / name).read_bytes() == b"as it came"
    assert len(list(folder.rglob("*.*"))) == 1
