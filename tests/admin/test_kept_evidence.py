"""What was kept of evidence is looked at in the admin, and nothing there changes or removes it."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions import sources
from tests import builders, kept_pages

pytestmark = pytest.mark.django_db


def test_it_is_read_only_and_stays_when_its_source_is_removed(client: Client) -> None:
    staff = builders.staff()
    source = builders.source(builders.researching(staff), staff.ravi, url="https://works.test/report")
    number, kept = source.pk, kept_pages.evidence(source, "<p>A page.")
    client.force_login(staff.admin)
    change = reverse("admin:claims_evidencesnapshot_change", args=[kept.pk])

    page = client.get(change).content.decode()
    assert kept.sha256 in page
    assert 'name="text"' not in page
    assert client.post(change, {"text": "Other."}).status_code == 403
    assert client.post(reverse("admin:claims_evidencesnapshot_delete", args=[kept.pk])).status_code == 403

    sources.remove(source=source, by=staff.ravi)
    assert client.get(change).status_code == 200
    listed = client.get(reverse("admin:claims_evidencesnapshot_changelist")).content.decode()
    assert kept.sha256 in listed
    assert f">{number}<" in listed
