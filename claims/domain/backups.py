"""What a backup says about itself, and how one that is refused says so."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from claims.domain.refusals import Refusal

FORMAT = 1
MANIFEST, HEADS = "manifest.json", "history.heads"


class BackupDamaged(Refusal):
    """The file is no backup, or is not as it was written. Nothing was touched."""


@dataclass(frozen=True, slots=True)
class TableCopy:
    """One table as it was copied: which columns, how many rows, and the text of them."""

    name: str
    columns: list[str]
    rows: int
    bytes: int
    sha256: str

    @property
    def member(self) -> str:
        return f"tables/{self.name}.copy"


@dataclass(frozen=True, slots=True)
class FileCopy:
    """One file of the storage `snapshots`, which is named by its own digest."""

    name: str
    bytes: int
    sha256: str

    @property
    def member(self) -> str:
        return f"snapshots/{self.name}"


@dataclass(slots=True)
class Manifest:
    """`migrations` are those that had been applied, as "app.name"; `sequences` the numbers given out last."""

    made_at: str
    migrations: list[str]
    tables: list[TableCopy] = field(default_factory=list)
    files: list[FileCopy] = field(default_factory=list)
    sequences: dict[str, int] = field(default_factory=dict)
    heads_sha256: str = ""
    format: int = FORMAT

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Raises BackupDamaged where this version cannot read it."""
        try:
            said: dict[str, Any] = json.loads(text)
            if said["format"] != FORMAT:
                raise BackupDamaged(
                    f"This backup has format {said['format']}; this version reads format {FORMAT}."
                )
            tables = [TableCopy(**table) for table in said["tables"]]
            # A backup of before has none.
            files = [FileCopy(**file) for file in said.get("files", [])]
            return cls(**{**said, "tables": tables, "files": files})
        except (ValueError, TypeError, KeyError) as error:
            raise BackupDamaged(f"The backup does not say what is in it: {error}") from error

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)


class Backup(Protocol):
    """A backup that was found to be whole."""

    manifest: Manifest

    def text_of(self, table: TableCopy) -> Iterator[bytes]:
        """The rows of a table, as they were copied, in pieces."""
        ...

    def bytes_of(self, file: FileCopy) -> bytes:
        """A file of the storage `snapshots`."""
        ...
