"""The engines: who starts them, who stops them, and what a killed process leaves behind."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from factcheck import embedded
from factcheck.engines import valkey_socket
from tests.platform import running

pytestmark = pytest.mark.slow

USER = """
import sys
from pathlib import Path
from factcheck import embedded
with embedded.joined(Path(sys.argv[1])):
    print("joined", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def other_user(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has joined the same engines. It leaves when it reads a line."""
    with subprocess.Popen(
        [sys.executable, "-c", USER, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "joined\n"
        yield process
        process.kill()


def answers(folder: Path) -> bool:
    try:
        psycopg.connect(embedded.owner_url(folder)).close()
    except psycopg.OperationalError:
        return False
    return True


def soon_silent(folder: Path, seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + seconds
    while answers(folder):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_the_engines_run_inside_and_not_after(folder: Path) -> None:
    with embedded.joined(folder):
        assert answers(folder)
    assert not answers(folder)


def test_what_was_written_is_there_the_next_time(folder: Path) -> None:
    with embedded.joined(folder), psycopg.connect(embedded.owner_url(folder)) as connection:
        connection.execute("CREATE EXTENSION vector")
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")

    with embedded.joined(folder), psycopg.connect(embedded.owner_url(folder)) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_the_last_to_leave_stops_them(folder: Path, other_user: subprocess.Popen[str]) -> None:
    with embedded.joined(folder):
        other_user.communicate("leave\n", timeout=10)
        assert answers(folder)
    assert not answers(folder)


def test_a_user_who_is_killed_leaves_nothing_running(folder: Path, other_user: subprocess.Popen[str]) -> None:
    assert answers(folder)
    other_user.kill()
    assert soon_silent(folder)


@running.ON_LINUX
def test_engines_whose_keeper_is_killed_end_and_can_be_started_again(folder: Path) -> None:
    with embedded.joined(folder):
        os.kill(keeper_of(folder), signal.SIGKILL)
        assert soon_silent(folder)
    with embedded.joined(folder):
        assert answers(folder)


@running.ON_LINUX
def test_an_engine_is_started_only_once_the_one_before_is_gone(folder: Path) -> None:
    with embedded.joined(folder):
        valkey, keeper = server_of(folder, "valkey-server"), keeper_of(folder)
        os.kill(valkey, signal.SIGSTOP)
        os.kill(keeper, signal.SIGKILL)
    with subprocess.Popen(
        [sys.executable, "-c", USER, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as user:
        assert user.stdout is not None
        assert not select.select([user.stdout], [], [], 1.0)[0]
        os.kill(valkey, signal.SIGCONT)
        assert user.stdout.readline() == b"joined\n"
        assert valkey_socket(folder).is_socket()
        user.communicate(b"\n")


def test_a_thrown_away_folder_is_gone(folder: Path) -> None:
    with embedded.joined(folder, throw_away=True):
        assert answers(folder)
    assert not folder.exists()


def test_a_path_too_long_for_a_socket_still_works(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30)
    with embedded.joined(folder, throw_away=True):
        assert answers(folder)


def keeper_of(folder: Path) -> int:
    return server_of(folder, "factcheck.keeper")


def server_of(folder: Path, word: str) -> int:
    [server] = running.with_word(str(folder)).keys() & running.with_word(word).keys()
    return server
