"""What changes in a claim's voices while its proposal waits for a second reader."""

from dataclasses import replace

import pytest

from claims.actions import statements
from claims.domain.refusals import Missing
from claims.models import Claim
from tests import builders, found


@pytest.fixture
def staff(db: None) -> builders.Staff:
    return builders.staff()


def test_a_dismissed_voice_that_is_accepted_during_second_reading_makes_the_proposal_stale(
    staff: builders.Staff,
) -> None:
    claim = builders.claim()
    other = builders.statement(said_by=builders.voice("Petra Holm"), claim=claim)
    statements.dismiss(statement=other, by=staff.ravi)
    builders.in_second_reading(staff, claim)

    statements.accept(statement=other, by=staff.ravi)

    with pytest.raises(Missing, match="voices were changed"):
        builders.move(claim, "confirm", staff.cleo)


def test_another_article_that_says_it_during_second_reading_makes_the_proposal_stale(
    staff: builders.Staff,
) -> None:
    found.keep()
    claim = Claim.objects.filter(origin="analysis").earliest("pk")
    builders.in_second_reading(staff, claim)

    found.keep(replace(found.everything(), text=found.TEXT + "\n"))

    with pytest.raises(Missing, match="was found in another place after it was proposed"):
        builders.move(claim, "confirm", staff.cleo)
