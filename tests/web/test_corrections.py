"""The public log of corrections."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Correction, Verdict
from tests import builders
from tests.builders import Staff
from tests.web import many

pytestmark = pytest.mark.django_db


def corrected(number: int, staff: Staff) -> None:
    """Published checks, each corrected once."""
    found = many.claims(number, staff.ravi)
    verdicts = Verdict.objects.filter(claim__in=found)
    Correction.objects.bulk_create(
        Correction(verdict=verdict, kind="minor", note="A name.", made_by=staff.edda) for verdict in verdicts
    )


def test_anybody_reads_what_was_corrected_from_the_foot_of_every_check(client: Client, staff: Staff) -> None:
    claim = builders.withdrawn(staff)
    assert 'href="/corrections/"' in client.get(f"/checks/{claim.pk}/").text
    log = client.get("/corrections/").text
    for words in (
        claim.text,
        "Withdrawn as void",
        "The register was forged.",
        f"/checks/{claim.pk}/#corrections",
    ):
        assert words in log, words


def test_the_log_never_shows_what_was_not_confirmed(client: Client, staff: Staff) -> None:
    claim = builders.published(staff)
    builders.move(claim, "reopen", staff.edda, correction="update", note="A new register came out.")
    builders.move(
        claim, "propose", staff.ravi, rating="true", reason="Secret so far.", no_reply_reason="Asked."
    )
    log = client.get("/corrections/").text
    assert "A new register came out." in log
    assert "we are looking at it again" in log
    assert "Secret so far." not in log
    assert 'pill true">True' not in log[: log.index("How we rate")]


def test_the_log_asks_as_much_of_the_database_for_3_rows_as_for_300(client: Client, staff: Staff) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/corrections/").status_code == 200
        return len(captured)

    corrected(3, staff)
    few = statements()
    corrected(297, staff)
    assert statements() == few
    assert few <= 3


def test_the_log_has_pages_and_an_empty_one_says_so(client: Client, staff: Staff) -> None:
    assert "Nothing was corrected yet" in client.get("/corrections/").text
    corrected(60, staff)
    first = client.get("/corrections/").text
    found = re.search(r'rel="next" href="([^"]+)"', first)
    assert found
    second = client.get(found[1].replace("&amp;", "&")).text
    shown = re.findall(r'href="/checks/(\d+)/#corrections"', first + second)
    assert sorted(map(int, shown)) == sorted(Verdict.objects.values_list("claim_id", flat=True))
    assert client.get("/corrections/?after=odd").status_code == 422
