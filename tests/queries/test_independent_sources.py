"""Which sources count as from another story than the claim's own."""

import pytest

from claims.domain.refusals import Missing
from claims.queries import facts
from tests import builders


@pytest.fixture
def staff(db: None) -> builders.Staff:
    return builders.staff()


@pytest.mark.parametrize(
    "written", ["{}#comments", "{}/", "{}?", "HTTPS://COURIER.example/{}", "http://courier.example/{}"]
)
def test_the_claims_own_article_is_no_independent_source_however_its_address_is_written(
    staff: builders.Staff, written: str
) -> None:
    claim = builders.researching(staff)
    url = claim.appearances.get().snapshot.article.url
    number = url.rsplit("/", 1)[-1]
    builders.source(claim, staff.ravi, url=written.format(url if written.startswith("{") else number))

    with pytest.raises(Missing, match="from another story"):
        builders.move(claim, "propose", staff.ravi, rating="false", reason="No.", no_reply_reason="No time.")


def test_a_source_that_the_desk_reads_later_and_finds_to_carry_the_claim_is_not_independent(
    staff: builders.Staff,
) -> None:
    claim = builders.researching(staff)
    builders.source(claim, staff.ravi, url="https://post.example/copy")
    assert len(facts.independent_sources(claim)) == 1

    copy = builders.article("Forty homes were built, it said.", url="https://post.example/copy")
    builders.statement("Forty homes were built", within=builders.snapshot(copy), claim=claim)

    assert facts.independent_sources(claim) == []
