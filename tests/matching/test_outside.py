"""Checks of others are found for a claim by the words that both have, and no others."""

import pytest

from claims.matching import outside as matching
from claims.models import Claim, OutsideCheck
from claims.queries import outside as checks
from tests import builders, outside
from tests.builders import Staff

pytestmark = pytest.mark.django_db

CLAIM = "Russia asked China for military assistance for its war in Ukraine"


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


def found(staff: Staff, claim: str, *reviewed: str) -> list[str]:
    """Which of these claims are near this one, the nearest first."""
    reviews = [
        outside.rated("Odd", url=f"{outside.SITE}/{n}", claimReviewed=each, itemReviewed=None)
        for n, each in enumerate(reviewed)
    ]
    outside.bring(staff.edda, *reviews)
    near = matching.near(Claim.objects.get(pk=builders.claim(claim).pk), OutsideCheck.objects.all())
    words = dict(OutsideCheck.objects.values_list("pk", "claim_reviewed"))
    return [words[each.check_id] for each in near]


@pytest.mark.parametrize(
    "reviewed",
    [
        CLAIM,
        "China was asked by Russia for assistance with the war in Ukraine.",
        "“Russia ASKED China for military assistance”",
        "Did Russia ask China to assist its military in Ukraine’s war?",
    ],
)
def test_one_in_nearly_the_same_words_is_found(staff: Staff, reviewed: str) -> None:
    assert found(staff, CLAIM, reviewed) == [reviewed]


@pytest.mark.parametrize(
    "reviewed",
    [
        "Fog kills",
        "Russia and Ukraine",
        "Ukraine exported more grain in 2021 than Russia, the war notwithstanding, a study of markets shows",
        "Der Krieg dauert an",
    ],
)
def test_one_that_shares_too_little_is_not(staff: Staff, reviewed: str) -> None:
    assert found(staff, CLAIM, reviewed) == []


def test_the_nearest_comes_first_and_few_are_shown(staff: Staff) -> None:
    many = [f"Russia asked China for military help, says letter {n}" for n in range(20)]

    near = found(staff, CLAIM, *many, CLAIM)

    assert near[0] == CLAIM
    assert len(checks.near(Claim.objects.latest("pk"), staff.ravi)) == checks.MOST_NEAR


@pytest.mark.parametrize(
    "claim", ["It's \\ 'quoted' & (odd) | words: !* <-> of 'boats'", "The the of", "🛥️ 🛥️ 🛥️", "a:b c:d e:*"]
)
def test_odd_words_ask_nothing_odd(staff: Staff, claim: str) -> None:
    assert found(staff, claim, claim) in ([claim], [])


def test_only_the_newest_version_is_near(staff: Staff) -> None:
    outside.check(staff.edda)
    outside.bring(staff.edda, outside.rated("True after all", dateModified="2026-11-01"))
    claim = builders.claim("The ferry of Harwick carried two million passengers")

    (near,) = checks.near(claim, staff.ravi)

    assert near.check.said is not None
    assert near.check.said.words == "True after all"
