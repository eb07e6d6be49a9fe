"""Pages that are merely open hold no connection to the database, however many there are."""

import http.client
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from factcheck import stage
from factcheck.processes import stop_all
from tests import builders
from tests.conftest import server_addresses
from tests.faults.desk import wait_until

pytestmark = [pytest.mark.slow]

THREADS = 8
"""Of the web server, all processes together (`factcheck/stage.py`)."""

PAGES = 40
OTHERS = """SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""


@pytest.fixture
def port(transactional_db: None, tmp_path: Path) -> Iterator[int]:
    """Where the real web server answers, on this test's database."""
    found = stage.free_port(8941)
    env = {**server_addresses(), "DJANGO_SETTINGS_MODULE": "factcheck.settings"}
    started = stage.web(found, tmp_path, env | {"SECRET_KEY": settings.SECRET_KEY})
    try:
        wait_until(lambda: started.has_written("Booting worker"), "the web server is up", 60)
        yield found
    finally:
        stop_all([started])


def test_forty_open_desks_that_ask_for_news_take_no_more_connections_than_there_are_threads(
    port: int,
) -> None:
    staff = builders.staff()
    for _ in range(3):
        builders.triaged(staff)
    client = Client()
    client.force_login(staff.ravi)
    cookie = {"Cookie": f"sessionid={client.cookies['sessionid'].value}", "Host": "localhost"}

    def look(number: int) -> tuple[int, int]:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as opened:
            return status(opened, "/"), status(opened, "/desk/now/")

    def status(opened: http.client.HTTPConnection, path: str) -> int:
        opened.request("GET", path, headers=cookie)
        with opened.getresponse() as answer:
            answer.read()
            return answer.status

    before = count(OTHERS)
    with ThreadPoolExecutor(16) as people:
        seen = set(people.map(look, range(PAGES)))

    assert seen == {(200, 200)}
    assert count(OTHERS) - before <= THREADS
    wait_until(lambda: count(f"{OTHERS} AND state <> 'idle'") == 0, "nobody is in a transaction", 10)


def test_no_script_keeps_a_connection_open_for_what_may_come() -> None:
    for script in (Path(settings.BASE_DIR) / "static" / "js").glob("*.js"):
        words = script.read_text("utf-8")
        assert "EventSource" not in words, script.name
        assert "WebSocket" not in words, script.name


def count(question: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return int(cursor.fetchone()[0])
