"""`write_heads`, and `verify_history --against` them: what is altered later does not agree."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from claims.actions import heads
from claims.domain import heads as lines
from claims.domain.chain import BEGINNING, Point, entry_hash, said
from claims.management.exits import MISSING, UNUSABLE
from claims.models import Claim, DailyHead, HistoryEntry, HistoryHead
from tests import builders
from tests.actions.test_history import behind_its_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return builders.published(builders.staff())


@pytest.fixture
def kept(tmp_path: Path, claim: Claim) -> Path:
    """Heads that were written when the claim was published."""
    path = tmp_path / "history.heads"
    heads.write(to=path, at=timezone.now())
    return path


def ended(command: str, *arguments: Path, code: int, **options: Path) -> str:
    said_ = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command(command, *arguments, stderr=said_, stdout=StringIO(), **options)
    assert stopped.value.code == code
    return said_.getvalue().strip()


def verified(**options: Path) -> str:
    said_ = StringIO()
    call_command("verify_history", stdout=said_, **options)
    return said_.getvalue()


def lie_consistently(claim: Claim, position: int) -> None:
    """Change who made an entry, then hash all of the chain again, and its head: it holds by itself."""
    point = BEGINNING
    for entry in HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk).order_by("position"):
        if entry.position == position:
            entry.actor_name = "Somebody else"
        names = ("subject", "subject_id", "kind", "at", "actor_id", "actor_name", "data")
        digest = entry_hash(said(**{name: getattr(entry, name) for name in names}), point)
        behind_its_back(
            "UPDATE claims_historyentry SET actor_name = %s, previous_hash = %s, hash = %s WHERE id = %s",
            entry.actor_name, point.hash, digest, entry.pk,
        )  # fmt: skip
        point = Point(entry.position, digest)
    HistoryHead.objects.filter(subject="claim", subject_id=claim.pk).update(hash=point.hash)


def test_a_chain_that_was_hashed_again_holds_by_itself_and_not_against_the_heads(
    kept: Path, claim: Claim
) -> None:
    lie_consistently(claim, 3)

    assert verified().startswith("ok")
    assert ended("verify_history", code=1, against=kept).startswith(
        f"broken: claim {claim.pk}, position 3: This is not the entry that the heads of "
    )


def test_an_export_is_verified_like_the_database(kept: Path, claim: Claim, tmp_path: Path) -> None:
    whole, altered = tmp_path / "whole", tmp_path / "altered"
    call_command("export_history", whole, stdout=StringIO())
    lie_consistently(claim, 2)
    call_command("export_history", altered, stdout=StringIO())

    assert "as the heads of" in verified(export=whole, against=kept)
    assert f"claim {claim.pk}, position 2" in ended("verify_history", code=1, export=altered, against=kept)


def test_an_export_that_was_edited_or_cut_off_is_not_whole(tmp_path: Path, claim: Claim) -> None:
    export = tmp_path / "history"
    call_command("export_history", export, stdout=StringIO())
    text = export.read_bytes()

    export.write_bytes(text.replace(b"Dora Finch", b"Dora Fitch"))
    assert "What it says was changed" in ended("verify_history", code=1, export=export)
    export.write_bytes(text[: text.rindex(b"# end")])
    assert "The export is cut off" in ended("verify_history", code=UNUSABLE, export=export)
    export.write_bytes(b"something else\n")
    assert "This is not an export" in ended("verify_history", code=UNUSABLE, export=export)


def test_what_came_after_the_heads_is_no_fault(kept: Path) -> None:
    builders.claim()

    assert verified(against=kept).startswith("ok")


def test_an_entry_that_is_dated_back_is_named(kept: Path) -> None:
    other = builders.claim()
    at = timezone.now() - timedelta(days=2)
    behind_its_back("DELETE FROM claims_historyentry WHERE subject = 'claim' AND subject_id = %s", other.pk)
    fields: dict[str, Any] = {
        "subject": "claim",
        "subject_id": other.pk,
        "kind": "claim.found",
        "at": at,
        "actor_id": None,
    }
    words = said(**fields, actor_name="the desk", data={})
    digest = entry_hash(words, BEGINNING)
    HistoryEntry.objects.create(
        **fields, actor_name="the desk", data={}, position=1, previous_hash=BEGINNING.hash, hash=digest
    )
    HistoryHead.objects.filter(subject="claim", subject_id=other.pk).update(position=1, hash=digest)

    assert "It says that it was written before the heads of" in ended("verify_history", code=1, against=kept)


def test_each_line_goes_on_from_the_one_before(kept: Path, claim: Claim) -> None:
    builders.claim()

    said_ = StringIO()
    call_command("write_heads", to=kept, stdout=said_)

    first, second = kept.read_bytes().splitlines(keepends=True)
    assert lines.read([first, second]).entries == HistoryEntry.objects.count()
    assert f'["claim",{claim.pk},' not in second.decode()
    row = DailyHead.objects.latest("at")
    assert f"digest {row.digest}" in said_.getvalue()
    assert (row.entries, row.chains) == (HistoryEntry.objects.count(), HistoryHead.objects.count())


def test_no_heads_are_written_over_an_altered_history(kept: Path, claim: Claim) -> None:
    before = kept.read_bytes()
    lie_consistently(claim, 3)

    assert "No heads were written: claim" in ended("write_heads", code=MISSING, to=kept)
    assert kept.read_bytes() == before


@pytest.mark.parametrize("harm", ["edited", "line removed", "line repeated"])
def test_a_file_of_heads_that_was_altered_is_refused(kept: Path, harm: str) -> None:
    builders.claim()
    heads.write(to=kept, at=timezone.now())
    first, second = kept.read_bytes().splitlines(keepends=True)
    kept.write_bytes(
        {
            "edited": first.replace(b'"entries":', b'"entries":1') + second,
            "line removed": second,
            "line repeated": first + first + second,
        }[harm]
    )

    assert "is not what was written" in ended("verify_history", code=UNUSABLE, against=kept)
    assert "begin another with --to FILE" in ended("write_heads", code=UNUSABLE, to=kept)


def test_a_line_that_a_crash_cut_off_was_never_said(kept: Path) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(whole + whole[:100])
    assert verified(against=kept).startswith("ok")

    heads.write(to=kept, at=timezone.now())

    assert kept.read_bytes().startswith(whole)
    assert lines.read(kept.read_bytes().splitlines(keepends=True)).number == 2


def test_the_beat_writes_them_once_a_day(claim: Claim, tmp_path: Path, settings: Settings) -> None:
    path = settings.HISTORY_HEADS = tmp_path / "elsewhere" / "history.heads"
    noon = datetime(2026, 11, 25, 12, tzinfo=UTC)

    written = [heads.write_if_due(noon + timedelta(hours=hours)) for hours in (0, 1, 11, 12, 13)]

    assert written == [1, 0, 0, 1, 0]
    assert len(path.read_bytes().splitlines()) == 2


def test_what_keeps_the_beat_from_writing_is_said_once(
    kept: Path, claim: Claim, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.HISTORY_HEADS = kept
    lie_consistently(claim, 3)
    tomorrow = timezone.now() + timedelta(days=1)

    assert [heads.write_if_due(tomorrow) for _ in range(3)] == [0, 0, 0]

    [record] = caplog.records
    assert f"are not written. No heads were written: claim {claim.pk}" in record.getMessage()


def test_without_a_file_the_beat_writes_none() -> None:
    assert heads.write_if_due(timezone.now()) == 0
    assert "say where to write, with --to FILE" in ended("write_heads", code=UNUSABLE)


def test_writing_them_asks_as_much_for_3_chains_as_for_300(
    tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    heads.write(to=tmp_path / "3", at=timezone.now())
    builders.claim()
    with django_assert_num_queries(6) as few:
        heads.write(to=tmp_path / "few", at=timezone.now())
    for _ in range(40):
        builders.claim()
    with django_assert_num_queries(len(few)):
        heads.write(to=tmp_path / "many", at=timezone.now())


def test_a_desk_without_history_has_heads_too(tmp_path: Path) -> None:
    path = tmp_path / "history.heads"

    heads.write(to=path, at=timezone.now())

    assert verified(against=path).startswith("ok: 0 entries in 0 chains")


def test_refusals_are_sentences(tmp_path: Path) -> None:
    assert ended("verify_history", code=UNUSABLE, against=tmp_path / "none").endswith(
        "none: No such file or directory."
    )
