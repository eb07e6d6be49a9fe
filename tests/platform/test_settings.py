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


def test_mail_goes_where_email_url_says_and_nowhere_without_it() -> None:
    where = "settings.MAIL_ON, settings.EMAIL_BACKEND.rsplit('.', 2)[-2]"
    server = "settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_HOST_PASSWORD, settings.EMAIL_USE_TLS"

    assert ask(where, **PRODUCTION).stdout.strip() == "False dummy"
    url = "smtp+tls://desk:p%40ss@mail.example.org"
    assert ask(f"{where}, {server}", **PRODUCTION, EMAIL_URL=url).stdout.strip() == (
        "True smtp mail.example.org 587 p@ss True"
    )
    file = ask(f"{where}, settings.EMAIL_FILE_PATH", **PRODUCTION, EMAIL_URL="file:/post")
    assert file.stdout.strip() == "True filebased /post"
    sender = ask("settings.DEFAULT_FROM_EMAIL", **PRODUCTION)
    assert sender.stdout.strip() == "factcheck@check.example.org"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("EMAIL_URL", "pigeon://roof", "mail goes by smtp, smtp+tls, smtps, file or console"),
        ("EMAIL_TIMEOUT", "soon", "EMAIL_TIMEOUT must be a whole number such as 10, not “soon”."),
        ("DIGEST_HOUR", "24", "DIGEST_HOUR is an hour from 0 to 23, not 24."),
        ("DESK_TIME_ZONE", "Middle/Earth", "DESK_TIME_ZONE names no time zone: Middle/Earth."),
    ],
)
def test_what_makes_no_sense_about_mail_is_said_at_the_start(name: str, value: str, sentence: str) -> None:
    answer = ask("settings.MAIL_ON", **PRODUCTION, **{name: value})

    assert answer.returncode != 0
    assert sentence in answer.stderr


def test_the_number_of_proxies_is_a_number() -> None:
    assert ask("settings.PROXIES", **PRODUCTION, PROXIES="2").stdout.strip() == "2"

    refused = ask("settings.PROXIES", **PRODUCTION, PROXIES="two")

    assert "PROXIES must be a whole number such as 0, not “two”." in refused.stderr
