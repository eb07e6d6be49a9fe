"""A process that has done with large blocks does not go on holding them."""

import subprocess
import sys

import pytest

BLOCKS = """
import sys
from pathlib import Path
from factcheck import memory

def held():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS"))

if sys.argv[1] == "with":
    memory.give_back()
for size in (2, 4, 8):
    bytearray(size * 1024 * 1024)
before = held()
large, small = [], []
for _ in range(100):
    large.append(bytearray(b"x" * (2 * 1024 * 1024)))
    small.append(bytearray(b"x" * 100_000))
del large
print(held() - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc's allocator is meant")
def test_large_blocks_go_back_although_small_ones_lie_between_them() -> None:
    held = {
        how: int(
            subprocess.run(
                [sys.executable, "-c", BLOCKS, how], capture_output=True, text=True, check=True
            ).stdout
        )
        for how in ("with", "without")
    }

    assert held["with"] < 30
    assert held["without"] > 3 * held["with"]
