"""Who says a claim is told with the independent source it belongs to, and through whom it was passed on."""

import pytest

from claims.models import Party, Statement, Voice
from claims.queries import voices
from tests import builders

pytestmark = pytest.mark.django_db


def test_voices_of_one_source_stand_together_under_its_number() -> None:
    claim = builders.claim(said_by=builders.voice("Dora Finch"))
    for name in ("Osric Venn", "Nils Hall"):
        builders.statement(said_by=builders.voice(name), claim=claim)
    ministry = Party.objects.create(name="Works Ministry", kind="organisation")
    Party.objects.filter(name__in=["Dora Finch", "Nils Hall"]).update(controlled_by=ministry)

    says = voices.of(claim).says

    assert [(group.name, group.sources) for group in says] == [
        ("Dora Finch", (1,)),
        ("Nils Hall", (1,)),
        ("Osric Venn", (2,)),
    ]


def test_those_who_passed_it_on_are_named_in_their_order() -> None:
    claim = builders.claim(said_by=builders.voice("Dora Finch"))
    spoken = Statement.objects.get(claim=claim)
    for position, name in enumerate(("Works Ministry", "Harwick Radio"), 1):
        Voice.objects.create(statement=spoken, position=position, party=name)

    (group,) = voices.of(claim).says

    assert group.via == ("Works Ministry", "Harwick Radio")
