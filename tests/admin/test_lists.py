"""The admin's lists: in rooms, with a way to the desk, and as dear for many rows as for few."""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from psycopg import sql

from claims.domain.speech import CHECKABILITY_LABELS, Checkability
from claims.models import Claim, DeadLetter
from factcheck.admin_site import MACHINE_ROOM, ROOMS
from tests.admin.test_pages import MODELS, client, staff
from tests.builders import Staff

__all__ = ["client", "staff"]

pytestmark = pytest.mark.django_db
FEW, MANY = 3, 60

LET_GO = "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE {table} DISABLE TRIGGER USER"
UNIQUE = """
SELECT relname, conname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
LEFT JOIN pg_constraint ON conindid = indexrelid AND contype = 'u'
WHERE indrelid = %s::regclass AND indisunique AND NOT indisprimary
"""
DROP_CONSTRAINT = "ALTER TABLE {table} DROP CONSTRAINT {constraint}"
COPY = """
INSERT INTO {table} ({columns}) SELECT {columns}
FROM (SELECT * FROM {table} ORDER BY id DESC LIMIT 1) AS last CROSS JOIN generate_series(1, {rows});
SET CONSTRAINTS ALL IMMEDIATE
"""


def copy(model: type[Model], rows: int) -> None:
    """So many copies of a table's last row, without what keeps rows apart; the test's end undoes it."""
    fields = [field for field in model._meta.local_fields if not (field.primary_key or field.generated)]
    columns: list[sql.Composable] = [sql.Identifier(str(field.column)) for field in fields]
    names: dict[str, sql.Composable] = {
        "table": sql.Identifier(model._meta.db_table),
        "columns": sql.SQL(", ").join(columns),
        "rows": sql.Literal(rows),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(LET_GO).format(**names))
        cursor.execute(UNIQUE, [model._meta.db_table])
        for index, constraint in cursor.fetchall():
            told: dict[str, sql.Composable] = {
                "index": sql.Identifier(index),
                "constraint": sql.Identifier(constraint or ""),
            }
            statement = DROP_CONSTRAINT if constraint else "DROP INDEX {index}"
            cursor.execute(sql.SQL(statement).format(**names, **told))
        cursor.execute(sql.SQL(COPY).format(**names))


def statements(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.slow
def test_every_list_asks_as_much_of_the_database_for_60_rows_as_for_3(
    client: Client, subtests: pytest.Subtests
) -> None:
    for name in MODELS:
        model = apps.get_model("claims", name)
        if model._meta.proxy or not model._default_manager.exists():
            continue
        address = reverse(f"admin:claims_{name}_changelist")
        with subtests.test(name):
            copy(model, FEW)
            statements(client, address)
            few = statements(client, address)
            copy(model, MANY - FEW)
            assert statements(client, address) == few


def test_the_first_page_has_every_record_in_one_room(client: Client) -> None:
    rooms = client.get(reverse("admin:index")).context["app_list"]
    shown = [model["object_name"] for room in rooms for model in room["models"]]

    assert [room["name"] for room in rooms] == [*(name for name, _ in ROOMS), MACHINE_ROOM]
    assert sorted(shown) == sorted(model.__name__ for model in apps.get_app_config("claims").get_models())
    assert {name for _, names in ROOMS for name in names} <= set(shown)


def test_an_editor_sees_only_the_rooms_in_which_they_may_look(staff: Staff) -> None:
    client = Client()
    client.force_login(staff.edda)
    rooms = client.get(reverse("admin:index")).context["app_list"]

    assert {room["name"]: [model["object_name"] for model in room["models"]] for room in rooms} == {
        "Parties": ["Party"],
        "Rules and bulk moves": ["Rule", "RuleRun"],
    }


def test_claims_are_listed_and_filtered_by_the_names_of_their_states(client: Client) -> None:
    html = client.get(reverse("admin:claims_claim_changelist"), {"state": "researching"}).text
    assert '<td class="field-where">In research</td>' in html
    assert '<td class="field-where">New</td>' not in html
    assert ">Set aside</a>" in html
    assert re.search(r'<td class="field-answered">\d+</td>', html)


def test_no_filter_shows_a_word_as_the_database_has_it(client: Client) -> None:
    Claim.objects.filter(state="new").update(checkability="speech_act")
    html = client.get(reverse("admin:claims_claim_changelist")).text
    filters = html.split('id="changelist-filter"')[1]
    assert f">{CHECKABILITY_LABELS[Checkability.SPEECH_ACT]}</a>" in filters
    assert ">Analysis</a>" in filters
    assert not re.findall(r">[a-z]+(?:_[a-z]+)+</a>", filters)


def test_a_row_leads_to_its_page_on_the_desk_from_the_list_and_from_its_own_page(client: Client) -> None:
    claim = Claim.objects.latest("pk")
    listed = client.get(reverse("admin:claims_claim_changelist")).text
    own = client.get(reverse("admin:claims_claim_change", args=[claim.pk])).text

    assert f'href="/claims/{claim.pk}/"' in listed
    assert f'<a href="/claims/{claim.pk}/" class="viewsitelink">View on the desk</a>' in own


def test_every_link_to_the_desk_leads_to_a_page(client: Client, subtests: pytest.Subtests) -> None:
    for name in MODELS:
        row = apps.get_model("claims", name)._default_manager.order_by("-pk").first()
        if row is None or isinstance(row, DeadLetter):
            continue
        page = client.get(reverse(f"admin:claims_{name}_change", args=[row.pk]))
        if page.context["has_absolute_url"]:
            with subtests.test(name):
                assert client.get(page.context["absolute_url"]).status_code == 200


def test_the_admin_has_our_name_icon_and_tokens(client: Client) -> None:
    html = client.get(reverse("admin:index")).text
    for words in (
        "css/tokens.css",
        "css/admin.css",
        "favicon.svg",
        "To the desk",
        "factcheck administration",
    ):
        assert words in html, words
    assert "<title>The desk&#x27;s records · factcheck administration</title>" in html.replace(
        "&#39;", "&#x27;"
    )
