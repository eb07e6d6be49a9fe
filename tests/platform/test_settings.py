"""What the environment must say, and what it is told when it does not."""

import os
import subprocess
import sys

import pytest

SERVERS = {
    "DATABASE_URL": "postgresql://desk@db.example.org/desk",
    "REDIS_URL": "redis://broker.example.org/0",
}
PRODUCTION = {**SERVERS, "SECRET_KEY": "k" * 50, "PUBLIC_URL": "https://check.example.org"}


def ask(expression: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What an expression over the settings gives in a process with just this environment."""
    code = f"from factcheck import settings; print({expression})"
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": os.environ["PATH"], "FACTCHECK_VAR": os.environ.get("FACTCHECK_VAR", ""), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", ["SECRET_KEY", "PUBLIC_URL"])
def test_production_says_what_to_set(missing: str) -> None:
    given = {name: value for name, value in PRODUCTION.items() if name != missing}

    answer = ask("settings.SECRET_KEY", **given)

    assert answer.returncode != 0
    assert f"Set {missing}:" in answer.stderr


@pytest.mark.parametrize("only", SERVERS)
def test_one_server_without_the_other_is_refused(only: str) -> None:
    answer = ask("settings.EMBEDDED", **{only: SERVERS[only]})

    assert "Set both DATABASE_URL and REDIS_URL, or neither" in answer.stderr


def test_production_on_https_sends_its_cookies_over_https_alone() -> None:
    answer = ask(
        "settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.ALLOWED_HOSTS", **PRODUCTION
    )

    assert answer.stdout.strip() == "True True ['check.example.org']"


def test_with_servers_named_nothing_is_embedded() -> None:
    answer = ask(
        "settings.EMBEDDED, settings.DATABASES['default']['HOST'], settings.CELERY_BROKER_URL", **PRODUCTION
    )

    assert answer.stdout.strip() == "False db.example.org redis://broker.example.org/0"


def test_the_embedded_secret_is_made_once(tmp_path: object) -> None:
    secrets = {ask("settings.SECRET_KEY", FACTCHECK_VAR=str(tmp_path)).stdout for _ in range(2)}

    assert len(secrets) == 1
    assert len(secrets.pop()) > 50


def test_what_the_database_address_asks_for_is_kept() -> None:
    named = {**PRODUCTION, "DATABASE_URL": f"{SERVERS['DATABASE_URL']}?sslmode=require"}
    options = "settings.DATABASES['default']['OPTIONS']"

    answer = ask(f"{options}['sslmode'], {options}['connect_timeout']", **named)

    assert answer.stdout.strip() == "require 5"


def test_the_number_of_proxies_is_a_number() -> None:
    assert ask("settings.PROXIES", **PRODUCTION, PROXIES="2").stdout.strip() == "2"

    refused = ask("settings.PROXIES", **PRODUCTION, PROXIES="two")

    assert "PROXIES must be a whole number such as 0, not “two”." in refused.stderr
