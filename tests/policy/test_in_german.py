"""Refusals are said in the language of whoever asked."""

import pytest
from django.utils import translation

from claims.domain.inputs import MoveInputs
from claims.domain.refusals import Missing, NotAllowed
from claims.domain.roles import Permission
from claims.policy.permissions import check_permission
from tests import builders

pytestmark = pytest.mark.django_db


def test_who_may_is_said_in_german() -> None:
    reviewer = builders.staff().ravi
    with translation.override("de"), pytest.raises(NotAllowed) as refused:
        check_permission(reviewer, Permission.TRIAGE)
    assert str(refused.value) == "Das dürfen nur die Redaktion oder die Verwaltung: eine Behauptung sichten."


def test_what_cannot_be_read_is_said_in_german() -> None:
    with translation.override("de"), pytest.raises(Missing) as refused:
        MoveInputs.parse({"priority": "4"})
    assert refused.value.fields == {"priority": "„4“ passt hier nicht: Erwartet wird 1, 2 oder 3."}
