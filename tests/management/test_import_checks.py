"""`import_checks`: from files and addresses, through database, broker and a real worker."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from claims.management import waiting
from claims.models import OutsideCheck, OutsideImport
from factcheck.processes import Child
from tests import builders, outside

Output = pytest.CaptureFixture[str]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.json"
    path.write_text(json.dumps([outside.review(), {"@type": "ClaimReview"}]))
    return path


def _ends(*arguments: object) -> int:
    try:
        call_command("import_checks", *(str(argument) for argument in arguments))
    except SystemExit as ended:
        return int(str(ended.code))
    return 0


@pytest.mark.slow
def test_files_are_read_by_a_worker_and_what_came_of_each_is_said(
    celery_worker_process: Child, feed: Path, tmp_path: Path, capfd: Output
) -> None:
    builders.staff()
    table = tmp_path / "checks.csv"
    table.write_text("claim_text,review_url,review_rating\nFog kills,https://facts.example/1,Wrong\n")

    assert _ends(table, "--by", "edda") == 0
    assert f"{table}: 1 new, 0 changed, 0 known as they are." in capfd.readouterr().out
    assert _ends(table, feed, tmp_path / "gone.json", "https://127.0.0.1/feed") == 1

    said = capfd.readouterr()
    row = OutsideImport.objects.get(filename="feed.json")
    assert f"{table}: 0 new, 0 changed, 1 known as they are." in said.out
    assert f"{feed}: 1 new, 0 changed, 0 known as they are." in said.out
    assert f"{settings.PUBLIC_URL}/outside-checks/imports/{row.pk}/" in said.out
    assert f"{feed}: Entry 2: it does not say which claim" in said.err
    assert "gone.json: No such file or directory" in said.err
    assert "https://127.0.0.1/feed: " in said.err
    assert OutsideCheck.objects.count() == 2


@pytest.mark.django_db
def test_nothing_that_can_be_used_ends_with_two(tmp_path: Path, capfd: Output) -> None:
    builders.staff()
    empty = tmp_path / "empty.json"
    empty.write_text(" ")

    assert _ends(empty) == 2
    assert "There is nothing in it" in capfd.readouterr().err
    assert _ends(empty, "--by", "nobody") == 2
    assert _ends(empty, "--by", "ravi") == 2
    assert "Only editors or administrators may bring in checks of others." in capfd.readouterr().err


@pytest.mark.django_db
def test_without_a_worker_it_says_how_to_start_one(
    feed: Path, capfd: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    builders.staff()
    monkeypatch.setattr(waiting, "POLL_SECONDS", 0.01)

    assert _ends(feed, "--timeout", "0.05") == 1
    assert "No worker took it." in capfd.readouterr().err
