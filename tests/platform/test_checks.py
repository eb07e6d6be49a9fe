"""What `manage.py check --deploy` says of settings that are for development alone."""

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("allowed", [True, False])
def test_a_deployment_that_fetches_from_itself_is_refused(settings: Settings, allowed: bool) -> None:
    settings.FETCH_ALLOW_LOOPBACK = allowed

    found = [each for each in run_checks(include_deployment_checks=True) if each.id == "claims.E001"]

    assert [each.is_serious() for each in found] == [True] * allowed
