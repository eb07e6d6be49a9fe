"""Our own PostgreSQL and Valkey, for demos, tests and one machine: where they are, and how to use them.

The addresses are sockets inside a folder, so they are known without starting anything, and two
checkouts, or a demo and a test run, cannot meet. Whoever needs the engines joins them; the first to
join starts them, the last to leave stops them. Only the standard library is used: settings ask this.
"""

import fcntl
import logging
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import quote

from factcheck.engines import APP_ROLE, DATABASE, SUPERUSER, EngineFailed, socket_dir, valkey_socket
from factcheck.keeper import KEEPER, NOTE, READY, USERS

logger = logging.getLogger("factcheck.embedded")

_START = "start.lock"
_ROOT = Path(__file__).resolve().parent.parent


def wanted() -> bool:
    """Whether this run brings its own engines: neither DATABASE_URL nor REDIS_URL is set."""
    return not (os.environ.get("DATABASE_URL", "").strip() or os.environ.get("REDIS_URL", "").strip())


def var_dir() -> Path:
    """The folder for what this checkout makes at run time: FACTCHECK_VAR, or `var/`."""
    return Path(os.environ.get("FACTCHECK_VAR", "").strip() or _ROOT / "var").resolve()


def database_url(folder: Path) -> str:
    """The database as the application opens it: it cannot alter the history."""
    return _database_url(folder, APP_ROLE)


def owner_url(folder: Path) -> str:
    """The database as its owner opens it, to migrate and to restore."""
    return _database_url(folder, SUPERUSER)


def _database_url(folder: Path, role: str) -> str:
    return f"postgresql://{role}@{quote(str(socket_dir(folder)), safe='')}/{DATABASE}"


def broker_url(folder: Path) -> str:
    return f"redis+socket://{valkey_socket(folder)}"


def secret_key(folder: Path) -> str:
    """The secret of this folder, made once and readable by its owner alone."""
    path = folder / "secret_key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
    made = secrets.token_urlsafe(50)
    draft = folder / f".secret_key.{os.getpid()}"
    draft.touch(mode=0o600)
    draft.write_text(made, encoding="ascii")
    try:
        path.hardlink_to(draft)  # Of two processes that start at once, one is first.
    except FileExistsError:
        return path.read_text(encoding="ascii")
    finally:
        draft.unlink()
    return made


@contextmanager
def joined(folder: Path, *, throw_away: bool = False) -> Iterator[None]:
    """Use the engines of this folder: they run when the body begins, and stop when the last user has gone.

    With `throw_away`, they do not wait for the disk, and the folder goes with them. Raises EngineFailed.
    """
    last = False
    try:
        with _lock_as_user(folder) as users:
            with (folder / _START).open("w") as start:
                fcntl.flock(start, fcntl.LOCK_EX)
                if not _is_kept(folder):
                    _start_keeper(folder, throw_away=throw_away)
            try:
                yield
            finally:
                last = _take(users.fileno())
                fcntl.flock(users, fcntl.LOCK_UN)
    finally:
        # Also when the body ends by an exception, as it does by Ctrl-C.
        if last:
            _wait_until_stopped(folder)


def _lock_as_user(folder: Path) -> IO[str]:
    """The users' lock file, locked to be shared. Waits while engines stop or a folder is thrown away."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            try:
                users = stack.enter_context((folder / USERS).open("w"))
                fcntl.flock(users, fcntl.LOCK_SH)
                if os.path.samestat((folder / USERS).stat(), os.fstat(users.fileno())):
                    stack.pop_all()
                    return users
            except FileNotFoundError:
                continue


def _take(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_kept(folder: Path) -> bool:
    """Whether a keeper holds the engines. It locks before it is ready, but then holds up our start lock."""
    try:
        with (folder / KEEPER).open("r") as lock:
            return not _take(lock.fileno())
    except FileNotFoundError:
        return False


def _start_keeper(folder: Path, *, throw_away: bool) -> None:
    (folder / "log").mkdir(exist_ok=True)
    with (folder / "log" / "keeper.log").open("ab") as errors:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "factcheck.keeper", folder, *(["--throw-away"] if throw_away else [])],
            cwd=_ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,  # A Ctrl-C is for us: the keeper stays until it is not needed.
        )
    if keeper.stdout is None:  # Never so: we asked for a pipe.
        raise EngineFailed("The keeper has no voice.")
    heard: list[str] = []
    with keeper.stdout as voice:
        for line in voice:
            if line.startswith(NOTE):
                logger.warning("%s", line.removeprefix(NOTE).rstrip())
            elif line.rstrip() == READY:
                _let_go(keeper)
                return
            else:
                heard.append(line)
    keeper.wait()
    raise EngineFailed(
        "".join(heard).strip() or f"The engines did not start; see {folder / 'log' / 'keeper.log'}"
    )


def _let_go(keeper: subprocess.Popen[str]) -> None:
    """It is meant to outlive us: keep Python from complaining that it does."""
    keeper.returncode = 0


def _wait_until_stopped(folder: Path, *, seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while _is_kept(folder):
        if time.monotonic() > deadline:
            logger.warning("The engines in %s are slow to stop; they will.", folder)
            return
        time.sleep(0.02)
