"""Verdicts are looked at again when what they rest on turns out to be fewer sources, or more."""

from collections.abc import Callable

import pytest
from django.db import transaction

from claims.actions import parties, party_merges, stories
from claims.domain.merge_request import MergeRequest
from claims.domain.refusals import Missing
from claims.domain.speech import PartyKind
from claims.models import Article, Claim, HistoryEntry, Notice, OutboxEvent, Party, Statement
from claims.pipeline import copies, drain
from tests import builders
from tests.builders import Staff
from tests.matching import pairs

SAID = "The council of Harwick built 412 homes last year"


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


def said_by_three() -> tuple[Claim, list[Article]]:
    """A claim that three people make, each in an article of its own."""
    claim = builders.claim(SAID)
    for name in ("Petra Holm", "Osric Vane"):
        said(claim, name)
    rows = Statement.objects.filter(claim=claim).order_by("pk").select_related("snapshot__article")
    return claim, [row.snapshot.article for row in rows]


def said(claim: Claim, name: str) -> Article:
    within = builders.snapshot(builders.article(f"{SAID}, {name} said."))
    builders.statement(SAID, within=within, claim=claim, said_by=builders.voice(name))
    return within.article


def drained() -> None:
    """The builders' articles are not analysed; all else is done."""
    OutboxEvent.objects.filter(topic="snapshot.stored").delete()
    drain.drain_all()


def cause_of(claim: Claim) -> str | None:
    return claim.verdicts.get().stale_cause


def test_a_join_that_makes_three_sources_two_makes_the_verdict_stale_and_says_both_numbers(
    staff: Staff,
) -> None:
    claim, (first, second, _) = said_by_three()
    builders.published(staff, claim)

    stories.join(article=second, other=first, by=staff.edda)
    drained()

    why = f"“{second}” was found to be the same story as “{first}”."
    assert cause_of(claim) == f"Of the sources it rested on, 2 are independent, not 3: {why}"
    assert Notice.objects.filter(kind="stale", claim=claim, text__endswith=why).exists()


def test_so_does_a_join_by_the_machine(staff: Staff) -> None:
    whole = pairs.seeds()[0]
    words = whole[whole.index(" ", 300) + 1 : whole.index(" ", 400)]
    snapshots = [builders.snapshot(builders.article(text)) for text in (whole, pairs.cut(whole))]
    voices = [builders.voice(name) for name in ("Petra Holm", "Osric Vane")]
    claim = builders.claim(words, within=snapshots[0], said_by=voices[0])
    builders.statement(words, within=snapshots[1], said_by=voices[1], claim=claim)
    builders.published(staff, claim)

    with transaction.atomic():
        for snapshot in snapshots:
            copies.write(snapshot, copies.work(snapshot))
    drained()

    entry = HistoryEntry.objects.get(kind="article.story_changed")
    assert entry.data["recounted"] == [{"claim": claim.pk, "before": 2, "after": 1}]
    assert str(cause_of(claim)).startswith("Of the sources it rested on, 1 are independent, not 2: ")


def test_a_split_that_makes_one_source_two_does_too_and_so_does_taking_it_back(staff: Staff) -> None:
    claim, (first, second, _) = said_by_three()
    stories.join(article=second, other=first, by=staff.edda)
    builders.published(staff, claim)

    move = stories.part(article=second, by=staff.edda)
    stories.undo(move=move, by=staff.edda)
    drained()

    assert cause_of(claim) == (
        "Of the sources it rested on, 3 are independent, not 2: "
        f"“{second}” was found to be a story of its own. "
        "Of the sources it rested on, 2 are independent, not 3: "
        f"it was taken back that “{second}” is a story of its own."
    )


def test_a_proposal_is_out_of_date_when_its_sources_turn_out_to_be_fewer(staff: Staff) -> None:
    claim, (first, second, _) = said_by_three()
    builders.in_second_reading(staff, claim)

    stories.join(article=second, other=first, by=staff.edda)
    drained()

    with pytest.raises(Missing, match="of the sources it rested on, 2 are independent, not 3"):
        builders.move(claim, "confirm", staff.cleo)


def test_a_part_of_a_claim_rests_on_the_same_sources(staff: Staff) -> None:
    claim, (first, second, _) = said_by_three()
    part = builders.claim("Harwick built homes", said_by=builders.voice("Petra Holm"))
    Claim.objects.filter(pk=part.pk).update(part_of=claim)
    builders.published(staff, part)

    stories.join(article=second, other=first, by=staff.edda)
    drained()

    assert str(cause_of(part)).startswith("Of the sources it rested on, 2 are independent, not 3: ")


def test_a_proposal_made_since_knows_it(staff: Staff) -> None:
    claim, (first, second, _) = said_by_three()
    builders.researching(staff, claim)
    stories.join(article=second, other=first, by=staff.edda)
    builders.source(claim, staff.ravi)
    builders.ask_everybody(claim, staff.ravi)
    builders.move(claim, "propose", staff.ravi, rating="false", reason="The register says otherwise.")

    drained()

    assert claim.reviews.get().stale_cause is None


def test_one_voice_in_both_articles_was_one_source_already(staff: Staff) -> None:
    claim = builders.claim(SAID)
    first = Statement.objects.get(claim=claim).snapshot.article
    again = said(claim, "Dora Finch")
    builders.published(staff, claim)

    stories.join(article=again, other=first, by=staff.edda)
    drained()

    assert cause_of(claim) is None


def test_a_copy_that_comes_after_the_verdict_takes_no_source_away(staff: Staff) -> None:
    claim, (first, *_) = said_by_three()
    builders.published(staff, claim)

    copy = said(claim, "Ines Calder")
    stories.join(article=copy, other=first, by=staff.edda)
    drained()

    assert cause_of(claim) is None


def merged(party: Party, kept: Party, staff: Staff) -> None:
    party_merges.merge(party=party, asked=MergeRequest(into=kept.pk, reason="One person."), by=staff.edda)


def merged_and_parted(party: Party, kept: Party, staff: Staff) -> None:
    merged(party, kept, staff)
    party_merges.undo(party=party, by=staff.edda)


def controlled(party: Party, kept: Party, staff: Staff) -> None:
    parties.edit(
        party=party,
        name=party.name,
        kind=PartyKind.PERSON,
        controlled_by=kept,
        same_as="",
        by=staff.admin,
    )


def described(party: Party, kept: Party, staff: Staff) -> None:
    parties.control(party=party, controlled_by=kept, by=staff.edda)


FEWER = "Of the sources it rested on, 2 are independent, not 3: {}"
MORE = "Of the sources it rested on, 3 are independent, not 2: {}"


@pytest.mark.parametrize(
    ("done", "causes"),
    [
        (merged, [FEWER.format("Osric Vane was merged into Petra Holm.")]),
        (
            merged_and_parted,
            [
                FEWER.format("Osric Vane was merged into Petra Holm."),
                MORE.format("Osric Vane was parted from Petra Holm again."),
            ],
        ),
        (controlled, [FEWER.format("who controls Osric Vane was changed.")]),
        (described, [FEWER.format("who controls Osric Vane was changed.")]),
    ],
)
def test_two_voices_that_turn_out_to_be_one_are_one_source(
    staff: Staff, done: Callable[[Party, Party, Staff], None], causes: list[str]
) -> None:
    claim, _ = said_by_three()
    builders.published(staff, claim)

    done(Party.objects.get(name="Osric Vane"), Party.objects.get(name="Petra Holm"), staff)
    drained()

    assert cause_of(claim) == " ".join(causes)


def test_a_controller_that_is_named_far_above_the_voice_is_counted_too(staff: Staff) -> None:
    claim, _ = said_by_three()
    above = top = Party.objects.create(name="Veldria", kind="government")
    for name in ("Works Ministry", "Roads Agency", "Bridge Office"):
        above = Party.objects.create(name=name, kind="organisation", controlled_by=above)
    Party.objects.filter(name="Osric Vane").update(controlled_by=above)
    builders.published(staff, claim)

    parties.control(party=top, controlled_by=Party.objects.get(name="Petra Holm"), by=staff.edda)
    drained()

    assert cause_of(claim) == FEWER.format("who controls Veldria was changed.")


def test_a_party_that_is_renamed_changes_no_count(staff: Staff) -> None:
    claim, _ = said_by_three()
    builders.published(staff, claim)
    party = Party.objects.get(name="Osric Vane")

    parties.edit(
        party=party,
        name="Osric A. Vane",
        kind=PartyKind.PERSON,
        controlled_by=None,
        same_as="",
        by=staff.admin,
    )
    drained()

    assert cause_of(claim) is None
