"""Files of the history that come from outside: heads that were kept elsewhere, and exports."""

from pathlib import Path

from claims.domain import heads
from claims.domain.exports import Export
from claims.domain.heads import Known
from claims.domain.walk import Walk, examine
from claims.gateways import backup_files


def known(path: Path) -> Known:
    """What a file of heads says, or the heads in a backup. Raises OSError, HeadsDamaged or BackupDamaged."""
    if backup_files.is_backup(path):
        with backup_files.opened(path) as backup:
            return heads.read(backup.heads())
    with path.open("rb") as lines:
        return heads.read(lines)


def walk(path: Path, against: Known | None) -> Walk:
    """Walk an export. Raises OSError, or ExportDamaged where no chain is broken and yet it is not whole."""
    with path.open("rb") as lines:
        export = Export(lines)
        found = examine(export.entries(), export.heads, against)
    if not found.broken:
        export.check_whole()
    return found
