"""Pages of many layouts, each with its text and what is known of it, beside bare trafilatura."""

import pytest
from pytest_django import Settings

from claims.domain.refusals import Unreadable
from claims.gateways import reading
from tests.gateways.layouts import figures
from tests.gateways.layouts.figures import FIELDS, Compared, mean
from tests.gateways.layouts.pages import LAYOUTS, Layout
from tests.gateways.layouts.stories import story


@pytest.fixture
def rows(settings: Settings) -> list[Compared]:
    settings.FETCH_ALLOW_LOOPBACK = True
    return figures.compared()


def test_articles_are_read_no_worse_than_by_bare_trafilatura(
    rows: list[Compared],
) -> None:
    print(figures.table(rows))  # noqa: T201 - the table is what a person runs this for
    assert mean(rows, "ours", "") >= mean(rows, "bare", "")
    assert mean(rows, "ours", "") >= 0.99
    for field in FIELDS:
        assert mean(rows, "ours", field) >= max(0.98, mean(rows, "bare", field)), field


@pytest.mark.parametrize("layout", [each for each in LAYOUTS if each.refused], ids=lambda each: each.name)
def test_a_stub_is_refused(layout: Layout) -> None:
    with pytest.raises(Unreadable, match="paywall"):
        reading.read(layout.page(story(1)).encode(), content_type="text/html")
