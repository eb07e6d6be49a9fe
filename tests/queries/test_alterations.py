"""The alterations of `tests/domain`, done to the real tables by their owner, with the triggers off."""

import pytest
from django.db import connection, transaction

from claims.domain.chain import COLUMNS
from claims.models import HistoryHead
from claims.queries import chain, history_lines
from tests import alterations
from tests.alterations import History

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HOW_MANY = 200
SEED = 7


def put(history: History) -> None:
    """Make the tables say this, whatever they said."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_historyentry DISABLE TRIGGER history_is_append_only")
        cursor.execute("DELETE FROM claims_historyentry")
        with cursor.copy(f"COPY claims_historyentry ({', '.join(COLUMNS)}) FROM STDIN") as copy:
            for line in history.lines():
                copy.write(line)
        cursor.execute("ALTER TABLE claims_historyentry ENABLE TRIGGER history_is_append_only")
    HistoryHead.objects.all().delete()
    HistoryHead.objects.bulk_create(
        HistoryHead(subject=subject, subject_id=number, position=head.position, hash=head.hash)
        for (subject, number), head in history.heads.items()
    )


def test_what_nobody_altered_reads_back_as_it_was_hashed() -> None:
    history = alterations.honest(alterations.seeded(SEED))

    put(history)

    assert list(history_lines.lines()) == history.lines()
    assert chain.verify_all(history.known()).broken == []


def test_every_alteration_of_the_tables_is_found_at_its_place() -> None:
    rng = alterations.seeded(SEED)
    history = alterations.honest(rng)
    known = history.known()
    for _ in range(HOW_MANY):
        copy, alteration, where = alterations.altered(rng, history)
        with transaction.atomic():
            put(copy)
            found = chain.verify_all(known).broken
            transaction.set_rollback(True)
        places = {(each.subject, each.subject_id, each.position) for each in found}
        assert places == where, (alteration.__name__, found)
