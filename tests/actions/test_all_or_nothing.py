"""An action whose history cannot be written has written nothing at all."""

import pytest
from django.db import IntegrityError, connection, transaction

from claims.models import Claim
from tests.actions.acts import ACTIONS, everything
from tests.actions.scene import Scene

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_without_its_history_an_action_leaves_no_trace(name: str) -> None:
    scene = Scene()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_historyentry ADD CONSTRAINT no_more CHECK (false) NOT VALID")
    before = everything()

    with pytest.raises(IntegrityError, match="no_more"), transaction.atomic():
        ACTIONS[name](scene)

    assert everything() == before


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_every_action_says_what_it_did(name: str) -> None:
    scene = Scene()
    before = everything()["HistoryEntry"]

    ACTIONS[name](scene)

    assert len(everything()["HistoryEntry"]) > len(before)


def test_the_scene_is_what_it_says() -> None:
    assert Claim.objects.get(pk=Scene().claim.pk).state == "researching"
