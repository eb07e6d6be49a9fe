"""A web site on this machine, and somebody who adds its feeds."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from claims.domain.roles import Role
from claims.models import User
from tests import builders
from tests.gateways.fetching import servers
from tests.pipeline.test_fetch import Site


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    settings.FETCH_ALLOW_LOOPBACK = True
    site = Site()
    with servers.serving(site.mood) as site.server:
        yield site


@pytest.fixture
def editor() -> User:
    return builders.person(role=Role.EDITOR)
