"""Writing down how far every chain has come, where whoever can alter the history cannot alter that too."""

import logging
import os
from datetime import UTC, datetime, time
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from claims.domain import heads
from claims.domain.heads import HeadsDamaged, Line
from claims.domain.refusals import Refusal
from claims.models import DailyHead
from claims.queries import heads as heads_now

logger = logging.getLogger(__name__)

_ONE_AT_A_TIME = 0x68656164
"""The advisory lock of whoever writes heads."""


_said: set[str] = set()
"""What this process has said; it is asked every few seconds."""


class HistoryBroken(Refusal):
    """The history is not what the heads before know; new ones would bless the alteration."""


def write_if_due(now: datetime) -> int:
    """Write the heads of the day (in UTC) unless they are written; how many lines that was.

    Never raises for a file or a history that is not as it should be: it says so in the log, once.
    """
    midnight = datetime.combine(now.astimezone(UTC).date(), time(), UTC)
    if settings.HISTORY_HEADS is None or heads_now.is_written(since=midnight):
        return 0
    try:
        write(to=settings.HISTORY_HEADS, at=now)
    except (HistoryBroken, HeadsDamaged, OSError) as failure:
        _say_once(f"The heads of {midnight:%Y-%m-%d} are not written. {failure}")
        return 0
    return 1


@transaction.atomic
def write(*, to: Path, at: datetime) -> Line:
    """Add a line to this file, and keep what it sums up in the database.

    Raises HistoryBroken where entries that the file knows are gone or new ones do not follow, HeadsDamaged
    where the file is not what was written, and OSError.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
    to.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(to, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    with os.fdopen(descriptor, "r+b") as file:
        lines = file.readlines()
        found = heads_now.after(heads.read(lines), at=at)
        if found.broken:
            raise HistoryBroken(f"No heads were written: {found.broken[0]}")
        line = found.line
        DailyHead.objects.create(
            at=at, entries=line.entries, chains=line.chains, root=line.root, digest=line.digest
        )
        # A last line that a crash cut off was never said.
        file.truncate(sum(len(each) for each in lines if each.endswith(b"\n")))
        file.write(line.text)
        file.flush()
        os.fsync(descriptor)
    return line


def _say_once(sentence: str) -> None:
    if sentence not in _said:
        _said.add(sentence)
        logger.error("%s", sentence)
