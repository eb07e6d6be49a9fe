"""The application's role adds to the history and reads it; altering it is refused by the database itself."""

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.db import connection
from psycopg.errors import InsufficientPrivilege, IntegrityConstraintViolation

from claims.queries import privileges
from tests import builders
from tests.conftest import server_addresses

pytestmark = pytest.mark.django_db

ALTERING = (
    "UPDATE claims_historyentry SET actor_name = 'Somebody else'",
    "DELETE FROM claims_historyentry",
    "TRUNCATE claims_historyentry",
    (
        "INSERT INTO claims_historyentry SELECT * FROM claims_historyentry"
        " ON CONFLICT (id) DO UPDATE SET kind = 'x'"
    ),
    "ALTER TABLE claims_historyentry DISABLE TRIGGER history_is_append_only",
    "ALTER TABLE claims_historyentry DISABLE TRIGGER ALL",
    "DROP TRIGGER history_is_append_only ON claims_historyentry",
    "CREATE RULE none AS ON INSERT TO claims_historyentry DO INSTEAD NOTHING",
    (
        "CREATE OR REPLACE FUNCTION claims_history_is_append_only() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RETURN NEW; END'"
    ),
    "ALTER TABLE claims_historyentry ADD COLUMN more text",
    "DROP TABLE claims_historyentry CASCADE",
    "SET session_replication_role = replica",
    "SET ROLE postgres",
    "UPDATE claims_dailyhead SET digest = ''",
    "DELETE FROM claims_dailyhead",
    "TRUNCATE claims_dailyhead",
    "UPDATE claims_evidencesnapshot SET text = ''",
    "DELETE FROM claims_evidencesnapshot",
    "TRUNCATE claims_evidencesnapshot CASCADE",
    "ALTER TABLE claims_evidencesnapshot DISABLE TRIGGER evidence_is_append_only",
    "DELETE FROM django_migrations",
)


@pytest.fixture
def application() -> Iterator[psycopg.Connection]:
    """A connection as web and worker have it, to this test's database."""
    if not settings.EMBEDDED:
        pytest.skip("the role in DATABASE_URL is the tests' own here")
    with psycopg.connect(server_addresses()["DATABASE_URL"]) as opened:
        yield opened
        opened.rollback()


@pytest.mark.parametrize("statement", ALTERING)
def test_the_application_cannot_alter_the_past(application: psycopg.Connection, statement: str) -> None:
    with pytest.raises(InsufficientPrivilege):
        application.execute(statement.encode())


def test_the_application_can_do_its_work(application: psycopg.Connection) -> None:
    for table in connection.introspection.table_names():
        application.execute(f"SELECT count(*) FROM {table}".encode())  # noqa: S608 - names from the database
    application.execute(
        b"INSERT INTO claims_story (origin, origin_reason, created_at) VALUES ('', '', now())"
    )
    application.execute(b"UPDATE claims_story SET origin = 'x'")
    application.execute(b"DELETE FROM claims_story")
    application.execute(
        b"INSERT INTO claims_historyhead (subject, subject_id, position, previous_hash, hash)"
        b" VALUES ('claim', 1, 1, '', '') ON CONFLICT (subject, subject_id) DO UPDATE SET position = 2"
    )
    application.execute(
        b"WITH kept AS (INSERT INTO claims_evidencesnapshot (source_id, url, final_url, content_type,"
        b" charset, headers, hops, asked, packed, fetched_at, raw, sha256, text)"
        b" VALUES (1, '', '', '', '', '[]', '[]', '[]', '', now(), '', 'a', '') RETURNING id)"
        b" INSERT INTO claims_warc (evidence_id, name, sha256, size, stored_at)"
        b" SELECT id, 'a', 'a', 1, now() FROM kept"
    )
    application.execute(b"SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    ("table", "trigger"),
    [
        ("claims_historyentry", "history_is_never_emptied"),
        ("claims_dailyhead", "heads_are_never_emptied"),
        ("claims_evidencesnapshot", "evidence_is_never_emptied"),
    ],
)
def test_even_its_owner_does_not_empty_it_by_mistake(table: str, trigger: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {trigger}")
        with pytest.raises(Exception, match="never changed or removed") as refused:
            cursor.execute(f"TRUNCATE {table} CASCADE")
    assert isinstance(refused.value.__cause__, IntegrityConstraintViolation)


def test_a_deployment_is_warned_of_a_role_that_can() -> None:
    builders.claim()

    assert "UPDATE" in privileges.over_history()
    [warning] = [each for each in run_checks(include_deployment_checks=True) if each.id == "claims.W001"]
    assert "can alter the history: UPDATE, DELETE" in warning.msg
    assert "DATABASE_OWNER_URL" in str(warning.hint)


def test_a_deployment_as_it_should_be_is_not_warned(application: psycopg.Connection) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {settings.DATABASE_APP_ROLE}")
        assert privileges.over_history() == []
        assert not [
            each for each in run_checks(include_deployment_checks=True) if str(each.id).startswith("claims")
        ]
