"""A backup's seal: one flipped bit anywhere, or one byte less, and it is refused by name."""

import random
from pathlib import Path
from zipfile import ZipFile

import pytest

from claims.domain.backups import BackupDamaged, Manifest
from claims.gateways import backup_files
from claims.gateways.backup_files import BackupWriter

TABLES = ("claims_article", "claims_historyentry", "claims_snapshot")
MEMBERS = (*(f"tables/{name}.copy" for name in TABLES), "history.heads", "manifest.json")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "desk.backup"
    manifest = Manifest("2026-11-25", ["claims.0001_the_record"])
    with path.open("w+b") as file, BackupWriter(file) as writer:
        for name in TABLES:
            lines = [f"{number}\t{name} {number * 7919}\n".encode() for number in range(500)]
            manifest.tables.append(writer.add_table(name, ["id", "title"], lines))
        writer.seal(manifest, b'{"number": 1}\n')
    return path


def refusal(path: Path) -> str:
    with pytest.raises(BackupDamaged) as refused, backup_files.opened(path):
        pass
    return str(refused.value)


def flip(path: Path, place: int, bit: int = 0) -> None:
    changed = bytearray(path.read_bytes())
    changed[place] ^= 1 << bit
    path.write_bytes(changed)


def test_a_whole_one_opens(kept: Path) -> None:
    with backup_files.opened(kept) as backup:
        [table] = [each for each in backup.manifest.tables if each.name == "claims_snapshot"]
        assert table.rows == 500
        assert b"".join(backup.text_of(table)).startswith(b"0\tclaims_snapshot 0\n")
        assert backup.heads() == [b'{"number": 1}\n']


@pytest.mark.parametrize("name", MEMBERS)
def test_a_flipped_bit_in_a_member_is_found(kept: Path, name: str) -> None:
    with ZipFile(kept) as archive:
        member = archive.getinfo(name)
    header = kept.read_bytes()[member.header_offset :][:30]
    begins = member.header_offset + 30 + len(name) + int.from_bytes(header[28:30], "little")
    flip(kept, begins + member.compress_size // 2)

    said = refusal(kept)

    assert f"{kept} is damaged" in said
    assert name == "manifest.json" or f"{name} is not what was written" in said


def test_a_flipped_bit_anywhere_is_found(kept: Path) -> None:
    whole = kept.read_bytes()
    rng = random.Random(7)  # noqa: S311 - the same places in every run
    for _ in range(300):
        flip(kept, rng.randrange(len(whole)), rng.randrange(8))
        refusal(kept)
        kept.write_bytes(whole)


def test_a_cut_off_file_is_found_wherever_it_ends(kept: Path) -> None:
    whole = kept.read_bytes()
    for end in (len(whole) - 1, len(whole) - 100, len(whole) // 2, 80, 5):
        kept.write_bytes(whole[:end])
        assert "is cut off" in refusal(kept)


@pytest.mark.parametrize("text", [b"", b"PK", b"SELECT 1;\n" * 100])
def test_another_file_is_no_backup(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(text)

    assert "is not a backup" in refusal(path)


def test_another_zip_is_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "other.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "x" * 200)

    assert "carries no seal" in refusal(path)


def test_a_backup_of_a_later_format_is_refused_with_both_numbers(tmp_path: Path) -> None:
    path = tmp_path / "later"
    with path.open("w+b") as file, BackupWriter(file) as writer:
        writer.seal(Manifest("2027-01-01", [], format=2), b"")

    assert refusal(path) == "This backup has format 2; this version reads format 1."
