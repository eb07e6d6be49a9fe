"""Backups as files: a zip with a member for each table and each kept page, a manifest, and a seal.

The seal is the zip's comment, its last bytes: SHA-256 over all that comes before the digits. So any program
can open the file, and one flipped bit anywhere in it is noticed before a row is touched.
"""

import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from claims.domain.backups import HEADS, MANIFEST, BackupDamaged, FileCopy, Manifest, TableCopy

_SEAL = b"sha256:"
_DIGITS = 64
_PIECE = 1 << 20
_ZIP = b"PK\x03\x04"


class BackupWriter:
    """Fills a new file, a member at a time; `seal` ends it. A context: it lets go of a file that failed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._zip = ZipFile(file, "w", ZIP_DEFLATED)

    def __enter__(self) -> "BackupWriter":
        return self

    def __exit__(self, *failure: object) -> None:
        # It would end the file properly, which a full disk does not let it.
        with suppress(OSError):
            self._zip.close()

    def add_table(self, name: str, columns: list[str], lines: Iterable[bytes]) -> TableCopy:
        """Add a table's rows, one a line."""
        total, rows, size = hashlib.sha256(), 0, 0
        with self._zip.open(TableCopy(name, columns, 0, 0, "").member, "w", force_zip64=True) as member:
            for line in lines:
                total.update(line)
                size += member.write(line)
                rows += 1
        return TableCopy(name, columns, rows, size, total.hexdigest())

    def add_file(self, name: str, data: bytes) -> FileCopy:
        """Add a file that is packed already."""
        copied = FileCopy(name, len(data), hashlib.sha256(data).hexdigest())
        self._zip.writestr(copied.member, data, compress_type=ZIP_STORED)
        return copied

    def seal(self, manifest: Manifest, heads: bytes) -> None:
        """Add the heads of the history and the manifest, and seal the file."""
        manifest.heads_sha256 = hashlib.sha256(heads).hexdigest()
        self._zip.writestr(HEADS, heads)
        self._zip.writestr(MANIFEST, manifest.to_json())
        self._zip.comment = _SEAL + b"0" * _DIGITS
        self._zip.close()
        seal = _sealed(self._file)
        self._file.seek(-_DIGITS, os.SEEK_END)
        self._file.write(seal.encode())


class BackupFile:
    """A backup that was found to be whole."""

    def __init__(self, archive: ZipFile) -> None:
        self._zip = archive
        self.manifest = Manifest.from_json(archive.read(MANIFEST))

    def text_of(self, table: TableCopy) -> Iterator[bytes]:
        return _pieces(self._zip, table.member)

    def bytes_of(self, file: FileCopy) -> bytes:
        return self._zip.read(file.member)

    def heads(self) -> list[bytes]:
        return self._zip.read(HEADS).splitlines(keepends=True)

    def first_damaged(self) -> str | None:
        """The name of the first member that is not what the manifest says."""
        sums = {table.member: table.sha256 for table in self.manifest.tables}
        sums |= {file.member: file.sha256 for file in self.manifest.files}
        for name, expected in {**sums, HEADS: self.manifest.heads_sha256}.items():
            total = hashlib.sha256()
            try:
                for piece in _pieces(self._zip, name):
                    total.update(piece)
            except (BadZipFile, zlib.error, KeyError, EOFError, RuntimeError):
                # The last of them where a flipped bit says that it is packed or sealed in an unknown way.
                return name
            if total.hexdigest() != expected:
                return name
        return None


def is_backup(path: Path) -> bool:
    """Whether it begins as backups do. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(_ZIP)) == _ZIP


@contextmanager
def opened(path: Path) -> Iterator[BackupFile]:
    """A backup, once every byte of it was checked. Raises BackupDamaged, or OSError."""
    if not is_backup(path):
        raise BackupDamaged(f"{path} is not a backup: `manage.py backup` makes one.")
    with path.open("rb") as file:
        _check_seal(path, file)
        try:
            with ZipFile(file) as archive:
                backup = BackupFile(archive)
                damaged = backup.first_damaged()
                if damaged:
                    raise BackupDamaged(f"{path} is damaged: {damaged} is not what was written.")
                yield backup
        except (BadZipFile, KeyError) as error:
            raise BackupDamaged(f"{path} is not a backup that this version can read: {error}") from error


def _check_seal(path: Path, file: BinaryIO) -> None:
    end = len(_SEAL) + _DIGITS
    if path.stat().st_size <= end:
        raise BackupDamaged(f"{path} is cut off.")
    file.seek(-end, os.SEEK_END)
    seal = file.read()
    if not seal.startswith(_SEAL):
        raise BackupDamaged(f"{path} is cut off, or its end is damaged: it carries no seal.")
    if _sealed(file).encode() != seal.removeprefix(_SEAL):
        raise BackupDamaged(f"{path} is damaged: {_damage(file)}.")


def _damage(file: BinaryIO) -> str:
    try:
        with ZipFile(file) as archive:
            name = BackupFile(archive).first_damaged()
    except (BadZipFile, zlib.error, KeyError, RuntimeError, BackupDamaged):
        return "it cannot even be said where"
    return f"{name} is not what was written" if name else "something between its tables was altered"


def _sealed(file: BinaryIO) -> str:
    """SHA-256 over all but the digits of the seal, of a file of any size."""
    left = file.seek(0, os.SEEK_END) - _DIGITS
    file.seek(0)
    total = hashlib.sha256()
    while left > 0:
        piece = file.read(min(_PIECE, left))
        if not piece:
            break
        total.update(piece)
        left -= len(piece)
    return total.hexdigest()


def _pieces(archive: ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as member:
        while piece := member.read(_PIECE):
            yield piece
