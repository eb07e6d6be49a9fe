"""The same words are the same claim, and nothing less."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.matching import same_claim
from claims.models import Claim
from tests import builders

pytestmark = pytest.mark.django_db
WORDS = "The council of Harwick built 412 homes"


def test_the_same_words_are_found_whatever_their_typography() -> None:
    claim = builders.claim(WORDS)

    assert same_claim.find("“the council of Harwick  built 412 homes”") == claim


@pytest.mark.parametrize(
    "other",
    [
        "The council of Harwick built 413 homes",
        "The council of Harwick never built 412 homes",
        "The council of Barwick built 412 homes",
    ],
)
def test_another_number_name_or_negation_is_another_claim(other: str) -> None:
    builders.claim(WORDS)

    assert same_claim.find(other) is None


def test_few_words_say_too_little_to_be_the_same() -> None:
    builders.claim("He was there")

    assert same_claim.find("He was there") is None


def test_old_and_set_aside_claims_are_left_alone() -> None:
    builders.set_aside(builders.staff(), builders.claim(WORDS))
    assert same_claim.find(WORDS) is None

    Claim.objects.update(state="new", set_aside_reason="")
    assert same_claim.find(WORDS)
    Claim.objects.update(created_at=timezone.now() - timedelta(days=31))
    assert same_claim.find(WORDS) is None
