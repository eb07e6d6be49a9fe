"""`ingest`: through database, broker and a real worker."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from claims.management import waiting
from claims.models import Article
from factcheck.processes import Child
from tests import builders
from tests.gateways.reading import documents as made

TEXT = """Bridge to close

HARWICK, Oct 1 (Northmark) - The bridge at Lowgate will close on Monday, Mayor Dora Finch said on Tuesday.

The Harwick Engineers' Union denied that the bridge was unsafe.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT)
    return path


def _ends(*arguments: object) -> int:
    try:
        call_command("ingest", *(str(argument) for argument in arguments))
    except SystemExit as ended:
        return int(str(ended.code))
    return 0


@pytest.mark.slow
def test_a_file_becomes_an_article_and_the_same_file_the_same_one(
    celery_worker_process: Child, file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    builders.staff()
    assert _ends(file, "--by", "edda", "--publisher", "Ledger", "--published-at", "2026-10-01") == 0
    article = Article.objects.get()
    assert (article.status, article.publisher, article.added_by.username) == ("ready", "Ledger", "edda")
    said = capfd.readouterr().out
    assert f"{settings.PUBLIC_URL}/articles/{article.pk}/" in said
    assert _ends(file) == 0
    assert f"the same bytes are article {article.pk} already" in capfd.readouterr().out
    assert Article.objects.count() == 1


@pytest.mark.slow
def test_documents_are_read_by_processes_that_a_real_worker_starts(
    celery_worker_process: Child, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Celery's own processes are daemons, which may not start others in every way."""
    builders.staff()
    paper, locked, letter = tmp_path / "paper.txt", tmp_path / "locked.pdf", tmp_path / "letter"
    paper.write_bytes(made.pdf())
    locked.write_bytes(made.locked(made.pdf(), password="lowgate"))
    letter.write_bytes(made.mail())
    assert _ends(paper, locked, letter) == 1
    assert "locked.pdf: This PDF is locked with a password" in capfd.readouterr().err
    read = Article.objects.filter(status="ready").order_by("pk").values_list("title", flat=True)
    assert list(read) == ["The bridge at Lowgate", "Bridge “sound”"]


@pytest.mark.slow
def test_a_bad_file_is_named_and_the_others_go_on(
    celery_worker_process: Child, file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    builders.staff()
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert _ends(tmp_path / "gone.txt", picture, file) == 1
    said = capfd.readouterr().err
    assert "gone.txt: No such file or directory." in said
    assert "picture.txt: This is a picture (PNG)" in said
    assert Article.objects.get().status == "ready"


@pytest.mark.django_db
def test_without_a_good_file_nothing_is_made(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    builders.staff()
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n")
    assert _ends(empty, tmp_path / "gone") == 2
    said = capfd.readouterr().err
    assert "empty.txt: This is empty" in said
    assert "gone: No such file or directory." in said
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_without_a_worker_it_says_how_to_start_one(
    file: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    builders.staff()
    monkeypatch.setattr(waiting, "PATIENCE_SECONDS", 60.0)
    assert _ends(file, "--timeout", "0.3") == 1
    assert "celery --app factcheck.celery worker" in capfd.readouterr().err
    assert Article.objects.get().status == "waiting"


@pytest.mark.django_db
def test_what_cannot_be_begun_is_said(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert _ends(file) == 2
    assert "Nobody is on this desk yet" in capfd.readouterr().err
    builders.staff()
    assert _ends(file, "--published-at", "tomorrow") == 2
    assert "“tomorrow” is not a date" in capfd.readouterr().err
    assert _ends(file, "--by", "nobody") == 2
    assert not Article.objects.exists()
