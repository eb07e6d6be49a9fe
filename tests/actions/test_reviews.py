"""What overtakes a proposal, so that its reader looks again."""

from dataclasses import replace

import pytest

from claims.actions import replies, sources, statements
from claims.domain.evidence import ReplyOutcome
from claims.domain.refusals import Missing
from claims.models import Claim, Verdict
from claims.pipeline.drain import drain_all
from tests import builders, found


@pytest.fixture
def staff(db: None) -> builders.Staff:
    return builders.staff()


def test_a_denial_during_second_reading_makes_the_proposal_stale(staff: builders.Staff) -> None:
    claim = builders.in_second_reading(staff)
    builders.denial(claim, "Ministry of Works")

    with pytest.raises(Missing, match="denial by Ministry of Works"):
        builders.move(claim, "confirm", staff.cleo)

    assert builders.move(claim, "send_back", staff.cleo, comment="Look at the denial.").state == "researching"


def test_removing_a_source_during_second_reading_makes_the_proposal_stale(staff: builders.Staff) -> None:
    claim = builders.in_second_reading(staff)
    sources.remove(source=claim.sources.order_by("id")[0], by=staff.ravi)

    with pytest.raises(Missing, match="was removed"):
        builders.move(claim, "confirm", staff.cleo)


def test_a_voice_or_a_reply_during_second_reading_makes_the_proposal_stale(staff: builders.Staff) -> None:
    voiced = builders.in_second_reading(staff)
    builders.statement(said_by=builders.voice("Petra Holm"), claim=voiced)
    with pytest.raises(Missing, match="voices were changed"):
        builders.move(voiced, "confirm", staff.cleo)

    answered = builders.in_second_reading(staff, builders.claim())
    replies.close(
        request=answered.reply_requests.get(), outcome=ReplyOutcome.ANSWERED, words="No.", by=staff.ravi
    )
    with pytest.raises(Missing, match="question to Dora Finch"):
        builders.move(answered, "confirm", staff.cleo)


def test_a_denial_after_publication_makes_the_verdict_stale(staff: builders.Staff) -> None:
    claim = builders.published(staff)
    builders.denial(claim, "Ministry of Works")
    assert Verdict.objects.get().stale_since is None

    drain_all()

    assert Verdict.objects.get().stale_cause == "A denial by Ministry of Works arrived."


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
