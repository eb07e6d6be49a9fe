"""`ingest` of folders and of lists of addresses: each has its outcome, and a bad one stops no other."""

import io
import os
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from claims.management import ingest_names
from claims.models import Article
from factcheck.processes import Child
from tests import builders


def _ends(*arguments: object) -> int:
    try:
        call_command("ingest", *(str(argument) for argument in arguments))
    except SystemExit as ended:
        return int(str(ended.code))
    return 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Fourteen articles in folders, and what is no article."""
    folder = tmp_path / "articles"
    for number in range(14):
        path = folder / f"day {number % 3}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"The ferry carried {number} people on Monday, the office said. The union denied that."
        )
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (folder / ".hidden.txt").write_text("Hidden.")
    (folder / ".git").mkdir()
    (folder / ".git" / "config.txt").write_text("Hidden, too.")
    (folder / "day 0" / "back").symlink_to(folder)
    with (folder / "film.txt").open("wb") as film:
        film.truncate(3_000_000_000)
    return folder


@pytest.mark.slow
def test_a_folder_is_taken_in_whole_and_what_is_no_article_is_said(
    celery_worker_process: Child, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    builders.staff()
    assert _ends(folder) == 1

    out, err = capfd.readouterr()
    assert Article.objects.filter(status="ready").count() == 14
    for number in range(14):
        assert f"{number}.txt: article " in out
    assert "picture.txt: This is a picture (PNG)" in err
    assert "film.txt: This file has 2,861 MB; it is not opened." in err
    assert "idden" not in out + err
    (folder / "picture.txt").unlink()
    (folder / "film.txt").unlink()
    assert _ends(folder) == 0
    assert Article.objects.count() == 14


@pytest.mark.django_db
def test_a_list_of_addresses_is_taken_in_line_by_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    builders.staff()
    addresses = tmp_path / "addresses.txt"
    addresses.write_text(
        "\ufeffhttps://ledger.example/1\n\n# from the newsletter\nledger\r\n https://ledger.example/2 \n"
        "https://user:word@ledger.example/\n",
        encoding="utf-8",
    )
    lines = io.TextIOWrapper(io.BytesIO(b"https://ledger.example/1\nhttps://ledger.example/3\n"))
    monkeypatch.setattr(sys, "stdin", lines)
    monkeypatch.setattr("claims.management.waiting.PATIENCE_SECONDS", 60.0)

    assert _ends("--addresses", addresses, "--addresses", "-", "--timeout", "0.3") == 1

    assert sorted(Article.objects.values_list("address", flat=True)) == [
        f"https://ledger.example/{number}" for number in (1, 2, 3)
    ]
    out, err = capfd.readouterr()
    assert "https://ledger.example/2: article " in out
    assert f"{addresses}, line 4: “ledger” is not a web address" in err
    assert "a user name or password" in err


@pytest.mark.django_db
def test_a_list_that_cannot_be_read_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    builders.staff()
    odd = tmp_path / "odd.txt"
    odd.write_bytes(b"\xff\xfe\x00")
    assert _ends("--addresses", odd, "--addresses", tmp_path / "gone") == 2
    err = capfd.readouterr().err
    assert "odd.txt: This list of addresses is not UTF-8 text." in err
    assert "gone: No such file or directory." in err
    assert _ends() == 2
    assert "Name a file, a folder or an address" in capfd.readouterr().err


def test_a_folder_is_walked_in_the_order_of_its_names(folder: Path) -> None:
    names = [str(Path(name).relative_to(folder)) for name in ingest_names.expanded([str(folder)])]
    assert names[:3] == ["film.txt", "picture.txt", "day 0/0.txt"]
    assert len(names) == 16


def test_a_pipe_in_a_folder_is_passed_by_and_a_link_that_leads_nowhere_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")

    assert list(ingest_names.expanded([str(tmp_path)])) == [str(tmp_path / "link.txt")]
