"""The page of components is for those who build screens."""

import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from pytest_django import Settings

from claims.web.design import COLOURS

pytestmark = pytest.mark.django_db
TOKENS = Path(django_settings.BASE_DIR) / "static" / "css" / "tokens.css"


def test_it_is_not_there_outside_development(ravi: Client, settings: Settings) -> None:
    settings.DEBUG = False
    assert ravi.get("/design/").status_code == 404


def test_it_shows_components_in_both_lights(ravi: Client, settings: Settings) -> None:
    settings.DEBUG = True
    page = ravi.get("/design/").text
    for seen in ('data-theme="light"', 'data-theme="dark"', "pill mixed", "state review", "problem", "toast"):
        assert seen in page


def test_it_shows_every_colour_of_the_tokens() -> None:
    named = re.findall(r"--([\w-]+):\s*light-dark\(", TOKENS.read_text("utf-8"))
    assert set(named) == set(COLOURS)
