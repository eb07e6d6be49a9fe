"""What the analysis found is kept whole, and a second reading takes nothing back."""

from dataclasses import replace

import pytest

from claims.actions import claims as claim_actions
from claims.actions import statements
from claims.analysis.result import Block, BlockRole, Layout
from claims.domain.spans import Span
from claims.domain.speech import AttributionLevel
from claims.models import Affiliation, Claim, DenialTarget, Statement
from claims.policy import visibility
from tests import builders, found

pytestmark = pytest.mark.django_db


def places(statement: Statement, role: str) -> list[str]:
    return [place.exact for place in statement.places.all() if place.role == role]


def test_everything_said_of_a_statement_is_kept() -> None:
    snapshot = found.keep()

    warned = snapshot.statements.get(found_by="quoted test")
    assert (warned.speech_act, warned.propositional, warned.modality) == ("warn", False, "forecast")
    assert (warned.affiliation, warned.affiliation_past) == ("Harwick port", True)
    assert (warned.checkability, warned.quotation) == ("speech_act", "direct")
    assert warned.worth_reasons[:2] == ["a day it can be checked on", "a named official"]
    assert places(warned, "part") == ["The bridge will close", "before the spring"]
    assert places(warned, "modality") == ["will"]
    assert places(warned, "checkability") == ["warned"]
    clerk = snapshot.statements.get(exact="lorries may cross")
    assert places(clerk, "anonymity") == ["because the talks are secret"]
    assert places(clerk, "part") == []
    for place in [*warned.places.all(), *clerk.places.all()]:
        assert snapshot.text[place.start : place.end] == place.exact


def test_an_affiliation_that_is_over_is_kept_as_past_in_that_article() -> None:
    first, second = found.keep(), found.keep(replace(found.everything(), text=found.TEXT + "\n"))

    rows = Affiliation.objects.filter(party__name="Nils Hall").order_by("id")
    assert [(row.article_id, row.stated, row.past) for row in rows] == [
        (first.article_id, "Harwick port", True),
        (second.article_id, "Harwick port", True),
    ]


def test_a_denial_is_kept_with_how_sure_and_how_much_it_answers() -> None:
    found.keep()

    links = DenialTarget.objects.order_by("id").values_list("scope", "confidence", "claim__origin")
    assert list(links) == [("part", 0.75, "analysis"), ("full", 0.5, "denial")]


def test_what_the_reporter_says_is_kept_as_a_suggestion_that_makes_no_claim() -> None:
    snapshot = found.keep()

    narrated = snapshot.statements.get(kind="narrator")
    assert (narrated.standing, narrated.claim) == ("suggested", None)
    assert visibility.claims_on_desk(builders.person()).count() == 3


def test_a_second_reading_keeps_what_people_did_and_explains_the_rest_anew() -> None:
    ravi = builders.person("ravi")
    snapshot = found.keep()
    warned = snapshot.statements.get(found_by="quoted test")
    narrated = snapshot.statements.get(kind="narrator")
    statements.accept(statement=narrated, by=ravi)
    statements.dismiss(statement=warned, by=ravi)
    newer = [
        replace(one, why="Read again.", worth_reasons=("a number",), modality_shown_by=())
        for one in found.everything().statements
    ]

    found.keep(replace(found.everything(), statements=tuple(newer)), within=snapshot)

    assert snapshot.statements.count() == 4
    warned.refresh_from_db()
    assert (warned.standing, len(warned.worth_reasons)) == ("dismissed", 3)
    assert places(warned, "modality") == ["will"]
    kept = snapshot.statements.get(kind="narrator")
    assert (kept.standing, kept.claim is not None, kept.why) == ("accepted", True, "")
    clerk = snapshot.statements.get(exact="lorries may cross")
    assert (clerk.why, clerk.worth_reasons, places(clerk, "modality")) == ("Read again.", ["a number"], [])
    assert places(clerk, "anonymity") == ["because the talks are secret"]
    assert Claim.objects.filter(origin="narration").count() == 1


def test_a_second_reading_makes_no_twin_of_what_a_person_moved_or_reworded() -> None:
    ravi = builders.person("ravi")
    snapshot = found.keep()
    clerk = snapshot.statements.select_related("claim").get(exact="lorries may cross")
    assert clerk.claim
    statements.edit(
        statement=clerk,
        version=clerk.version,
        voice=builders.voice("clerk", AttributionLevel.COLLECTIVE),
        span=Span(clerk.start, clerk.start + len("lorries")),
        by=ravi,
    )
    claim_actions.reword(
        claim=clerk.claim, text="Lorries may cross the bridge", version=clerk.claim.version, by=ravi
    )
    before = (Claim.objects.count(), Statement.objects.count(), DenialTarget.objects.count())

    found.keep(within=snapshot)

    assert (Claim.objects.count(), Statement.objects.count(), DenialTarget.objects.count()) == before
    clerk.refresh_from_db()
    assert (clerk.exact, clerk.standing) == ("lorries", "accepted")


def test_a_newer_reading_adds_what_it_finds_more_to_the_claim_it_belongs_to() -> None:
    snapshot = found.keep()
    known = Claim.objects.get(text="Lorries may cross")
    more = found.statement(5, "claim", found.span("The bridge has been shut twice since 2019"), claim=2)
    whole = found.everything()
    groups = [replace(group, statements=(2, 5)) if group.id == 2 else group for group in whole.claims]

    found.keep(replace(whole, statements=(*whole.statements, more), claims=tuple(groups)), within=snapshot)

    known.refresh_from_db()
    assert (known.appearance_count, Claim.objects.count()) == (2, 3)


def test_what_was_added_by_hand_stays_by_hand_when_the_analysis_finds_it_too() -> None:
    snapshot = builders.snapshot(builders.article(found.TEXT))
    by_hand = builders.statement(found.NARRATED, within=snapshot)
    same = found.statement(1, by_hand.kind, Span(by_hand.start, by_hand.end), why="A rule.")

    found.keep(found.analysis((replace(same, claim=None),)), within=snapshot)

    by_hand.refresh_from_db()
    assert (by_hand.found_by, by_hand.why) == ("hand", "")


def test_moving_the_words_of_a_statement_takes_its_pieces_away() -> None:
    snapshot = found.keep()
    warned = snapshot.statements.get(found_by="quoted test")
    ravi = builders.person("ravi")

    same = statements.edit(
        statement=warned,
        version=warned.version,
        voice=builders.voice("Nils Hall"),
        span=Span(warned.start, warned.end),
        by=ravi,
    )
    assert len(places(same, "part")) == 2

    moved = statements.edit(
        statement=same,
        version=same.version,
        voice=builders.voice("Nils Hall"),
        span=Span(warned.start, warned.start + 21),
        by=ravi,
    )
    assert (moved.exact, places(moved, "part")) == ("The bridge will close", [])
    assert places(moved, "modality") == ["will"]


def test_what_the_publisher_corrected_is_kept_with_the_article() -> None:
    text = "Harwick bridge\n\nCorrection: an earlier version\nnamed another bridge.\n"
    note = found.span("Correction: an earlier version\nnamed another bridge.", text)
    layout = Layout((Block(note, BlockRole.CORRECTION),), None, None, None, None, None)

    article = found.keep(found.analysis(text=text, layout=layout)).article

    article.refresh_from_db()
    assert article.correction == "Correction: an earlier version named another bridge."
