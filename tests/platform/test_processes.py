"""Children: they end with us, and take their own children along."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from factcheck.processes import Child, stop_all, tail
from tests.platform import running

FAMILY = "sleep 60 & echo $! ; wait"
PARENT = """
import sys, time
from pathlib import Path
from factcheck.processes import Child
child = Child("sleeper", ["sleep", "60"], log=Path(sys.argv[1]))
print(child._process.pid, flush=True)
time.sleep(60)
"""


def is_gone(pid: int, seconds: float = 5.0) -> bool:
    deadline = time.monotonic() + seconds
    while pid in running.with_word("sleep"):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_stopping_ends_the_whole_group(tmp_path: Path) -> None:
    child = Child("family", ["sh", "-c", FAMILY], log=tmp_path / "log")
    while not tail(child.log):
        time.sleep(0.01)

    stop_all([child])

    assert child.exit_code is not None
    assert is_gone(int(tail(child.log)))


def test_one_that_will_not_stop_is_killed(tmp_path: Path) -> None:
    child = Child("deaf", ["sh", "-c", "trap '' TERM; echo deaf; sleep 60"], log=tmp_path / "log")
    while not child.has_written("deaf"):
        time.sleep(0.01)

    stop_all([child], seconds=0.2)

    assert child.exit_code == -signal.SIGKILL


@running.ON_LINUX
def test_a_killed_parent_takes_its_children_along(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, tmp_path / "log"], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        os.kill(parent.pid, signal.SIGKILL)

    assert is_gone(child)
