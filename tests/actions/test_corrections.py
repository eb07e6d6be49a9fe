"""Corrections of what was published: their kinds, and that they tell the public what came of them."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings

from claims.domain.refusals import Missing
from claims.models import Claim
from claims.publishing import claimreview
from claims.queries import checks, corrections
from tests import builders
from tests.builders import Staff

CHECKER = Path(settings.BASE_DIR).parent / "shared" / "spec" / "check_claimreview.py"


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


@pytest.fixture
def checker() -> ModuleType:
    if not CHECKER.exists():
        pytest.skip("shared/spec/check_claimreview.py is not beside this checkout")
    spec = importlib.util.spec_from_file_location("check_claimreview", CHECKER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reopened(staff: Staff, kind: str) -> Claim:
    """A claim rated False, published and opened again."""
    return builders.move(
        builders.published(staff), "reopen", staff.edda, correction=kind, note="The register was revised."
    )


def propose(staff: Staff, claim: Claim, rating: str, **given: str) -> Claim:
    return builders.move(claim, "propose", staff.ravi, rating=rating, reason="As revised.", **given)


def again(staff: Staff, kind: str, rating: str, **given: str) -> Claim:
    claim = propose(
        staff, reopened(staff, kind), rating, no_reply_reason="They said all they had to.", **given
    )
    return builders.move(claim, "confirm", staff.cleo)


@pytest.mark.parametrize("kind", ["rating_unchanged", "minor"])
def test_who_told_the_public_that_the_rating_stands_proposes_no_other(staff: Staff, kind: str) -> None:
    claim = reopened(staff, kind)

    with pytest.raises(Missing, match="this is another rating") as refused:
        propose(staff, claim, "true", no_reply_reason="They had their say.")

    assert set(refused.value.fields) == {"correction"}
    assert propose(staff, claim, "false").state == "second_reading"


def test_who_told_the_public_of_another_rating_does_not_keep_it(staff: Staff) -> None:
    with pytest.raises(Missing, match="this is the same rating"):
        propose(staff, reopened(staff, "rating_changed"), "false")


def test_the_kind_is_corrected_with_the_proposal(staff: Staff) -> None:
    claim = again(staff, "rating_unchanged", "true", correction="rating_changed")

    (told,) = corrections.of(claim.pk)

    assert (told.kind, told.before, told.after) == ("Correction of the rating", "False", "True")


@pytest.mark.parametrize("rating", ["true", "false"])
def test_an_update_may_end_with_any_rating(staff: Staff, rating: str) -> None:
    assert again(staff, "update", rating).state == "published"


def test_a_kind_of_correction_is_refused_where_nothing_is_corrected(staff: Staff) -> None:
    claim = builders.ready_to_propose(staff)

    with pytest.raises(Missing, match="leave the kind of correction out"):
        propose(staff, claim, "false", correction="minor")


def test_a_void_check_is_withdrawn_and_not_opened_again(staff: Staff) -> None:
    claim = builders.published(staff)

    with pytest.raises(Missing, match="is withdrawn, and not opened again"):
        builders.move(claim, "reopen", staff.edda, correction="void", note="It is void.")

    builders.move(claim, "withdraw", staff.edda, reason="The register was forged.")
    (told,) = corrections.of(claim.pk)
    assert (told.kind, told.note) == ("Withdrawn as void", "The register was forged.")


@pytest.mark.parametrize(
    ("kind", "rating", "text"),
    [
        (
            "rating_changed",
            "true",
            "Correction of the rating from “False” to “True”: The register was revised.",
        ),
        ("rating_unchanged", "false", "Correction; the rating stands: The register was revised."),
        ("minor", "false", "Minor correction: The register was revised."),
        ("update", "false", None),
    ],
)
def test_the_claimreview_tells_each_kind_of_correction(
    staff: Staff, checker: ModuleType, kind: str, rating: str, text: str | None
) -> None:
    check = checks.public(again(staff, kind, rating).pk)
    assert check is not None

    document = claimreview.of(check)

    assert checker.check_claimreview(document, check.url) == []
    assert [comment["text"] for comment in document.get("correction", ())] == ([text] if text else [])


def test_a_withdrawn_check_tells_that_it_is_void(staff: Staff, checker: ModuleType) -> None:
    check = checks.public(builders.withdrawn(staff).pk)
    assert check is not None

    document = claimreview.of(check)

    assert not check.in_force
    assert checker.check_claimreview(document, check.url) == []
    assert document["correction"][0]["text"] == "Withdrawn as void: The register was forged."
    assert document["correction"][0]["@type"] == "CorrectionComment"


def test_the_log_has_every_correction_the_newest_first(staff: Staff) -> None:
    changed = again(staff, "rating_changed", "true")
    open_ = reopened(staff, "minor")
    void = builders.withdrawn(staff)

    lines = corrections.log().rows

    assert [(line.claim_id, line.correction.before, line.correction.after, line.void) for line in lines] == [
        (void.pk, "False", "", True),
        (open_.pk, "False", "", False),
        (changed.pk, "False", "True", False),
    ]
