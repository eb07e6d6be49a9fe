"""What is in the repository fits any machine: no package host, no path of the machine it was written on."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

# Written with [classes] and {counts}, so that this file does not find itself.
FOREIGN = re.compile(
    r"""https?://[\w.-]*(?:py[p]i\.org|pythonhos[t]ed|registry\.npm[j]s|deb\.debi[a]n)
    | --(?:extra-)?index-ur[l][ =]\S
    | file:/{3}
    | /(?:roo[t]|home/\w+|opt/py[p]i|opt/wheel[s]|work/(?:mai[n]|share[d]))/""",
    re.VERBOSE,
)
BINARY = {".png", ".jpg", ".ico", ".woff2", ".woff", ".gz", ".npz", ".mo"}


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [ROOT / name for name in sorted(set(listed.stdout.split("\0"))) if name]


@pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(),
    reason="not a git checkout: nothing is tracked",
)
def test_no_tracked_file_names_a_machine_or_a_package_host() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in tracked()
        if path.suffix not in BINARY and path.is_file()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if FOREIGN.search(line)
    ]
    assert found == []
