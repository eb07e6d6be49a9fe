"""A compound claim is split into parts; each is checked by itself, and the whole is nobody's sum."""

import pytest

from claims.actions import comments, parts, statements
from claims.actions.comments import About
from claims.domain.refusals import Missing, NotAllowed, Stale, WrongState
from claims.models import Claim, HistoryEntry
from claims.pipeline import drain
from claims.queries import chain, checks, facts, voices
from claims.queries.desk import page
from claims.queries.desk_filters import DeskFilters
from tests import builders
from tests.builders import Staff

HOMES, BRIDGE = "The council of Harwick built 412 homes", "The council of Harwick mended the bridge"


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


def whole() -> Claim:
    return builders.claim(f"{HOMES}, and mended the bridge")


def split(staff: Staff, claim: Claim) -> list[Claim]:
    return parts.split(claim=claim, texts=[HOMES, "", f"  {BRIDGE} "], version=claim.version, by=staff.edda)


def publish(staff: Staff, claim: Claim, rating: str) -> Claim:
    builders.ready_to_propose(staff, claim)
    builders.move(claim, "propose", staff.ravi, rating=rating, reason="The register says so.")
    return builders.move(claim, "confirm", staff.cleo)


def test_each_line_becomes_a_claim_of_its_own_on_the_desk(staff: Staff) -> None:
    claim = builders.triaged(staff, whole(), topic="Housing", priority=1)

    made = split(staff, claim)

    assert [part.text for part in made] == [HOMES, BRIDGE]
    assert {(part.state, part.origin, part.topic, part.priority) for part in made} == {
        ("new", "split", "Housing", 1)
    }
    rows = {row.id: row for row in page(staff.ravi, DeskFilters()).rows}
    assert set(rows) == {claim.pk, *(part.pk for part in made)}
    assert {rows[part.pk].part_of for part in made} == {claim.pk}
    kinds = dict(
        HistoryEntry.objects.filter(kind__in=["claim.split", "claim.part_made"]).values_list(
            "subject_id", "kind"
        )
    )
    assert kinds == {claim.pk: "claim.split", **{part.pk: "claim.part_made" for part in made}}


def test_a_part_was_said_and_denied_where_the_whole_was(staff: Staff) -> None:
    claim = whole()
    builders.denial(claim, "Ministry of Works")
    part, _ = split(staff, claim)

    both = voices.of(part)

    assert [voice.name for voice in both.says] == ["Dora Finch"]
    assert [voice.name for voice in both.denies] == ["Ministry of Works"]
    assert facts.of(part).unasked == facts.of(claim).unasked
    row = next(row for row in page(staff.ravi, DeskFilters()).rows if row.id == part.pk)
    assert ([said.name for said in row.said_by], row.articles) == (["Dora Finch"], 1)


def test_an_article_that_carries_the_whole_is_no_independent_source_for_a_part(staff: Staff) -> None:
    claim = whole()
    carrier = claim.appearances.get().snapshot.article
    part, _ = split(staff, claim)
    part = builders.researching(staff, part)
    builders.source(part, staff.ravi, url=carrier.url)

    assert facts.independent_sources(part) == []


def test_a_part_is_published_with_the_voices_of_the_whole(staff: Staff) -> None:
    claim = whole()
    builders.denial(claim, "Ministry of Works")
    part, _ = split(staff, claim)

    publish(staff, part, "false")

    check = checks.public(part.pk)
    assert check is not None
    assert [voice.name for voice in check.said_by] == ["Dora Finch"]
    assert [voice.denial_type for voice in check.denied_by] == [
        "flat denial of the whole that this is part of"
    ]
    assert len(check.appearances) == 1


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ([HOMES], "at least two"),
        ([], "at least two"),
        ([HOMES, HOMES.upper()], "say the same"),
        ([f"{HOMES}, and mended the bridge.", BRIDGE], "says all of it"),
        ([f"Part {n}" for n in range(13)], "at most 12"),
        ([HOMES, "x" * 601], "at most 600"),
        ([HOMES, "\0"], "no character"),
    ],
)
def test_what_are_no_parts_is_refused_at_the_field(staff: Staff, texts: list[str], sentence: str) -> None:
    claim = whole()

    with pytest.raises(Missing, match=sentence) as refused:
        parts.split(claim=claim, texts=texts, version=claim.version, by=staff.edda)

    assert set(refused.value.fields) == {"texts"}
    assert not claim.parts.exists()


def test_only_an_editor_splits_and_only_what_is_open_whole_and_seen(staff: Staff) -> None:
    claim = whole()
    with pytest.raises(NotAllowed, match="Only editors"):
        parts.split(claim=claim, texts=[HOMES, BRIDGE], version=claim.version, by=staff.ravi)
    with pytest.raises(Stale):
        parts.split(claim=claim, texts=[HOMES, BRIDGE], version=claim.version + 1, by=staff.edda)
    with pytest.raises(WrongState, match="can no longer be split"):
        split(staff, builders.published(staff))
    part, _ = split(staff, claim)
    claim.refresh_from_db()
    with pytest.raises(WrongState, match="split already"):
        split(staff, claim)
    with pytest.raises(WrongState, match="a part is not split again"):
        split(staff, part)


def test_a_split_is_undone_while_nobody_has_begun_with_a_part(staff: Staff) -> None:
    claim = whole()
    made = split(staff, claim)
    claim.refresh_from_db()

    gone = parts.undo(claim=claim, version=claim.version, by=staff.edda)

    assert [part.pk for part in gone] == [part.pk for part in made]
    assert {part.state for part in gone} == {"set_aside"}
    assert [row.id for row in page(staff.ravi, DeskFilters()).rows] == [claim.pk]
    assert chain.verify_all().first_broken is None
    claim.refresh_from_db()
    assert len(split(staff, claim)) == 2


def test_a_split_is_not_undone_once_a_part_has_moved(staff: Staff) -> None:
    claim = whole()
    first, _ = split(staff, claim)
    builders.triaged(staff, first)
    claim.refresh_from_db()

    with pytest.raises(WrongState, match=f"{first.number} is in “Triaged” already"):
        parts.undo(claim=claim, version=claim.version, by=staff.edda)


def test_where_the_whole_was_said_cannot_be_dismissed_under_its_parts(staff: Staff) -> None:
    claim = whole()
    split(staff, claim)

    with pytest.raises(Missing, match="appears nowhere else"):
        statements.dismiss(statement=claim.appearances.get(), by=staff.ravi)


def test_a_verdict_on_mixed_parts_names_each_of_them(staff: Staff) -> None:
    claim = builders.ready_to_propose(staff, whole())
    homes, bridge = split(staff, claim)
    publish(staff, homes, "false")
    publish(staff, bridge, "true")

    with pytest.raises(Missing, match=f"rated differently.*{bridge.number}") as refused:
        builders.move(claim, "propose", staff.ravi, rating="misleading", reason=f"{homes.number} is false.")
    assert set(refused.value.fields) == {"reason"}

    reason = f"{homes.number} is false; {bridge.number} is true."
    claim = builders.move(claim, "propose", staff.ravi, rating="misleading", reason=reason)
    assert claim.state == "second_reading"


def test_parts_rated_alike_need_not_be_named_and_no_verdict_is_made_of_them(staff: Staff) -> None:
    claim = builders.ready_to_propose(staff, whole())
    for part in split(staff, claim):
        publish(staff, part, "false")
    drain.drain_all()

    claim.refresh_from_db()
    assert (claim.state, claim.verdicts.count(), claim.reviews.count()) == ("researching", 0, 0)
    claim = builders.move(claim, "propose", staff.ravi, rating="false", reason="Neither is so.")
    assert claim.state == "second_reading"


def test_a_part_decided_afterwards_makes_the_verdict_on_the_whole_stale(staff: Staff) -> None:
    claim = builders.ready_to_propose(staff, whole())
    homes, bridge = split(staff, claim)
    drain.drain_all()
    builders.move(claim, "propose", staff.ravi, rating="false", reason="Neither is so.")
    publish(staff, homes, "false")
    drain.drain_all()

    review = claim.reviews.get()
    assert review.stale_cause == f"its part {homes.number} was rated “False” after it was proposed."
    builders.move(claim, "send_back", staff.cleo, comment="Look at the part.")
    builders.move(claim, "propose", staff.ravi, rating="false", reason="Neither is so.")
    builders.move(claim, "confirm", staff.cleo)
    drain.drain_all()
    assert claim.verdicts.get().stale_cause is None

    publish(staff, bridge, "true")
    drain.drain_all()
    assert claim.verdicts.get().stale_cause == f"Its part {bridge.number} was rated “True”."


def test_the_public_page_lists_the_parts_with_their_own_verdicts(staff: Staff) -> None:
    claim = builders.ready_to_propose(staff, whole())
    homes, bridge = split(staff, claim)
    publish(staff, homes, "false")
    builders.move(claim, "propose", staff.ravi, rating="false", reason="One is not so.")
    builders.move(claim, "confirm", staff.cleo)

    listed = checks.parts(claim.pk)
    over = checks.whole(homes.pk)

    assert [(part.claim_id, part.claim, part.rating_label) for part in listed] == [(homes.pk, HOMES, "False")]
    assert over is not None
    assert over.claim_id == claim.pk
    assert checks.whole(bridge.pk) is not None
    assert checks.parts(homes.pk) == ()


def test_the_words_of_the_whole_are_talked_about_at_a_part(staff: Staff) -> None:
    claim = whole()
    denial = builders.denial(claim)
    part, _ = split(staff, claim)

    for said in (claim.appearances.get(), denial):
        made = comments.add(claim=part, text="Is that all of it?", about=About(statement=said), by=staff.ravi)
        assert (made.claim_id, made.exact) == (part.pk, said.exact)
