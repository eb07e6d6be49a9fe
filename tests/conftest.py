"""What every test may ask for: throw-away engines, a real worker, a real browser."""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.db import connection
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, sync_playwright
from pytest_django import DjangoDbBlocker

from factcheck import embedded, stage
from factcheck.processes import Child, stop_all, tail
from tests import chromium

WORKER_SECONDS = 30.0


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """On CI a skipped test is a failed run: there, all that a test needs is there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def engines() -> Iterator[None]:
    """PostgreSQL and Valkey run while this lasts; the last process of the run removes their folder."""
    with ExitStack() as stack:
        if settings.EMBEDDED:
            stack.enter_context(embedded.joined(settings.VAR_DIR, throw_away=True))
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(engines: None, django_db_modify_db_settings_parallel_suffix: None) -> None:
    """pytest-django's place for what must be so before it makes the database: the engines run."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """pytest-django's database, which can be dropped even where a stopped worker's connection lingers.

    Transactional tests empty every table when they end, which the triggers of what is kept for ever refuse.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_historyentry DISABLE TRIGGER history_is_never_emptied")
        cursor.execute("ALTER TABLE claims_dailyhead DISABLE TRIGGER heads_are_never_emptied")
        cursor.execute("ALTER TABLE claims_evidencesnapshot DISABLE TRIGGER evidence_is_never_emptied")
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@dataclass
class NewDesk:
    """The rows that migrations leave in a new database, such as the ratings, and whether they are gone."""

    rows: str
    emptied: bool = False

    def restore(self) -> None:
        for row in serializers.deserialize("json", self.rows):
            row.save()


@pytest.fixture(scope="session")
def new_desk(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> NewDesk:
    with django_db_blocker.unblock():
        models = apps.get_app_config("claims").get_models()
        rows = [row for model in models for row in model._base_manager.all()]
        return NewDesk(str(serializers.serialize("json", rows)))


@pytest.fixture(autouse=True)
def _begin_with_a_new_desk(request: pytest.FixtureRequest) -> Iterator[None]:
    """A transactional test empties every table when it ends; those after it find a new desk all the same."""
    marker = request.node.get_closest_marker("django_db")
    asked = set(request.fixturenames)
    empties = bool({"live_server", "transactional_db"} & asked) or bool(
        marker and marker.kwargs.get("transaction")
    )
    if not (empties or marker or "db" in asked):
        yield
        return
    desk: NewDesk = request.getfixturevalue("new_desk")
    request.getfixturevalue("transactional_db" if empties else "db")
    if desk.emptied:
        desk.restore()
    yield
    desk.emptied = desk.emptied or empties


def server_addresses() -> dict[str, str]:
    """The environment that gives another process this test's database and broker."""
    ours = embedded.database_url(settings.VAR_DIR) if settings.EMBEDDED else os.environ["DATABASE_URL"]
    database = urlsplit(ours)._replace(path=f"/{connection.settings_dict['NAME']}")
    return {"DATABASE_URL": database.geturl(), "REDIS_URL": settings.CELERY_BROKER_URL, "DEBUG": "1"}


@contextmanager
def working(folder: Path, name: str, **env: str) -> Iterator[Child]:
    """A real Celery worker that is ready, on this test's database and broker and with this environment."""
    ours = {**server_addresses(), "DJANGO_SETTINGS_MODULE": "factcheck.settings"}
    started = stage.worker(folder, name, ours | env)
    try:
        deadline = time.monotonic() + WORKER_SECONDS
        while not started.has_written(" ready."):
            if started.exit_code is not None or time.monotonic() > deadline:
                pytest.fail(f"The worker did not come up:\n{tail(started.log, lines=40)}")
            time.sleep(0.05)
        yield started
    finally:
        stop_all([started])


@pytest.fixture
def celery_worker_process(transactional_db: None, tmp_path: Path) -> Iterator[Child]:
    """A real Celery worker, in a process of its own, on this test's database and broker."""
    with working(tmp_path, "test") as started:
        yield started


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """One Chromium for the run. Where there is none the test is skipped, and on CI it fails."""
    found = chromium.path()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(chromium.MISSING)
        pytest.skip(chromium.MISSING)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django takes for async code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(executable_path=found, args=chromium.flags())
        yield started
        started.close()


@pytest.fixture
def viewport() -> ViewportSize:
    """How large the page is; `tests.browser.screens.WIDE_AND_NARROW` asks for two."""
    return {"width": 1440, "height": 1000}


@pytest.fixture
def page(browser: Browser, viewport: ViewportSize) -> Iterator[Page]:
    """A page in a browser that knows nothing yet. A page that logs an error, or breaks its policy, fails."""
    context = browser.new_context(viewport=viewport, reduced_motion="reduce")
    errors: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        # The browser logs every 4xx answer too; what those should look like is for the test to say.
        if message.type == "error" and "Failed to load resource" not in message.text:
            errors.append(message.text)

    opened = context.new_page()
    opened.set_default_timeout(10_000)
    opened.on("console", listen)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert not errors, "\n".join(errors)
