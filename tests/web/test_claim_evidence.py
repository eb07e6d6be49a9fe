"""The claim page: its words, its sources, and the replies of its parties."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import ReplyRequest, Source
from tests import builders
from tests.web.at_the_claim import desk_of, fresh, page_of

pytestmark = pytest.mark.django_db


def test_a_source_is_added_edited_and_removed(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    ravi, here = desk_of(staff.ravi), f"/claims/{claim.pk}/sources/"
    given = {"title": "Register", "url": "https://register.example/", "stance": "refutes", "kind": "dataset"}
    assert ravi.post(here, given).status_code == 302
    source = Source.objects.get()
    edited = {**given, "title": "Register of 2026", "version": source.version}
    assert ravi.post(f"{here}{source.pk}/", edited).status_code == 302
    assert "Register of 2026" in page_of(claim, staff.cleo)
    late = ravi.post(f"{here}{source.pk}/", {**given, "title": "Too late", "version": source.version})
    assert late.status_code == 409
    assert 'value="Too late"' in late.content.decode()
    assert ravi.post(f"{here}{source.pk}/remove/").status_code == 302
    assert not Source.objects.exists()


def test_a_source_that_lacks_something_is_refused_at_its_fields(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    given = {
        "title": "",
        "url": "ftp://x",
        "stance": "refutes",
        "kind": "dataset",
        "excerpt": "Typed <b>here</b>",
    }
    answer = desk_of(staff.ravi).post(f"/claims/{claim.pk}/sources/", given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Give the source a title." in page
    assert "Typed &lt;b&gt;here&lt;/b&gt;" in page


def test_a_source_of_the_claims_own_story_is_marked(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    article = claim.appearances.get().snapshot.article
    builders.source(claim, staff.ravi, url=article.url)
    assert "does not count as independent" in page_of(claim, staff.ravi)


def test_a_published_claim_says_why_its_sources_are_closed(staff: builders.Staff) -> None:
    claim = builders.published(staff)
    assert "reopen or restore it to change its sources" in page_of(claim, staff.ravi)
    answer = desk_of(staff.ravi).post(
        f"/claims/{claim.pk}/sources/",
        {"title": "Late", "url": "https://x.example/", "stance": "context", "kind": "expert"},
    )
    assert answer.status_code == 409


def test_a_party_is_asked_and_its_answer_recorded(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    party = claim.appearances.get().party
    assert party is not None
    ravi, here = desk_of(staff.ravi), f"/claims/{claim.pk}/replies/"
    assert ravi.post(here, {"party": party.pk, "questions": ""}).status_code == 422
    asked = {
        "party": party.pk,
        "questions": "How many homes?\nSince when?",
        "channel": "telephone",
        "deadline": (timezone.now() + timedelta(days=9)).date().isoformat(),
    }
    assert ravi.post(here, asked).status_code == 302
    request = ReplyRequest.objects.get()
    assert "How many homes?" in page_of(claim, staff.cleo)
    closed = {"outcome": "answered", "words": "Ninety."}
    assert ravi.post(f"{here}{request.pk}/", closed).status_code == 302
    assert "Ninety." in page_of(claim, staff.cleo)
    again = ravi.post(f"{here}{request.pk}/", closed)
    assert again.status_code == 409


def test_why_a_party_is_not_asked_is_kept(staff: builders.Staff) -> None:
    claim = builders.researching(staff)
    party = claim.appearances.get().party
    assert party is not None
    given = {"party": party.pk, "note": "She died in 1974."}
    assert desk_of(staff.ravi).post(f"/claims/{claim.pk}/replies/skip/", given).status_code == 302
    page = page_of(claim, staff.cleo)
    assert "She died in 1974." in page
    assert "was not asked" in page


def test_a_claim_is_reworded_and_an_old_version_refused(staff: builders.Staff) -> None:
    claim = builders.claim()
    cleo, here = desk_of(staff.cleo), f"/claims/{claim.pk}/reword/"
    assert cleo.post(here, {"version": claim.version, "text": "Better words"}).status_code == 302
    late = cleo.post(here, {"version": claim.version, "text": "Words typed late"})
    assert late.status_code == 409
    assert "Words typed late" in late.content.decode()
    assert fresh(claim).text == "Better words"
