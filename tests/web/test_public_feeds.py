"""Feeds of the public site, read by our own reader of feeds."""

from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import builders
from tests.builders import Staff
from tests.web import many

pytestmark = pytest.mark.django_db
NAMES = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}


def read(client: Client, address: str) -> ET.Element:
    answer = client.get(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content)  # noqa: S314  # our own


def text(element: ET.Element, path: str) -> str:
    return element.findtext(path, "", NAMES)


def test_a_published_check_is_an_entry_with_its_rating_and_address(client: Client, staff: Staff) -> None:
    claim = builders.published(staff, builders.claim("Harwick built 412 homes & 3 <bridges>\x0b"))
    feed = read(client, "/checks/feed/")
    entry = feed.find("a:entry", NAMES)

    assert entry is not None
    assert text(feed, "a:title") == "The Desk: Fact-checks"
    assert text(feed, "a:author/a:name") == "The Desk"
    assert text(entry, "a:title").endswith(": Harwick built 412 homes & 3 <bridges>")
    assert text(entry, "a:summary") == "The register shows otherwise."
    assert text(entry, "a:id") == f"http://localhost:8000/checks/{claim.pk}/"
    link = entry.find("a:link", NAMES)
    assert link is not None
    assert link.get("href") == f"http://localhost:8000/checks/{claim.pk}/"


def test_a_withdrawn_check_leaves_a_tombstone_and_a_correction(client: Client, staff: Staff) -> None:
    claim = builders.withdrawn(staff)
    checks, corrections = read(client, "/checks/feed/"), read(client, "/corrections/feed/")
    gone, told = checks.find("at:deleted-entry", NAMES), corrections.find("a:entry", NAMES)

    assert checks.find("a:entry", NAMES) is None
    assert gone is not None
    assert gone.get("ref") == f"http://localhost:8000/checks/{claim.pk}/"
    assert told is not None
    assert text(told, "a:title").startswith("Withdrawn as void: ")
    assert text(told, "a:summary") == "The register was forged."


def test_a_feed_without_entries_is_still_a_feed(client: Client, staff: Staff) -> None:
    for address in ("/checks/feed/", "/corrections/feed/"):
        feed = read(client, address)
        assert text(feed, "a:updated") == "1970-01-01T00:00:00Z"
        assert feed.find("a:entry", NAMES) is None


def test_a_feed_asks_as_much_of_the_database_for_3_checks_as_for_3_000(client: Client, staff: Staff) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/checks/feed/").status_code == 200
        return len(captured)

    many.claims(3, staff.ravi)
    few = statements()
    many.claims(2_997, staff.ravi)
    assert (statements(), few) == (few, 2)
