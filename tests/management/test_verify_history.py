"""`verify_history`: it passes after work, and names the entry that somebody altered."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from claims.models import Claim, HistoryEntry
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return builders.published(builders.staff())


def _without_triggers(sql: str, *values: int) -> None:
    """What somebody with the database's own password could do."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def _broken() -> str:
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_history", stderr=said)
    assert ended.value.code == 1
    return said.getvalue().strip()


def test_it_passes_after_a_claim_went_all_the_way(claim: Claim) -> None:
    said = StringIO()
    call_command("verify_history", stdout=said)
    chains = HistoryEntry.objects.values("subject", "subject_id").distinct().count()
    assert said.getvalue() == f"ok: {HistoryEntry.objects.count()} entries in {chains} chains\n"


def test_an_altered_entry_is_named(claim: Claim) -> None:
    entry = HistoryEntry.objects.get(subject="claim", subject_id=claim.pk, position=2)
    _without_triggers("UPDATE claims_historyentry SET actor_name = 'Somebody else' WHERE id = %s", entry.pk)
    assert _broken() == (
        f"broken: claim {claim.pk}, position 2: What it says was changed after it was written."
    )


def test_a_removed_entry_is_missed(claim: Claim) -> None:
    entry = HistoryEntry.objects.get(subject="claim", subject_id=claim.pk, position=2)
    _without_triggers("DELETE FROM claims_historyentry WHERE id = %s", entry.pk)
    assert _broken() == f"broken: claim {claim.pk}, position 2: Entry 2 is missing."


def test_a_cut_off_end_is_missed(claim: Claim) -> None:
    last = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk).latest("position")
    _without_triggers("DELETE FROM claims_historyentry WHERE id = %s", last.pk)
    assert f"The chain ends at entry {last.position - 1}, but its head says {last.position}." in _broken()


def test_a_removed_chain_is_missed(claim: Claim) -> None:
    _without_triggers("DELETE FROM claims_historyentry WHERE subject = 'claim' AND subject_id = %s", claim.pk)
    assert f"broken: claim {claim.pk}, position 1: The whole chain is missing." in _broken()
