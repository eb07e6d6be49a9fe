"""`manage.py analyze`: what it prints, and how it refuses."""

import io
import json
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

STORY = (
    "Bridge row in Orren\n\nORREN (LPA) — Henrik Vale said the mayor signed a secret deal. "
    "The mayor of Orren, Sofia Brandt, denied the allegation.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_json_is_the_report_and_nothing_else(story: Path) -> None:
    out = io.StringIO()
    call_command("analyze", str(story), "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert [one["kind"] for one in report["statements"]] == ["claim", "denial"]
    assert report["layout"]["agency"] == "LPA"


@pytest.mark.parametrize("columns", ["80", "160"])
def test_the_tables_fit_the_screen(
    story: Path, columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    call_command("analyze", str(story))
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= int(columns)
    for words in ("Bridge row in Orren", "Henrik Vale", "Sofia Brandt", "flat denial", "1 (full)"):
        assert words in " ".join(shown.split())


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    out = io.StringIO()
    call_command("analyze", "-", "--json", stdout=out)
    assert len(json.loads(out.getvalue())["statements"]) == 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(None, "there is no such file"), (b" \n", "empty"), (b"\x00\x01\x02", "not text")],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    data: bytes | None, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "story.txt"
    if data is not None:
        path.write_bytes(data)
    assert refusal(capsys, str(path)).count(sentence) == 1


def test_a_folder_and_a_missing_pipeline_are_refused_too(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "this is a folder" in refusal(capsys, str(story.parent))
    assert "no_such_pipeline" in refusal(capsys, str(story), "--pipeline", "no_such_pipeline")


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says when it ends with 2: one line, and nothing on standard output."""
    with pytest.raises(SystemExit) as ended:
        call_command("analyze", *arguments)
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == ""
    assert said.err.strip().count("\n") == 0
    return said.err


def test_a_text_in_another_language_is_said_to_be_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Der Bürgermeister sagte, dass die Brücke nicht mehr sicher ist.", encoding="utf-8")
    call_command("analyze", str(path))
    assert "the text is in German, and only English is read." in capsys.readouterr().out
