"""Two claims that are one: all of it moves, and exactly that comes back."""

import pytest

from claims.actions import claim_merges, denials, parts, sources, statements, tags, watches
from claims.actions import claims as claim_actions
from claims.domain.denials import Scope
from claims.domain.merge_request import MergeRequest
from claims.domain.refusals import Missing, NotAllowed, Stale, WrongState
from claims.matching import same_claim
from claims.models import Claim, Denial, DenialTarget, HistoryEntry, Merge, Statement
from claims.queries import chain
from tests import builders

WHY = "The same homes, counted in the same year."


@pytest.fixture
def staff(db: None) -> builders.Staff:
    return builders.staff()


def merge(claim: Claim, into: Claim, by: builders.Staff) -> Claim:
    claim = Claim.objects.get(pk=claim.pk)
    asked = MergeRequest(into.pk, WHY)
    return claim_merges.merge(claim=claim, asked=asked, version=claim.version, by=by.edda)


def owned(claim: Claim) -> dict[str, list[int]]:
    """The rows of everything that a claim has."""
    return {
        "appearances": sorted(claim.appearances.values_list("pk", flat=True)),
        "denials": sorted(claim.denial_targets.values_list("pk", flat=True)),
        "sources": sorted(claim.sources.values_list("pk", flat=True)),
        "replies": sorted(claim.reply_requests.values_list("pk", flat=True)),
        "tags": sorted(claim.claim_tags.values_list("pk", flat=True)),
    }


def full(staff: builders.Staff, tag: str) -> Claim:
    """A claim in Ravi's hands with a row of every kind."""
    claim = builders.ready_to_propose(staff)
    builders.denial(claim)
    tags.add(claim=claim, name=tag, by=staff.ravi)
    return Claim.objects.get(pk=claim.pk)


def test_all_that_a_claim_has_goes_to_the_kept_one(staff: builders.Staff) -> None:
    claim, kept = full(staff, "housing"), full(staff, "Harwick")
    both = {name: sorted(ids + owned(kept)[name]) for name, ids in owned(claim).items()}

    kept = merge(claim, kept, staff)

    assert owned(kept) == both
    assert owned(claim) == {name: [] for name in both}
    assert (kept.appearance_count, kept.denial_count) == (2, 2)
    claim.refresh_from_db()
    assert (claim.state, claim.duplicate_of, claim.merged_into) == ("set_aside", kept, kept)
    assert (claim.set_aside_reason, claim.appearance_count, claim.denial_count) == (WHY, 0, 0)


def test_an_undo_puts_back_exactly_what_was_moved_even_where_more_has_come(staff: builders.Staff) -> None:
    claim, kept = full(staff, "housing"), full(staff, "Harwick")
    had, kept_had = owned(claim), owned(kept)
    merge(claim, kept, staff)
    builders.statement(claim=kept)
    later = builders.source(kept, staff.ravi, title="A later register")
    tags.add(claim=kept, name="elections", by=staff.ravi)

    claim_merges.undo(claim=Claim.objects.get(pk=claim.pk), by=staff.edda)

    assert owned(claim) == had
    now = owned(kept)
    assert {name: set(kept_had[name]) <= set(now[name]) for name in now} == dict.fromkeys(now, True)
    assert later.pk in now["sources"]
    assert [len(now[name]) - len(kept_had[name]) for name in now] == [1, 0, 1, 0, 1]
    claim.refresh_from_db()
    kept.refresh_from_db()
    assert (claim.state, claim.merged_into, claim.appearance_count, claim.denial_count) == ("new", None, 1, 1)
    assert (kept.appearance_count, kept.denial_count) == (2, 1)


def test_what_was_removed_meanwhile_stays_removed(staff: builders.Staff) -> None:
    claim, kept = full(staff, "housing"), full(staff, "Harwick")
    source = claim.sources.get()
    merge(claim, kept, staff)
    sources.remove(source=kept.sources.get(pk=source.pk), by=staff.ravi)

    claim_merges.undo(claim=Claim.objects.get(pk=claim.pk), by=staff.edda)

    assert not claim.sources.exists()
    assert claim.appearances.count() == 1


def test_a_denial_of_both_counts_once_and_comes_back_to_both(staff: builders.Staff) -> None:
    claim, kept = builders.claim(), builders.claim()
    builders.denial(claim)
    denials.link(denial=Denial.objects.get(), claim=kept, scope=Scope.PART, by=staff.ravi)
    tags.add(claim=claim, name="Housing", by=staff.ravi)
    tags.add(claim=kept, name="housing", by=staff.ravi)

    kept = merge(claim, kept, staff)

    assert kept.denial_count == 1
    assert kept.denial_targets.get().scope == "part"
    assert [tag.name for tag in kept.tags.all()] == ["Housing"]

    denials.unlink(target=kept.denial_targets.get(), by=staff.ravi)
    claim = claim_merges.undo(claim=Claim.objects.get(pk=claim.pk), by=staff.edda)

    assert claim.denial_targets.get().scope == "full"
    assert claim.denial_count == 1
    assert [tag.name for tag in claim.tags.all()] == ["Housing"]


def test_nothing_belongs_to_no_claim(staff: builders.Staff) -> None:
    claim, kept = full(staff, "housing"), full(staff, "Harwick")
    statements, targets = Statement.objects.count(), DenialTarget.objects.count()

    merge(claim, kept, staff)
    assert Statement.objects.filter(kind="claim", claim__isnull=False).count() == 2
    claim_merges.undo(claim=Claim.objects.get(pk=claim.pk), by=staff.edda)

    assert (Statement.objects.count(), DenialTarget.objects.count()) == (statements, targets)


def test_both_histories_tell_of_the_merge_and_of_its_undoing(staff: builders.Staff) -> None:
    claim, kept = builders.claim(), builders.claim()
    merge(claim, kept, staff)
    claim_merges.undo(claim=Claim.objects.get(pk=claim.pk), by=staff.edda)

    for one in (claim, kept):
        told = HistoryEntry.objects.filter(subject="claim", subject_id=one.pk, kind__contains="merged")
        assert [entry.kind for entry in told.order_by("position")] == ["claim.merged", "claim.unmerged"]
        assert told.first().data["kept"] == kept.number  # type: ignore[union-attr]
        assert chain.verify("claim", one.pk) is None
    moves = HistoryEntry.objects.filter(subject_id=claim.pk, kind="claim.moved").order_by("position")
    assert [(entry.data["from"], entry.data["to"]) for entry in moves] == [
        ("new", "set_aside"),
        ("set_aside", "new"),
    ]


def test_a_published_claim_is_not_merged_away(staff: builders.Staff) -> None:
    with pytest.raises(WrongState, match="is published: its page must stay"):
        merge(builders.published(staff), builders.claim(), staff)


@pytest.mark.parametrize("state", ["second_reading", "set_aside", "withdrawn"])
def test_only_what_is_worked_on_is_merged_away(staff: builders.Staff, state: str) -> None:
    with pytest.raises(WrongState):
        merge(builders.AT[state](staff), builders.claim(), staff)
    assert not Merge.objects.exists()


def test_a_reopened_check_is_not_merged_away(staff: builders.Staff) -> None:
    claim = builders.move(
        builders.published(staff), "reopen", staff.edda, correction="minor", note="A digit."
    )
    with pytest.raises(Missing, match="has a published check"):
        merge(claim, builders.claim(), staff)


@pytest.mark.parametrize("state", ["set_aside", "withdrawn"])
def test_nothing_is_merged_into_what_is_closed(staff: builders.Staff, state: str) -> None:
    kept = builders.AT[state](staff)
    with pytest.raises(Missing, match="still worked on or published"):
        merge(builders.claim(), kept, staff)


def test_a_claim_is_not_merged_into_itself_nor_into_nothing(staff: builders.Staff) -> None:
    claim = builders.claim()
    with pytest.raises(Missing, match="into itself"):
        merge(claim, claim, staff)
    with pytest.raises(Missing, match="There is no claim C-987654"):
        claim_merges.merge(claim=claim, asked=MergeRequest(987654, WHY), version=1, by=staff.edda)


def test_a_reviewer_cannot_merge_nor_part(staff: builders.Staff) -> None:
    claim, kept = builders.claim(), builders.claim()
    with pytest.raises(NotAllowed, match="Only editors or administrators may merge claims"):
        claim_merges.merge(claim=claim, asked=MergeRequest(kept.pk, WHY), version=1, by=staff.ravi)
    merge(claim, kept, staff)
    with pytest.raises(NotAllowed):
        claim_merges.undo(claim=claim, by=staff.ravi)


def test_a_merge_of_a_version_that_is_gone_is_refused(staff: builders.Staff) -> None:
    claim, kept = builders.claim(), builders.claim()
    claim_actions.reword(claim=claim, text="Other words for it", version=1, by=staff.ravi)
    with pytest.raises(Stale):
        claim_merges.merge(claim=claim, asked=MergeRequest(kept.pk, WHY), version=1, by=staff.edda)


def test_a_proposal_of_the_kept_claim_is_overtaken(staff: builders.Staff) -> None:
    kept = builders.in_second_reading(staff)
    claim = builders.claim()
    merge(claim, kept, staff)
    with pytest.raises(Missing, match=f"{claim.number} was merged into it"):
        builders.move(kept, "confirm", staff.cleo)


def test_a_verdict_of_the_kept_claim_must_be_looked_at_again(staff: builders.Staff) -> None:
    kept, claim = builders.published(staff), builders.claim()
    merge(claim, kept, staff)
    assert kept.verdicts.get().stale_cause == f"{claim.number} was merged into it."


def test_merges_are_undone_in_reverse_order(staff: builders.Staff) -> None:
    first, second, third = builders.claim(), builders.claim(), builders.claim()
    merge(first, second, staff)
    merge(second, third, staff)

    with pytest.raises(WrongState, match=f"{second.number} was itself merged into {third.number} since"):
        claim_merges.undo(claim=first, by=staff.edda)

    claim_merges.undo(claim=second, by=staff.edda)
    claim_merges.undo(claim=first, by=staff.edda)
    assert [one.appearances.count() for one in (first, second, third)] == [1, 1, 1]
    with pytest.raises(WrongState, match="is not merged"):
        claim_merges.undo(claim=first, by=staff.edda)


def test_a_merged_claim_is_not_restored_past_its_merge(staff: builders.Staff) -> None:
    claim, kept = builders.claim(), builders.claim()
    merge(claim, kept, staff)
    with pytest.raises(Missing, match=f"was merged into {kept.number}: undo the merge"):
        builders.move(claim, "restore", staff.edda, reason="Look.")


def test_nothing_new_is_hung_on_a_merged_claim(staff: builders.Staff) -> None:
    claim, kept, other = builders.claim(), builders.claim(), builders.claim()
    builders.denial(other)
    merge(claim, kept, staff)
    with pytest.raises(WrongState, match=f"was merged into {kept.number}; do it there"):
        denials.link(denial=Denial.objects.get(), claim=claim, scope=Scope.FULL, by=staff.ravi)
    with pytest.raises(WrongState):
        builders.statement(claim=claim)
    with pytest.raises(WrongState):
        tags.add(claim=claim, name="housing", by=staff.ravi)


def test_a_later_article_with_the_merged_words_finds_the_kept_claim(staff: builders.Staff) -> None:
    words = "The council of Harwick built ninety homes in a year"
    claim, kept = builders.claim(words), builders.claim("Harwick has ninety new homes since last autumn")
    assert same_claim.find(words) == claim
    merge(claim, kept, staff)
    assert same_claim.find(words) == kept
    builders.set_aside(staff, kept)
    assert same_claim.find(words) is None


def test_what_a_person_looked_at_before_the_merge_is_not_changed_behind_it(staff: builders.Staff) -> None:
    claim, kept = full(staff, "housing"), full(staff, "Harwick")
    said = claim.appearances.select_related("snapshot__article", "claim").get()
    target = claim.denial_targets.select_related("claim", "denial__statement__snapshot__article").get()
    source = claim.sources.select_related("claim").get()
    merge(claim, kept, staff)

    for late in (
        lambda: statements.dismiss(statement=said, by=staff.ravi),
        lambda: denials.unlink(target=target, by=staff.ravi),
        lambda: sources.remove(source=source, by=staff.ravi),
    ):
        with pytest.raises(Stale):
            late()

    kept.refresh_from_db()
    assert (kept.appearance_count, kept.denial_count, kept.sources.count()) == (2, 2, 2)
    statements.dismiss(statement=kept.appearances.get(pk=said.pk), by=staff.ravi)
    kept.refresh_from_db()
    assert kept.appearance_count == 1


def test_a_merge_is_undone_though_somebody_watches_the_merged_claim_anew(staff: builders.Staff) -> None:
    claim, kept = builders.claim(), builders.claim()
    watches.start(claim=claim, by=staff.ravi)
    merge(claim, kept, staff)
    watches.start(claim=claim, by=staff.ravi)

    claim_merges.undo(claim=claim, by=staff.edda)

    assert claim.watches.filter(user=staff.ravi).count() == 1


def test_a_proposal_of_a_part_of_the_kept_claim_is_overtaken_too(staff: builders.Staff) -> None:
    kept, claim = builders.claim(), builders.claim()
    part, _ = parts.split(claim=kept, texts=["One part", "Another"], version=1, by=staff.edda)
    builders.in_second_reading(staff, part)

    merge(claim, kept, staff)

    with pytest.raises(
        Missing, match=f"{claim.number} was merged into {kept.number}, which this is part of,"
    ):
        builders.move(part, "confirm", staff.cleo)
