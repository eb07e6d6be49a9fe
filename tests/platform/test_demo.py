"""The demo as a person starts it: it fills the desk, serves it, keeps it, and leaves nothing running."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.platform import running

pytestmark = [pytest.mark.slow, running.ON_LINUX]

OPEN = re.compile(r"The desk is open: http://localhost:(\d+)")


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@contextmanager
def demo(var: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """A running demo that has said it is open, and what it said until then."""
    env = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    env |= {"FACTCHECK_VAR": str(var), "DJANGO_SETTINGS_MODULE": "factcheck.settings", "COLUMNS": "200"}
    with subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(port)],
        cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        said: list[str] = []
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if line.startswith("Logs are in"):
                break
        try:
            assert OPEN.search("".join(said)), "".join(said)
            yield process, said
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


def port_of(said: list[str]) -> int:
    found = OPEN.search("".join(said))
    assert found is not None
    return int(found[1])


def test_the_demo_opens_is_kept_and_leaves_nothing_behind(tmp_path: Path) -> None:
    var = tmp_path / "var"
    with taken_port() as taken:
        with demo(var, taken) as (process, said):
            assert f"Port {taken} is taken; this desk takes {port_of(said)}." in "".join(said)
            assert "Loading the demonstration desk" in "".join(said)
            assert "to ask." not in "".join(said)
            with urllib.request.urlopen(f"http://127.0.0.1:{port_of(said)}/login/", timeout=20) as page:
                assert page.status == 200
            assert (var / "address").read_text() == f"http://localhost:{port_of(said)}"
        assert process.returncode == 0
        assert running.with_word(str(var)) == {}

        with demo(var, taken) as (again, said):
            assert "Loading the demonstration desk" not in "".join(said)
        assert again.returncode == 0
    assert running.with_word(str(var)) == {}
