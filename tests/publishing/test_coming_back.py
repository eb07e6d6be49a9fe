"""Our own ClaimReview, read again as that of somebody else: nothing is lost on the way."""

import json

import pytest
from django.conf import settings
from django.test import Client

from claims.actions import outside_imports
from claims.domain.outside import Scale
from claims.gateways import claimreviews
from claims.models import OutsideCheck, OutsideImport
from claims.publishing import claimreview
from tests import builders, outside
from tests.publishing.test_claimreview import CHECK

PAGE = (
    f"<html><body><script type='application/ld+json'>{claimreview.embedded(claimreview.of(CHECK))}</script>"
)


def test_each_value_comes_back_as_it_went_out() -> None:
    out = claimreview.of(CHECK)

    (back,) = claimreviews.read(PAGE.encode(), content_type="text/html", url=CHECK.url).checks

    assert back.raw == json.loads(json.dumps(out))
    assert (back.claim, back.url) == (out["claimReviewed"], out["url"])
    assert (back.publisher, back.publisher_url) == ("The Desk", out["author"]["url"])
    assert (back.rating, back.scale) == ("Misleading", Scale("2", "1", "5"))
    assert back.explanation == "It built 244 of them."
    assert back.said_by == ("Dorothea Finch",)
    assert back.appeared_at == ("https://l.example/1", "https://c.example/1")
    assert (back.claimed_on, back.published_on, back.changed_on) == ("2026-09-01", "2026-11-02", "2026-11-03")


@pytest.mark.django_db
@pytest.mark.parametrize("rating", ["true", "mostly_true", "misleading", "false", "unproven"])
def test_a_public_page_is_brought_in_as_it_stands(client: Client, rating: str) -> None:
    staff = builders.staff()
    claim = builders.published(staff, rating=rating)
    page = client.get(f"/checks/{claim.pk}/")

    row = outside_imports.submit(
        raw=page.content, how="paste", by=staff.edda, content_type=page["Content-Type"]
    )
    outside.read(row)

    kept = OutsideCheck.objects.select_related("said", "publisher").get()
    assert OutsideImport.objects.get().problems == []
    assert kept.publisher.name == settings.NEWSROOM_NAME
    assert kept.said is not None
    assert kept.said.words == claim.verdicts.get().rating.label
    assert kept.rating_value == str(claim.verdicts.get().rating.number or "")
    assert outside.bring_bytes(staff.edda, page.content).known == 1
