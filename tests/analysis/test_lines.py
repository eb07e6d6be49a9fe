"""`manage.py analyze --lines`: many articles in, as many answers out, in the same order."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from claims.analysis.analyser import DEFAULT_PIPELINE, analyse
from claims.analysis.report import as_json
from claims.analysis.stream import answered

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "manage.py", "analyze", "--lines"]


def _article(number: int) -> dict[str, Any]:
    return {"id": f"a{number}", "text": f"Henrik Vale said {number} ferries were late. Ana Reyes denied it."}


def _file(tmp_path: Path, count: int, name: str = "in.jsonl") -> Path:
    path = tmp_path / name
    data = "".join(json.dumps(_article(number)) + "\n" for number in range(count)).encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def _run(*given: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *given], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120, **options
    )


def test_each_line_is_answered_by_its_whole_analysis_and_its_id() -> None:
    articles = [_article(number) for number in range(3)]
    found = list(answered((json.dumps(one) for one in articles), pipeline=DEFAULT_PIPELINE))
    assert found == [{"id": one["id"], **as_json(analyse(one["text"]))} for one in articles]


def test_lines_are_read_as_they_are_asked_for() -> None:
    taken: list[int] = []

    def lines() -> Any:
        for number in range(1_000):
            taken.append(number)
            yield json.dumps(_article(number))

    answers = answered(lines(), pipeline=DEFAULT_PIPELINE)
    next(answers)
    assert len(taken) == 1


def test_two_processes_answer_as_one_does_in_the_same_order(tmp_path: Path) -> None:
    path = str(_file(tmp_path, 30, "in.jsonl.gz"))
    one, two = _run(path), _run(path, "--workers", "2")
    assert (one.returncode, two.returncode) == (0, 0), one.stderr + two.stderr
    assert [json.loads(line)["id"] for line in two.stdout.splitlines()] == [f"a{n}" for n in range(30)]
    assert one.stdout == two.stdout


def test_a_line_that_is_no_article_is_named_and_loses_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    good = json.dumps(_article(1))
    path.write_text(
        f'nonsense\n[1]\n{{"id": "x"}}\n{{"id": "y", "text": "\\ud83d"}}\n\n{good}\n', encoding="utf-8"
    )
    done = _run(str(path))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [one["id"] for one in answers] == [None, None, "x", "y", "a1"]
    assert [("error" in one) for one in answers] == [True, True, True, True, False]
    assert "line 1: This line is not JSON" in done.stderr
    assert 'line 3: This line has no "text" that is a string.' in done.stderr
    assert "line 4: The text holds half of a character" in done.stderr


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["missing.jsonl"], "missing.jsonl: No such file"),
        (["pyproject.toml", "--workers", "0"], "at least one process"),
        (["broken.gz"], "neither UTF-8 text nor whole gzip"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, given: list[str], sentence: str) -> None:
    broken = tmp_path / "broken.gz"
    broken.write_bytes(gzip.compress(b"{}" * 9_000)[:40])
    done = _run(*(str(broken) if one == "broken.gz" else one for one in given))
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_and_lines_together_are_one_too_many(tmp_path: Path) -> None:
    done = _run(str(_file(tmp_path, 1)), "pyproject.toml")
    assert done.returncode == 2
    assert "Name one text file, or --lines" in done.stderr


def test_a_reader_that_has_enough_ends_it_quietly(tmp_path: Path) -> None:
    path = _file(tmp_path, 200)
    with subprocess.Popen(
        [*COMMAND, str(path)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        first = running.stdout.readline()
        running.stdout.close()
        told = running.stderr.read()
    assert json.loads(first)["id"] == "a0"
    assert told == ""


def test_a_process_ended_from_outside_is_told_and_does_not_hang(tmp_path: Path) -> None:
    path = _file(tmp_path, 3_000)
    with subprocess.Popen(
        [*COMMAND, str(path), "--workers", "2"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        os.kill(_workers(running.pid)[-1], signal.SIGKILL)
        _, told = running.communicate(timeout=60)
    assert running.returncode == 2
    assert "ended from outside" in told


def _workers(command: int) -> list[int]:
    """The analysing processes of a command, once they run."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        forked = Path(f"/proc/{command}/task/{command}/children").read_text().split()
        if len(forked) > 1:
            return [int(one) for one in forked]
        time.sleep(0.1)
    raise AssertionError("no process was started")
