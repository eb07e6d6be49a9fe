"""Who is signed in."""

import pytest
from django.test import Client

from tests import builders
from tests.builders import Staff
from tests.pipeline.conftest import site

__all__ = ["site"]


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


@pytest.fixture
def ravi(client: Client, staff: Staff) -> Client:
    """A browser in which Ravi, a reviewer, is signed in."""
    client.force_login(staff.ravi)
    return client
